"""The scale of a number line: ticks and their numbers below it."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike, NDArray

from scenes.stage.axes import MODERATE, TICK_GAP, room_between
from scenes.stage.base import Span, Theme
from scenes.stage.drawing import LETTERS, Stroke
from scenes.stage.text import TICK, Numeral, width_of
from scenes.stage.ticks import Ticks, tick_values, ticks_apart

TICK_HEIGHT = 0.16
"""How long a tick is, half of it on each side of the line."""

OVERHANG = 0.42
"""How far beyond the right end of the line a number may reach: there are formulas."""

LONGEST_TICK = 13
"""Signs of a number for which a line has room."""


class Line(Protocol):
    """What maps an interval of numbers to the screen."""

    theme: Theme
    ticks: Ticks

    @property
    def span(self) -> Span: ...

    @property
    def length(self) -> float: ...

    def at(self, values: ArrayLike) -> NDArray[np.float64]: ...


class LineMarks(VGroup):
    """Ticks and numbers for an interval, placed by what the line shows now."""

    def __init__(self, line: Line, span: Span) -> None:
        super().__init__()
        self.line = line
        self.values, texts = ticks_apart(*span, line.ticks, line.length, _breadth)
        self.strokes = Stroke(line.theme["faint"], 2, z_index=0)
        self.numbers = [Numeral(text, TICK, line.theme["muted"]) for text in texts]
        for number in self.numbers:
            number.set_z_index(LETTERS)
        self.add(self.strokes, *self.numbers)

    def refit(self, opacity: float) -> None:
        """Put every mark where the line has it now; marks beyond its ends are not drawn.

        Numbers are fainter than the ticks, so that those of two scales never show at one time.
        """
        low, high = self.line.span
        slack = 1e-6 * (high - low)
        points, up = self.line.at(self.values), np.array([0, TICK_HEIGHT / 2, 0])
        seen = [low - slack <= value <= high + slack for value in self.values]
        ticks = [np.array([p - up, p + up]) for p, is_seen in zip(points, seen, strict=True) if is_seen]
        self.strokes.draw(ticks)
        self.strokes.set_stroke(opacity=opacity)
        lettering = max(0.0, 2 * opacity - 1)
        if opacity < 1:
            lettering *= room_between(points[:, 0], [number.extent[0] for number in self.numbers])
        end = float(self.line.at(high)[0]) + OVERHANG
        for (x, y, _), number, is_seen in zip(points, self.numbers, seen, strict=True):
            strength = lettering if is_seen else 0.0
            number.set_fill(opacity=strength)
            width, height = number.extent
            number.move_to((min(x, end - width / 2), y - TICK_GAP - height / 2, 0))


def check_lines(subject: str, *spans: Span, advice: str = "") -> None:
    """ValueError where the numbers of one of some lines would be too long for it."""
    signs = max(len(text) for span in spans for text in tick_values(*span, 6)[1])
    if signs > LONGEST_TICK:
        raise ValueError(
            f"{subject} cannot be drawn: the axes would need numbers of {signs} signs; {advice or MODERATE}"
        )


def _breadth(text: str) -> float:
    return width_of(text, TICK) + 2 * TICK_GAP
