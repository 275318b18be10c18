"""Interval readings of sine, cosine and tangent: values at ends, extrema, poles."""

from __future__ import annotations

from collections.abc import Callable

from flint import arb

from mathlib.arithmetic.ends import ONE, ZERO
from mathlib.arithmetic.interval import Interval, NoEnclosure

HALF = arb(0.5)
WHOLE = Interval(-ONE, ONE)


def _turns(angle: Interval, offset: arb) -> tuple[arb, arb]:
    """The first and the last whole k for which (k + offset) pi may lie within the angle."""
    low, high = angle.lo / arb.pi() - offset, angle.hi / arb.pi() - offset
    return low.lower().ceil(), high.upper().floor()


def _wave(function: Callable[[arb], arb], maximum_at: arb) -> Callable[[Interval], Interval]:
    """Sine or cosine: its values at the ends, and 1 or -1 where an extremum may lie between."""

    def enclose(angle: Interval) -> Interval:
        if not angle.is_finite:
            return WHOLE
        left = function(angle.lo)
        if angle.lo == angle.hi:
            return Interval(max(left.lower(), -ONE), min(left.upper(), ONE))
        first, last = _turns(angle, maximum_at)
        if not last <= first:
            return WHOLE
        right = function(angle.hi)
        low, high = min(left.lower(), right.lower()), max(left.upper(), right.upper())
        is_maximum = (first / 2).is_integer()
        if first == last:
            low, high = (low, ONE) if is_maximum else (-ONE, high)
        return Interval(max(low, -ONE), min(high, ONE))

    return enclose


sin = _wave(arb.sin, HALF)
cos = _wave(arb.cos, ZERO)


def tan(angle: Interval) -> Interval:
    if not angle.is_finite:
        raise NoEnclosure
    left = angle.lo.tan()
    if angle.lo == angle.hi:  # No pole of the tangent has finitely many digits.
        return Interval(left.lower(), left.upper())
    first, last = _turns(angle, HALF)
    if not first > last:
        raise NoEnclosure
    return Interval(left.lower(), angle.hi.tan().upper())
