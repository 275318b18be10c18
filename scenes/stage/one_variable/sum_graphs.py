"""The graphs of a function and of its sum with another one: heights, what a step adds to them, tangents."""

from __future__ import annotations

import numpy as np
from manim import VGroup

from mathlib.calculus import combined
from mathlib.function import Function
from scenes.stage.animation import Quantity, number
from scenes.stage.plane import Plane

THICK, THIN = 12, 6
"""How wide heights of the first function are, and those of the second, which may lie on them."""

SAMPLES = 501
"""Points across the window at which graphs are looked at for the last value."""

ASIDE = 0.09
"""How far to the left and to the right of a step the rises stand that would cover each other."""


class SumGraphs(VGroup):
    """The graph of u, above it that of u + v, whose height at a point is that of u and that of v.

    `heights` are these two at the point; `rises` are what a step adds to u, and to u + v: the change of u and
    then that of v, beside each other where they would cover each other. `tangents` touch both graphs at the
    point. Nothing is on the plane by itself.
    """

    def __init__(
        self,
        plane: Plane,
        functions: tuple[Function, Function],
        point: tuple[float, float, float],
        step: Quantity,
        changes: tuple[Quantity, Quantity],
        slopes: tuple[float, float],
        roles: tuple[str, str],
    ) -> None:
        (u, v), (a, low, high), (first, second) = functions, point, roles
        total, end, between = combined("+", u, v), a + step, high + changes[0]
        aside = ASIDE / plane.unit[0] if _meet(low, high, *map(number, changes)) else 0.0
        left, beside = end - aside, end + aside
        self.graph, self.total = plane.graph(u, first), plane.graph(total)
        named = (u.typst_name, first, u), (f"{u.typst_name} + {v.typst_name}", "function", total)
        ends = [(name, color, _height_at_right(plane, f)) for name, color, f in named]
        self.names = plane.edge_names("y", *sorted(ends, key=lambda end: end[2]))
        self.heights = (
            plane.segment((a, 0), (a, low), first, THICK),
            plane.segment((a, low), (a, high), second, THIN),
        )
        self.rises = VGroup(
            *(plane.segment((a, y), (end, y), "muted", 3, dashed=True) for y in (low, high)),
            plane.segment((left, low), (left, low + changes[0]), first, THICK),
            plane.segment((beside, high), (beside, between), first, THICK),
            plane.segment((beside, between), (beside, between + changes[1]), second, THIN),
        )
        touched = zip(slopes, (low, high), strict=True)
        self.tangents = [plane.line(slope, (a, y), "tangent", 3) for slope, y in touched]
        super().__init__(self.graph, self.total, self.names, *self.heights, self.rises, *self.tangents)


def _height_at_right(plane: Plane, f: Function) -> float:
    """The height in a plane's window of the last of some points, from left to right, where f has a value."""
    heights = f(np.linspace(plane.window.left, plane.window.right, SAMPLES))
    return plane.clip_y(float(heights[np.isfinite(heights)][-1]))[0]


def _meet(low: float, high: float, change: float, other: float) -> bool:
    """Whether the change from a height and both changes from another one have heights in common."""
    first, second = (low, low + change), (high, high + change, high + change + other)
    return min(first) < max(second) and min(second) < max(first)
