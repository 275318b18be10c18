"""A table of numbers whose cells appear one by one, decimal points in line."""

from __future__ import annotations

from collections.abc import Sequence

from manim import Line, VGroup, VMobject

from mathlib.notation import Shown
from scenes.stage.numerals import Numeral, width_of
from scenes.stage.type import LABEL, Type

COLUMN_GAP = 0.08
"""What stays free between the widest numbers of neighbouring columns."""


class Table(VGroup):
    """Headed columns of numbers; `cell(row, column)` is shown when its turn comes.

    Each column's decimal points stand in line; where one number is too wide for its column, all are
    written smaller. `rows` holds a `Shown` for every cell, or a text in Typst's mathematics for a cell that
    is no number. The relation `≈` is written where a number is rounded.
    """

    def __init__(
        self,
        type_: Type,
        heads: Sequence[str],
        rows: Sequence[Sequence[Shown | str]],
        column_widths: Sequence[float],
        colors: Sequence[str],
        row_height: float = 0.43,
    ) -> None:
        super().__init__()
        centres = [sum(column_widths[:k]) + w / 2 for k, w in enumerate(column_widths)]
        columns = list(zip(*rows, strict=True))
        size = LABEL * min(1.0, *map(_share_that_fits, columns, column_widths))
        self.heads = VGroup(
            *(type_.math(head, LABEL, color) for head, color in zip(heads, colors, strict=True))
        )
        for head, x in zip(self.heads, centres, strict=True):
            head.move_to((x, 0, 0))
        below = -self.heads.height / 2 - 0.14
        self.rule = Line((0, below, 0), (sum(column_widths), below, 0))
        self.rule.set_stroke(type_.theme["faint"], 1.5)
        self.cells: list[list[VMobject]] = []
        points = [_point_offset(column, size) for column in columns]
        for index, row in enumerate(rows):
            y = below - (index + 0.75) * row_height
            self.cells.append(
                [
                    _cell(type_, value, size, x + point, x, y, color)
                    for value, x, point, color in zip(row, centres, points, colors, strict=True)
                ]
            )
        self.add(self.heads, self.rule, *(cell for row in self.cells for cell in row))

    def cell(self, row: int, column: int) -> VMobject:
        return self.cells[row][column]

    @property
    def frame(self) -> VGroup:
        """The headings and their rule."""
        return VGroup(self.heads, self.rule)


def _written(shown: Shown) -> str:
    return f"≈{shown.text}" if shown.relation == "≈" else shown.text


def _sides(column: Sequence[Shown | str], size: float) -> tuple[float, float]:
    """How much room a column's numbers take before and after their decimal points."""
    texts = [_written(value) for value in column if isinstance(value, Shown)]
    before = max((width_of(text.split(".")[0], size) for text in texts), default=0)
    after = max((width_of("." + text.partition(".")[2], size) for text in texts), default=0)
    return before, after


def _share_that_fits(column: Sequence[Shown | str], width: float) -> float:
    return (width - COLUMN_GAP) / max(sum(_sides(column, LABEL)), 1e-9)


def _point_offset(column: Sequence[Shown | str], size: float) -> float:
    """How far right of the column's centre its decimal points stand."""
    before, after = _sides(column, size)
    return (before - after) / 2


def _cell(
    type_: Type, value: Shown | str, size: float, point: float, centre: float, y: float, color: str
) -> VMobject:
    if isinstance(value, str):
        return type_.math(value, LABEL, color).move_to((centre, y, 0))
    text = _written(value)
    numeral = Numeral(text, size, type_.theme[color])
    start = point - width_of(text.split(".")[0], size)
    return numeral.anchor_at((start, y - 0.11, 0))
