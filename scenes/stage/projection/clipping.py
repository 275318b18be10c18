"""Pieces of a picture in space: polygons and short paths seen from somewhere, split where a cut runs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from scenes.stage.drawing import Color, Paints, Shape, parts_where
from scenes.stage.projection.projection import FAR, NEAR, WITHIN, Projection

Array = NDArray[np.float64]


class Pieces:
    """Polygons or short paths of shape (n, k, 3) in one view of a space.

    The projection is affine, so a piece that the cut divides is divided on the screen: nothing is
    projected again while a cut moves. Without `depths`, the pieces are sorted by nearness over the ground;
    `lift` moves them towards the viewer for that.
    """

    def __init__(
        self,
        space: Projection,
        corners: Array,
        colors: Sequence[Color],
        width: float,
        lift: float = 0.0,
        depths: Array | None = None,
    ) -> None:
        x, y, z = np.moveaxis(corners, -1, 0)
        screen = space.at(x, y, z)[..., :2]
        if depths is None:
            nearness = space.nearness(x, y) + lift
            self.depths = nearness.mean(axis=1) if len(corners) else np.zeros(0)
        else:
            nearness, self.depths = np.broadcast_to(depths[:, None], x.shape), depths
        self.x, self.y = x, y
        self.seen = np.concatenate([screen, nearness[..., None]], axis=-1)
        outlines = screen.reshape(len(corners), 2 * corners.shape[1]).tolist()
        self.shapes: list[Shape] = [
            (outline, width, color) for outline, color in zip(outlines, colors, strict=True)
        ]

    def by_side(self, space: Projection) -> dict[int, Paints]:
        """The pieces on either side of the space's cut, the crossing ones divided."""
        sides = {side: Paints([], []) for side in (FAR, WITHIN, NEAR)}
        if space.cut is None:
            sides[NEAR].take(Paints(self.depths.tolist(), self.shapes))
            return sides
        signed = space.sides(self.x, self.y)
        near = (signed >= 0).all(axis=1)
        far = (signed <= 0).all(axis=1) & ~near
        for side, chosen in ((NEAR, near), (FAR, far)):
            sides[side].depths += self.depths[chosen].tolist()
            sides[side].shapes += [self.shapes[k] for k in np.flatnonzero(chosen).tolist()]
        for k in np.flatnonzero(~near & ~far).tolist():
            _, width, color = self.shapes[k]
            for side, sign in ((NEAR, 1.0), (FAR, -1.0)):
                part = half(self.seen[k].tolist(), (sign * signed[k]).tolist())
                depth = sum(corner[2] for corner in part) / len(part)
                sides[side].add(depth, [c for corner in part for c in corner[:2]], width, color)
        return sides


def by_cut(space: Projection, pieces: Iterable[Pieces]) -> dict[int, Paints]:
    """All of some pieces on either side of the space's cut."""
    sides = {side: Paints([], []) for side in (FAR, WITHIN, NEAR)}
    for some in pieces:
        for side, found in some.by_side(space).items():
            sides[side].take(found)
    return sides


def half(corners: list[list[float]], signed: list[float]) -> list[list[float]]:
    """The part of a polygon where the signed distance is not negative; of a path, there and back.

    >>> half([[0.0, 0], [2, 0], [2, 2]], [-1, 1, 1])
    [[1.0, 1.0], [1.0, 0.0], [2, 0], [2, 2]]
    """
    kept = []
    for k in range(len(corners)):
        here, there = signed[k - 1], signed[k]
        if here * there < 0:
            share = here / (here - there)
            kept.append([a + share * (b - a) for a, b in zip(corners[k - 1], corners[k], strict=True)])
        if there >= 0:
            kept.append(corners[k])
    return kept


def parts_between(line: Array, heights: tuple[float, float]) -> list[Array]:
    """The parts of a polyline of shape (n, 3) between two heights."""
    low, high = heights
    parts = parts_where(line, line[:, 2] - low + 1e-9)
    return [found for part in parts for found in parts_where(part, high + 1e-9 - part[:, 2])]
