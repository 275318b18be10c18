"""A surface in a space: the graph of heights over a grid of the ground."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenes.stage.base import Theme
from scenes.stage.drawing import FACE, Color, Paints
from scenes.stage.space.clipping import Pieces
from scenes.stage.space.space import FAR, NEAR, WITHIN, Box, Item, Space, rgb

Array = NDArray[np.float64]
Bools = NDArray[np.bool_]

LIGHT = np.array([-0.45, -0.35, 0.82])
"""Where the light comes from, in the space's own directions."""

MESH_WIDTH, EDGE_WIDTH = 0.012, 0.014
MESH_OPACITY = 0.28


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


class Surface(Item):
    """The graph of heights over a grid of the ground, in shaded faces with a quiet mesh.

    `front_opacity` scales what lies on the viewer's side of the space's cut. Faces where the height is
    not finite, or beyond the box, are left out. Faces are painted with hard edges, so that no seam shows
    between them; where the surface ends or turns away, a soft line runs over the edge.
    """

    def __init__(self, theme: Theme, xs: Array, ys: Array, heights: Array, mesh_every: int = 4) -> None:
        super().__init__()
        self.front_opacity = 1.0
        self.theme = theme
        self.xs, self.ys, self.heights, self.mesh_every = xs, ys, heights, mesh_every
        self._built: tuple[object, _Build] | None = None
        self._seen: tuple[object, tuple[Pieces, ...]] | None = None
        self._shared: tuple[object, dict[int, Paints]] | None = None

    @classmethod
    def of(
        cls, theme: Theme, function: Callable[[Array, Array], Array], box: Box, faces: int = 24
    ) -> Surface:
        """The graph of a function over the ground of a box, in `faces` x `faces` faces."""
        xs, ys = np.linspace(*box.x, faces + 1), np.linspace(*box.y, faces + 1)
        return cls(theme, xs, ys, function(*np.meshgrid(xs, ys, indexing="ij")))

    def paints(self, space: Space, side: int, paints: Paints) -> None:
        opacity = self.opacity * (self.front_opacity if space.cut and side == NEAR else 1)
        if opacity >= 0.004:
            paints.take(self._by_side(space)[side], opacity)

    def _by_side(self, space: Space) -> dict[int, Paints]:
        if self._seen is None or self._seen[0] != space.view:
            self._seen = (space.view, tuple(self._pieces(space)))
        if self._shared is None or self._shared[0] != (space.view, space.cut):
            sides = {side: Paints([], []) for side in (FAR, WITHIN, NEAR)}
            for pieces in self._seen[1]:
                for side, found in pieces.by_side(space).items():
                    sides[side].take(found)
            self._shared = ((space.view, space.cut), sides)
        return self._shared[1]

    def _pieces(self, space: Space) -> Sequence[Pieces]:
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

    def _build(self, space: Space) -> _Build:
        x, y = np.meshgrid(self.xs, self.ys, indexing="ij")
        grid = np.stack([x, y, self.heights], axis=-1)
        low, high = space.box.z
        with np.errstate(invalid="ignore"):
            seen = (grid[..., 2] >= low - 1e-9) & (grid[..., 2] <= high + 1e-9)
        faces = _by_four(grid)
        whole = np.asarray(_by_four(seen[..., None])[..., 0].all(axis=-1))
        ink = np.array([*rgb(self.theme, "ink"), 1.0])
        colors = self._shades(space, faces)
        mesh = _lines(grid, seen, self.mesh_every)
        mesh_color = (*rgb(self.theme, "ink"), MESH_OPACITY)
        return _Build(
            grid,
            faces,
            whole,
            _tuples(colors[whole]),
            _tuples(colors.reshape(-1, 4)),
            _tuples((colors + MESH_OPACITY * (ink - colors)).reshape(-1, 4)),
            mesh,
            [mesh_color] * len(mesh),
        )

    def _shades(self, space: Space, faces: Array) -> Array:
        """Colours by height and by the angle to the light, of shape (..., 4) for faces (..., 4, 3)."""
        low, high = (np.array(rgb(self.theme, f"surface_{end}")) for end in ("low", "high"))
        bottom, top = space.box.z
        level = np.clip((faces[..., 2].mean(axis=-1) - bottom) / (top - bottom), 0, 1)
        model = np.stack(space.model(*np.moveaxis(faces, -1, 0)), axis=-1)
        normals = np.cross(model[..., 2, :] - model[..., 0, :], model[..., 3, :] - model[..., 1, :])
        normals /= np.linalg.norm(normals, axis=-1, keepdims=True) + 1e-12
        light = 0.72 + 0.28 * np.clip((normals * LIGHT).sum(axis=-1), -1, 1)
        colors = (low + level[..., None] * (high - low)) * light[..., None]
        return np.concatenate([np.clip(colors, 0, 1), np.ones((*colors.shape[:-1], 1))], axis=-1)


def _by_four(grid: NDArray[Any]) -> NDArray[Any]:
    """The corners of each cell of a grid of shape (n, m, d), in order, of shape (n - 1, m - 1, 4, d)."""
    return np.stack([grid[:-1, :-1], grid[1:, :-1], grid[1:, 1:], grid[:-1, 1:]], axis=2)


def _tuples(colors: Array) -> list[Color]:
    return [tuple(color) for color in colors.tolist()]


def _edges(space: Space, build: _Build) -> tuple[Array, list[Color]]:
    """Where the surface ends or turns away from the viewer: segments (n, 2, 3) and their colours."""
    screen = space.at(*np.moveaxis(build.faces, -1, 0))
    across, along = screen[..., 2, :] - screen[..., 0, :], screen[..., 3, :] - screen[..., 1, :]
    turning = np.sign(across[..., 0] * along[..., 1] - across[..., 1] * along[..., 0])
    facing = np.where(build.whole, turning, 0)
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
