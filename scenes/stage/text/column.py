"""The column of formulas, numbers and tables beside a picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from manim import VMobject

from mathlib.function import Claim, Shown
from scenes.stage.animation import stand_apart
from scenes.stage.text.layout import (
    COLUMN_LEFT,
    COLUMN_TOP,
    RIGHT_EDGE,
    Lettering,
    first_that_fits,
    fit,
    stack,
)
from scenes.stage.text.readout import LiveLines, LiveRow, Measured
from scenes.stage.text.table import Table
from scenes.stage.text.typography import BODY, FORMULA, Inscription, Typesetter

ASCENT, LINE_PITCH = 0.75, 1.45
"""From the top of a line to its baseline, and from there to the next one's, in ems."""

Below: TypeAlias = float | VMobject

TALLEST = 1.0
"""How high a formula may be, if nothing else is said."""

PITCH = 0.52
"""From one line of live numbers to the next."""

GAP = 0.3
"""From one thing to the next, below it or beside it."""


class Column:
    """A column from a left edge to the edge of the frame; what is set in it is fitted to its width.

    Nothing in a column is ever drawn over or under a moving thing. What is set in it stands a distance
    `below` the top of the column, or below another mobject.
    """

    def __init__(
        self,
        typesetter: Typesetter,
        left: float = COLUMN_LEFT,
        top: float = COLUMN_TOP,
        right: float = RIGHT_EDGE,
    ) -> None:
        self.typesetter, self.left, self.top, self.width = typesetter, left, top, right - left

    def formula(
        self,
        *wordings: str,
        below: Below = 0.0,
        middle: float | None = None,
        height: float = TALLEST,
        color: str = "ink",
        size: float = FORMULA,
        claims: Sequence[Claim] = (),
    ) -> Inscription:
        """The first of ever shorter wordings that can be read here; `middle` is the y of its centre.

        `claims` are the numbers that it states.
        """
        formulas = (self.typesetter.math(wording, size, color) for wording in wordings)
        formula = first_that_fits(self.width, height, *formulas)
        formula.claims = tuple(claims)
        return self._put(fit(formula, self.width, height), below, middle)

    def equation(self, *lefts: str, claim: Claim, **options: Any) -> Inscription:
        """The first of ever shorter left sides that can be read here, with the number that it has."""
        wordings = (f"{left} {claim.shown.typst_related}" for left in lefts)
        return self.formula(*wordings, claims=[claim], **options)

    def stacked(self, *rows: str, **options: Any) -> Inscription:
        """A formula of rows below each other, all from the left edge on."""
        return self.formula(" \\ ".join(f"&{row}" for row in rows), **options)

    def text(self, markup: str, below: Below = 0.0, size: float = BODY, color: str = "ink") -> Inscription:
        """Words, with mathematics between dollar signs, on one line."""
        return self._put(fit(self.typesetter.text(markup, size, color), self.width), below, None)

    def lines(
        self, *markups: str, below: float = 0.0, size: float = BODY, color: str = "ink"
    ) -> list[Inscription]:
        """Lines of words whose baselines are at even distances, whatever stands in them."""
        em, top = size / 96, self.top - below
        baselines = (top - (ASCENT + LINE_PITCH * k) * em for k in range(len(markups)))
        return [
            self._on_baseline(self.typesetter.text(f'{markup}#part("foot", [x])', size, color), baseline)
            for markup, baseline in zip(markups, baselines, strict=True)
        ]

    def _on_baseline(self, line: Inscription, baseline: float) -> Inscription:
        """Put a line on a height; its part `foot` stands on its baseline, and is left out."""
        foot = line.leave_out("foot")
        line.shift((self.left - line.get_left()[0], baseline - foot.get_bottom()[1], 0))
        share = min(1.0, self.width / line.width)
        stand_apart(line.scale(share, about_point=np.array([self.left, baseline, 0])))
        return line

    def beside(self, mobject: VMobject, least: float = 0.0) -> Column:
        """The part of the column at the right of a mobject, and at least so far from the left edge."""
        left = self.left + max(least, mobject.width + GAP)
        return Column(self.typesetter, left, self.top, self.left + self.width)

    def table(
        self,
        heads: Sequence[str],
        rows: Sequence[Sequence[Shown | Claim | str]],
        column_widths: Sequence[float],
        colors: Sequence[str],
        below: Below = 0.0,
    ) -> Table:
        """A table of numbers."""
        return self._put(Table(self.typesetter, heads, rows, column_widths, colors), below, None)

    def live(self, *entries: Measured, middle: float, claims: Sequence[Claim] = ()) -> LiveRow:
        """Labels and live numbers side by side; `claims` are those that they state where they rest."""
        row = LiveRow(self.typesetter, entries, self.width)
        row.claims = tuple(claims)
        return self._put(row, 0.0, middle)

    def live_lines(self, *entries: Measured, below: Below = 0.0, pitch: float = PITCH) -> LiveLines:
        """Labels and live numbers below each other."""
        return self._put(LiveLines(self.typesetter, entries, self.width, pitch), below, None)

    def _put(self, mobject: Lettering, below: Below, middle: float | None) -> Lettering:
        top = below.get_bottom()[1] - GAP if isinstance(below, VMobject) else self.top - below
        stack(mobject, left=self.left, top=top)
        if middle is not None:
            mobject.set_y(middle)
        stand_apart(mobject)
        return mobject
