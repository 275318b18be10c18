"""Text: formulas, live numbers, tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from manim import Mobject

from mathlib.calculus import secant_slope
from mathlib.function import EXACT, Claim, real, show
from scenes.stage.animation import Value
from scenes.stage.text import Column, Measured, Readout, Table, heading, role
from tools.stage_guide.examples import Chapter

text_chapter = Chapter("Text and numbers")
example = text_chapter.example


@example("A formula, in Typst's mathematics; `role` colours a part of it")
def formula(self: Any) -> Sequence[Mobject]:
    text = f"f'(a) = lim_(h -> 0) {role('secant', '(f(a + h) - f(a)) / h')}"
    formula = self.typesetter.math(text)
    return [formula]


@example("Lines of words, with mathematics between dollar signs")
def words(self: Any) -> Sequence[Mobject]:
    column = Column(self.typesetter, left=-2.2, right=2.2)
    lines = column.lines("for every $epsilon > 0$", "there is a $delta > 0$")
    return lines


@example("Title and formula at the top of a scene; `BeatScene` makes it by itself")
def title(self: Any) -> Sequence[Mobject]:
    title = heading(self.typesetter, "Secants settle on a tangent", "f(x) = x^2")
    return [title]


@example("A number that changes every frame; `=` only where it is exact")
def readout(self: Any) -> Sequence[Mobject]:
    h = Value(0.5)
    label = self.typesetter.math("h slot")
    number = Readout(lambda: show(h(), 3, exact=real(h())), 42, self.theme["ink"]).fill(label)
    return [label, number]


@example("An equation in a column: it ends with the number of a `Claim`, and states it")
def equation(self: Any) -> Sequence[Mobject]:
    slope = Claim("slope", show(real("pi/3"), 3), secant_slope, EXACT)
    column = Column(self.typesetter, left=-2.2, right=2.2)
    limit = column.equation("lim_(h -> 0) m(h)", claim=slope, color="tangent")
    return [limit]


@example("A column beside a picture: formulas fitted to its width, live numbers in a row, a table")
def column(self: Any) -> Sequence[Mobject]:
    h, column = Value(0.5), Column(self.typesetter, left=-2.2, right=2.2)
    quotient = column.formula("m(h) = (f(1 + h) - f(1)) / h")
    live = column.live(
        Measured.of("h", "muted", h, 2, [1]), Measured.of("m", "secant", 2 + h, 2, [3]), middle=0.7
    )
    return [quotient, live]


@example("Live numbers below each other, as a sum is written")
def live_lines(self: Any) -> Sequence[Mobject]:
    h, column = Value(0.5), Column(self.typesetter, left=-2.2, right=2.2)
    entries = (
        ("h", "muted", h),
        ("Delta u slash h", "secant", 2 + h),
        ("Delta v slash h", "epsilon", h * 0 + 1),
    )
    lines = [Measured.of(label, color, value, 2, [3]) for label, color, value in entries]
    return [column.live_lines(*lines, below=1.2)]


@example("A table that grows cell by cell, decimal points in line; a cell may state a `Claim`")
def table(self: Any) -> Sequence[Mobject]:
    steps, how = map(real, ("0.5", "0.1", "0.01")), (secant_slope, EXACT)
    rows = [(show(h), Claim("slope", show(2 + h), *how)) for h in steps]
    table = Table(self.typesetter, ("h", "m(h)"), rows, (1.4, 1.8), ("muted", "secant"))
    return [table.move_to((0, 0, 0))]
