"""Graphs on a plane: sampled for the window that is seen, cut at its frame, broken where f breaks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from mathlib.plotting import polylines
from scenes.stage.animation import Scalar, drawn_by, number
from scenes.stage.axes import FramedAxes
from scenes.stage.base import Window
from scenes.stage.drawing import GRAPHS, Stroke, parts_where

Array = NDArray[np.float64]

GRAPH_WIDTH, PART_WIDTH = 5.0, 7.0
Interval = tuple[Scalar, Scalar]

FLIP = np.array([1, -1])

GAP_RADIUS = 0.085
RING = np.array([[np.cos(angle), np.sin(angle), 0] for angle in np.linspace(0, 2 * np.pi, 33)])
"""The mark of a missing point, as large as a dot."""


class Graph(Stroke):
    """The graph of a function on a plane, or the part of it over an interval, with a ring for each gap.

    `pieces` are the unbroken runs of the graph in the present window, in coordinates, of shape (n, 2).
    """

    def __init__(
        self,
        plane: FramedAxes,
        function: Callable[[Array], Array],
        role: str,
        width: float = GRAPH_WIDTH,
        over: Interval | None = None,
        z_index: float = GRAPHS,
        gaps: Sequence[tuple[float, float]] = (),
    ) -> None:
        super().__init__(plane.theme[role], width, z_index=z_index)
        self.plane, self.function, self.over, self.gaps = plane, function, over, gaps
        self._sampled: tuple[Window, list[Array]] | None = None
        drawn_by(self, self._redraw)

    @property
    def pieces(self) -> list[Array]:
        window = self.plane.window
        if self._sampled is None or self._sampled[0] != window:
            ends = (window.left, window.right, window.bottom, window.top)
            self._sampled = window, polylines(self.function, *ends)
        return self._sampled[1]

    def between(self, low: float, high: float) -> list[Array]:
        """The pieces over [low, high]."""
        return [part for piece in self.pieces if len(part := _cut(piece, low, high)) > 1]

    def outside(self, low: float, high: float, bottom: float, top: float) -> list[Array]:
        """What of the pieces over [low, high] lies below `bottom` or above `top`."""
        parts = self.between(low, high)
        above = [run for part in parts for run in _above(part, top)]
        below = [run * FLIP for part in parts for run in _above(part * FLIP, -bottom)]
        return above + below

    def part(self, over: Interval, role: str, outside: Interval | None = None) -> GraphPart:
        """The part over an interval, or what of it lies outside an interval of heights."""

        def pieces() -> list[Array]:
            low, high = map(number, over)
            return self.outside(low, high, *map(number, outside)) if outside else self.between(low, high)

        return GraphPart(self, pieces, role, PART_WIDTH)

    def _redraw(self) -> None:
        low, high = (-np.inf, np.inf) if self.over is None else map(number, self.over)
        pieces = self.pieces if self.over is None else self.between(low, high)
        lines = [self.plane.at(*piece.T) for piece in pieces]
        for x, y in self.gaps:
            if low < x < high and self.plane.contains(x, y):
                centre = self.plane.at(x, y)
                lines = [
                    part
                    for line in lines
                    for part in parts_where(line, np.hypot(*(line - centre).T[:2]) - GAP_RADIUS)
                ]
                lines.append(centre + GAP_RADIUS * RING)
        self.draw(lines)


class GraphPart(Stroke):
    """Parts of a graph in another colour, drawn over it: those that `parts` gives, in coordinates."""

    def __init__(
        self, graph: Graph, parts: Callable[[], Sequence[Array]], role: str, width: float = GRAPH_WIDTH
    ) -> None:
        plane = graph.plane
        super().__init__(plane.theme[role], width, z_index=GRAPHS + 0.5)
        drawn_by(self, lambda: self.draw(plane.at(*part.T) for part in parts()))


def punctured(function: Callable[[Array], Array], hole: float) -> Callable[[Array], Array]:
    """The function without a value at a hole, where rounding might make one up."""
    radius = 1e-9 * max(1.0, abs(hole))
    return lambda x: np.where(np.abs(np.asarray(x) - hole) < radius, np.nan, function(x))


def _cut(piece: Array, low: float, high: float) -> Array:
    xs, ys = piece.T
    low, high = max(low, xs[0]), min(high, xs[-1])
    if low >= high:
        return np.zeros((0, 2))
    inner = piece[(xs > low) & (xs < high)]
    ends = np.array([[x, np.interp(x, xs, ys)] for x in (low, high)])
    return np.vstack([ends[:1], inner, ends[1:]])


def _above(part: Array, level: float) -> list[Array]:
    """The runs of a polyline that lie above a level, cut exactly at it."""
    return [run for run in parts_where(part, part[:, 1] - level) if run[:, 1].max() > level]
