"""Residuals run from the points to the line; squares on them find room."""

from __future__ import annotations

import numpy as np
import pytest

from scenes.stage.animation import Value, drawing_of
from scenes.stage.base import DARK, Window
from scenes.stage.plane import LineFit, Plane, Residuals, window_for_residuals
from scenes.stage.text import Typesetter

PLACE = (0, 0, 8, 4.75)
POINTS = [(-1, -0.5), (1, 1.5), (3, 3), (3, 4)]


def refresh(*drawn: object) -> None:
    for mobject in drawn:
        drawing_of(mobject).refresh()  # type: ignore[arg-type, union-attr]


@pytest.mark.parametrize(("slope", "height"), [(-1, 3), (1, 0.5), (0, 10), (50, -80)])
def test_squares_are_square_and_stand_inside_the_window(slope: float, height: float) -> None:
    fit = LineFit(Typesetter(DARK), POINTS, lambda: (slope, height), [], PLACE)
    corners = fit.squares.points.reshape(-1, 4, 4, 3)[:, :, 0]
    sides = np.linalg.norm(np.roll(corners, -1, axis=1) - corners, axis=2)
    gaps = np.array([abs(slope * x + height - y) for x, y in POINTS]) * fit.plane.unit[1]
    assert sides == pytest.approx(np.column_stack([gaps] * 4), abs=1e-6)


def test_everything_follows_the_weights() -> None:
    slope, height = Value(-1), Value(3)
    fit = LineFit(Typesetter(DARK), POINTS, lambda: (slope(), height()), [(1, 0.5)], PLACE)
    slope.set_value(1)
    height.set_value(0.5)
    refresh(fit.line, fit.gaps, fit.squares, fit.dots)
    ends = fit.plane.coordinates(fit.gaps.points.reshape(-1, 4, 3)[:, [0, 3]])
    assert ends[:, :, 1] == pytest.approx(np.array([(-0.5, -0.5), (1.5, 1.5), (3, 3.5), (4, 3.5)]))
    (x, y), (to_x, to_y) = fit.plane.coordinates(fit.line.points[[0, -1]])
    assert (to_y - y) / (to_x - x) == pytest.approx(1)


def test_squares_are_clipped_by_the_frame_where_there_is_no_room() -> None:
    plane = Plane(Typesetter(DARK), Window(0, 1, 0, 10), (0, 0, 2, 4))
    drawn = Residuals(plane, [(0.5, 9)], lambda x: 1 + 0 * x)
    corners = plane.coordinates(drawn.squares.points)
    assert corners.min() >= -1e-9
    assert corners[:, 0].min() == pytest.approx(0)


def test_points_at_one_height_and_lines_far_off_have_a_window() -> None:
    window = window_for_residuals([(0, 1), (1, 1)], [lambda x: 1 + 0 * x], PLACE)
    assert window.height > 0
    far = window_for_residuals([(0, 1), (1, 1)], [lambda x: 1e6 * x], PLACE)
    assert far.top > 1e6
