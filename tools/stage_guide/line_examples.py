"""Number lines: what can be drawn on them and between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from manim import Mobject

from scenes.stage.animation import Value
from scenes.stage.number_lines import MappedLines, NumberLine
from scenes.stage.scene import BeatScene
from tools.stage_guide.examples import Chapter

line_chapter = Chapter("On number lines")
example = line_chapter.example

PLACE = (-3.2, 5.0, 1.0)


def two_lines(self: BeatScene) -> tuple[NumberLine, NumberLine]:
    above = NumberLine(self.typesetter, (0, 4), PLACE, "x")
    return above, NumberLine(self.typesetter, (0, 8), (*PLACE[:2], -1.0), "u = 2 x")


@example("Number lines, a point on each that follows its number, and what joins them; `LineZoom` magnifies")
def number_lines(self: Any) -> Sequence[Mobject]:
    (above, below), x = two_lines(self), Value(1.5)
    dots = [above.dot(x), below.dot(x * 2)]
    return [above, below, above.join(x, below, x * 2), *dots]


@example("A step to scale, its image on another line, and the area between them")
def steps_on_lines(self: Any) -> Sequence[Mobject]:
    (above, below), h = two_lines(self), Value(1.3)
    step, change = above.step(1, h, "secant", "h"), below.step(2, h * 2, "epsilon", "Delta u")
    return [above, below, above.image(1, h, below, (2, h * 2), "epsilon"), step, change]


@example("Several lines, each with the images of the one above; steps on all of them, to one scale")
def mapped_lines(self: Any) -> Sequence[Mobject]:
    names, roles, place = ("x", "u = 2 x", "y = u slash 2"), ("secant", "epsilon", "delta"), (0.6, 0, 8, 4)
    lines = MappedLines(self.typesetter, names, [(0, 4), (0, 4), (-1, 3)], place, roles)
    h, values, labels = Value(1), (1, 2, 1), ("h", "Delta u", "Delta y")
    return [lines, lines.joined(values), lines.steps(values, (h, h * 2, h), labels)]
