"""The type of a parameter that is a list of points, such as measured data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import sympy
from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from scenes.stage.scene.parameter_types import read_number

MOST_POINTS, LONGEST_QUOTE = 60, 40


def _read_points(value: Any) -> tuple[tuple[sympy.Expr, ...], ...]:
    """Pairs of numbers; ValueError with the place of what is none."""
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise ValueError("must be a list of pairs of numbers, as in [[1, 2], [2, 3.5]]")
    if len(value) > MOST_POINTS:
        raise ValueError(f"there are {len(value)} points, and no more than {MOST_POINTS} can be seen apart")
    return tuple(_read_pair(pair, number) for number, pair in enumerate(value, 1))


def _read_pair(pair: Any, number: int) -> tuple[sympy.Expr, ...]:
    if isinstance(pair, str) or not isinstance(pair, Sequence) or len(pair) != 2:
        raise ValueError(f"pair {number} must be two numbers, as in [1, 2], and is {_quoted(pair)}")
    for place, part in zip(("first", "second"), pair, strict=True):
        try:
            read_number(part)
        except ValueError as error:
            raise ValueError(f"the {place} number of pair {number}, {_quoted(part)}: {error}") from None
    return tuple(map(read_number, pair))


def _quoted(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"


Points = Annotated[
    tuple[tuple[sympy.Expr, sympy.Expr], ...],
    BeforeValidator(_read_points),
    PlainSerializer(lambda points: [[str(x), str(y)] for x, y in points]),
    WithJsonSchema(
        {
            "type": "array",
            "items": {"type": "array", "items": {"type": ["number", "string"]}, "minItems": 2, "maxItems": 2},
            "examples": [[[-1, -0.5], [1, 1.5], [3, 4]]],
        }
    ),
]
"""Points (x, y) with exact coordinates, such as measured data: `data = [[1, 2], [2, 3.5]]`."""
