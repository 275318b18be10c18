"""A small contour map with a title above it, a path of steps, and lines below it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import RIGHT, VMobject
from numpy.typing import NDArray

from mathlib.descent import Run
from mathlib.function import Function
from mathlib.plotting import bowl_levels, level_curves
from scenes.stage.animation import Value
from scenes.stage.base import Place, Window
from scenes.stage.drawing import Stroke
from scenes.stage.plane import DataPoints, Plane
from scenes.stage.text import LABEL, TICK, Column, Inscription, Typesetter, fit, width_of
from scenes.stage.ticks import tick_values
from scenes.stage.two_variables import Ground, ground_of

Array = NDArray[np.float64]

ABOVE, BELOW, LINE = 0.3, 0.78, 0.5
"""How far above the frame the title stands, how far below it the first line, and from line to line."""

BESIDE = 0.25
"""How much wider than the map lettering may be, at each side."""

TICKS, RADIUS, GAP = 3, 0.05, 0.15


class SmallMap(Plane):
    """A map of a function of two variables with its level curves, in equal scales, and its title.

    `with_run` adds the steps of a descent, which may leave the map; `lines_through` are the lines through a
    point along some vectors; `put_below` puts lettering below the map, on lines numbered from 0.
    """

    def __init__(
        self,
        typesetter: Typesetter,
        function: Function,
        ground: Ground,
        place: Place,
        title: str,
        about: float | None = None,
    ) -> None:
        names = function.typst_variables[:2]
        window = Window.of(*ground)
        ticks = (_ticks_within(window, place), TICKS)
        super().__init__(
            typesetter,
            window,
            place,
            equal_scales=True,
            names=(names[0], names[1]),
            ticks=ticks,
        )
        seen = ground_of(self)
        curves = level_curves(function, bowl_levels(function, seen, about), seen)
        self.add(self.contours(curves, width=1.8))
        self.title = self._centred(typesetter.math(title, LABEL), place[1] + place[3] / 2 + ABOVE)
        name = self.names[1]
        name.shift(min(0, self.title.get_left()[0] - GAP - name.get_right()[0]) * RIGHT)
        self.add(self.title)

    def with_run(self, run: Run, k: Value, role: str = "gradient") -> SmallMap:
        """The map with a descent, its `run`, up to k steps, joined by straight lines that may leave it.

        It states the step size.
        """
        self.run, self.k, self.claims = run, k, (run.size_claim,)
        self.add(DataPoints(self, run.path, role, k + 1, leaving=True, radius=RADIUS))
        return self

    def lines_through(self, point: tuple[float, float], vectors: Sequence[Sequence[float]]) -> Stroke:
        """Dashed lines along vectors, as far as the frame."""
        lines = Stroke(self.theme["direction"], 2.5, dashed=True, z_index=1)
        return lines.draw(self.through(point, vector) for vector in vectors)

    def through(self, point: tuple[float, float], vector: Sequence[float]) -> Array:
        """The ends on the screen of the line through a point along a vector."""
        x, y = vector
        if x == 0:
            return self.at(point[0], np.array([self.window.bottom, self.window.top]))
        return self.line_ends(y / x, point)

    def put_below(self, lettering: VMobject, line: int) -> VMobject:
        """Put lettering below the map, as wide as the place at the most."""
        return self._centred(lettering, self.place[1] - self.place[3] / 2 - BELOW - line * LINE)

    def words_below(self, markup: str, line: int = 0, color: str = "ink") -> Inscription:
        """Words below the map."""
        x, y, width, height = self.place
        top = y - height / 2 - BELOW - line * LINE + LINE / 3
        column = Column(self.typesetter, x - width / 2 - BESIDE, top, x + width / 2 + BESIDE)
        (words,) = column.lines(markup, size=LABEL, color=color)
        words.set_x(x)
        return words

    def leave_out_names(self, *numbers: int) -> None:
        """Take away the name of an axis, 0 or 1, that another map beside this one bears."""
        self.remove(*(self.names[number] for number in numbers))

    def _centred(self, lettering: VMobject, y: float) -> VMobject:
        return fit(lettering, self.place[2] + 2 * BESIDE).move_to((self.place[0], y, 0))


def _ticks_within(window: Window, place: Place) -> Sequence[float]:
    """Ticks of the first axis: every one of some round values, every second, or fewer, as there is room."""
    values, texts = tick_values(window.left, window.right, TICKS)
    apart, room = place[3] / window.height, max((width_of(text, TICK) for text in texts), default=0.0)
    for stride in range(1, len(values)):
        if (values[stride] - values[0]) * apart >= room + GAP:
            return [float(value) for value in values[::stride]]
    return [float(value) for value in values[:1]]
