"""The column of formulas, numbers and tables beside a picture."""

from __future__ import annotations

from collections.abc import Sequence

from mathlib.function import Claim, Shown
from scenes.stage.text.layout import (
    COLUMN_LEFT,
    COLUMN_TOP,
    RIGHT_EDGE,
    Lettering,
    first_that_fits,
    fit,
    stack,
)
from scenes.stage.text.readout import LiveRow, Measured
from scenes.stage.text.table import Table
from scenes.stage.text.typography import FORMULA, Inscription, Typesetter

TALLEST = 1.0
"""How high a formula may be, if nothing else is said."""


class Column:
    """A column from a left edge to the edge of the frame; what is set in it is fitted to its width.

    Nothing in a column is ever drawn over or under a moving thing. Distances `below` its top are of top
    edges.
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
        below: float = 0.0,
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

    def table(
        self,
        heads: Sequence[str],
        rows: Sequence[Sequence[Shown | Claim | str]],
        column_widths: Sequence[float],
        colors: Sequence[str],
        below: float = 0.0,
    ) -> Table:
        """A table of numbers."""
        return self._put(Table(self.typesetter, heads, rows, column_widths, colors), below, None)

    def live(self, *entries: Measured, middle: float) -> LiveRow:
        """Labels and live numbers side by side."""
        return self._put(LiveRow(self.typesetter, entries, self.width), 0.0, middle)

    def _put(self, mobject: Lettering, below: float, middle: float | None) -> Lettering:
        stack(mobject, left=self.left, top=self.top - below)
        if middle is not None:
            mobject.set_y(middle)
        for member in mobject.get_family():
            member.stands_apart = True  # type: ignore[attr-defined]
        return mobject
