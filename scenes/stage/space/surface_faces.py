"""A single surface, painted face by face in the order of nearness over the ground."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenes.stage.drawing import FACE, Color, Paints
from scenes.stage.projection import (
    EDGE_WIDTH,
    MESH_WIDTH,
    Bools,
    HeightField,
    Pieces,
    Projection,
    by_cut,
    by_four,
    color_tuples,
    facing_of,
)

Array = NDArray[np.float64]


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


class SurfaceFaces:
    """The faces, the mesh and the edges of a graph over a grid of the ground.

    Faces that do not lie in the box are left out; if `clipped`, only what of them lies beyond it. Those that
    rise through the whole box are left out without `walls`: a jump is none.
    """

    def __init__(
        self, item: HeightField, xs: Array, ys: Array, clipped: bool = False, walls: bool = True
    ) -> None:
        self.item, self.xs, self.ys, self.clipped, self.walls = item, xs, ys, clipped, walls
        self._built: tuple[object, _Build] | None = None
        self._seen: tuple[object, tuple[Pieces, ...]] | None = None
        self._shared: tuple[object, dict[int, Paints]] | None = None

    def by_side(self, space: Projection) -> dict[int, Paints]:
        """What is to be painted on either side of the space's cut."""
        seen = (space.view, space.box)
        if self._seen is None or self._seen[0] != seen:
            self._seen = (seen, self.pieces(space))
        if self._shared is None or self._shared[0] != (seen, space.cut):
            self._shared = ((seen, space.cut), by_cut(space, self._seen[1]))
        return self._shared[1]

    def pieces(self, space: Projection) -> tuple[Pieces, Pieces, Pieces]:
        """Faces, soft edges and mesh in the present view."""
        if self._built is None or self._built[0] != space.box:
            self._built = (space.box, self._build(space))
        build, lift = self._built[1], 0.6 / len(self.xs)
        edges, edge_colors = _edges(space, build)
        return (
            Pieces.seen(space, build.faces[build.whole], build.face_colors, FACE),
            Pieces.seen(space, edges, edge_colors, EDGE_WIDTH, 0.3 * lift),
            Pieces.seen(space, build.mesh, build.mesh_colors, MESH_WIDTH, lift),
        )

    def _build(self, space: Projection) -> _Build:
        cells = self.item.cells(space, self.xs, self.ys)
        x, y = np.meshgrid(self.xs, self.ys, indexing="ij")
        grid = np.stack([x, y, cells.heights], axis=-1)
        low, high = space.box.z
        with np.errstate(invalid="ignore"):
            seen = (grid[..., 2] >= low - 1e-9) & (grid[..., 2] <= high + 1e-9)
        whole = np.asarray(by_four(seen[..., None])[..., 0].all(axis=-1))
        if self.clipped:
            seen, whole = np.isfinite(cells.heights), cells.present
            if not self.walls:
                corners = by_four(grid)[..., 2]
                whole = whole & ~((corners < low).any(axis=-1) & (corners > high).any(axis=-1))
                seen = seen & (abs(cells.heights - (low + high) / 2) <= 1.5 * (high - low))
        colors = cells.colors
        mesh = _lines(grid, seen, self.item.mesh_every)
        return _Build(
            grid,
            by_four(grid),
            whole,
            color_tuples(colors[whole]),
            color_tuples(colors.reshape(-1, 4)),
            color_tuples(self.item.edge_colors(colors).reshape(-1, 4)),
            mesh,
            [self.item.mesh_color] * len(mesh),
        )


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
        beyond = np.zeros((1, sign.shape[1]), dtype=int)
        sign, face = np.concatenate([beyond, sign, beyond]), np.concatenate([beyond, face, beyond])
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
    if not every:
        return np.zeros((0, 3, 3))
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
