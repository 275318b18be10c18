"""The secants of a graph from a point to both sides, and the table of their slopes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from manim import VGroup

from scenes.stage.animation import Value
from scenes.stage.plane import Plane
from scenes.stage.text import Cell, Column, Table

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


def secant_table(column: Column, rows: Sequence[Sequence[Cell]], below: float) -> Table:
    """The slopes of secants after steps to the right and to the left, a row for each step."""
    heads, roles = ("h", "m(h)", "m(-h)"), ("muted", "secant", "secant")
    return column.table(heads, rows, (1.0, 1.4, 1.4), roles, below)
