"""Dots and steps on a number line."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike, NDArray

from scenes.stage.animation import Mark, Scalar, drawn_by, number
from scenes.stage.base import Theme
from scenes.stage.drawing import DOTS, LINES, Arrow
from scenes.stage.text import LABEL, Typesetter, halo

DOT_RADIUS = 0.085
WIDTH, LABEL_LIFT = 9, 0.34
"""The width of an arrow, and how far above its line its label stands."""


class Line(Protocol):
    """What maps numbers to the screen."""

    typesetter: Typesetter
    theme: Theme

    def at(self, values: ArrayLike) -> NDArray[np.float64]: ...
    def contains(self, value: float) -> bool: ...
    def clip(self, value: float) -> float: ...


class LineDot(Mark):
    """A dot at a number of a line; not seen beyond its ends."""

    def __init__(self, line: Line, value: Scalar, role: str = "ink") -> None:
        super().__init__(radius=DOT_RADIUS, color=line.theme[role], z_index=DOTS)
        outline = self.points - self.get_center()

        def place() -> None:
            here = number(value)
            self.points = outline + line.at(here) if line.contains(here) else outline[:0]

        drawn_by(self, place)


class Step(VGroup):
    """An arrow along a line from a number, to scale; a negative length goes to the left.

    It ends where the line does. A step of no length has no arrow; its label stays above the start.
    """

    def __init__(self, line: Line, start: Scalar, length: Scalar, role: str, label: str = "") -> None:
        super().__init__()
        self.arrow = Arrow(line.theme[role], WIDTH, z_index=LINES)
        self.add(self.arrow)
        name = halo(line.typesetter.math(label, LABEL, role), line.theme.background) if label else None
        if name is not None:
            self.add(name)

        def place() -> None:
            ends = [line.clip(number(start)), line.clip(number(start) + number(length))]
            tail, tip = line.at(ends)
            self.arrow.draw(tail, tip)
            if name is not None:
                name.move_to((tail + tip) / 2 + np.array([0, LABEL_LIFT, 0]))

        drawn_by(self, place)
