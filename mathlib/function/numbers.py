"""Exact real numbers: read from what people type, and written as they would write them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TypeAlias

import sympy

from mathlib.arithmetic import ExpressionError, Undefined
from mathlib.formula import Node, caption_reading, exact_value, typst_reading
from mathlib.from_sympy import tree_of
from mathlib.parsing import parse_tree

Real: TypeAlias = str | int | float | Fraction | sympy.Expr


def real(value: Real) -> sympy.Expr:
    """The exact sympy number of a text, an integer or a float; a float is the decimal it prints as.

    ExpressionError where that is not a finite real number.

    >>> real("pi/4"), real(0.1), real("-0.5"), real("sqrt(2)")
    (pi/4, 1/10, -1/2, sqrt(2))
    """
    if isinstance(value, sympy.Expr):
        if value.is_Float:
            return real(float(value))
        if value.is_number and _is_real(value):
            return value
        raise ExpressionError(f"{value} is not a real number", str(value), 1)
    if isinstance(value, str):
        try:
            return exact_value(parse_tree(value, ()), {})
        except Undefined as error:
            raise ExpressionError(str(error), value, 1) from error
    if not math.isfinite(value):
        raise ExpressionError(f"{value} is not a finite number", str(value), 1)
    fraction = Fraction(repr(float(value))) if isinstance(value, float) else Fraction(value)
    return sympy.Rational(fraction.numerator, fraction.denominator)


def _is_real(number: sympy.Expr) -> bool:
    """Whether an exact number is real and finite, by its digits where algebra leaves that open."""
    known = (number.is_extended_real, number.is_finite)
    if None not in known or False in known:
        return all(known)
    near = number.evalf(30)
    return bool(near.is_Float and near.is_finite)


def number_tree(value: Real) -> Node:
    """The tree of an exact number: a text as it was written, others as textbooks would write them.

    >>> number_tree(0.5).text
    '0.5'
    """
    number = real(value)
    return parse_tree(value, ()) if isinstance(value, str) else tree_of(number, decimal=True)


def exact_typst(number: sympy.Expr, inline: bool = False) -> str:
    """An exact number in math-mode Typst: 0.7, a third as a fraction, the root of 2, π/4.

    `inline` writes fractions on one line, with a slash.

    >>> exact_typst(sympy.Rational(7, 10)), exact_typst(sympy.Rational(1, 3))
    ('0.7', 'frac(1, 3)')
    """
    return typst_reading(tree_of(number, decimal=True), inline=inline)


def exact_plain(number: sympy.Expr) -> str:
    """An exact number for captions.

    >>> exact_plain(sympy.Rational(-7, 10)), exact_plain(sympy.pi / 4), exact_plain(sympy.sqrt(2))
    ('−0.7', 'π/4', '√2')
    """
    return caption_reading(tree_of(number, decimal=True))


def point_plain(point: Sequence[Real]) -> str:
    """A point for captions, by its exact coordinates.

    >>> point_plain((0.5, sympy.pi / 4))
    '(0.5, π/4)'
    """
    return f"({', '.join(exact_plain(real(part)) for part in point)})"


def doubles(point: Iterable[float | sympy.Expr]) -> tuple[float, float]:
    """The coordinates of a point of the plane as the nearest doubles.

    >>> doubles((real("1/4"), 2))
    (0.25, 2.0)
    """
    x, y = map(float, point)
    return x, y
