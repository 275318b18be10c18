"""Numbers below each other with their decimal points in line: in the columns of tables and of matrices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from manim import VMobject

from mathlib.function import Claim, Shown
from scenes.stage.text.numerals import Numeral, width_of
from scenes.stage.text.typography import LABEL, Typesetter

Cell: TypeAlias = Shown | Claim | str
"""A number, one that is claimed, or a text in Typst's mathematics."""


def shown_in(value: Cell) -> Shown | str:
    """What a cell shows."""
    return value.shown if isinstance(value, Claim) else value


def needed_width(typesetter: Typesetter, column: Sequence[Shown | str], size: float) -> float:
    """How wide a column of numbers and texts is, its decimal points in line."""
    texts = [typesetter.math(value, size).width for value in column if isinstance(value, str)]
    return max(sum(_around_the_point(column, size)), *texts, 0.0)


def point_offset(column: Sequence[Shown | str], size: float) -> float:
    """How far right of the column's centre its decimal points stand."""
    before, after = _around_the_point(column, size)
    return (before - after) / 2


def cell_mobject(
    typesetter: Typesetter, value: Cell, point: float, centre: float, y: float, color: str, size: float
) -> VMobject:
    """A number with its decimal point at `point`, or a text about a centre; it states what it claims."""
    shown = shown_in(value)
    if isinstance(shown, str):
        mobject: VMobject = typesetter.math(shown, size, color).move_to((centre, y, 0))
    else:
        text = shown.marked
        start = point - width_of(_parted(text)[0], size)
        numeral = Numeral(text, size, typesetter.theme[color])
        mobject = numeral.anchor_at((start, y - 0.11 * size / LABEL, 0))
    mobject.claims = (value,) if isinstance(value, Claim) else ()  # type: ignore[attr-defined]
    return mobject


def _around_the_point(column: Sequence[Shown | str], size: float) -> tuple[float, float]:
    """How far a column's numbers reach to the left and to the right of their decimal points."""
    texts = [_parted(value.marked) for value in column if isinstance(value, Shown)]
    before = max((width_of(whole, size) for whole, _ in texts), default=0.0)
    return before, max((width_of(rest, size) for _, rest in texts), default=0.0)


def _parted(text: str) -> tuple[str, str]:
    """What stands before and after the decimal point of a number, or where it would be: 5 and ×10⁷."""
    end = min((text.index(sign) for sign in ".×" if sign in text), default=len(text))
    return text[:end], text[end:]
