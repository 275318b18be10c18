"""Several graphs over one ground are painted as a walk along the lines of sight finds them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pytest
from manim import ManimColor, tempconfig

from scenes.stage.animation import StageCamera
from scenes.stage.base import DARK
from scenes.stage.space import (
    NEAR,
    Box,
    Cut,
    GraphPlane,
    HeightField,
    Space,
    Surface,
    disc,
    rectangle,
    transparency,
)
from scenes.stage.space.crossing_lines import crossing_lines, in_box
from scenes.stage.space.surface_faces import SurfaceFaces
from tests.stage.space.sight import Array, View

WIDTH, HEIGHT = 640, 360
POINTS = 800
PLACE = (0.0, 0.0, 13.0, 7.6)
ROLES = ("function", "secant", "epsilon")
Function = Callable[[Array, Array], Array]


@dataclass(frozen=True)
class Case:
    """Graphs of functions over a box; a function of `planes` is also given as z = c + a x + b y."""

    box: Box
    surfaces: tuple[Function, ...]
    planes: tuple[tuple[float, float, float], ...] = ()
    outline: Array | None = None

    def items(self) -> list[HeightField]:
        surfaces = [
            Surface.of(DARK, f, self.box, faces=40, roles=(role, role))
            for f, role in zip(self.surfaces, ROLES, strict=False)
        ]
        planes = [
            GraphPlane(DARK, role, self.outline, opacity=1.0).tilt((0, 0, c), (a, b))
            for (a, b, c), role in zip(self.planes, ROLES[len(surfaces) :], strict=False)
        ]
        return [*surfaces, *planes]

    def functions(self) -> list[Function]:
        return [*self.surfaces, *(self.part(*plane) for plane in self.planes)]

    def part(self, a: float, b: float, c: float) -> Function:
        def height(x: Array, y: Array) -> Array:
            inside = np.ones(np.shape(x), dtype=bool)
            if self.outline is not None:
                for p, q in zip(self.outline, np.roll(self.outline, -1, axis=0), strict=True):
                    inside &= (q[0] - p[0]) * (y - p[1]) >= (q[1] - p[1]) * (x - p[0])
            return np.where(inside, c + a * x + b * y, np.nan)

        return height


CUBE = Box((-1.5, 1.5), (-1.5, 1.5), (-2.5, 2.5))
CASES = {
    "a saddle and its tangent plane": Case(CUBE, (lambda x, y: x**2 - y**2,), ((0, 0, 0),)),
    "a saddle and a tilted plane": Case(CUBE, (lambda x, y: x * y,), ((0.7, -0.4, 0.2),)),
    "a plane that leaves the box": Case(CUBE, (lambda x, y: x**2 - y**2,), ((2.5, 1.0, 0.3),)),
    "a bowl and a plane": Case(
        Box((-1.5, 1.5), (-1, 2), (0, 10)), (lambda x, y: x**2 + x * y + y**2,), ((1, 0.5, 3),)
    ),
    "two surfaces": Case(
        Box((-2, 2), (-2, 2), (-2, 2)),
        (
            lambda x, y: 0.8 * np.sin(2 * x) + 0.3 * y,
            lambda x, y: 0.7 * np.cos(1.7 * y) - 0.4 * x,
        ),
    ),
    "two surfaces and a plane": Case(
        Box((-2, 2), (-2, 2), (-2, 2)),
        (lambda x, y: np.sin(2 * x) * np.cos(y), lambda x, y: 0.4 * x * y),
        ((0.3, -0.2, 0.1),),
    ),
    "a disc in a saddle": Case(CUBE, (lambda x, y: x**2 - y**2,), ((0.3, 0.2, 0),), disc((0.2, -0.1), 0.9)),
    "a rectangle in a saddle": Case(
        CUBE, (lambda x, y: x**2 - y**2,), ((0.3, 0.2, 0),), rectangle((-0.9, 0.7), (-0.5, 1.1))
    ),
    "a bowl above a plane": Case(CUBE, (lambda x, y: 3 * x**2 + 3 * y**2 - 2,), ((0.3, 0.2, -2.1),)),
    "a hill under a disc": Case(
        CUBE, (lambda x, y: 2 - 0.8 * (x**2 + y**2),), ((0.1, -0.1, 2.1),), disc((0.2, -0.1), 0.7)
    ),
    "a disc that is seen from below": Case(
        CUBE, (lambda x, y: 0.1 * x**2 - 2,), ((0.5, -1.8, 1.7),), disc((0, 0.3), 0.6)
    ),
}
UNCROSSED = ("a bowl above a plane", "a hill under a disc", "a disc that is seen from below")
BESIDE_A_PLANE = [name for name, case in CASES.items() if len(case.surfaces) == len(case.planes) == 1]
VIEWS = [(-60, 30), (140, 18), (35, 70)]


def picture(space: Space) -> np.ndarray:
    with tempconfig({"pixel_width": WIDTH, "pixel_height": HEIGHT}):
        camera = StageCamera(background_color="#000000")
        camera.reset()
        camera.capture_mobjects([space])
        return camera.pixel_array[..., :3].astype(float)


def space_with(case: Case, azimuth: float, elevation: float) -> Space:
    space = Space(case.box, PLACE, np.radians(azimuth), np.radians(elevation))
    for item in case.items():
        item.mesh_every = 0
        space.put(item)
    return space


def seen_in(pixels: np.ndarray) -> np.ndarray:
    """Which graph each pixel shows, by hue; -1 for the background."""
    hues = np.array([ManimColor(DARK[role]).to_rgb() for role in ROLES])
    hues /= np.linalg.norm(hues, axis=1, keepdims=True)
    bright = np.linalg.norm(pixels, axis=-1)
    return np.where(bright < 20, -1, (pixels @ hues.T).argmax(axis=-1))


def walked(case: Case, space: Space, view: tuple[float, float], rows: Array, columns: Array) -> np.ndarray:
    """What lines of sight through pixels meet first."""
    right = ((columns + 0.5) / WIDTH - 0.5) * 128 / 9 / space.magnification
    up = (0.5 - (rows + 0.5) / HEIGHT) * 8 / space.magnification
    return View(case.box, *np.radians(view)).visible(case.functions(), right, up)


@pytest.mark.parametrize("view", VIEWS, ids=str)
@pytest.mark.parametrize("name", CASES)
def test_the_graph_that_a_line_of_sight_meets_first_is_seen(name: str, view: tuple[float, float]) -> None:
    space = space_with(CASES[name], *view)
    shown = seen_in(picture(space))
    rng = np.random.default_rng(1)
    rows, columns = rng.integers(4, HEIGHT - 4, POINTS), rng.integers(4, WIDTH - 4, POINTS)
    around = np.stack([shown[rows + i, columns + j] for i in (-3, 0, 3) for j in (-3, 0, 3)])
    inner = (around == around[0]).all(axis=0)  # soft lines run along the edges
    rows, columns = rows[inner], columns[inner]
    expected = walked(CASES[name], space, view, rows, columns)
    assert (shown[rows, columns] == expected).all()
    assert len(set(expected.tolist())) == len(CASES[name].functions()) + 1


@pytest.mark.parametrize("name", BESIDE_A_PLANE)
def test_a_plane_is_painted_whole(name: str) -> None:
    space = space_with(CASES[name], *VIEWS[0])
    paints = space.paints(NEAR)
    plane = [shape for pieces in space.graphs[1].pieces(space, space.grid) for shape in pieces.shapes]
    painted = [paints.shapes[k] for k in np.argsort(paints.depths, kind="stable")]
    first = painted.index(plane[0])
    assert painted[first : first + len(plane)] == plane


def test_a_saddle_and_its_tangent_plane_cross_in_two_straight_lines() -> None:
    """The difference of x y and its tangent plane at (0.5, 0.3) is (x - 0.5) (y - 0.3)."""
    box = Box((-2, 2), (-2, 2), (-4, 4))
    space = Space(box, PLACE, -1.0, 0.5)
    surface = Surface.of(DARK, lambda x, y: x * y, box, faces=18)
    plane = GraphPlane(DARK, "secant", disc((0.5, 0.3), 1.0)).tilt((0.5, 0.3, 0.15), (0.3, 0.5))
    faces, _ = in_box(space, SurfaceFaces(surface, *surface.grid, clipped=True))
    found = []
    for some in faces:
        x, y, z = np.moveaxis(some.points[..., :3], -1, 0)
        lines = crossing_lines(space, surface, plane, some, plane.height_at(x, y) - z)
        found += [pieces.points for pieces in lines]
    ends = np.concatenate(found)[..., :3].reshape(-1, 3)
    x, y, z = ends.T
    cell = 4 / 18
    crossing = np.hypot(x - 0.5, y - 0.3) < 1.5 * cell
    np.testing.assert_allclose(((x - 0.5) * (y - 0.3))[~crossing], 0, atol=1e-12)
    np.testing.assert_allclose(z, plane.height_at(x, y), atol=1e-12)
    assert np.hypot(x - 0.5, y - 0.3).max() == pytest.approx(1, abs=2e-3)
    for away in (x - 0.5, y - 0.3):
        assert (away.min(), away.max()) == pytest.approx((-1, 1), abs=2e-3)


@pytest.mark.parametrize("view", VIEWS, ids=str)
@pytest.mark.parametrize("name", CASES)
def test_no_background_shows_between_faces(name: str, view: tuple[float, float]) -> None:
    space = space_with(CASES[name], *view)
    empty = seen_in(picture(space)) == -1
    inside = empty[1:-1, 1:-1]
    beside = ~(empty[1:-1, :-2] | empty[1:-1, 2:]) | ~(empty[:-2, 1:-1] | empty[2:, 1:-1])
    rows, columns = np.nonzero(inside & beside)
    walks = [
        walked(CASES[name], space, view, rows + 1 + i, columns + 1 + j)
        for i, j in ((0, 0), (-1.5, 0), (1.5, 0), (0, -1.5), (0, 1.5))
    ]
    assert (np.array(walks) == -1).any(axis=0).all()


@pytest.mark.parametrize("view", VIEWS, ids=str)
@pytest.mark.parametrize("name", CASES)
def test_a_cut_changes_no_picture_by_itself(name: str, view: tuple[float, float]) -> None:
    space = space_with(CASES[name], *view)
    whole = picture(space)
    (x0, x1), (y0, y1) = space.box.x, space.box.y
    space.cut = Cut((0.6 * x0 + 0.4 * x1, 0.45 * y0 + 0.55 * y1), (0.8, 0.6))
    changed = np.abs(picture(space) - whole).max(axis=-1) > 8
    assert changed.mean() < 2e-3  # divided lines and faces are rounded anew


@pytest.mark.parametrize("view", VIEWS, ids=str)
@pytest.mark.parametrize("name", ["a saddle and a tilted plane", "a bowl and a plane", "a disc in a saddle"])
def test_what_is_behind_a_translucent_plane_shines_through_once(name: str, view: tuple[float, float]) -> None:
    space = space_with(CASES[name], *view)
    plane = space.graphs[-1]
    opaque = picture(space)
    plane.opacity = 0.5
    translucent = picture(space)
    plane.opacity = 0.0
    behind = picture(space)
    in_front = (seen_in(opaque) == 1)[..., None]
    expected = np.where(in_front, (opaque + behind) / 2, opaque)
    off = np.abs(translucent - expected).max(axis=-1) > 4
    assert off.mean() < 0.015  # soft lines along the edges
    inner = seen_in(opaque)
    for axis, step in ((0, 3), (0, -3), (1, 3), (1, -3)):
        off &= (np.roll(inner, step, axis) == inner) & (
            seen_in(behind) == np.roll(seen_in(behind), step, axis)
        )
    assert off.mean() < 2e-3


@pytest.mark.parametrize("view", VIEWS, ids=str)
@pytest.mark.parametrize("name", ["a bowl and a plane", "two surfaces", "two surfaces and a plane"])
def test_a_point_of_a_graph_is_transparent_where_nothing_stands_before_it(
    name: str, view: tuple[float, float]
) -> None:
    case = CASES[name]
    space = space_with(case, *view)
    rng = np.random.default_rng(2)
    x, y = (rng.uniform(0.97 * low, 0.97 * high, 400) for low, high in (case.box.x, case.box.y))
    heights = np.array([function(x, y) for function in case.functions()])
    low, high = case.box.z
    for number, own in enumerate(heights):
        margin = 0.02 * (high - low)
        apart = (np.abs(np.delete(heights, number, axis=0) - own) > margin).all(axis=0)
        points = np.column_stack([x, y, own])[apart & (own > low + margin) & (own < high - margin)]
        places = space.at(*points.T)[:, :2] / space.magnification
        eye = View(case.box, *np.radians(view), steps=10_000)
        seen = eye.visible(case.functions(), *places.T)
        clear = transparency(space, space.graphs, points, NEAR) == 1
        assert (seen[clear] == number).all()
        if number >= len(case.surfaces):  # a surface may hide one of its points by another
            assert (seen[~clear] != number).all()


def test_surfaces_with_different_grids_are_refused() -> None:
    space = Space(CUBE, PLACE, -1.0, 0.5)
    space.put(Surface.of(DARK, lambda x, y: x * y, CUBE, faces=12))
    with pytest.raises(ValueError, match="different grids"):
        space.put(Surface.of(DARK, lambda x, y: x + y, CUBE, faces=24))
