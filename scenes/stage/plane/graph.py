"""Graphs on a plane: sampled for the window that is seen, cut at its frame, broken where f breaks."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from mathlib.plotting import polylines
from scenes.stage.animation import Mark
from scenes.stage.drawing import DOTS, GRAPHS, Stroke
from scenes.stage.plane.plane import Plane

Array = NDArray[np.float64]

GRAPH_WIDTH = 5.0
DOT_RADIUS = 0.085
FLIP = np.array([1, -1])


class Graph(Stroke):
    """The graph of a function on a plane; `redraw` fits it to the present window."""

    def __init__(
        self,
        plane: Plane,
        function: Callable[[Array], Array],
        role: str,
        width: float = GRAPH_WIDTH,
    ) -> None:
        super().__init__(plane.theme[role], width, z_index=GRAPHS)
        self.plane, self.function = plane, function
        self.redraw()

    def redraw(self) -> None:
        window = self.plane.window
        self.pieces = polylines(self.function, window.left, window.right, window.bottom, window.top)
        self.draw(self.plane.at(piece[:, 0], piece[:, 1]) for piece in self.pieces)

    def draw_between(self, low: float, high: float) -> None:
        """Show only the part over [low, high]."""
        self.draw(
            self.plane.at(part[:, 0], part[:, 1])
            for piece in self.pieces
            if len(part := _cut(piece, low, high)) > 1
        )


class GraphPart(Stroke):
    """A part of a graph in another colour, drawn over it."""

    def __init__(self, graph: Graph, role: str, width: float = GRAPH_WIDTH) -> None:
        super().__init__(graph.plane.theme[role], width, z_index=GRAPHS + 0.5)
        self.graph = graph

    def draw_between(self, low: float, high: float) -> None:
        """Show the part over [low, high]."""
        self._draw(self._between(low, high))

    def draw_beyond(self, low: float, high: float, bottom: float, top: float) -> None:
        """Show what of the part over [low, high] lies below `bottom` or above `top`."""
        parts = self._between(low, high)
        above = [run for part in parts for run in _above(part, top)]
        below = [run * FLIP for part in parts for run in _above(part * FLIP, -bottom)]
        self._draw(above + below)

    def _between(self, low: float, high: float) -> list[Array]:
        return [part for piece in self.graph.pieces if len(part := _cut(piece, low, high)) > 1]

    def _draw(self, parts: list[Array]) -> None:
        self.draw(self.graph.plane.at(part[:, 0], part[:, 1]) for part in parts)


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
    excess = part[:, 1] - level
    crossed = np.flatnonzero(excess[:-1] * excess[1:] < 0)
    share = excess[crossed] / (excess[crossed] - excess[crossed + 1])
    crossings = part[crossed] + share[:, None] * (part[crossed + 1] - part[crossed])
    points = np.insert(part, crossed + 1, crossings, axis=0)
    above = np.insert(excess, crossed + 1, 0) >= 0
    runs = np.split(points, np.flatnonzero(np.diff(above)) + 1)
    return [run for run in runs if len(run) > 1 and run[:, 1].max() > level]


def dot(plane: Plane, x: float, y: float, role: str, hollow: bool = False) -> Mark:
    """A point of the plane, filled, or hollow where the function has no value."""
    mark = Mark(radius=DOT_RADIUS, color=plane.theme[role], z_index=DOTS).move_to(plane.at(x, y))
    if hollow:
        mark.set_fill(plane.theme.background, 1).set_stroke(plane.theme[role], 3)
    return mark


def place_dot(mark: Mark, plane: Plane, x: float, y: float) -> None:
    """Move a dot to a point of the plane; outside the frame it is not seen."""
    seen = plane.contains(x, y)
    mark.move_to(plane.at(x, y) if seen else plane.frame.get_center())
    mark.set_opacity(1.0 if seen else 0.0)
