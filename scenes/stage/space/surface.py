"""A surface in a space: the graph of heights over a grid of the ground."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenes.stage.base import Theme
from scenes.stage.drawing import FACE, Color, Paints
from scenes.stage.space.clipping import Pieces
from scenes.stage.space.graph import (
    EDGE_WIDTH,
    INVISIBLE,
    MESH_WIDTH,
    Bools,
    Cells,
    Graph,
    by_four,
    color_tuples,
    facing_of,
    presence,
)
from scenes.stage.space.projection import FAR, NEAR, WITHIN, Box, Projection, rgb

Array = NDArray[np.float64]

LIGHT = np.array([-0.45, -0.35, 0.82])
"""Where the light comes from, in the space's own directions."""


@dataclass(frozen=True)
class _Build:
    """What of a surface does not depend on the view; faces are numbered row by row."""

    grid: Array
    faces: Array
    whole: Bools
    face_colors: list[Color]
    fold_colors: list[Color]
    rim_colors: list[Color]
    mesh: Array
    mesh_colors: list[Color]


class Surface(Graph):
    """The graph of heights over a grid of the ground, in shaded faces with a quiet mesh.

    `roles` are the colours of the lowest and the highest faces. `function`, if known, gives the heights
    between the points of the grid. Faces where the height is not finite are left out, and so are those beyond
    the box; among several graphs they are clipped. Faces are painted with hard edges, so that no seam shows
    between them; where the surface ends or turns away, a soft line runs over the edge.
    """

    def __init__(
        self,
        theme: Theme,
        xs: Array,
        ys: Array,
        heights: Array,
        mesh_every: int = 4,
        roles: tuple[str, str] = ("surface_low", "surface_high"),
        function: Callable[[Array, Array], Array] | None = None,
    ) -> None:
        super().__init__(theme)
        self.xs, self.ys, self.heights, self.mesh_every, self.roles = xs, ys, heights, mesh_every, roles
        self.height_at = function or functools.partial(bilinear, xs, ys, heights)
        self._built: tuple[object, _Build] | None = None
        self._seen: tuple[object, tuple[Pieces, ...]] | None = None
        self._shared: tuple[object, dict[int, Paints]] | None = None

    @classmethod
    def of(
        cls,
        theme: Theme,
        function: Callable[[Array, Array], Array],
        box: Box,
        faces: int = 24,
        roles: tuple[str, str] = ("surface_low", "surface_high"),
    ) -> Surface:
        """The graph of a function over the ground of a box, in `faces` x `faces` faces."""
        xs, ys = np.linspace(*box.x, faces + 1), np.linspace(*box.y, faces + 1)
        heights = function(*np.meshgrid(xs, ys, indexing="ij"))
        return cls(theme, xs, ys, heights, roles=roles, function=function)

    @property
    def grid(self) -> tuple[Array, Array]:
        """The grid of the ground, x and y."""
        return self.xs, self.ys

    @property
    def state(self) -> tuple[object, ...]:
        return id(self), id(self.heights)

    def cells(self, space: Projection, xs: Array, ys: Array) -> Cells:
        x, y = np.meshgrid(xs, ys, indexing="ij")
        colors = self._shades(space, by_four(np.stack([x, y, self.heights], axis=-1)))
        present, partial = presence(space.box, xs, ys, self.heights, self.bounds)
        return Cells(self.heights, present, partial, self.bounds, colors)

    def paints(self, space: Projection, side: int, paints: Paints) -> None:
        opacity = self.opacity_on(space, side)
        if opacity >= INVISIBLE:
            paints.take(self._by_side(space)[side], opacity)

    def _by_side(self, space: Projection) -> dict[int, Paints]:
        if self._seen is None or self._seen[0] != space.view:
            self._seen = (space.view, tuple(self._pieces(space)))
        if self._shared is None or self._shared[0] != (space.view, space.cut):
            sides = {side: Paints([], []) for side in (FAR, WITHIN, NEAR)}
            for pieces in self._seen[1]:
                for side, found in pieces.by_side(space).items():
                    sides[side].take(found)
            self._shared = ((space.view, space.cut), sides)
        return self._shared[1]

    def _pieces(self, space: Projection) -> Sequence[Pieces]:
        """Faces, soft edges and mesh in the present view."""
        if self._built is None or self._built[0] != space.box:
            self._built = (space.box, self._build(space))
        build, lift = self._built[1], 0.6 / len(self.xs)
        edges, edge_colors = _edges(space, build)
        return (
            Pieces(space, build.faces[build.whole], build.face_colors, FACE),
            Pieces(space, edges, edge_colors, EDGE_WIDTH, 0.3 * lift),
            Pieces(space, build.mesh, build.mesh_colors, MESH_WIDTH, lift),
        )

    def _build(self, space: Projection) -> _Build:
        x, y = np.meshgrid(self.xs, self.ys, indexing="ij")
        grid = np.stack([x, y, self.heights], axis=-1)
        low, high = space.box.z
        with np.errstate(invalid="ignore"):
            seen = (grid[..., 2] >= low - 1e-9) & (grid[..., 2] <= high + 1e-9)
        faces = by_four(grid)
        whole = np.asarray(by_four(seen[..., None])[..., 0].all(axis=-1))
        colors = self._shades(space, faces)
        mesh = _lines(grid, seen, self.mesh_every)
        return _Build(
            grid,
            faces,
            whole,
            color_tuples(colors[whole]),
            color_tuples(colors.reshape(-1, 4)),
            color_tuples(self.edge_colors(colors).reshape(-1, 4)),
            mesh,
            [self.mesh_color] * len(mesh),
        )

    def _shades(self, space: Projection, faces: Array) -> Array:
        """Colours by height and by the angle to the light, of shape (..., 4) for faces (..., 4, 3)."""
        low, high = (np.array(rgb(self.theme, role)) for role in self.roles)
        bottom, top = space.box.z
        level = np.clip((faces[..., 2].mean(axis=-1) - bottom) / (top - bottom), 0, 1)
        model = np.stack(space.model(*np.moveaxis(faces, -1, 0)), axis=-1)
        normals = np.cross(model[..., 2, :] - model[..., 0, :], model[..., 3, :] - model[..., 1, :])
        normals /= np.linalg.norm(normals, axis=-1, keepdims=True) + 1e-12
        light = 0.72 + 0.28 * np.clip((normals * LIGHT).sum(axis=-1), -1, 1)
        colors = (low + level[..., None] * (high - low)) * light[..., None]
        return np.concatenate([np.clip(colors, 0, 1), np.ones((*colors.shape[:-1], 1))], axis=-1)


def bilinear(xs: Array, ys: Array, heights: Array, x: Array, y: Array) -> Array:
    """Heights at any points of the ground between those of a grid.

    >>> xs = ys = np.array([0.0, 1.0])
    >>> float(bilinear(xs, ys, np.array([[0.0, 1.0], [2.0, 3.0]]), np.array(0.5), np.array(0.5)))
    1.5
    """
    i, j = (np.clip(np.searchsorted(g, v) - 1, 0, len(g) - 2) for g, v in ((xs, x), (ys, y)))
    s, t = (x - xs[i]) / (xs[i + 1] - xs[i]), (y - ys[j]) / (ys[j + 1] - ys[j])
    low = (1 - s) * heights[i, j] + s * heights[i + 1, j]
    return np.asarray((1 - t) * low + t * ((1 - s) * heights[i, j + 1] + s * heights[i + 1, j + 1]))


def _edges(space: Projection, build: _Build) -> tuple[Array, list[Color]]:
    """Where the surface ends or turns away from the viewer: segments (n, 2, 3) and their colours."""
    facing = np.where(build.whole, facing_of(space, build.faces), 0)
    number = np.arange(facing.size).reshape(facing.shape)
    found: list[Array] = []
    colors: list[Color] = []
    for swapped in (False, True):
        lines, sign, face = (
            np.swapaxes(array, 0, 1) if swapped else array for array in (build.grid, facing, number)
        )
        sign, face = np.pad(sign, [(1, 1), (0, 0)]), np.pad(face, [(1, 1), (0, 0)])
        turns = sign[:-1] != sign[1:]
        found.append(np.stack([lines[:, :-1], lines[:, 1:]], axis=2)[turns])
        owner = np.where(sign[:-1] == 0, face[1:], face[:-1])[turns]
        ends = (sign[:-1] * sign[1:] == 0)[turns]
        colors += [
            (build.rim_colors if end else build.fold_colors)[k]
            for k, end in zip(owner.tolist(), ends.tolist(), strict=True)
        ]
    return np.concatenate(found), colors


def _lines(grid: Array, seen: Bools, every: int) -> Array:
    """The seen stretches (n, 3, 3), two segments long, of every so many inner lines of a grid, both ways.

    Longer ones would be painted over what is nearer than their far ends. One that would run out of sight
    stands still at its end.
    """
    found = []
    for lines, shown in ((grid, seen), (np.swapaxes(grid, 0, 1), seen.T)):
        lines, shown = lines[every:-1:every], shown[every:-1:every]
        starts = np.arange(0, lines.shape[1] - 1, 2)
        ends = np.minimum(starts + 2, lines.shape[1] - 1)
        stretches = np.stack([lines[:, starts], lines[:, starts + 1], lines[:, ends]], axis=2)
        first, middle, last = shown[:, starts], shown[:, starts + 1], shown[:, ends]
        stretches[~first & middle & last, 0] = stretches[~first & middle & last, 1]
        stretches[first & middle & ~last, 2] = stretches[first & middle & ~last, 1]
        found.append(stretches[middle & (first | last)])
    return np.concatenate(found)
