"""Secants through a point: steps that suit a function, a window that shows them all, figures that tell."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import sympy

from mathlib.calculus import derivatives
from mathlib.function import Function, Shown, real, show
from scenes.stage.base import Window
from scenes.stage.one_variable.closeups import check_ticks
from scenes.stage.plane import is_unbroken, window_about
from scenes.stage.text import MOST, check_size, places_for

STEPS = (1.5, 1, 0.5, 0.1, 0.01)
SHRUNK = ("1", "0.5", "0.2", "0.1", "0.05", "0.02", "0.01", "0.005", "0.002", "0.001")
STRETCHED = ("10", "100", "1000")

REACH = 1.3
"""How far a window looks beyond the widest secant."""

BENT, FLAT = 0.02, 0.001
"""By what share of the tangent's slope, or of a least one, that of the widest secant must differ from it."""

LONGEST_TICK = 10
"""Signs of a number that a graph can make room for at its left."""

FIGURES, MOST_PLACES = 4, 7
"""How many figures slopes have, and how many decimals at the most."""

Steps = tuple[sympy.Expr, ...]


@lru_cache(maxsize=64)
def steps_that_suit(f: Function, at: sympy.Expr) -> Steps:
    """The usual steps, shrunk until f is unbroken within their reach and each brings the slope nearer.

    They are shrunk, too, where slopes would have more figures than there is room for.
    They are stretched where f is so smooth that the usual ones all seem to have the tangent's slope.

    >>> steps_that_suit(Function.parse("x^2"), real(1))
    (3/2, 1, 1/2, 1/10, 1/100)
    >>> steps_that_suit(Function.parse("sin(100x)"), real(0))[0]
    3/100
    """
    slope = float(derivatives.tangent(f, at).slope)

    def errors(share: str) -> np.ndarray:
        """How far the slopes to the left and to the right are off at each step; NaN where f breaks."""
        steps = float(share) * np.array(STEPS)
        if not is_unbroken(f, float(at) - REACH * steps[0], float(at) + REACH * steps[0]):
            return np.full((2, len(STEPS)), np.nan)
        return np.array(
            [np.abs(derivatives.difference_quotient(f, float(at), s * steps) - slope) for s in (1, -1)]
        )

    def suits(share: str) -> bool:
        found = errors(share)
        return bool((np.diff(found) <= 1e-12).all() and found.max() < MOST)

    def bends(share: str) -> bool:
        return bool(errors(share)[:, 0].max() >= BENT * max(abs(slope), FLAT))

    share = next(filter(suits, SHRUNK), None) or next(
        (share for share in SHRUNK if np.isfinite(errors(share)).all()), SHRUNK[-1]
    )
    if share == "1" and not bends(share):
        share = next((wide for wide in STRETCHED if suits(wide) and bends(wide)), share)
    return tuple(real(share) * real(h) for h in STEPS)


def window_of_secants(f: Function, at: sympy.Expr, steps: Sequence[sympy.Expr]) -> Window:
    """The graph around the point, with both ends of every secant."""
    a, widest = float(at), float(max(steps))
    ends = (float(f(a + side * float(h))) for h in steps for side in (1, -1))
    return window_about(f, a, widest, REACH * widest, [float(f(a)), *ends])


def check_secants(f: Function, at: sympy.Expr, rows: Sequence[derivatives.Secant]) -> None:
    """ValueError where the slopes or the scale of the picture have more figures than there is room for."""
    found = [derivatives.tangent(f, at).slope, *(slope for row in rows for slope in (row.left, row.right))]
    check_size(max(abs(float(slope)) for slope in found if slope is not None), "slopes")
    window = window_of_secants(f, at, [row.step for row in rows])
    advice = "choose another point, or a function of moderate size"
    check_ticks(window, "the graph around this point", advice, LONGEST_TICK)


def places_that_tell(slope: sympy.Expr, rows: Sequence[derivatives.Secant]) -> int:
    """How many decimals show that slopes close in: four figures of the last ones, two of the steepest.

    >>> f = Function.parse("x^2")
    >>> places_that_tell(real(2), derivatives.secant_table(f, 1, ["0.1", "0.01"]))
    3
    """
    sizes = [abs(float(m)) for row in rows for m in (row.left, row.right) if m is not None]
    size = max(abs(float(slope)), *sizes[-2:], 0.01 * max(sizes)) or 1.0
    return min(places_for(size, FIGURES), MOST_PLACES)


def show_slope(slope: sympy.Expr, places: int) -> Shown:
    """A slope with these decimals; a much smaller one with a power of ten and fewer.

    >>> show_slope(real("2.5"), 3).text, show_slope(real("0.00002"), 3).text
    ('2.5', '2×10⁻⁵')
    """
    is_small = abs(float(slope)) * 10**places < 0.5
    return show(slope, 2 if is_small else places)
