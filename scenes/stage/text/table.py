"""A table of numbers whose cells appear one by one, decimal points in line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from manim import Line, VGroup, VMobject

from mathlib.function import Claim, Shown
from scenes.stage.text.numerals import Numeral, width_of
from scenes.stage.text.typography import LABEL, SMALLEST, Typesetter

Cell: TypeAlias = Shown | Claim | str

GAP = 0.2
"""Between the longest signs of two columns, at the least."""


class Table(VGroup):
    """Headed columns of numbers; `cell(row, column)` is shown when its turn comes.

    Each column's decimal points stand in line. `rows` holds a `Shown` for every cell, a `Claim` that the
    cell then states, or a text in Typst's mathematics for a cell that is no number. The relation is
    written where it is not `=`.
    The table is as wide as its `column_widths` together: a column whose numbers need more takes it from the
    others, and where there is no room for all, everything is set smaller.
    """

    def __init__(
        self,
        typesetter: Typesetter,
        heads: Sequence[str],
        rows: Sequence[Sequence[Cell]],
        column_widths: Sequence[float],
        colors: Sequence[str],
        row_height: float = 0.43,
    ) -> None:
        super().__init__()
        texts = [[_shown(value) for value in row] for row in rows]
        columns = list(zip(*texts, strict=True))
        needed = [_needed(typesetter, head, column) for head, column in zip(heads, columns, strict=True)]
        size = max(LABEL * min(1.0, sum(column_widths) / sum(needed)), SMALLEST)
        widths = shared_out(column_widths, needed)
        centres = [sum(widths[:k]) + w / 2 for k, w in enumerate(widths)]
        self.heads = VGroup(
            *(typesetter.math(head, size, color) for head, color in zip(heads, colors, strict=True))
        )
        for head, x in zip(self.heads, centres, strict=True):
            head.move_to((x, 0, 0))
        below = -self.heads.height / 2 - 0.14
        self.rule = Line((0, below, 0), (sum(widths), below, 0))
        self.rule.set_stroke(typesetter.theme["faint"], 1.5)
        self.cells: list[list[VMobject]] = []
        points = [_point_offset(column, size) for column in columns]
        for index, row in enumerate(texts):
            y = below - (index + 0.75) * row_height
            self.cells.append(
                [
                    _cell(typesetter, value, x + point, x, y, color, size)
                    for value, x, point, color in zip(row, centres, points, colors, strict=True)
                ]
            )
        for cells, values in zip(self.cells, rows, strict=True):
            for cell, value in zip(cells, values, strict=True):
                cell.claims = (value,) if isinstance(value, Claim) else ()  # type: ignore[attr-defined]
        self.add(self.heads, self.rule, *(cell for row in self.cells for cell in row))

    def cell(self, row: int, column: int) -> VMobject:
        return self.cells[row][column]

    @property
    def frame(self) -> VGroup:
        """The headings and their rule."""
        return VGroup(self.heads, self.rule)


def _shown(value: Cell) -> Shown | str:
    return value.shown if isinstance(value, Claim) else value


def _written(shown: Shown) -> str:
    return shown.text if shown.relation == "=" else f"{shown.relation}{shown.text}"


def shared_out(wanted: Sequence[float], needed: Sequence[float]) -> list[float]:
    """Widths that sum up to the wanted ones, none below what is needed while there is enough for all.

    >>> shared_out([2, 2], [1, 1]), shared_out([2, 2], [3, 0.5]), shared_out([2, 2], [4, 4])
    ([2.0, 2.0], [3.0, 1.0], [2.0, 2.0])
    """
    spare = sum(wanted) - sum(needed)
    if spare <= 0:
        return [need * sum(wanted) / sum(needed) for need in needed]
    more = [max(0.0, want - need) for want, need in zip(wanted, needed, strict=True)]
    return [need + spare * extra / sum(more) for need, extra in zip(needed, more, strict=True)]


def _needed(typesetter: Typesetter, head: str, column: Sequence[Shown | str]) -> float:
    """How wide a column is at full size, with the gap to the next one."""
    words = [value for value in column if isinstance(value, str)]
    widths = [typesetter.math(text, LABEL).width for text in (head, *words)]
    return max(sum(_around_the_point(column, LABEL)), *widths) + GAP


def _around_the_point(column: Sequence[Shown | str], size: float) -> tuple[float, float]:
    """How far a column's numbers reach to the left and to the right of their decimal points."""
    texts = [_written(value).partition(".") for value in column if isinstance(value, Shown)]
    before = max((width_of(whole, size) for whole, _, _ in texts), default=0.0)
    return before, max((width_of(point + part, size) for _, point, part in texts), default=0.0)


def _point_offset(column: Sequence[Shown | str], size: float) -> float:
    """How far right of the column's centre its decimal points stand."""
    before, after = _around_the_point(column, size)
    return (before - after) / 2


def _cell(
    typesetter: Typesetter, value: Shown | str, point: float, centre: float, y: float, color: str, size: float
) -> VMobject:
    if isinstance(value, str):
        return typesetter.math(value, size, color).move_to((centre, y, 0))
    text = _written(value)
    numeral = Numeral(text, size, typesetter.theme[color])
    start = point - width_of(text.split(".")[0], size)
    return numeral.anchor_at((start, y - 0.11 * size / LABEL, 0))
