"""Lines of a plane: through a point with a slope, from point to point, rise and run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np
from manim import RIGHT, UP, VGroup
from numpy.typing import NDArray

from scenes.stage.animation import Scalar, drawn_by, number
from scenes.stage.axes import FramedAxes
from scenes.stage.drawing import GRAPHS, Stroke
from scenes.stage.plane.dots import Height, Point, coordinates_of
from scenes.stage.plane.graph import Graph
from scenes.stage.text import LABEL, halo, put_where_clear

Array = NDArray[np.float64]
Lines: TypeAlias = Sequence[Array] | Callable[[], Sequence[Array]]

NEAR, WIDE, FAR = 0.3, 0.38, 0.45
"""How far the middle of a name stands from its leg; of a wide one, beside it."""


class SlopeLine(Stroke):
    """The line through a point with a slope, as far as the frame; none where the slope is not finite."""

    def __init__(self, plane: FramedAxes, slope: Scalar, through: Point, role: str, width: float = 4) -> None:
        super().__init__(plane.theme[role], width)

        def place() -> None:
            steepness, point = number(slope), coordinates_of(*through)
            self.draw([plane.line_ends(steepness, point)] if np.isfinite(steepness) else [])

        drawn_by(self, place)


class Segment(Stroke):
    """The line from one point of a plane to another, clipped to its frame from below and above."""

    def __init__(
        self, plane: FramedAxes, start: Point, end: Point, role: str, width: float = 4, dashed: bool = False
    ) -> None:
        super().__init__(plane.theme[role], width, dashed=dashed)

        def place() -> None:
            (x, y), (to_x, to_y) = coordinates_of(*start), coordinates_of(*end)
            self.draw([plane.at([x, to_x], plane.clip_y(y, to_y))] if np.isfinite([y, to_y]).all() else [])

        drawn_by(self, place)


class Paths(Stroke):
    """Polylines, given in coordinates, each of shape (n, 2), or by a function that computes them."""

    def __init__(
        self, plane: FramedAxes, lines: Lines, role: str, width: float = 4, dashed: bool = False
    ) -> None:
        super().__init__(plane.theme[role], width, dashed=dashed, z_index=GRAPHS)

        def place() -> None:
            given = lines() if callable(lines) else lines
            self.draw(plane.at(*line.T) for line in given)

        drawn_by(self, place)


class Cross(Stroke):
    """The dashed lines across and up through a point, as far as the frame."""

    def __init__(self, plane: FramedAxes, x: Scalar, y: Height) -> None:
        super().__init__(plane.theme["muted"], 1.5, dashed=True)

        def place() -> None:
            (across, up), window = coordinates_of(x, y), plane.window
            ends = plane.at([window.left, window.right], up), plane.at(across, [window.bottom, window.top])
            self.draw(ends)

        drawn_by(self, place)


class RiseAndRun(Stroke):
    """From one point of a plane to another along the axes: first across, then up or down."""

    def __init__(self, plane: FramedAxes, start: Point, end: Point) -> None:
        super().__init__(plane.theme["muted"], 3, dashed=True)
        self.plane, self.start, self.end = plane, start, end
        drawn_by(self, lambda: self.draw(self.legs))

    @property
    def legs(self) -> tuple[Array, Array]:
        """The run and the rise as they are now, on the screen, each of shape (2, 3)."""
        (x, y), (to_x, to_y) = coordinates_of(*self.start), coordinates_of(*self.end)
        return self.plane.at([x, to_x], y), self.plane.at(to_x, [y, to_y])

    def names(self, graph: Graph, line: Array, name: str = "Delta y") -> VGroup:
        """`h` and the name of the rise beside the legs as they lie now, clear of a graph and of a line."""
        typesetter, (run, rise) = self.plane.typesetter, self.legs
        lines = [line, *(self.plane.at(*piece.T) for piece in graph.pieces)]
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
        delta_y = put_where_clear(typesetter.math(name, LABEL), [*beside, *aslant], [*lines, run])
        return VGroup(*(halo(name, self.plane.theme.background) for name in (h, delta_y)))
