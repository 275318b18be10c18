"""Rise and run: the legs below a secant, and their names where no line runs through them."""

from __future__ import annotations

import numpy as np
from manim import RIGHT, UP, VGroup
from numpy.typing import NDArray

from scenes.stage.drawing import Stroke
from scenes.stage.plane import Graph
from scenes.stage.text import LABEL, halo, put_where_clear

Array = NDArray[np.float64]
Point = tuple[float, float]

NEAR, WIDE, FAR = 0.3, 0.38, 0.45
"""How far the middle of a name stands from its leg; of a wide one, beside it."""


class RiseAndRun(Stroke):
    """From one point of a graph to another along the axes: first across, then up or down."""

    def __init__(self, graph: Graph) -> None:
        super().__init__(graph.plane.theme["muted"], 3, dashed=True)
        self.graph, self.plane = graph, graph.plane

    def go(self, start: Point, end: Point) -> None:
        """Lead from a point to another one."""
        self.legs = self.plane.at([start[0], end[0]], start[1]), self.plane.at(end[0], [start[1], end[1]])
        self.draw(self.legs)

    def names(self, secant: Array) -> VGroup:
        """`h` and `Delta y` beside the legs as they lie now, clear of the graph and of a secant."""
        typesetter, (run, rise) = self.plane.typesetter, self.legs
        lines = [secant, *(self.plane.at(*piece.T) for piece in self.graph.pieces)]
        outside = 1.0 if rise[0][1] > rise[1][1] else -1.0
        beyond = 1.0 if run[1][0] > run[0][0] else -1.0
        along = [run[0] + share * (run[1] - run[0]) for share in (0.5, 0.35, 0.65)]
        h = put_where_clear(
            typesetter.math("h", LABEL),
            [p + side * gap * UP for gap in (NEAR, FAR) for side in (outside, -outside) for p in along],
            [*lines, rise],
        )
        up = [rise[0] + share * (rise[1] - rise[0]) for share in (0.5, 0.35, 0.65, 0, 1)]
        beside = [p + side * gap * RIGHT for gap in (WIDE, FAR) for side in (beyond, -beyond) for p in up]
        aslant = [rise[1] + side * WIDE * RIGHT - lift * NEAR * UP for side in (1, -1) for lift in (1, -1)]
        delta_y = put_where_clear(typesetter.math("Delta y", LABEL), [*beside, *aslant], [*lines, run])
        return VGroup(*(halo(name, self.plane.theme.background) for name in (h, delta_y)))
