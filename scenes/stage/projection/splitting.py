"""A column of the ground with several graphs over it, split where graphs intersect.

A column is cut into two triangles, over which every graph is a plane, and these along the lines on which two
of the planes have one height. What remains is convex, and its graphs have one order of heights. A column in
which no graphs cross is not cut where what is clipped is a plane.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from scenes.stage.projection.height_field import Cells, by_four
from scenes.stage.projection.projection import slack_of

Array = NDArray[np.float64]
Row = list[float]
Slopes = tuple[float, float]

DIAGONAL, RIM, CROSSING = -1, -2, 4
"""Labels of edges; 0 to 3 are the sides of a cell, and those from `CROSSING` on are pairs of graphs."""

TRIANGLES = (((0, 2, 3), (DIAGONAL, 2, 3), (2, 3), (3, 0)), ((0, 1, 2), (0, 1, DIAGONAL), (1, 0), (2, 1)))
"""Corners of a cell, labels of the edges, and the edges along x and along y, of either triangle."""


@dataclass(frozen=True)
class Polygon:
    """Vertices (x, y, height of each graph), and a label for the edge that begins at each."""

    vertices: list[Row]
    labels: list[int]


@dataclass(frozen=True)
class Piece:
    """A convex plane part of a graph over a cell, with its slopes in x and in y."""

    graph: int
    cell: tuple[int, int]
    points: list[Row]
    labels: list[int]
    slopes: Slopes


@dataclass(frozen=True)
class Leaf:
    """Numbers of pieces over one part of the ground, from low to high."""

    pieces: tuple[int, ...]


@dataclass(frozen=True)
class Divider:
    """A line of the ground with its normal; `ahead` is the part that the normal points into."""

    normal: Slopes
    label: int
    ahead: Divider | Leaf
    behind: Divider | Leaf


class ColumnSplitter:
    """Splits columns of a grid, and collects the pieces."""

    def __init__(self, graphs: Sequence[Cells], xs: Array, ys: Array, heights: Slopes) -> None:
        self.graphs, self.xs, self.ys = graphs, xs.tolist(), ys.tolist()
        self.low, self.high = heights
        self.slack = slack_of(heights)
        self.pieces: list[Piece] = []
        self.heights: list[list[Row]] = [cells.heights.tolist() for cells in graphs]
        self._cutting = [_cutting(cells, xs, ys) for cells in graphs]

    def split(self, i: int, j: int) -> Divider | Leaf:
        """Split the column over a cell."""
        corners = ((i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1))
        rows = [[self.xs[a], self.ys[b], *(heights[a][b] for heights in self.heights)] for a, b in corners]
        dx, dy = rows[2][0] - rows[0][0], rows[2][1] - rows[0][1]
        present = [k for k, cells in enumerate(self.graphs) if cells.present[i, j]]
        if self._needs_no_triangles(rows, present, (i, j)):
            return self._leaf(Polygon(rows, [0, 1, 2, 3]), _mean_slopes(rows, dx, dy), present, (i, j))
        parts = []
        for numbers, labels, (right, left), (back, front) in TRIANGLES:
            along_x = [(a - b) / dx for a, b in zip(rows[right], rows[left], strict=True)]
            along_y = [(a - b) / dy for a, b in zip(rows[back], rows[front], strict=True)]
            slopes = list(zip(along_x, along_y, strict=True))[2:]
            polygon = Polygon([rows[n] for n in numbers], list(labels))
            parts.append(self._order(polygon, slopes, present, (i, j)))
        return Divider((-1 / dx, 1 / dy), DIAGONAL, *parts)

    def _order(
        self, polygon: Polygon, slopes: list[Slopes], present: list[int], cell: tuple[int, int]
    ) -> Divider | Leaf:
        """Divide a polygon until no two graphs cross over it."""
        for a, b in combinations(present, 2):
            above = [self._snapped(row[2 + a] - row[2 + b]) for row in polygon.vertices]
            if min(above) < 0 < max(above):
                label = CROSSING + a * len(self.graphs) + b
                normal = (slopes[a][0] - slopes[b][0], slopes[a][1] - slopes[b][1])
                parts = divide(polygon, above, label)
                return Divider(normal, label, *(self._order(part, slopes, present, cell) for part in parts))
        return self._leaf(polygon, slopes, present, cell)

    def _needs_no_triangles(self, rows: list[Row], present: list[int], cell: tuple[int, int]) -> bool:
        """Whether no two graphs cross over a cell, and each that is clipped there is a plane."""
        for a, b in combinations(present, 2):
            above = [self._snapped(row[2 + a] - row[2 + b]) for row in rows]
            if min(above) < 0 < max(above):
                return False
        clipped = [2 + k for k in present if self.graphs[k].partial[cell]]
        twists = [rows[0][k] - rows[1][k] + rows[2][k] - rows[3][k] for k in clipped]
        return all(abs(twist) < self.slack for twist in twists)

    def _leaf(
        self, polygon: Polygon, slopes: list[Slopes], present: list[int], cell: tuple[int, int]
    ) -> Leaf:
        """Keep those graphs over a polygon that do not cross there."""
        present = sorted(present, key=lambda k: self._rank([row[2 + k] for row in polygon.vertices]))
        found = [self._piece(polygon, k, slopes[k], cell) for k in present]
        return Leaf(tuple(number for number in found if number is not None))

    def _piece(self, polygon: Polygon, graph: int, slopes: Slopes, cell: tuple[int, int]) -> int | None:
        """Keep one graph over a polygon, clipped; return the number of the piece if there is one."""
        if self.graphs[graph].partial[cell]:
            polygon = self._clipped(polygon, graph, cell)
            if len(polygon.vertices) < 3:
                return None
        points = [[row[0], row[1], row[2 + graph]] for row in polygon.vertices]
        self.pieces.append(Piece(graph, cell, points, polygon.labels, slopes))
        return len(self.pieces) - 1

    def _clipped(self, polygon: Polygon, graph: int, cell: tuple[int, int]) -> Polygon:
        height = 2 + graph
        polygon = _within(polygon, self._cutting[graph].get(cell, []))
        polygon = _kept(polygon, [self._snapped(row[height] - self.low) for row in polygon.vertices], RIM)
        return _kept(polygon, [self._snapped(self.high - row[height]) for row in polygon.vertices], RIM)

    def _rank(self, heights: list[float]) -> int:
        return round(sum(heights) / len(heights) / (8 * self.slack))

    def _snapped(self, value: float) -> float:
        return 0.0 if abs(value) < self.slack else value


def _mean_slopes(rows: list[Row], dx: float, dy: float) -> list[Slopes]:
    """The slopes in x and y of each graph over a cell with these corners, between the middles of sides."""
    columns = list(zip(*rows, strict=True))[2:]
    return [((b + c - a - d) / (2 * dx), (c + d - a - b) / (2 * dy)) for a, b, c, d in columns]


def _cutting(cells: Cells, xs: Array, ys: Array) -> dict[tuple[int, int], list[Row]]:
    """Of the half-planes that bound a graph, those that divide a cell, for each clipped cell that has any."""
    found: dict[tuple[int, int], list[Row]] = {}
    bounds = cells.bounds
    x, y = np.meshgrid(xs, ys, indexing="ij")
    values = bounds @ np.stack([x.ravel(), y.ravel(), np.ones(x.size)])
    outside = by_four(np.moveaxis(values.reshape(-1, *x.shape), 0, -1) < 0).any(axis=2)
    rows = bounds.tolist()
    for i, j, k in np.argwhere(outside & cells.partial[..., None]).tolist():
        found.setdefault((i, j), []).append(rows[k])
    return found


def _within(polygon: Polygon, bounds: list[Row]) -> Polygon:
    """The part of a convex polygon that lies in some half-planes of the ground."""
    for a, b, c in bounds:
        values = [a * row[0] + b * row[1] + c for row in polygon.vertices]
        if max(values, default=0) <= 0:
            return Polygon([], [])
        polygon = _kept(polygon, values, RIM)
    return polygon


def divide(polygon: Polygon, values: list[float], label: int) -> tuple[Polygon, Polygon]:
    """The parts of a convex polygon where an affine function with these values at its vertices is positive
    and where it is negative; `label` is for the edge between them.

    >>> square = Polygon([[0, 0], [2, 0], [2, 2], [0, 2]], [0, 1, 2, 3])
    >>> divide(square, [-1, 1, 1, -1], 9)[0]
    Polygon(vertices=[[1.0, 0.0], [2, 0], [2, 2], [1.0, 2.0]], labels=[0, 1, 2, 9])
    """
    return _kept(polygon, values, label), _kept(polygon, [-value for value in values], label)


def _kept(polygon: Polygon, values: list[float], label: int) -> Polygon:
    """The part of a convex polygon where an affine function with these values at its vertices is positive."""
    if not values or min(values) >= 0:
        return polygon
    vertices: list[Row] = []
    labels: list[int] = []
    count = len(values)
    for k, (row, edge) in enumerate(zip(polygon.vertices, polygon.labels, strict=True)):
        here, there = values[k], values[(k + 1) % count]
        if here >= 0:
            vertices.append(row)
            labels.append(label if here == 0 and there < 0 else edge)
        if here * there < 0:
            share = here / (here - there)
            after = polygon.vertices[(k + 1) % count]
            vertices.append([a + share * (b - a) for a, b in zip(row, after, strict=True)])
            labels.append(label if here > 0 else edge)
    return Polygon(vertices, labels)
