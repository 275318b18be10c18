"""Rectangles, panels and boxes are drawn with the sides, the signs and the order that they have."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.stage.animation import Value, drawing_of
from scenes.stage.areas import Box, Boxes, Panel, SignedRectangle, hatching, name_in, row_of_panels
from scenes.stage.base import DARK, Window
from scenes.stage.plane import Plane
from scenes.stage.text import Typesetter

PLACE = (-2.0, 0.0, 6.0, 4.0)
WINDOW = Window(-2, 4, -1, 3)


def panel() -> Panel:
    return Panel(DARK, WINDOW, PLACE)


def corners(shape: np.ndarray, place: Panel) -> tuple[list[float], list[float]]:
    """The least and the greatest coordinates of points of the screen, in those of a panel."""
    x, y, width, height = place.place
    window = place.window
    across = window.left + (shape[:, 0] - x + width / 2) / width * window.width
    up = window.bottom + (shape[:, 1] - y + height / 2) / height * window.height
    return [across.min(), across.max()], [up.min(), up.max()]


@pytest.mark.parametrize(
    ("x", "y", "area"),
    [
        ((0, 1), (0, 2), 2),
        ((1, 0.5), (0, 2), -1),
        ((0, -1), (0, 2), -2),
        ((0, -1), (0, -1), 1),
        ((1, 1), (0, 2), 0),
    ],
)
def test_a_rectangle_is_filled_or_hatched_by_the_sign_of_its_area(
    x: tuple[float, float], y: tuple[float, float], area: float
) -> None:
    place = panel()
    drawn = SignedRectangle(place, x, y, "secant")
    assert drawn.area == pytest.approx(area)
    assert [len(part.points) > 0 for part in (drawn.added, drawn.taken, drawn.hatch)] == [
        area > 0,
        area < 0,
        area < 0,
    ]
    across, up = corners(drawn.outline.points, place)
    assert across == pytest.approx(sorted(x))
    assert up == pytest.approx(sorted(y))


def test_a_rectangle_follows_its_values_through_zero() -> None:
    side = Value(1.0)
    drawn = SignedRectangle(panel(), (0, side), (0, 2), "secant")
    drawing = drawing_of(drawn)
    assert drawing is not None
    for size in (0.5, 0.0, -0.5):
        side.set_value(size)
        drawing.refresh()
        assert drawn.area == pytest.approx(2 * size)
        assert bool(len(drawn.hatch.points)) == (size < 0)


def test_a_rectangle_stays_within_the_frame_and_keeps_its_area() -> None:
    place = Plane(Typesetter(DARK), WINDOW, PLACE)
    drawn = SignedRectangle(place, (0, 100), (0, 2), "secant")
    assert drawn.area == pytest.approx(200)
    assert place.coordinates(drawn.added.points)[:, 0].max() == pytest.approx(4)


sides = st.tuples(st.floats(-7, 7), st.floats(0.001, 5))


@given(sides, sides, st.sampled_from([1, -1]))
def test_hatching_lies_in_its_rectangle_at_even_distances(
    x: tuple[float, float], y: tuple[float, float], slant: int
) -> None:
    (left, width), (bottom, height) = x, y
    shape = np.array(
        [[left + i * width, bottom + j * height, 0] for i, j in ((0, 0), (1, 0), (1, 1), (0, 1))]
    )
    lines = hatching(shape, slant)
    for line in lines:
        assert (line[:, :2] >= shape[:, :2].min(axis=0) - 1e-9).all()
        assert (line[:, :2] <= shape[:, :2].max(axis=0) + 1e-9).all()
        assert line[1, 1] - line[0, 1] == pytest.approx(slant * (line[1, 0] - line[0, 0]), abs=1e-9)
    heights = [line[0, 1] - slant * line[0, 0] for line in lines]
    assert np.diff(heights) == pytest.approx(0.17 * np.sqrt(2))
    assert len(lines) >= (width + height) / (0.17 * np.sqrt(2)) - 1.01


def test_hatches_with_different_slants_cross() -> None:
    one, other = (hatching(panel().at([0, 2, 2, 0], [0, 0, 2, 2]), slant)[3] for slant in (1, -1))
    assert np.dot(one[1] - one[0], other[1] - other[0]) == pytest.approx(0)


def test_panels_stand_row_of_panels_in_one_scale() -> None:
    panels = row_of_panels(DARK, WINDOW, PLACE, 3, gap=0.3)
    ends = [each.at([-2, 4], 0)[:, 0] for each in panels]
    assert (ends[0][0], ends[2][1]) == (pytest.approx(-5), pytest.approx(1))
    assert all(right[0] - left[1] == pytest.approx(0.3) for left, right in pairwise(ends))
    assert np.ptp([np.diff(each)[0] for each in ends]) == pytest.approx(0)


def test_the_axes_of_a_panel_run_through_0_where_it_is_in_sight() -> None:
    assert len(panel().axes.points) == 8
    assert len(Panel(DARK, Window(1, 2, -1, 1), PLACE).axes.points) == 4


def test_a_name_stands_inside_or_not_at_all() -> None:
    place, typesetter = panel(), Typesetter(DARK)
    (name,) = name_in(place, typesetter, ["u v"], (2, 0), (0, 2), "ink")
    across, up = corners(np.array([name.get_corner((-1, -1, 0)), name.get_corner((1, 1, 0))]), place)
    assert 0 < across[0] < across[1] < 2
    assert 0 < up[0] < up[1] < 2
    assert len(name_in(place, typesetter, ["u v"], (0, 0.2), (0, 2), "ink")) == 0
    (sign,) = name_in(place, typesetter, ["Delta u Delta v", "-"], (0, 0.45), (0, 2), "ink")
    assert sign.source == "$ - $"


def test_a_box_is_a_hexagon_with_equal_sides_for_equal_lengths() -> None:
    boxes = Boxes(DARK, [Box(((0, 1), (0, 1), (0, 1)), "secant")], (0.5, -1), 2)
    faces = np.array([face.points[::4] for face in boxes[0].faces])
    lengths = np.linalg.norm(faces - np.roll(faces, -1, axis=1), axis=2)
    assert lengths == pytest.approx(2)
    nearest = boxes.at([1, 1, 1])
    assert all(np.linalg.norm(face - nearest, axis=1).min() < 1e-9 for face in faces)
    assert nearest == pytest.approx([0.5, -1, 0])


def test_a_box_nearer_to_the_viewer_covers_what_is_behind_it() -> None:
    h = Value(0.25)
    boxes = Boxes(
        DARK,
        [Box(((0, 1), (0, 1), (0, 1)), "function"), Box(((1, 1 + h), (0, 1), (0, 1)), "secant")],
        (0, 0),
        1,
    )
    behind, before = boxes
    hidden = behind.faces[0].points
    shown = before.faces[0].points + 0.25 * (boxes.at([0, 0, 0]) - boxes.at([1, 0, 0]))
    assert hidden == pytest.approx(shown)
    assert boxes.submobjects == [behind, before]
