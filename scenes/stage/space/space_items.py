"""The sheet of a cut, and the floor."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mathlib.plotting import nice_ticks
from scenes.stage.base import Theme
from scenes.stage.drawing import FILL, Paints
from scenes.stage.projection import (
    FAR,
    NEAR,
    WITHIN,
    Box,
    Cut,
    Item,
    Projection,
    rgb,
)

Array = NDArray[np.float64]
Bools = NDArray[np.bool_]


class Sheet(Item):
    """The vertical plane of a cut, from wall to wall and from the bottom to the top of the box."""

    def __init__(self, theme: Theme, role: str, fill: float = 0.2) -> None:
        super().__init__()
        self.color_of_sheet, self.fill = rgb(theme, role), fill
        self.cut: Cut | None = None

    def paints(self, space: Projection, side: int, paints: Paints) -> None:
        if self.cut is None or (side != WITHIN and space.cut):
            return
        ends = wall_to_wall(space, self.cut)
        low, high = space.box.z
        x, y = ends[[0, 1, 1, 0]].T
        shape = space.at(x, y, (low, low, high, high))[:, :2].ravel().tolist()
        paints.add(-9.0, shape, FILL, (*self.color_of_sheet, self.fill * self.opacity))
        outline = shape + shape[:2]
        paints.add(-8.9, outline, 0.02, (*self.color_of_sheet, 0.7 * self.opacity))


def wall_to_wall(space: Projection, cut: Cut) -> Array:
    """The ends, of shape (2, 2), of a cut's line over the ground inside the box."""
    point, direction = np.array(cut.point), np.array(cut.direction)
    low, high = -np.inf, np.inf
    for walls, p, d in zip((space.box.x, space.box.y), point, direction, strict=True):
        if abs(d) > 1e-12:
            first, last = sorted(((walls[0] - p) / d, (walls[1] - p) / d))
            low, high = max(low, first), min(high, last)
    return np.array([point + low * direction, point + high * direction])


class Floor(Item):
    """The ground of the box with its grid: in `lines`, places along x, along y, and how strong they are."""

    @classmethod
    def of(cls, theme: Theme, box: Box, lines: int = 4) -> Floor:
        """The ground of a box, with about so many lines each way."""
        return cls(theme, nice_ticks(*box.x, lines), nice_ticks(*box.y, lines))

    def __init__(self, theme: Theme, xs: Array, ys: Array) -> None:
        super().__init__()
        self.panel, self.grid = rgb(theme, "panel"), rgb(theme, "faint")
        self.lines: list[tuple[Array, Array, float]] = [(xs, ys, 1.0)]
        self._seen: tuple[object, tuple[list[float], list[tuple[list[float], float]]]] | None = None

    def paints(self, space: Projection, side: int, paints: Paints) -> None:
        if side != (FAR if space.cut else NEAR):
            return
        rim, lines = self._on_screen(space)
        paints.add(-99.0, rim, FILL, (*self.panel, self.opacity))
        for line, strength in lines:
            paints.add(-98.0, line, 0.01, (*self.grid, 0.45 * strength * self.opacity))
        paints.add(-97.0, rim, 0.02, (*self.grid, self.opacity))

    def _on_screen(self, space: Projection) -> tuple[list[float], list[tuple[list[float], float]]]:
        """The rim and the lines of the grid in the present view, with their strengths."""
        key = (space.view, space.box, tuple(strength for _, _, strength in self.lines))
        if self._seen is None or self._seen[0] != key:
            (x0, x1), (y0, y1), (z0, _) = space.box.x, space.box.y, space.box.z
            rim = space.at([x0, x1, x1, x0, x0], [y0, y0, y1, y1, y0], z0)[:, :2].ravel().tolist()
            found: list[tuple[list[float], float]] = []
            for xs, ys, strength in self.lines:
                xs, ys = xs[(xs >= x0) & (xs <= x1)], ys[(ys >= y0) & (ys <= y1)]
                ends = [[(x, y0), (x, y1)] for x in xs] + [[(x0, y), (x1, y)] for y in ys]
                x, y = np.reshape(ends, (-1, 2, 2)).transpose(2, 0, 1)
                lines = space.at(x, y, z0)[..., :2].reshape(-1, 4).tolist()
                found += [(line, strength) for line in lines]
            self._seen = key, (rim, found)
        return self._seen[1]
