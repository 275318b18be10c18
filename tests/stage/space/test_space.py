"""A space projects truly, and a cut divides what stands in it without loss."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.stage.base import DARK
from scenes.stage.drawing import FACE, Paints
from scenes.stage.space import FAR, NEAR, WITHIN, Box, Cut, Item, Space, SpaceCurve, SpaceDot, Surface

BOX = Box((-1.5, 1.5), (-1.0, 2.0), (0.0, 10.0))
angle = st.integers(-314, 314).map(lambda hundredths: hundredths / 100)
within = st.floats(-0.9, 0.9)


def bowl(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return np.asarray(x**2 + x * y + y**2)


def space_of(azimuth: float = -1.0) -> Space:
    return Space(BOX, (0, 0, 8, 5), azimuth, 0.5)


def area(outline: Sequence[float]) -> float:
    """Signed: faces may be seen from below, and a face seen edge-on may cross itself."""
    x, y = np.reshape(outline, (-1, 2)).T
    return float((x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2)


def painted(space: Space, item: Item, side: int) -> Paints:
    paints = Paints([], [])
    item.paints(space, side, paints)
    return paints


@given(angle)
def test_parallels_stay_parallel_and_uprights_upright(azimuth: float) -> None:
    space = space_of(azimuth)
    one, other = (space.at([0, 1], [y, y + 0.5], [0, 2]) for y in (-1, 1))
    assert one[1] - one[0] == pytest.approx(other[1] - other[0])
    foot, head = space.at(0.3, 0.4, [0, 5])
    assert foot[0] == pytest.approx(head[0])
    assert foot[1] < head[1]


@given(angle, within, angle)
def test_a_cut_divides_a_surface_without_loss(azimuth: float, offset: float, heading: float) -> None:
    space, surface = space_of(azimuth), Surface.of(DARK, bowl, BOX, faces=8)
    whole = painted(space, surface, NEAR)
    space.cut = Cut((offset, 0.5 + offset), (float(np.cos(heading)), float(np.sin(heading))))
    sides = [painted(space, surface, side) for side in (FAR, NEAR)]
    total, *parts = (
        sum(area(outline) for outline, width, _ in paints.shapes if width == FACE)
        for paints in (whole, *sides)
    )
    assert sum(parts) == pytest.approx(total, abs=1e-9)
    assert painted(space, surface, WITHIN).shapes == []


@given(angle)
def test_a_surface_ends_where_the_box_does(azimuth: float) -> None:
    space = space_of(azimuth)
    space.put(Surface.of(DARK, lambda x, y: 4 * x + 0 * y, BOX, faces=9))
    corners = ((0.0, -1.0), (1.5, -1.0), (1.5, 2.0), (0.0, 2.0))
    expected = area(space.at(*np.transpose([(x, y, 4 * x) for x, y in corners]))[:, :2].ravel())
    assert painted_area(space) == pytest.approx(expected, abs=1e-9)


def test_a_jump_is_no_wall() -> None:
    space = space_of()
    space.put(Surface.of(DARK, lambda x, y: np.where(x > 0.1, 1e3, -1e3) + 0 * y, BOX, faces=8))
    assert space.paints(NEAR).shapes == []


def painted_area(space: Space) -> float:
    return sum(area(outline) for outline, width, _ in space.paints(NEAR).shapes if width == FACE)


def test_what_is_on_the_viewers_side_of_a_cut_is_painted_as_near() -> None:
    space, surface = space_of(-np.pi / 2), Surface.of(DARK, bowl, BOX, faces=8)
    space.cut = Cut((0.0, 0.5), (1.0, 0.0))
    border = float(space.nearness(0.0, 0.5))
    assert max(painted(space, surface, FAR).depths) <= border + 0.1
    assert min(painted(space, surface, NEAR).depths) >= border - 0.1


def test_the_nearer_face_is_painted_later() -> None:
    space, surface = space_of(), Surface.of(DARK, bowl, BOX, faces=8)
    paints = painted(space, surface, NEAR)
    faces = [(d, s) for d, s in zip(paints.depths, paints.shapes, strict=True) if s[1] == FACE]
    nearest = max(faces, key=lambda face: face[0])[1]
    toward = np.array([np.cos(-1.0), np.sin(-1.0)])
    corner_x, corner_y = BOX.x[int(toward[0] > 0)], BOX.y[int(toward[1] > 0)]
    corner = space.at(corner_x, corner_y, bowl(np.array(corner_x), np.array(corner_y)))[:2]
    assert np.abs(np.reshape(nearest[0], (-1, 2)) - corner).max(axis=1).min() < 1e-9


def test_a_curve_in_the_cut_is_painted_whole_and_once() -> None:
    space = space_of()
    space.cut = Cut((0.0, 1.0), (1.0, 0.0))
    xs = np.linspace(*BOX.x, 21)
    line = np.column_stack([xs, np.ones(21), bowl(xs, np.ones(21))])
    curve = SpaceCurve(DARK, "ink", within=True).draw(line)
    assert not painted(space, curve, FAR).shapes
    assert not painted(space, curve, WITHIN).shapes
    runs = [np.reshape(outline, (-1, 2)) for outline, _, _ in painted(space, curve, NEAR).shapes]
    assert all((end[-1] == start[0]).all() for end, start in pairwise(runs))
    joined = np.vstack([runs[0][:1], *(run[1:] for run in runs)])
    np.testing.assert_allclose(joined, space.at(*line.T)[:, :2], atol=1e-12)


def test_what_leaves_the_box_is_not_drawn() -> None:
    low = Box(BOX.x, BOX.y, (0.0, 2.0))
    space, surface = Space(low, (0, 0, 8, 5), -1.0, 0.5), Surface.of(DARK, bowl, low, faces=8)
    for outline, width, _ in painted(space, surface, NEAR).shapes:
        if width == FACE:
            rises = np.reshape(outline, (-1, 2))[:, 1] <= space.at(BOX.x[0], BOX.y[1], 2.0)[1] + 1e-9
            assert rises.all()


def test_hidden_items_are_out_of_sight_and_others_are_not() -> None:
    space = space_of()
    first, second = SpaceDot(DARK, "ink", 18), SpaceDot(DARK, "ink", 18)
    space.hide(first)
    assert (first.opacity, second.opacity) == (0.0, 1.0)


def test_a_surface_that_runs_over_another_ground_is_never_taken_for_one_it_was() -> None:
    """Its arrays may lie where those of before were: a picture of these would be shown for a frame."""
    surface = Surface.of(DARK, bowl, BOX, faces=8)
    first = surface.state
    assert surface.state == first
    assert all(surface.cover(BOX).state != first for _ in range(50))
