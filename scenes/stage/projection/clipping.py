"""Pieces of a picture in space: polygons and short paths seen from somewhere, divided where a plane runs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from scenes.stage.drawing import Color, Paints, Shape, parts_where
from scenes.stage.projection.projection import FAR, NEAR, WITHIN, Projection

Array = NDArray[np.float64]
Numbers = NDArray[np.int_]


@dataclass(frozen=True, eq=False)
class Pieces:
    """Polygons or short paths in one view of a space.

    `points`, of shape (n, k, 5), are corners in the space's coordinates and on the screen. The projection is
    affine, so a piece that a plane divides is divided on the screen, too, and its parts keep its depth.
    """

    points: Array
    colors: Sequence[Color]
    width: float
    depths: Array

    @classmethod
    def seen(
        cls,
        space: Projection,
        corners: Array,
        colors: Sequence[Color],
        width: float,
        lift: float = 0.0,
        depths: Array | None = None,
    ) -> Pieces:
        """Pieces with corners of shape (n, k, 3), in the present view.

        Without `depths`, they are sorted by nearness over the ground; `lift` moves them towards the viewer.
        """
        x, y, z = corners[..., 0], corners[..., 1], corners[..., 2]
        if depths is None:
            depths = space.nearness(x, y).mean(axis=1) + lift if len(corners) else np.zeros(0)
        return cls(np.concatenate([corners, space.at(x, y, z)[..., :2]], axis=-1), colors, width, depths)

    @cached_property
    def shapes(self) -> list[Shape]:
        """What is painted."""
        outlines = self.points[..., 3:].reshape(len(self.points), 2 * self.points.shape[1]).tolist()
        return [(outline, self.width, color) for outline, color in zip(outlines, self.colors, strict=True)]

    def chosen(self, numbers: Numbers) -> Pieces:
        """The pieces with some numbers."""
        colors = [self.colors[k] for k in numbers.tolist()]
        return Pieces(self.points[numbers], colors, self.width, self.depths[numbers])

    def raised(self, by: float) -> Pieces:
        """The pieces, nearer to the viewer by as much for the sorting."""
        return replace(self, depths=self.depths + by)

    def divided(self, values: Array) -> tuple[list[Pieces], list[Pieces]]:
        """The parts where values of shape (n, k), affine over a piece, are not negative, and the others."""
        is_ahead = values.min(axis=1) >= 0
        if is_ahead.all():
            return [self], []
        is_behind = (values.max(axis=1) <= 0) & ~is_ahead
        if is_behind.all():
            return [], [self]
        ahead, behind = ([self.chosen(np.flatnonzero(which))] for which in (is_ahead, is_behind))
        if not (is_ahead | is_behind).all():
            for parts, part in zip((ahead, behind), self.parts(values), strict=True):
                parts.append(part)
        return ahead, behind

    def ahead(self, values: Array) -> list[Pieces]:
        """The first result of `divided`."""
        is_ahead = values.min(axis=1) >= 0
        if is_ahead.all():
            return [self]
        whole, (crossed, values) = self.chosen(np.flatnonzero(is_ahead)), self.crossed(values)
        corners, between = _corners(crossed.points, values, are_paths=self.width > 0)
        return [whole, replace(crossed, points=_kept(corners, values >= 0, between))]

    def parts(self, values: Array) -> tuple[Pieces, Pieces]:
        """The parts of those pieces on which values have both signs."""
        crossed, values = self.crossed(values)
        corners, between = _corners(crossed.points, values, are_paths=self.width > 0)
        one, other = (_kept(corners, inside, between) for inside in (values >= 0, values <= 0))
        return replace(crossed, points=one), replace(crossed, points=other)

    def crossed(self, values: Array) -> tuple[Pieces, Array]:
        """The pieces on which values of shape (n, k) have both signs, and the values.

        A face with signs that alternate is two triangles: values are affine over none of its halves else.
        """
        numbers = np.flatnonzero((values.min(axis=1) < 0) & (values.max(axis=1) > 0))
        values = values[numbers]
        alternating = (values[:, :-1] * values[:, 1:] < 0).all(axis=1)
        if values.shape[1] != 4 or not alternating.any():
            return self.chosen(numbers), values
        twice = np.concatenate([numbers, numbers[alternating]])
        corners = np.tile(np.arange(4), (len(twice), 1))
        corners[: len(numbers)][alternating] = (0, 1, 2, 2)
        corners[len(numbers) :] = (0, 2, 3, 3)
        pieces = self.chosen(twice)
        values = np.concatenate([values, values[alternating]])
        points = np.take_along_axis(pieces.points, corners[..., None], axis=1)
        return replace(pieces, points=points), np.take_along_axis(values, corners, axis=1)

    def by_side(self, space: Projection) -> dict[int, Paints]:
        """The pieces on either side of the space's cut, the crossing ones divided."""
        sides = {side: Paints([], []) for side in (FAR, WITHIN, NEAR)}
        if space.cut is None:
            sides[NEAR].take(self.paints)
            return sides
        values = space.sides(self.points[..., 0], self.points[..., 1])
        near = values.min(axis=1) >= 0
        far = (values.max(axis=1) <= 0) & ~near
        for side, which in ((NEAR, near), (FAR, far)):
            shapes = [self.shapes[k] for k in np.flatnonzero(which).tolist()]
            sides[side].take(Paints(self.depths[which].tolist(), shapes))
        if not (near | far).all():
            for side, parts in zip((NEAR, FAR), self.parts(values), strict=True):
                sides[side].take(parts.paints)
        return sides

    @property
    def paints(self) -> Paints:
        """All of the pieces."""
        return Paints(self.depths.tolist(), self.shapes)


def joined(pieces: Iterable[Pieces]) -> list[Pieces]:
    """Pieces of the same kind together."""
    kinds: dict[tuple[int, float], list[Pieces]] = {}
    for some in pieces:
        kinds.setdefault((some.points.shape[1], some.width), []).append(some)
    return [
        found[0]
        if len(found) == 1
        else Pieces(
            np.concatenate([some.points for some in found]),
            [color for some in found for color in some.colors],
            width,
            np.concatenate([some.depths for some in found]),
        )
        for (_, width), found in kinds.items()
    ]


def by_cut(space: Projection, pieces: Iterable[Pieces]) -> dict[int, Paints]:
    """All of some pieces on either side of the space's cut."""
    sides = {side: Paints([], []) for side in (FAR, WITHIN, NEAR)}
    for some in pieces:
        for side, found in some.by_side(space).items():
            sides[side].take(found)
    return sides


def clipped(polygons: Array, values: Array) -> Array:
    """The parts of polygons (n, k, d) where values (n, k), affine over each, are not negative.

    Those with fewer corners than others repeat their last. Each polygon has a value that is not negative.

    >>> clipped(np.array([[[0.0, 0], [2, 0], [2, 2]]]), np.array([[-1.0, 1, 1]])).tolist()
    [[[1.0, 0.0], [2.0, 0.0], [2.0, 2.0], [1.0, 1.0]]]
    """
    corners, between = _corners(polygons, values)
    return _kept(corners, values >= 0, between)


def dividing_lines(polygons: Array, values: Array) -> Array:
    """The segments, of shape (n, 2, d), along which `clipped` cuts convex polygons with values of both signs.

    >>> dividing_lines(np.array([[[0.0, 0], [2, 0], [2, 2]]]), np.array([[-1.0, 1, 1]])).tolist()
    [[[1.0, 0.0], [1.0, 1.0]]]
    """
    there = values[:, _following(values.shape[1])]
    enters, leaves = (values < 0) & (there >= 0), (values >= 0) & (there < 0)
    points = _between(polygons, values, there, enters | leaves)
    numbers = np.arange(len(polygons))
    return np.stack([points[numbers, end.argmax(axis=1)] for end in (enters, leaves)], axis=1)


def _corners(polygons: Array, values: Array, are_paths: bool = False) -> tuple[Array, NDArray[np.bool_]]:
    """The corners of polygons or paths, each followed by where its edge crosses 0, and which edges do so."""
    there = values[:, _following(values.shape[1])]
    crossed = values * there < 0
    if are_paths:
        crossed[:, -1] = False
    n, k, d = polygons.shape
    corners = np.empty((n, 2 * k, d))
    corners[:, ::2], corners[:, 1::2] = polygons, _between(polygons, values, there, crossed)
    return corners, crossed


def _kept(corners: Array, inside: NDArray[np.bool_], crossed: NDArray[np.bool_]) -> Array:
    """The polygons of those of `_corners` that are inside, and of those that cross."""
    n, k = inside.shape
    kept = np.empty((n, 2 * k), dtype=bool)
    kept[:, ::2], kept[:, 1::2] = inside, crossed
    order, counts = np.argsort(~kept, axis=1, kind="stable"), kept.sum(axis=1)[:, None]
    numbers = np.minimum(np.arange(counts.max(initial=1)), counts - 1)
    rows = np.arange(n)[:, None]
    return np.asarray(corners[rows, order[rows, numbers]])


def _between(polygons: Array, here: Array, there: Array, which: NDArray[np.bool_]) -> Array:
    """On some edges, the points where the values at both ends say that they are 0."""
    share = np.divide(here, here - there, out=np.zeros_like(here), where=which)[..., None]
    return polygons + share * (polygons[:, _following(polygons.shape[1])] - polygons)


def _following(count: int) -> list[int]:
    """For each corner of a polygon, the number of the next."""
    return [*range(1, count), 0]


def parts_between(line: Array, heights: tuple[float, float]) -> list[Array]:
    """The parts of a polyline of shape (n, 3) between two heights."""
    low, high = heights
    parts = parts_where(line, line[:, 2] - low + 1e-9)
    return [found for part in parts for found in parts_where(part, high + 1e-9 - part[:, 2])]
