"""How large the error can be when a function is replaced by its tangent.

For f differentiable at a, the remainder is e(h) = f(a + h) - f(a) - f'(a) h. Then e(h)/h has the limit 0;
where |f''| <= M between a and a + h, Taylor's theorem gives |e(h)| <= M h^2 / 2.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sympy import Expr, Rational

from mathlib.arithmetic import Interval, TooHardError, Undecided, Undefined, enclosure, hull, sign
from mathlib.calculus.derivatives import secant_slope
from mathlib.function import Function, Real, differentiate, real

PARTS = 32
"""Into how many parts a stretch is divided for bounds on it."""


SHORT = 12
"""Operations in an exact number that is worth more than its enclosure."""


@dataclass(frozen=True)
class ErrorBound:
    """|e(h)| <= `value` after a step h, since |f''| <= `curvature` on the way.

    Exact where f'' is proven to be monotonic on the way, so that it is greatest at an end; otherwise from
    an enclosure of f'', and `is_exact` is false.
    """

    curvature: Expr
    value: Expr
    is_exact: bool


def linear_approximation(f: Function, at: Expr, slope: Expr, step: Expr) -> Expr:
    """The height f(at) + slope * step of a line through (at, f(at)) after a step; Undefined without f(at).

    >>> linear_approximation(Function.parse("sqrt(x)"), real(4), real("1/4"), real("0.1"))
    81/40
    """
    return f.exact(at) + slope * step


def remainder(f: Function, at: Expr, slope: Expr, step: Expr) -> Expr | None:
    """e(h) = f(at + h) - f(at) - slope * h, exactly, or as a float of many digits; None without f(at + h).

    >>> remainder(Function.parse("x^2"), real(1), real(2), real("0.1"))
    1/100
    """
    secant = secant_slope(f, at, step)
    return None if secant is None else (secant - slope) * step


def error_bound(f: Function, at: Real, step: Real) -> ErrorBound | None:
    """A bound on the remainder after a step; None where none is known, since f'' may be unbounded.

    >>> error_bound(Function.parse("sqrt(x)"), 1, "0.1").value
    1/800
    >>> error_bound(Function.parse("abs(x)^(3/2)"), 0, 1) is None
    True
    """
    a, h = real(at), real(step)
    ends = [a + h * Rational(part, PARTS) for part in range(PARTS + 1)]
    try:
        second = differentiate(differentiate(f, *f.variables), *f.variables)
        bounds = _bounds(second, ends)
        if bounds is None:
            return None
        greatest = _greatest_at_an_end(second, a, a + h) if _is_monotonic(second, ends) else None
    except (TooHardError, ValueError):
        return None
    curvature = Rational(float(abs(bounds).hi)) if greatest is None else greatest
    return ErrorBound(curvature, curvature * h**2 / 2, greatest is not None)


def _bounds(f: Function, ends: Sequence[Expr]) -> Interval | None:
    """Bounds of f from the first to the last of some points in order; None where f may have no value."""
    found: Interval | None = None
    for low, high in pairwise(sorted(ends, key=float)):
        part = f.interval(hull(enclosure(low), enclosure(high)))
        if part is None or math.isinf(float(abs(part).hi)):
            return None
        found = part if found is None else hull(found, part)
    return found


def _is_monotonic(f: Function, ends: Sequence[Expr]) -> bool:
    """Whether the derivative of f is proven not to change its sign from the first to the last point."""
    slopes = _bounds(differentiate(f, *f.variables), ends)
    return slopes is not None and bool(slopes.lo >= 0 or slopes.hi <= 0)


def _greatest_at_an_end(f: Function, low: Expr, high: Expr) -> Expr | None:
    """The larger of |f| at two points, exactly; None where that is a long number, or cannot be decided."""
    try:
        values = [f.exact(end) for end in (low, high)]
        if max(value.count_ops() for value in values) > SHORT:
            return None
        first, second = (-value if sign(value) < 0 else value for value in values)
        return first if sign(first - second) >= 0 else second
    except (Undecided, Undefined):
        return None
