"""A plane, and what can be drawn on it: every factory returns a mobject that follows what it is given.

A coordinate or a slope may be a number, a `Value`, arithmetic with values, or a function without
arguments; a height may also be a function of the first coordinate.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from manim import RIGHT, UP
from sympy import Expr

from mathlib.function import Function
from mathlib.plotting import LevelCurve, Span, level_curves, missing_points
from scenes.stage.animation import Scalar, stand_apart
from scenes.stage.axes import FramedAxes, axis_names, ticks_for
from scenes.stage.base import Place, Window
from scenes.stage.plane.bands import Axis, Band, Rectangle
from scenes.stage.plane.contours import Contours, GradientField
from scenes.stage.plane.data_points import Data, DataPoints
from scenes.stage.plane.dots import Height, Point, PointDot
from scenes.stage.plane.edge_names import EdgeNames
from scenes.stage.plane.graph import GRAPH_WIDTH, Graph, Interval
from scenes.stage.plane.lines import Cross, Lines, Paths, RiseAndRun, Segment, SlopeLine
from scenes.stage.plane.moving_point import MovingPoint
from scenes.stage.plane.stacked_bars import StackedBars
from scenes.stage.text import LABEL, Inscription, Typesetter, fit


class Plane(FramedAxes):
    """Framed axes with factories for what is drawn on them."""

    @classmethod
    def of(cls, f: Function, point: Expr, typesetter: Typesetter, window: Window, place: Place) -> Plane:
        """The plane for the graph of a function of one variable at a point, with its names and ticks."""
        return cls(typesetter, window, place, names=axis_names(f), ticks=ticks_for(f, point))

    @classmethod
    def map(
        cls,
        f: Function,
        typesetter: Typesetter,
        window: Window,
        place: Place,
        ticks: tuple[int, int] = (4, 4),
    ) -> Plane:
        """The map of the ground below the graph of a function of two variables, with their names."""
        x, y = f.typst_variables
        return cls(typesetter, window, place, equal_scales=True, names=(x, y), ticks=ticks)

    def graph(
        self,
        function: Callable[[Any], Any],
        role: str = "function",
        width: float = GRAPH_WIDTH,
        over: Interval | None = None,
    ) -> Graph:
        """The graph of a function, or the part of it over an interval."""
        gaps: Sequence[tuple[float, float]] = ()
        if isinstance(function, Function) and len(function.variables) == 1:
            gaps = missing_points(function)
        return Graph(self, function, role, width, over, gaps=gaps)

    def dot(self, x: Scalar, y: Height, role: str = "ink", hollow: bool = False) -> PointDot:
        """A dot at (x, y), or at (x, y(x))."""
        return PointDot(self, x, y, role, hollow)

    def line(self, slope: Scalar, through: Point, role: str, width: float = 4) -> SlopeLine:
        """The line with a slope through a point, as far as the frame."""
        return SlopeLine(self, slope, through, role, width)

    def segment(self, start: Point, end: Point, role: str, width: float = 4, dashed: bool = False) -> Segment:
        """The line from one point to another."""
        return Segment(self, start, end, role, width, dashed)

    def data(
        self, data: Data, role: str, shown: Scalar = np.inf, joined: bool = True, leaving: bool = False
    ) -> DataPoints:
        """The first `shown` points of some data, in order and joined, such as a loss against the step."""
        return DataPoints(self, data, role, shown, joined, leaving)

    def paths(self, lines: Lines, role: str, width: float = 4, dashed: bool = False) -> Paths:
        """Polylines in coordinates, or those that a function without arguments computes."""
        return Paths(self, lines, role, width, dashed)

    def cross(self, x: Scalar, y: Height) -> Cross:
        """Dashed lines across and up through (x, y), or (x, y(x))."""
        return Cross(self, x, y)

    def rise_and_run(self, start: Point, end: Point) -> RiseAndRun:
        """The legs of the right triangle below the secant from one point to another."""
        return RiseAndRun(self, start, end)

    def moving_point(
        self,
        function: Callable[[float], float],
        x: Scalar,
        role: str = "ink",
        guided: bool = True,
        left_out: float = np.nan,
    ) -> MovingPoint:
        """The point (x, f(x)), with guides to the axes."""
        return MovingPoint(self, function, x, role, guided, left_out)

    def band(self, axis: Axis, low: Scalar, high: Scalar, role: str) -> Band:
        """The points whose first or second coordinate lies between two numbers."""
        return Band(self, axis, low, high, role)

    def rectangle(self, x: Interval, y: Interval, role: str = "ink", opacity: float = 0.1) -> Rectangle:
        """A filled rectangle."""
        return Rectangle(self, x, y, role, opacity)

    def stacked_bars(
        self,
        x: Scalar,
        numbers: Callable[[], Sequence[float]],
        roles: Sequence[str],
        base: Scalar = 0.0,
        aside: float = 0.0,
        hollow: bool = False,
    ) -> StackedBars:
        """Numbers that add up, as bars side by side; each begins where the one before it ended."""
        return StackedBars(self, x, numbers, roles, base, aside, hollow)

    def edge_names(self, axis: Axis, *names: tuple[str, str, Scalar]) -> EdgeNames:
        """Names of numbers, each a formula with its role and its number, opposite the ticks of an axis."""
        return EdgeNames(self, axis, *names)

    def contours(self, curves: Sequence[LevelCurve], width: float = 2.5) -> Contours:
        """Level curves, from faint for the lowest to bright for the highest."""
        return Contours(self, curves, width)

    def gradient_field(
        self, curves: Sequence[LevelCurve], gradient: Sequence[Callable[[Any, Any], Any]], clear_of: Any
    ) -> GradientField:
        """Gradients that stand on level curves, all to one scale, clear of points of shape (n, 2)."""
        return GradientField(self, curves, gradient, clear_of)

    def level_curve(
        self, f: Function, height: float, ground: tuple[Span, Span] | None = None, width: float = 5
    ) -> Paths:
        """The level curve of a function at one height, over a ground, by default all that is seen."""
        window = self.window
        ground = ground or ((window.left, window.right), (window.bottom, window.top))
        (curve,) = level_curves(f, [height], ground)
        return self.paths(curve.lines, "function", width)

    def note(self, markup: str) -> Inscription:
        """Words above the frame, at its right, as Typst markup."""
        room = self.frame.width - self.names[1].width - 0.2
        note = fit(self.typesetter.text(markup, LABEL), room)
        note.next_to(self.frame, UP, buff=0.05).align_to(self.frame, RIGHT)
        stand_apart(note)
        return note
