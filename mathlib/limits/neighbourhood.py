"""Intervals of the real line beside a point, and continuity of functions on them."""

from __future__ import annotations

from collections.abc import Sequence

from flint import ctx
from sympy import Expr

from mathlib.arithmetic import Interval, enclosure, precision
from mathlib.expansions import SIGN, Side, has_jumps
from mathlib.function import Function

CLOSE = ((2.0**-30, 53), (2.0**-110, 300))
"""Widths around a point, and bits that distinguish its ends; the second for what is steep there."""


def stretch(at: Expr, side: Side, near: float, far: float) -> Interval:
    """The points on one side of `at` whose distance from it is between `near` and `far`."""
    return enclosure(at) + SIGN[side] * Interval.between(near, far)


def is_continuous_beside(f: Function, at: Expr, side: Side) -> bool:
    """Whether f is proven to be continuous from one side at a point, the point included."""
    return not has_jumps(f.primitive) and _is_defined_near(f, [at], SIGN[side] * Interval.between(0, 1))


def is_defined_around(f: Function, *point: Expr) -> bool:
    """Whether f is proven to have a value everywhere in a box around a point."""
    return _is_defined_near(f, point, Interval.between(-1, 1))


def _is_defined_near(f: Function, point: Sequence[Expr], reach: Interval) -> bool:
    """Whether bounds are known for a box around a point that reaches so many widths each way."""
    for width, bits in CLOSE:
        with precision(max(bits, ctx.prec)):
            box = [enclosure(at) + reach * (width * max(1.0, abs(float(at)))) for at in point]
            if f.interval(*box) is not None:
                return True
    return False
