"""Data are drawn where they are, as many as are shown, and never where they are not."""

from __future__ import annotations

import numpy as np
import pytest

from scenes.stage.animation import Value, drawing_of
from scenes.stage.base import DARK, Window
from scenes.stage.plane import DataPoints, Plane
from scenes.stage.text import Typesetter

LOSSES = [(0, 4.0), (1, 2.0), (2, 1.0), (3, 0.5)]


@pytest.fixture
def plane() -> Plane:
    return Plane(Typesetter(DARK), Window(0, 4, 0, 5), (0, 0, 6, 4))


def marks(plane: Plane, drawn: DataPoints) -> np.ndarray:
    """The centres of the points that are drawn, in coordinates."""
    outlines = drawn.marks.points.reshape(-1, 24, 4, 3)[:, :, 0]
    return plane.coordinates(outlines.mean(axis=1))


def test_every_point_stands_where_its_data_are(plane: Plane) -> None:
    drawn = plane.data(LOSSES, "gradient")
    assert marks(plane, drawn) == pytest.approx(np.array(LOSSES))
    ends = plane.coordinates(drawn.lines.points.reshape(-1, 4, 3)[:, [0, 3]])
    assert ends[:, 0] == pytest.approx(np.array(LOSSES[:-1]))
    assert ends[:, 1] == pytest.approx(np.array(LOSSES[1:]))


def test_as_many_are_shown_as_a_value_says_and_the_last_line_grows(plane: Plane) -> None:
    shown = Value(0)
    drawn = plane.data(LOSSES, "gradient", shown)
    assert len(drawn.marks.points) == len(drawn.lines.points) == 0
    shown.set_value(2.5)
    drawing = drawing_of(drawn)
    assert drawing is not None
    drawing.refresh()
    assert len(marks(plane, drawn)) == 2
    assert plane.coordinates(drawn.lines.points[-1]) == pytest.approx([1.5, 1.5])


def test_what_is_not_finite_or_outside_is_left_out_with_the_lines_to_it(plane: Plane) -> None:
    drawn = plane.data([(0, 1), (1, np.inf), (2, 2), (3, 9), (4, 1)], "gradient")
    assert marks(plane, drawn) == pytest.approx(np.array([[0, 1], [2, 2], [4, 1]]))
    assert len(drawn.lines.points) == 0


def test_points_need_not_be_joined(plane: Plane) -> None:
    assert len(plane.data(LOSSES, "gradient", joined=False).lines.points) == 0


def test_lines_that_may_leave_are_cut_at_the_frame_and_points_outside_are_not_drawn(plane: Plane) -> None:
    far = [(1, 1), (3, 9.0), (3, np.inf), (2, 2), (-2, 4)]
    drawn = plane.data(far, "gradient", leaving=True)
    assert marks(plane, drawn) == pytest.approx(np.array([(1, 1), (2, 2)]))
    ends = plane.coordinates(drawn.lines.points.reshape(-1, 4, 3)[:, [0, 3]])
    assert ends == pytest.approx(np.array([[(1, 1), (2, 5)], [(2, 2), (0, 3)]]))


def test_lines_between_points_far_outside_are_cut_at_the_frame(plane: Plane) -> None:
    window = plane.window
    x = (window.left + window.right) / 2
    drawn = plane.data([(x, 7e15), (x, -9e16), (x, 8e17)], "gradient", leaving=True)
    heights = plane.coordinates(drawn.lines.points)[:, 1]
    assert heights.min() == pytest.approx(window.bottom)
    assert heights.max() == pytest.approx(window.top)
