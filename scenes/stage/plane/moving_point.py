"""A point that walks along a graph, with guides to the axes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from manim import ValueTracker, VGroup
from numpy.typing import NDArray
from sympy import Expr

from scenes.stage.drawing import Stroke
from scenes.stage.plane.graph import DOT_RADIUS, dot
from scenes.stage.plane.plane import Plane

Array = NDArray[np.float64]


class Walker(VGroup):
    """The point (x, f(x)), with dashed guides from x and to f(x) on the edges that carry the numbers.

    Let it follow `x` and, where the plane zooms, `plane.zoom`. Where f has no value only the guide from x is
    drawn, all the way up; on the point that is `left_out`, nothing is.
    """

    def __init__(
        self,
        plane: Plane,
        function: Callable[[float], float],
        x: float,
        role: str = "ink",
        guided: bool = True,
        left_out: float = np.nan,
    ) -> None:
        super().__init__()
        self.plane, self.function, self.guided, self.left_out = plane, function, guided, left_out
        self.x = ValueTracker(x)
        self.guides = Stroke(plane.theme[role], 2, dashed=True)
        self.mark = dot(plane, 0, 0, role)
        self.outline = self.mark.points - self.mark.get_center()
        self.add(self.guides, self.mark)
        self.redraw()

    def redraw(self) -> None:
        """Stand at x."""
        x, window = self.x.get_value(), self.plane.window
        y = float(self.function(x))
        passing = abs(x - self.left_out) * self.plane.unit[0] < DOT_RADIUS
        height = self.plane.clip_y(y)[0]
        guide = self.plane.at([x, x, window.left], [window.bottom, height, height])
        if not np.isfinite(y):
            guide = self.plane.at([x, x], [window.bottom, window.top])
        self.guides.draw([guide] if self.guided and not passing else [])
        is_seen = self.plane.contains(x, y) and not passing
        self.mark.points = self.outline + self.plane.at(x, y) if is_seen else self.outline[:0]


def constant(value: Expr | None) -> Callable[[float], float]:
    """The function that has one value everywhere, or none."""
    height = np.nan if value is None else float(value)
    return lambda x: height
