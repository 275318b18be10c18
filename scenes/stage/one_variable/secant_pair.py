"""The secants of a graph from a point to both sides."""

from __future__ import annotations

from collections.abc import Callable

from manim import VGroup

from scenes.stage.animation import Value
from scenes.stage.plane import Plane

SIDES = (1, -1)


class SecantPair(VGroup):
    """The lines from the point of a graph at `at` to those a `step` to the right and to the left.

    `slope` gives the slope of the secant after a step of either sign; `dots` are the other ends of both.
    """

    def __init__(
        self,
        plane: Plane,
        function: Callable[[float], float],
        at: float,
        step: Value,
        slope: Callable[[float], float],
        role: str = "secant",
    ) -> None:
        slopes = [lambda side=side: slope(side * step()) for side in SIDES]
        self.lines = tuple(plane.line(each, (at, function), role) for each in slopes)
        self.dots = tuple(plane.dot(at + side * step, function, role) for side in SIDES)
        super().__init__(*self.lines, *self.dots)
