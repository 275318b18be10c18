"""Steps that show what they should: how far to change an entry, and how far to go against a gradient."""

from __future__ import annotations

import numpy as np
from sympy import Expr

from mathlib.arithmetic import Undefined
from mathlib.calculus import along
from mathlib.function import Function, real
from mathlib.linear_algebra import Matrix

SHARES = ("1", "0.1", "0.01", "-0.01")
"""By which shares of the first step an entry is changed."""

FIRST_STEPS = tuple(f"1e{k}" for k in (0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6))
RATES = tuple(f"1e{k}" for k in range(3, -13, -1))
"""First steps, and factors of the step against a gradient, the best liked first."""

CLOSED_IN, LEAST_ERROR, MOST_ERROR = 0.05, 0.05, 1.0
"""Of the first error: what may be left of it at last, and which share of the slope it should be."""

LEAST_FALL, MOST_FALL = 0.9, 1.1
"""Between which shares of the fall that is foretold that of a suitable step should be."""

USUAL_RATE = real("0.01")


def suitable_steps(path: Function, slope: float) -> tuple[Expr, ...]:
    """Steps h after which the quotients (path(h) - path(0)) / h are seen to close in on the slope.

    ValueError where no steps are found after which the values are known exactly.
    """

    def flaw(scale: str) -> float:
        h = float(scale) * np.array([float(share) for share in SHARES])
        quotients = (path(h) - path(0.0)) / h
        if not np.isfinite(quotients).all():
            return np.inf
        gaps, size = np.abs(quotients - slope), abs(slope) or float(np.abs(quotients).max())
        if gaps.max() <= 1e-9 * size:
            return 0.0
        share, closed = gaps[0] / size, gaps[-1] / gaps[0] if gaps[0] else np.inf
        return float(max(LEAST_ERROR - share, share - MOST_ERROR, 0.0) + max(closed - CLOSED_IN, 0.0))

    for scale in sorted(FIRST_STEPS, key=lambda scale: round(flaw(scale), 6)):
        steps = tuple(real(scale) * real(share) for share in SHARES)
        if _have_values(path, steps):
            return steps
    raise ValueError(
        f"{path.plain_name} is not known at any steps that are tried from this matrix; choose another one"
    )


def _have_values(path: Function, steps: tuple[Expr, ...]) -> bool:
    try:
        for step in steps:
            path.exact(step)
    except Undefined:
        return False
    return True


def suitable_rate(f: Function, at: Matrix, gradient: Matrix) -> Expr:
    """The largest power of ten with which a step against the gradient lets f fall nearly as foretold."""
    path = along(f, at.flat, [-slope for slope in gradient.flat])
    size, here = float(np.sum(gradient.floats**2)), path(0.0)
    if not size:
        return USUAL_RATE
    falls = {rate: (here - path(float(rate))) / (float(rate) * size) for rate in RATES}
    good = (rate for rate, share in falls.items() if LEAST_FALL <= share <= MOST_FALL)
    return real(next(good, RATES[-1]))
