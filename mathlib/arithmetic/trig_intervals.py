"""Interval readings of sine, cosine and tangent: values at ends, extrema, poles."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from mpmath import iv, libmp

from mathlib.arithmetic.intervals import (
    Interval,
    NoEnclosure,
    between,
    bound,
    hull,
    increasing,
    maximum,
    minimum,
    rational,
)

LARGEST_ANGLE = 10**30


def _turns(angle: Interval, offset: Fraction) -> range:
    """All whole k for which (k + offset) pi may lie within the angle."""
    if abs(angle).b > LARGEST_ANGLE:
        raise NoEnclosure
    low, high = (angle / iv.pi - rational(offset))._mpi_
    return range(libmp.to_int(low, libmp.round_ceiling), libmp.to_int(high, libmp.round_floor) + 1)


def _wave(function: Callable[..., Any], maximum_at: Fraction) -> Callable[[Interval], Interval]:
    """Sine or cosine: its values at the ends, and 1 or -1 where an extremum lies between.

    Of an enormous angle nothing is known but that the value lies between -1 and 1.
    """
    whole = iv.mpf([-1, 1])

    def enclose(angle: Interval) -> Interval:
        try:
            extrema = _turns(angle, maximum_at)
        except NoEnclosure:
            return whole
        low, high = (
            iv.make_mpf((bound(function, end, libmp.round_floor), bound(function, end, libmp.round_ceiling)))
            for end in angle._mpi_
        )
        bounds = hull(low, high)
        if extrema.stop - extrema.start > 1:
            return whole
        for turn in extrema:
            bounds = hull(bounds, iv.mpf(1 if turn % 2 == 0 else -1))
        return between(maximum(bounds, whole.a), minimum(bounds, whole.b))

    return enclose


sin = _wave(libmp.mpf_sin, Fraction(1, 2))
cos = _wave(libmp.mpf_cos, Fraction(0))
_tan = increasing(libmp.mpf_tan)


def tan(argument: Interval) -> Interval:
    if _turns(argument, Fraction(1, 2)):
        raise NoEnclosure
    return _tan(argument)
