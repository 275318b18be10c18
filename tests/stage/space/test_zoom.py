"""A space that looks at another box shows the same things there, and ends as if it had always stood there."""

from __future__ import annotations

import numpy as np
import pytest
from manim import linear

from mathlib.function import parse
from mathlib.plotting import nice_ticks
from scenes.stage.base import DARK
from scenes.stage.drawing import Paints
from scenes.stage.space import NEAR, Box, Floor, GraphPlane, Space, SpaceZoom, Surface
from scenes.stage.tangent_planes import PlaneOverDisc
from scenes.stage.text import Typesetter
from scenes.stage.two_variables import Landscape
from tests.stage.redrawing import refresh

WIDE, CLOSE = Box((-2, 2), (-2, 2), (-1, 9)), Box((0.4, 0.6), (0.9, 1.1), (1, 2.5))
POINT, SLOPES = (0.5, 1.0), (2.0, 2.5)


def bowl(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return np.asarray(x**2 + x * y + y**2)


@pytest.fixture
def landscape() -> Landscape:
    f = parse("x^2 + x*y + y^2", ("x", "y"))
    return Landscape(Typesetter(DARK), f, WIDE, (0, 0, 7, 5), azimuth=-1, faces=8)


def shapes(space: Space) -> list[object]:
    refresh(space)
    return space.paints(NEAR).shapes


def test_a_space_that_looked_elsewhere_is_painted_like_one_that_was_made_there(landscape: Landscape) -> None:
    landscape.plane("tangent", POINT, SLOPES)
    shapes(landscape)
    landscape.look_at(CLOSE)
    made = Landscape(Typesetter(DARK), landscape.function, CLOSE, (0, 0, 7, 5), azimuth=-1, faces=8)
    made.plane("tangent", POINT, SLOPES)
    for item in landscape.items:
        if isinstance(item, Floor):
            item.lines = [(nice_ticks(*CLOSE.x, 4), nice_ticks(*CLOSE.y, 4), 1.0)]
    assert shapes(landscape) == shapes(made)


def test_a_surface_runs_over_the_ground_that_is_seen(landscape: Landscape) -> None:
    landscape.look_at(CLOSE)
    x, y = np.meshgrid(landscape.surface.xs, landscape.surface.ys, indexing="ij")
    assert (x.min(), x.max(), y.min(), y.max()) == pytest.approx((0.4, 0.6, 0.9, 1.1))
    np.testing.assert_allclose(landscape.surface.heights, bowl(x, y))


def test_a_zoom_goes_by_equal_factors_and_ends_at_the_box(landscape: Landscape) -> None:
    zoom = SpaceZoom(landscape, CLOSE)
    zoom.rate_func = linear
    zoom.begin()
    widths = []
    for alpha in (0, 0.25, 0.5, 0.75, 1):
        zoom.interpolate(alpha)
        widths.append(landscape.box.x[1] - landscape.box.x[0])
    np.testing.assert_allclose(np.diff(np.log(widths)), np.log(0.2 / 4) / 4)
    assert landscape.box == CLOSE
    (floor,) = (item for item in landscape.items if isinstance(item, Floor))
    assert [strength for *_, strength in floor.lines] == [1]


def test_lines_of_the_floor_end_at_the_box(landscape: Landscape) -> None:
    (floor,) = (item for item in landscape.items if isinstance(item, Floor))
    floor.lines = [(np.array([-3.0, 0, 0.5]), np.array([1.0]), 1.0)]
    landscape.look_at(CLOSE)
    paints = Paints([], [])
    floor.paints(landscape, NEAR, paints)
    assert len(paints.shapes) == 2 + 2


def test_a_line_through_a_point_is_as_long_as_the_box_lets_it_be(landscape: Landscape) -> None:
    line = landscape.line(*POINT, (0, 1), 2.5, "partial_y")
    for box in (WIDE, CLOSE):
        landscape.look_at(box)
        refresh(landscape)
        x, y, z = line.line.T
        np.testing.assert_allclose(x, 0.5)
        np.testing.assert_allclose(z, 1.75 + 2.5 * (y - 1))
        assert 0.05 < np.ptp(y) / (box.y[1] - box.y[0]) < 0.7


def test_a_disc_of_any_radius_looks_the_same_in_its_box(landscape: Landscape) -> None:
    disc = PlaneOverDisc(landscape, POINT, SLOPES, step=(0.6, -0.8))
    seen = []
    for radius in (1.0, 0.1, 0.001):
        disc.radius.set_value(radius)
        landscape.look_at(disc.box(radius, 5))
        refresh(landscape)
        assert disc.plane.outline is not None
        corners = np.asarray(disc.plane.outline)
        np.testing.assert_allclose(np.hypot(*(corners - POINT).T), radius)
        seen.append(landscape.at(*corners.T, disc.plane.height_at(*corners.T)))
        x, y, z = disc.rim.line.T
        np.testing.assert_allclose(z, bowl(x, y))
        (at_x, at_y, low), (_, _, high) = disc.ends
        assert (at_x, at_y) == pytest.approx((0.5 + 0.6 * radius, 1 - 0.8 * radius))
        assert high - low == pytest.approx(radius**2 * bowl(np.array(0.6), np.array(-0.8)), rel=1e-6)
    np.testing.assert_allclose(seen[1], seen[0], atol=1e-9)
    np.testing.assert_allclose(seen[2], seen[0], atol=1e-9)


@pytest.mark.parametrize("slope", [0.3, 1 / 3, -7.1])
def test_of_graphs_that_are_one_the_last_is_painted_on_top(slope: float) -> None:
    box = Box((-1, 2), (-1, 2), (-20, 20))
    space = Space(box, (0, 0, 7, 5), -1.0, 0.7)
    surface = Surface.of(DARK, lambda x, y: slope * x + 0.1 * y + 1 / 7, box, faces=24)
    plane = GraphPlane(DARK, "tangent", opacity=1.0).tilt((0.1, 0.2, slope / 10 + 0.02 + 1 / 7), (slope, 0.1))
    space.put(surface, plane)
    paints = space.paints(NEAR)
    order = np.argsort(paints.depths, kind="stable")
    red = [round(paints.shapes[k][2][0], 6) for k in order if paints.shapes[k][1] <= 0]
    of_plane = [value == round(1.0, 6) for value in red]
    assert True in of_plane
    assert of_plane == sorted(of_plane)


def test_a_box_has_room_above_and_below_a_height() -> None:
    assert Box((0, 1), (0, 1), (0, 10)).with_room(10, 0.1).z == (0, 11)
    assert Box((0, 1), (0, 1), (0, 10)).with_room(5, 0.1).z == (0, 10)
