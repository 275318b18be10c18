"""Ends of intervals as numbers of mpmath, against which tests compute values on their own."""

from __future__ import annotations

from mpmath import mp, mpf

from mathlib.arithmetic import Interval


def ends(bounds: Interval | None) -> tuple[mpf, mpf]:
    """Both ends, exactly where the precision of mpmath is at least that of the interval."""
    assert bounds is not None
    least, greatest = (mp.mpf(end if end.is_finite() else float(end)) for end in (bounds.lo, bounds.hi))
    return least, greatest
