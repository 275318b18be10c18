"""A table of numbers whose cells appear one by one, decimal points in line."""

from __future__ import annotations

from collections.abc import Sequence

from manim import Line, VGroup, VMobject

from mathlib.notation import Shown
from scenes.stage.numerals import Numeral, width_of
from scenes.stage.type import LABEL, Type


class Table(VGroup):
    """Headed columns of numbers; `cell(row, column)` is shown when its turn comes.

    Each column's decimal points stand in line. `rows` holds a `Shown` for every cell, or a text in
    Typst's mathematics for a cell that is no number. The relation `≈` is written where a number is rounded.
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
        self.heads = VGroup(
            *(type_.math(head, LABEL, color) for head, color in zip(heads, colors, strict=True))
        )
        for head, x in zip(self.heads, centres, strict=True):
            head.move_to((x, 0, 0))
        below = -self.heads.height / 2 - 0.14
        self.rule = Line((0, below, 0), (sum(column_widths), below, 0))
        self.rule.set_stroke(type_.theme["faint"], 1.5)
        self.cells: list[list[VMobject]] = []
        columns = list(zip(*rows, strict=True))
        points = [_point_offset(column) for column in columns]
        for index, row in enumerate(rows):
            y = below - (index + 0.75) * row_height
            self.cells.append(
                [
                    _cell(type_, value, x + point, x, y, color)
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


def _point_offset(column: Sequence[Shown | str]) -> float:
    """How far right of the column's centre its decimal points stand."""
    texts = [_written(value) for value in column if isinstance(value, Shown)]
    before = max((width_of(text.split(".")[0], LABEL) for text in texts), default=0)
    after = max((width_of("." + text.partition(".")[2], LABEL) for text in texts), default=0)
    return (before - after) / 2


def _cell(type_: Type, value: Shown | str, point: float, centre: float, y: float, color: str) -> VMobject:
    if isinstance(value, str):
        return type_.math(value, LABEL, color).move_to((centre, y, 0))
    text = _written(value)
    numeral = Numeral(text, LABEL, type_.theme[color])
    start = point - width_of(text.split(".")[0], LABEL)
    return numeral.anchor_at((start, y - 0.11, 0))
