"""A table of numbers whose cells appear one by one, decimal points in line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from manim import Line, VGroup, VMobject

from scenes.stage.text.number_columns import Cell, cell_mobject, needed_width, point_offset, shown_in
from scenes.stage.text.typography import LABEL, SMALLEST, Typesetter

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
        columns = list(zip(*(map(shown_in, row) for row in rows), strict=True))
        needed = [
            needed_width(typesetter, (head, *column), LABEL) + GAP
            for head, column in zip(heads, columns, strict=True)
        ]
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
        points = [point_offset(column, size) for column in columns]
        for index, row in enumerate(rows):
            y = below - (index + 0.75) * row_height
            self.cells.append(
                [
                    cell_mobject(typesetter, value, x + point, x, y, color, size)
                    for value, x, point, color in zip(row, centres, points, colors, strict=True)
                ]
            )
        self.add(self.heads, self.rule, *(cell for row in self.cells for cell in row))

    def cell(self, row: int, column: int) -> VMobject:
        return self.cells[row][column]

    def groups(self, count: int) -> list[list[VMobject]]:
        """The cells of so many rows together, from the top to the bottom."""
        starts = range(0, len(self.cells), count)
        return [list(chain(*self.cells[start : start + count])) for start in starts]

    @property
    def frame(self) -> VGroup:
        """The headings and their rule."""
        return VGroup(self.heads, self.rule)


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
