"""Bands, names at the frame, parts of graphs and moving points stand where the numbers say."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.stage.animation import Value, drawing_of
from scenes.stage.base import DARK, Window
from scenes.stage.plane import GAP, Plane, punctured, spread
from scenes.stage.text import Typesetter

PLACE = (-2.0, 0.0, 6.0, 4.0)


@pytest.fixture
def plane() -> Plane:
    return Plane(Typesetter(DARK), Window(0, 2, -1, 3), PLACE)


@given(
    st.lists(st.floats(-5, 5), min_size=1, max_size=5).map(sorted),
    st.lists(st.floats(0.1, 1.2), min_size=5, max_size=5),
)
def test_spread_things_keep_apart_and_in_the_room(wanted: list[float], sizes: list[float]) -> None:
    sizes = sizes[: len(wanted)]
    places = spread(wanted, sizes, (-6, 6))
    ends = [(place - size / 2, place + size / 2) for place, size in zip(places, sizes, strict=True)]
    assert all(right[0] - left[1] >= GAP - 1e-9 for left, right in pairwise(ends))
    assert ends[0][0] >= -6 - 1e-9
    assert ends[-1][1] <= 6 + 1e-9


def test_things_that_have_room_stay_where_they_are_wanted() -> None:
    assert spread([-2, 0, 2], [1, 1, 1], (-6, 6)) == [-2, 0, 2]


def test_a_band_is_cut_at_the_frame_and_shows_no_edge_beyond_it(plane: Plane) -> None:
    band = plane.band("y", 1, 7, "epsilon")
    corners = plane.coordinates(band.area.points)
    assert (corners.min(axis=0), corners.max(axis=0)) == (pytest.approx([0, 1]), pytest.approx([2, 3]))
    assert plane.coordinates(band.edges.points)[:, 1] == pytest.approx(1)


def test_names_stand_at_their_numbers_where_there_is_room(plane: Plane) -> None:
    names = plane.edge_names("x", ("a - delta", "delta", 0.5), ("a", "ink", 1), ("a + delta", "delta", 1.5))
    centres = [plane.coordinates(name.get_center())[0] for name, _ in names.names]
    assert centres == pytest.approx([0.5, 1.0, 1.5])
    assert all(name.get_bottom()[1] > plane.at(0, 3)[1] for name, _ in names.names)


def test_names_of_near_numbers_are_apart_and_tied_to_them(plane: Plane) -> None:
    names = plane.edge_names("y", ("L - e", "epsilon", 0.99), ("L", "ink", 1), ("L + e", "epsilon", 1.01))
    boxes = [(name.get_bottom()[1], name.get_top()[1]) for name, _ in names.names]
    assert all(upper[0] > lower[1] for lower, upper in pairwise(boxes))
    ties = plane.coordinates(names.leaders.points[::4])
    assert ties[:, 1] == pytest.approx([0.99, 1.0, 1.01])


def test_what_of_a_graph_lies_beyond_a_band_is_cut_at_the_band_and_at_the_window(plane: Plane) -> None:
    graph = plane.graph(np.square)
    part = graph.part((0.2, 1.5), "failure", outside=(0.25, 1.0))
    xs, ys = plane.coordinates(np.vstack([part.points[::4], part.points[3::4]])).T
    assert ys == pytest.approx(xs**2, abs=1e-4)
    assert ((ys <= 0.25 + 1e-9) | (ys >= 1 - 1e-9)).all()
    assert [xs.min(), xs.max()] == pytest.approx([0.2, 1.5])
    assert ((xs < 0.5001) | (xs > 0.9999)).all()


def test_a_moving_point_is_on_the_graph_with_guides_to_both_axes(plane: Plane) -> None:
    point = plane.moving_point(lambda x: x * x, 1.5)
    assert plane.coordinates(point.mark.get_center()) == pytest.approx([1.5, 2.25])
    ends = plane.coordinates(point.guides.points)
    assert ends.min(axis=0) == pytest.approx([0, -1], abs=0.1)
    assert ends.max(axis=0) == pytest.approx([1.5, 2.25])


def test_a_moving_point_is_not_seen_at_the_point_left_out(plane: Plane) -> None:
    x = Value(1.0)
    point = plane.moving_point(lambda x: x * x, x, left_out=1.0)
    assert len(point.mark.points) == len(point.guides.points) == 0
    x.set_value(1.2)
    drawing = drawing_of(point)
    assert drawing is not None
    drawing.refresh()
    assert len(point.mark.points) > 0


def test_a_punctured_function_has_no_value_at_its_hole_alone() -> None:
    values = punctured(lambda x: x + 1, 0.1)(np.array([0.1, 0.1 + 1e-6]))
    assert np.isnan(values).tolist() == [True, False]
