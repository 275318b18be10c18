"""A surface in a space: the graph of heights over a grid of the ground."""

from __future__ import annotations

import functools
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from scenes.stage.base import Theme
from scenes.stage.drawing import Paints
from scenes.stage.projection import (
    INVISIBLE,
    Box,
    Cells,
    HeightField,
    Projection,
    by_four,
    presence,
    rgb,
    slack_of,
)
from scenes.stage.space.surface_faces import SurfaceFaces

Array = NDArray[np.float64]

LIGHT = np.array([-0.45, -0.35, 0.82])
"""Where the light comes from, in the space's own directions."""


class Surface(HeightField):
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
        self._faces = SurfaceFaces(self, xs, ys)

    def cover(self, box: Box, faces: int | None = None) -> Surface:
        """Run over the ground of a box, in `faces` x `faces` faces, or in as many as before."""
        counts = (len(self.xs), len(self.ys)) if faces is None else (faces + 1, faces + 1)
        self.xs, self.ys = np.linspace(*box.x, counts[0]), np.linspace(*box.y, counts[1])
        self.heights = self.height_at(*np.meshgrid(self.xs, self.ys, indexing="ij"))
        self._faces = SurfaceFaces(self, self.xs, self.ys)
        return self

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
        return self, self._faces  # As objects: the id of what is gone may be that of what came after it.

    def is_clipped(self, box: Box) -> bool:
        """Whether the surface leaves a box upwards or downwards."""
        slack = slack_of(box.z)
        with np.errstate(invalid="ignore"):
            beyond = (self.heights < box.z[0] - slack) | (self.heights > box.z[1] + slack)
        return bool(beyond.any())

    def cells(self, space: Projection, xs: Array, ys: Array) -> Cells:
        x, y = np.meshgrid(xs, ys, indexing="ij")
        colors = self._shades(space, by_four(np.stack([x, y, self.heights], axis=-1)))
        present, partial = presence(space.box, xs, ys, self.heights, self.bounds)
        return Cells(self.heights, present, partial, self.bounds, colors)

    def paints(self, space: Projection, side: int, paints: Paints) -> None:
        opacity = self.opacity_on(space, side)
        if opacity >= INVISIBLE:
            paints.take(self._faces.by_side(space)[side], opacity)

    def _shades(self, space: Projection, faces: Array) -> Array:
        """Colours by height and by the angle to the light, of shape (..., 4) for faces (..., 4, 3)."""
        low, high = (np.array(rgb(self.theme, role)) for role in self.roles)
        bottom, top = space.box.z
        level = np.clip((faces[..., 2].mean(axis=-1) - bottom) / (top - bottom), 0, 1)
        model = space.model(faces[..., 0], faces[..., 1], faces[..., 2])
        (a, b, c), (p, q, r) = ([part[..., k + 2] - part[..., k] for part in model] for k in (0, 1))
        x, y, z = b * r - c * q, c * p - a * r, a * q - b * p
        towards = (LIGHT[0] * x + LIGHT[1] * y + LIGHT[2] * z) / (np.sqrt(x**2 + y**2 + z**2) + 1e-12)
        light = 0.72 + 0.28 * np.clip(towards, -1, 1)
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
