"""Exact real numbers from what people type."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TypeAlias

import sympy

from mathlib.arithmetic import ExpressionError, Undefined
from mathlib.formula import Node, exact_value
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
