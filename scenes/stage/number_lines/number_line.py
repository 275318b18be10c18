"""A number line, and what can be drawn on it; every factory returns a mobject that follows its numbers."""

from __future__ import annotations

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike, NDArray

from scenes.stage.animation import Scalar, Value
from scenes.stage.base import Span
from scenes.stage.drawing import Stroke
from scenes.stage.number_lines.joins import Image, Join
from scenes.stage.number_lines.line_marks import LineMarks
from scenes.stage.number_lines.steps import LineDot, Step
from scenes.stage.text import LABEL, Typesetter, fit
from scenes.stage.ticks import Ticks

Array = NDArray[np.float64]

LinePlace = tuple[float, float, float]
"""The left end, the right end and the height of a line on the screen."""

NAME_GAP, NAME_LIFT, NAME_WIDTH = 0.25, 0.1, 1.5
"""How far from the line its name stands, higher than a number below the left end; how wide it may be."""


class NumberLine(VGroup):
    """The numbers of an interval, `span`, on a line across the screen, with its name at its left."""

    def __init__(
        self, typesetter: Typesetter, span: Span, place: LinePlace, name: str = "", ticks: Ticks = 6
    ) -> None:
        super().__init__()
        self.typesetter, self.theme = typesetter, typesetter.theme
        self.place, self.ticks = place, ticks
        self.zoom = Value(0)
        self._span = span
        left, right, y = place
        axis = Stroke(self.theme["faint"], 2.5, z_index=0)
        self.add(axis.draw([np.array([[left, y, 0], [right, y, 0]])]))
        self.marks = LineMarks(self, span)
        self.marks.refit(1.0)
        self.add(self.marks)
        if name:
            inscription = fit(typesetter.math(name, LABEL), NAME_WIDTH)
            self.add(inscription.move_to((left - NAME_GAP - inscription.width / 2, y + NAME_LIFT, 0)))

    @property
    def span(self) -> Span:
        """What is seen now; what is drawn from it is drawn again when the line zooms."""
        self.zoom.get_value()
        return self._span

    @property
    def length(self) -> float:
        """How long it is on the screen."""
        return self.place[1] - self.place[0]

    @property
    def unit(self) -> float:
        """How long one unit is on the screen."""
        low, high = self.span
        return self.length / (high - low)

    def look_at(self, span: Span, step: float) -> None:
        """Show another interval, but for the marks; `step` must differ from one to the next."""
        self._span = span
        self.zoom.set_value(step)

    def at(self, values: ArrayLike) -> Array:
        """Screen points of shape (..., 3) of numbers."""
        xs = self.place[0] + (np.asarray(values, float) - self.span[0]) * self.unit
        return np.stack([xs, np.full_like(xs, self.place[2]), np.zeros_like(xs)], axis=-1)

    def numbers(self, points: ArrayLike) -> Array:
        """The inverse of `at`: numbers of screen points of shape (..., 3)."""
        return np.asarray(self.span[0] + (np.asarray(points, float)[..., 0] - self.place[0]) / self.unit)

    def contains(self, value: float) -> bool:
        low, high = self.span
        return low <= value <= high

    def clip(self, value: float) -> float:
        """A number pulled back onto the line."""
        return float(np.clip(value, *self.span))

    def dot(self, value: Scalar, role: str = "ink") -> LineDot:
        """A dot at a number."""
        return LineDot(self, value, role)

    def step(self, start: Scalar, length: Scalar, role: str, label: str = "") -> Step:
        """A step from a number as an arrow of its length, which may be negative, with a label above."""
        return Step(self, start, length, role, label)

    def join(self, value: Scalar, other: NumberLine, image: Scalar, role: str = "muted") -> Join:
        """The line from a number to its image on another number line."""
        return Join(self, value, other, image, role)

    def image(
        self, start: Scalar, length: Scalar, other: NumberLine, image: tuple[Scalar, Scalar], role: str
    ) -> Image:
        """The area from a step to its image on another line, `image` being the start and the length."""
        return Image(self, (start, length), other, image, role)
