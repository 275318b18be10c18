"""Ends of intervals: exact numbers of Arb, which may be infinite, and how they are rounded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from typing import TypeAlias

import sympy
from flint import arb, ctx

Number: TypeAlias = int | float | Fraction | sympy.Rational | arb

ZERO, ONE, INFINITY = arb(0), arb(1), arb.pos_inf()


@contextmanager
def precision(bits: int) -> Iterator[None]:
    """Interval arithmetic with this many bits, for as long as the context lasts."""
    before, ctx.prec = ctx.prec, bits
    try:
        yield
    finally:
        ctx.prec = before


def around(number: Number) -> tuple[arb, arb]:
    """The greatest number of the working precision that is not above a number, and the least not below.

    Exact where it has finitely many binary digits.
    """
    if isinstance(number, Fraction | sympy.Rational):
        return _around_fraction(int(number.numerator), int(number.denominator))
    exact = number if isinstance(number, arb) else arb(number)
    return (exact, exact) if exact.is_exact() else (exact.lower(), exact.upper())


def _around_fraction(numerator: int, denominator: int) -> tuple[arb, arb]:
    bits = denominator.bit_length() - 1
    if denominator == 1 << bits:
        exact = arb((numerator, -bits))
        return exact, exact
    shift = ctx.prec - numerator.bit_length() + denominator.bit_length()
    mantissa = (numerator << max(shift, 0)) // (denominator << max(-shift, 0))
    return arb((mantissa, -shift)), arb((mantissa + 1, -shift))


def whole(end: arb) -> int:
    """The whole number that an end is."""
    mantissa, exponent = end.man_exp()
    return int(mantissa) << int(exponent)


def product(left: arb, right: arb) -> arb:
    """The product of two ends; 0 times infinity is 0, since infinite ends stand for finite numbers."""
    found = left * right
    return ZERO if found.is_nan() else found


def quotient(dividend: arb, divisor: arb) -> arb:
    """The quotient of two ends, of which the divisor is not negative; by 0 it is 0 or infinite."""
    if divisor > ZERO:
        return dividend / divisor
    return dividend if dividend == ZERO else dividend * INFINITY
