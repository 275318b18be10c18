"""Powers of intervals, with real values: of a negative base only those with whole exponents."""

from __future__ import annotations

from fractions import Fraction

from flint import arb, fmpq

from mathlib.arithmetic.ends import ONE, ZERO, whole
from mathlib.arithmetic.interval import Interval, NoEnclosure
from mathlib.arithmetic.intervals import exp, log

LARGEST_WHOLE = 2**64


def power(base: Interval, exponent: Interval) -> Interval:
    """A power of a positive base, of zero if the exponent is positive, or of any base if it is whole."""
    number = exponent.lo
    if number == exponent.hi and number.is_integer() and abs(number) <= LARGEST_WHOLE:
        return whole_power(base, whole(number))
    if base.lo > ZERO:
        return exp(exponent * log(base))
    if base.lo < ZERO or exponent.lo <= ZERO:
        raise NoEnclosure
    if base.hi == ZERO:
        return base
    return Interval(ZERO, exp(exponent * log(Interval(base.hi, base.hi))).hi)


def rational_power(base: Interval, exponent: Fraction) -> Interval:
    """The same for an exponent that is an exact fraction."""
    if exponent.denominator == 1:
        return whole_power(base, exponent.numerator)
    if exponent < 0:
        return 1 / rational_power(base, -exponent)
    if base.lo < ZERO:
        raise NoEnclosure
    raised = fmpq(exponent.numerator, exponent.denominator)
    return Interval(max((base.lo**raised).lower(), ZERO), (base.hi**raised).upper())


def whole_power(base: Interval, exponent: int) -> Interval:
    if exponent == 0:
        return Interval(ONE, ONE)
    if exponent < 0:
        return 1 / whole_power(base, -exponent)
    if exponent % 2 == 0:
        base = abs(base)
    low, high = _raised(base.lo, exponent).lower(), _raised(base.hi, exponent).upper()
    return Interval(max(low, ZERO) if base.lo >= ZERO else low, min(high, ZERO) if base.hi <= ZERO else high)


def _raised(end: arb, exponent: int) -> arb:
    return end**exponent if end.is_finite() else end
