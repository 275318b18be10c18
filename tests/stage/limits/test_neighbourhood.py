"""A neighbourhood is drawn at the numbers of its values, and so is the graph in it."""

from __future__ import annotations

import numpy as np
import pytest
from manim import VMobject

from scenes.stage.animation import Value
from scenes.stage.base import DARK, Window
from scenes.stage.limits import Neighbourhood
from scenes.stage.plane import Plane
from scenes.stage.scene import BeatScene
from scenes.stage.text import Typesetter


@pytest.fixture
def plane() -> Plane:
    return Plane(Typesetter(DARK), Window(-2, 2, -1, 5), (-2.0, 0.0, 6.0, 4.0))


def points(plane: Plane, mobject: VMobject) -> np.ndarray:
    return plane.coordinates(np.vstack([mobject.points[::4], mobject.points[3::4]]))


def redraw(*mobjects: VMobject) -> None:
    """What a scene does when a mobject is added."""
    BeatScene().add(*mobjects)


def test_box_and_graph_follow_the_values(plane: Plane) -> None:
    near = Neighbourhood(plane.graph(np.square), ("a", 1.0), ("L", 1.0))
    near.reset(height=0.5, radius=0.6)
    redraw(near.box, near.inside, near.outside)
    corners = points(plane, near.box)
    assert (corners.min(axis=0), corners.max(axis=0)) == (
        pytest.approx([0.4, 0.5]),
        pytest.approx([1.6, 1.5]),
    )
    xs, ys = points(plane, near.inside).T
    assert (xs.min(), xs.max()) == (pytest.approx(0.4, abs=1e-3), pytest.approx(1.6, abs=1e-3))
    assert ys == pytest.approx(xs**2, abs=1e-3)
    outside = points(plane, near.outside)[:, 1]
    assert np.abs(outside - 1).min() >= 0.5
    assert outside.min() < 0.5 < 1.5 < outside.max()


def test_a_band_slides_with_its_middle(plane: Plane) -> None:
    level = Value(1)
    near = Neighbourhood(plane.graph(np.square), ("a", 1.0), ("L", level))
    near.reset(height=0.5, radius=0.6)
    redraw(near.band, near.band_names, near.cross)
    level.set_value(3)
    redraw(near.band, near.band_names, near.cross)
    assert np.unique(np.round(plane.coordinates(near.band.edges.points)[:, 1], 6)).tolist() == [2.5, 3.5]
    assert points(plane, near.cross)[:, 1].max() == pytest.approx(5, abs=0.1)
    assert 3 in np.round(points(plane, near.cross)[:, 1], 6)


def test_other_names_of_the_window_stand_at_its_ends(plane: Plane) -> None:
    near = Neighbourhood(plane.graph(np.square), ("a", 0.0), ("L", 0.0))
    names = near.names_of_window("2 delta", "failure")
    near.reset(height=0.5, radius=1)
    redraw(names)
    centres = [plane.coordinates(name.get_center())[0] for name, _ in names.names]
    assert centres == pytest.approx([-1, 0, 1])
