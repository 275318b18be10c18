"""The value of a function at a point: exact, or a float of many digits."""

from __future__ import annotations

from contextlib import suppress

import sympy
from mpmath import mp
from sympy import Expr

from mathlib.arithmetic import Interval, NoEnclosure, Undecided, Undefined, enclosure, precision
from mathlib.function import Function

PRECISIONS = (120, 400, 1400)
"""Bits that a value may need: where near equals are subtracted, many."""

DIGITS = 25


def value_at(f: Function, *point: Expr) -> Expr | None:
    """The exact value of f, or None where it has none; Undecided where it cannot be written down."""
    try:
        return f.exact(*point)
    except Undecided:
        raise
    except Undefined:
        return None


def is_undefined(f: Function, *point: Expr) -> bool:
    """Whether it is proven that f has no value at a point.

    >>> is_undefined(Function.parse("1/x"), sympy.S.Zero)
    True
    """
    try:
        return value_at(f, *point) is None
    except Undecided:
        return False


def known_value_at(f: Function, *point: Expr) -> Expr | None:
    """The value of f, or None where it has none: as a float of many digits where it is too long to be exact.

    >>> known_value_at(Function.parse("x^2"), sympy.Rational(3, 2))
    9/4
    >>> known_value_at(Function.parse("x^2.345"), sympy.Rational("1.234")).n(12)
    1.63732181978
    """
    try:
        return value_at(f, *point)
    except Undecided:
        for bits in PRECISIONS:
            with precision(bits):
                value = f.interval(*map(enclosure, point))
                if value is not None and value.is_finite and value.width <= abs(value).hi * 1e-25 + 1e-60:
                    return _digits(value)
        raise


def in_digits(number: Expr) -> Expr:
    """An exact number as a float of many digits; the number itself where they are not known.

    >>> in_digits(sympy.sqrt(2) / 2).n(12)
    0.707106781187
    """
    with precision(PRECISIONS[0]), suppress(NoEnclosure):
        value = enclosure(number)
        if value.width <= abs(value).hi * 1e-25:
            return _digits(value)
    return number


def _digits(value: Interval) -> sympy.Float:
    return sympy.Float(mp.make_mpf(value.middle.lo._mpf_), DIGITS)
