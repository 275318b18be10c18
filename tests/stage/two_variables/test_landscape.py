"""A landscape holds what is added to it on its surface, and a trail walks on map and surface alike."""

from __future__ import annotations

import numpy as np
import pytest

from scenes.stage.base import DARK, Localization, Window
from scenes.stage.plane import Plane
from scenes.stage.space import Box
from scenes.stage.text import Typesetter
from scenes.stage.two_variables import DirectionCut, Landscape, Trail

BOX = Box((-1.5, 1.5), (-1.5, 1.5), (-2.5, 2.5))
STEPS = np.array([[-1.2, 0.3], [0.9, 0.4], [-0.5, 0.5], [0.2, 0.9]])


def saddle(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return np.asarray(x**2 - y**2)


def landscape() -> Landscape:
    return Landscape(DARK, saddle, BOX, (0, 0, 7, 5), azimuth=-1)


def chart() -> Plane:
    return Plane(Typesetter(DARK, {}, Localization()), Window(-1.5, 1.5, -1.5, 1.5), (4, 0, 4, 4))


def test_what_is_added_lies_on_the_surface() -> None:
    ground = landscape()
    x, y, z = ground.curve(STEPS, "secant").line.T
    np.testing.assert_allclose(z, x**2 - y**2)
    assert ground.point(0.5, 1).line[0].tolist() == [0.5, 1, -0.75]
    assert {"SpaceCurve", "SpaceDot"} <= {type(item).__name__ for item in ground.items}


def test_a_tangent_plane_of_a_saddle_meets_it_along_two_lines_through_the_point() -> None:
    ground = landscape()
    curves = ground.intersection(ground.plane("tangent", (0.5, 0.25), slopes=(1, -0.5)))
    points = np.vstack([curve.line for curve in curves])
    np.testing.assert_allclose(np.abs(points[:, 0] - 0.5), np.abs(points[:, 1] - 0.25), atol=1e-6)
    assert np.hypot(points[:, 0] - 0.5, points[:, 1] - 0.25).min() < 0.05


def test_a_cut_runs_through_its_point() -> None:
    ground = landscape()
    cut = DirectionCut(ground, (0.5, 0.25))
    cut.turn(np.radians(30), slope=0.6, h=0.4, shown=1)
    x, y, z = cut.slice.line.T
    np.testing.assert_allclose((y - 0.25) * np.cos(np.radians(30)), (x - 0.5) * np.sin(np.radians(30)))
    np.testing.assert_allclose(z, saddle(x, y))
    assert ground.cut is not None
    assert float(ground.cut.side(0.5, 0.25)) == pytest.approx(0)


def test_a_discrete_trail_runs_straight_from_step_to_step() -> None:
    plane, ground = chart(), landscape()
    trail = Trail(plane, ground, STEPS, "ink", discrete=True)
    for number, step in enumerate(STEPS):
        trail.walk(number / (len(STEPS) - 1))
        assert plane.coordinates(trail.balls[0].get_center()) == pytest.approx(step, abs=1e-6)
        assert trail.balls[1].get_center() == pytest.approx(ground.at(*step, saddle(*step)), abs=1e-6)
        centres = trail.steps[0].points.reshape(number + 1, -1, 3)
        middles = (centres.min(axis=1) + centres.max(axis=1)) / 2
        np.testing.assert_allclose(plane.coordinates(middles), STEPS[: number + 1], atol=1e-6)
    for p, q, path in zip(STEPS, STEPS[1:], np.array_split(trail.path[:-1], len(STEPS) - 1), strict=False):
        across = (path - p) @ np.array([-(q - p)[1], (q - p)[0]])
        np.testing.assert_allclose(across, 0, atol=1e-9)


def test_a_smooth_trail_has_a_constant_speed_and_no_steps() -> None:
    trail = Trail(chart(), landscape(), STEPS, "ink")
    trail.walk(0.5)
    lengths = np.linalg.norm(np.diff(trail.path, axis=0), axis=1)
    assert np.median(lengths) == pytest.approx(lengths.max(), rel=1e-6)
    assert not any(len(dots.points) for dots in trail.steps)
