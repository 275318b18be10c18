"""Exact real numbers from what people type."""

from __future__ import annotations

import math
from fractions import Fraction

import sympy

from mathlib.errors import ExpressionError, Undefined
from mathlib.exact import exact_value
from mathlib.expressions import parse_tree


def real(value: str | int | float | Fraction | sympy.Expr) -> sympy.Expr:
    """The exact sympy number of a text, an integer or a float; a float is the decimal it prints as.

    ExpressionError where that is not a finite real number.

    >>> real("pi/4"), real(0.1), real("-0.5"), real("sqrt(2)")
    (pi/4, 1/10, -1/2, sqrt(2))
    """
    if isinstance(value, sympy.Expr):
        if value.is_number and value.is_real and value.is_finite:
            return value
        raise ExpressionError(f"{value} is not a real number", str(value), 1)
    if isinstance(value, int | float | Fraction):
        if not math.isfinite(value):
            raise ExpressionError(f"{value} is not a finite number", str(value), 1)
        fraction = Fraction(repr(float(value))) if isinstance(value, float) else Fraction(value)
        return sympy.Rational(fraction.numerator, fraction.denominator)
    try:
        return exact_value(parse_tree(value, ()), {})
    except Undefined as error:
        raise ExpressionError(str(error), value, 1) from error
