"""Where labels of edges stand: on their edges, clear of nodes, of other edges and of each other."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Ends = tuple[str, str]

SHARES = np.linspace(0.14, 0.86, 25)[:, None]
"""Where along an edge its label may stand."""

APART, CLEAR = 0.05, 0.5
"""How far labels stay from each other, and from the other edges where they can."""

PATCH = 0.05
"""How far around a label its edge is hidden."""


@dataclass(frozen=True)
class EdgeLabels:
    """Edges as straight lines, of shape (2, 2), between nodes as boxes: centres and half sizes."""

    lines: Mapping[Ends, Array]
    nodes: Iterable[tuple[Array, Array]]

    def places(self, halves: Mapping[Ends, Array]) -> dict[Ends, Array] | None:
        """The points where labels with these half sizes stand; None where one of them has no room."""
        points: dict[Ends, Array] = {}
        for ends, half in halves.items():
            boxes = [*((points[other], halves[other] + APART) for other in points), *self.nodes]
            clear = list(self._clear(ends, half, boxes))
            if not clear:
                return None
            middle = self.lines[ends].mean(axis=0)
            points[ends] = max(clear, key=lambda at: self._room(at, ends) - 0.1 * math.dist(at, middle))
        return points

    def _clear(self, ends: Ends, half: Array, boxes: Iterable[tuple[Array, Array]]) -> Iterator[Array]:
        """The points on an edge where a label is clear of some boxes and of the other edges."""
        start, end = self.lines[ends]
        along = np.linspace(0, 1, 100)[:, None, None]
        others = np.array([line for other, line in self.lines.items() if other != ends]).reshape(-1, 2, 2)
        passed = (others[:, 0] + along * (others[:, 1] - others[:, 0])).reshape(-1, 2)
        for point in start + SHARES * (end - start):
            apart = all((np.abs(point - centre) > half + size).any() for centre, size in boxes)
            if apart and not (np.abs(passed - point) < half + PATCH).all(axis=1).any():
                yield point

    def _room(self, point: Array, ends: Ends) -> float:
        """How far a point is from all edges but one, as far as that matters."""
        others = (line for other, line in self.lines.items() if other != ends)
        return min([CLEAR, *(_distance(point, *line) for line in others)])


def _distance(point: Array, start: Array, end: Array) -> float:
    along = end - start
    share = np.clip(np.dot(point - start, along) / np.dot(along, along), 0, 1)
    return float(np.linalg.norm(start + share * along - point))
