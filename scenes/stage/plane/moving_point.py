"""A point that moves along a graph, with guides to the axes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from manim import VGroup

from scenes.stage.animation import Mark, Scalar, drawn_by, number
from scenes.stage.axes import FramedAxes
from scenes.stage.drawing import DOTS, Stroke
from scenes.stage.plane.dots import DOT_RADIUS


class MovingPoint(VGroup):
    """The point (x, f(x)), with dashed guides from x and to f(x) on the edges that carry the numbers.

    Where f has no value only the guide from x is drawn, all the way up; at the point that is `left_out`,
    nothing is.
    """

    def __init__(
        self,
        plane: FramedAxes,
        function: Callable[[float], float],
        x: Scalar,
        role: str = "ink",
        guided: bool = True,
        left_out: float = np.nan,
    ) -> None:
        super().__init__()
        self.plane, self.function, self.guided, self.left_out = plane, function, guided, left_out
        self.x = x
        self.guides = Stroke(plane.theme[role], 2, dashed=True)
        self.mark = Mark(radius=DOT_RADIUS, color=plane.theme[role], z_index=DOTS)
        self.outline = self.mark.points - self.mark.get_center()
        self.add(self.guides, self.mark)
        drawn_by(self, self._redraw)

    def _redraw(self) -> None:
        x, window = number(self.x), self.plane.window
        y = float(self.function(x))
        passing = abs(x - self.left_out) * self.plane.unit[0] < DOT_RADIUS
        height = self.plane.clip_y(y)[0]
        guide = self.plane.at([x, x, window.left], [window.bottom, height, height])
        if not np.isfinite(y):
            guide = self.plane.at([x, x], [window.bottom, window.top])
        self.guides.draw([guide] if self.guided and not passing else [])
        is_seen = self.plane.contains(x, y) and not passing
        self.mark.points = self.outline + self.plane.at(x, y) if is_seen else self.outline[:0]


def constant(value: float | None) -> Callable[[float], float]:
    """The function that has one value everywhere, or none."""
    height = np.nan if value is None else float(value)
    return lambda x: height
