"""Graphs over the ground: what surfaces and planes have in common."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenes.stage.base import Theme
from scenes.stage.drawing import Color
from scenes.stage.projection.projection import NEAR, Box, Item, Projection, rgb, slack_of

Array = NDArray[np.float64]
Bools = NDArray[np.bool_]
Grid = tuple[Array, Array]
"""Places along x and along y."""

MESH_WIDTH, EDGE_WIDTH = 0.012, 0.014

INVISIBLE = 0.004
"""An opacity that no pixel shows."""


@dataclass(frozen=True)
class Cells:
    """A graph over the n x m cells of a grid of the ground.

    `heights` has shape (n + 1, m + 1), `colors` (n, m, 4). A cell that is not `present` has no part of the
    graph; one that is `partial` is clipped by the box or by `bounds`, rows (a, b, c) of shape (k, 3) that
    stand for a x + b y + c >= 0.
    """

    heights: Array
    present: Bools
    partial: Bools
    bounds: Array
    colors: Array


class HeightField(Item):
    """Heights over the ground; at most one over each of its points.

    `front_opacity` scales what lies on the viewer's side of the space's cut. Every `mesh_every`-th line of
    the grid is drawn, with `mesh_opacity`; 0 draws none.
    """

    mesh_every = 4
    mesh_opacity = 0.28
    height_at: Callable[[Array, Array], Array]
    """Heights over points of the ground, NaN where there is none; of a part, also beyond the part."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.front_opacity = 1.0

    @property
    def is_shown(self) -> bool:
        return self.opacity >= INVISIBLE

    @property
    @abstractmethod
    def state(self) -> tuple[object, ...]:
        """What the cells depend on beside the box."""

    @property
    def bounds(self) -> Array:
        """Rows (a, b, c): the graph is drawn where a x + b y + c >= 0 for all of them."""
        return np.zeros((0, 3))

    def contains(self, x: Array, y: Array) -> Bools:
        """Whether the graph is drawn over points of the ground."""
        a, b, c = self.bounds.T
        return np.asarray((x[..., None] * a + y[..., None] * b + c >= -1e-9).all(axis=-1))

    @abstractmethod
    def cells(self, space: Projection, xs: Array, ys: Array) -> Cells:
        """The graph over a grid of the ground."""

    def opacity_on(self, space: Projection, side: int) -> float:
        """How opaque the graph is on one side of the space's cut."""
        return self.opacity * (self.front_opacity if space.cut and side == NEAR else 1.0)

    @property
    def mesh_color(self) -> Color:
        return (*rgb(self.theme, "ink"), self.mesh_opacity)

    def edge_colors(self, colors: Array) -> Array:
        """The colours of lines along the edges of faces with these colours."""
        ink = np.array([*rgb(self.theme, "ink"), 1.0])
        return colors + self.mesh_opacity * (ink - colors) * (1, 1, 1, 0)


def by_four(grid: NDArray[Any]) -> NDArray[Any]:
    """The corners of each cell of a grid of shape (n, m, d), in order, of shape (n - 1, m - 1, 4, d)."""
    return np.stack([grid[:-1, :-1], grid[1:, :-1], grid[1:, 1:], grid[:-1, 1:]], axis=2)


def presence(box: Box, xs: Array, ys: Array, heights: Array, bounds: Array) -> tuple[Bools, Bools]:
    """In which cells of a grid a graph is present, and in which of these it is clipped."""
    x, y = np.meshgrid(xs, ys, indexing="ij")
    low, high = box.z
    limits = [heights - low, high - heights, *(a * x + b * y + c for a, b, c in bounds)]
    slack = slack_of(box.z)
    inside = np.stack([by_four(limit[..., None])[..., 0] for limit in limits], axis=-2)
    with np.errstate(invalid="ignore"):
        present = np.isfinite(inside).all(axis=(-1, -2)) & (inside > slack).any(axis=-1).all(axis=-1)
        partial = present & (inside < -slack).any(axis=(-1, -2))
    return present, partial


def facing_of(space: Projection, corners: Array) -> Array:
    """1 for cells with corners (..., 4, 3) that are seen from above, -1 for those seen from below."""
    screen = space.at(corners[..., 0], corners[..., 1], corners[..., 2])
    across, along = screen[..., 2, :] - screen[..., 0, :], screen[..., 3, :] - screen[..., 1, :]
    return np.asarray(np.sign(across[..., 0] * along[..., 1] - across[..., 1] * along[..., 0]))


def color_tuples(colors: Array) -> list[Color]:
    """Rows of an array of colours."""
    return list(map(tuple, colors.tolist()))
