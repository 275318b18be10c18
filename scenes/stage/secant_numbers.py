"""The numbers of secants: steps that suit a function, and as many decimals as tell their slopes apart."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sympy import Expr

from mathlib import slopes
from mathlib.functions import Function
from mathlib.notation import show
from mathlib.numbers import real
from scenes.stage.framing import is_unbroken
from scenes.stage.numerals import decimals_for

STEPS = (1.5, 1, 0.5, 0.1, 0.01)
DIGITS, PLACES, MOST_PLACES = 4, 3, 6
"""How many figures the limit has; how many decimals steps have, at the least and at the most."""

SHARE = 0.2
"""Of the steepest slope: a limit that is smaller than that, or zero, asks for no more decimals."""


class SecantNumbers:
    """What a table of secants through the point at `at` shows: a row (h, m(h), m(-h)) for every step.

    `longest` are texts as long as a live h and a live m may get.
    """

    def __init__(self, f: Function, at: Expr, slope: Expr, steps: Sequence[Expr]) -> None:
        rows = slopes.secant_table(f, at, steps)
        found = [value for row in rows for value in (row.left, row.right) if value is not None]
        steepest = max(abs(float(value)) for value in (*found, slope))
        self.step_places = min(max(PLACES, decimals_for(float(steps[-1]), 1)), MOST_PLACES)
        self.places = decimals_for(max(abs(float(slope)), SHARE * steepest), DIGITS) if steepest else PLACES
        self.slope = show(slope, self.places)
        self.rows = [
            [show(row.step, self.step_places), *(show(m, self.places) for m in (row.right, row.left))]
            for row in rows
        ]
        self.longest = f"≈ −{float(steps[0]):.{self.step_places}f}", f"≈ −{steepest:.{self.places}f}"


def is_straight(f: Function, at: float, slope: float, reach: float) -> bool:
    """Whether f is its own tangent as far as a reach on both sides, as far as sampling can tell.

    >>> is_straight(Function.parse("abs(x)"), 2, 1, 1.5), is_straight(Function.parse("abs(x)"), 1, 1, 1.5)
    (True, False)
    """
    along = np.linspace(-reach, reach, 997)
    line = f(np.array(at)) + slope * along
    return bool(np.allclose(f(at + along), line, rtol=1e-9, atol=1e-9 * np.ptp(line)))


def steps_that_suit(f: Function, a: float, slope: float) -> tuple[Expr, ...]:
    """The usual steps, shrunk until f is unbroken within their reach and each brings the slope nearer.

    >>> [float(h) for h in steps_that_suit(Function.parse("1/x"), 0.5, -4)]
    [0.3, 0.2, 0.1, 0.02, 0.002]
    """
    for shrink in ("1", "0.5", "0.2", "0.1", "0.05", "0.02", "0.01"):
        steps = float(shrink) * np.array(STEPS)
        if is_unbroken(f, a - 1.3 * steps[0], a + 1.3 * steps[0]):
            errors = [np.abs(slopes.difference_quotient(f, a, side * steps) - slope) for side in (1, -1)]
            if all((np.diff(error) <= 1e-12).all() for error in errors):
                break
    return tuple(real(shrink) * real(h) for h in STEPS)
