"""The slope of a curve at a point: secants from both sides, their limit, and the derivative as a function."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from sympy import Expr

from mathlib.calculus import Derivative, difference_quotient, existing_derivative
from mathlib.function import (
    MOST,
    Claim,
    Function,
    Shown,
    differentiate,
    places_for,
    real,
    settled,
    show,
)
from mathlib.plotting import is_unbroken
from mathlib.studies.slopes import SlopeStudy, check_shrinking, secants_after

STEPS = (1.5, 1, 0.5, 0.1, 0.01)
SHRUNK = ("1", "0.5", "0.2", "0.1", "0.05", "0.02", "0.01", "0.005", "0.002", "0.001")
STRETCHED = ("10", "100", "1000")

REACH = 1.3
"""How far around the point f must be unbroken, in units of the widest step."""

BENT, FLAT = 0.02, 0.001
"""By what share of the tangent's slope, or of a least one, that of the widest secant must differ from it."""

FIGURES, MOST_PLACES = 4, 7
"""How many figures slopes have, and how many decimals at the most."""


@dataclass(frozen=True)
class SecantStudy(SlopeStudy):
    """The slopes of the secants of f through a point, for shrinking steps on both sides, and their limit.

    `rule` is f' as a function.
    """

    rule: Function

    @cached_property
    def places(self) -> int:
        """How many decimals show that slopes close in: four figures of the last ones, two of the steepest."""
        sizes = [abs(float(slope)) for slope in self.secants.values()]
        size = max(abs(float(self.slope)), *sizes[-2:], 0.01 * max(sizes)) or 1.0
        return min(places_for(size, FIGURES), MOST_PLACES)

    @cached_property
    def table(self) -> tuple[tuple[Shown, Claim, Claim], ...]:
        """A step, the slope to the right and the slope to the left, for every step."""
        return tuple((show(h, 12), self._claim(h), self._claim(-h)) for h in self.steps)

    def _claim(self, step: Expr) -> Claim:
        slope = self.secants[step]
        is_small = abs(float(slope)) * 10**self.places < 0.5
        return Claim("secant slope", show(slope, 2 if is_small else self.places), {"h": step})

    def slope_at(self, x: float) -> float:
        """f'(x); at the point itself it is known even where the formula of f' has no value."""
        return float(self.slope if x == float(self.at) else self.rule(x))

    def slope_shown(self, x: float) -> Shown:
        """f'(x) as it may be shown; nothing where there is none."""
        exact = lambda: self.slope if x == float(self.at) else self.rule.exact(real(x))  # noqa: E731
        return settled(self.slope_at(x), max(0, self.places - 1), exact)


def secant_study(f: Function, at: Expr, steps: Sequence[Expr] = ()) -> SecantStudy:
    """Solve for the slopes of secants and their limit; without steps, for suitable ones.

    Raises NotDifferentiableError where there is no tangent, ParameterError where f has no value at the end
    of a secant or steps do not shrink, ValueError for slopes too long to be read.

    >>> study = secant_study(Function.parse("x^2"), real(1))
    >>> study.slope, [str(study.secants[h]) for h in study.steps]
    (2, ['7/2', '3', '5/2', '21/10', '201/100'])
    """
    found, rule = existing_derivative(f, at), differentiate(f, *f.variables)
    check_shrinking(steps, "steps must be positive and ever smaller, as in [1, 0.5, 0.1]")
    chosen = tuple(steps) or _suitable_steps(f, found)
    secants = secants_after(f, found, chosen, "where a secant would end", bool(steps))
    return SecantStudy(f, found, secants, rule)


def _suitable_steps(f: Function, found: Derivative) -> tuple[Expr, ...]:
    """The usual steps, shrunk until f is unbroken within their reach and each brings the slope nearer.

    They are shrunk, too, where slopes would have more figures than there is room for, and stretched where f
    is so smooth that the usual ones all seem to have the tangent's slope.
    """
    at, slope = float(found.at), float(found.value or 0)

    @cache
    def errors(share: str) -> np.ndarray:
        """How far the slopes to the right and to the left are off at each step; NaN where f breaks."""
        steps = float(share) * np.array(STEPS)
        if not is_unbroken(f, at - REACH * steps[0], at + REACH * steps[0]):
            return np.full((2, len(STEPS)), np.nan)
        return np.abs([difference_quotient(f, at, side * steps) - slope for side in (1, -1)])

    def suits(share: str) -> bool:
        off = errors(share)
        return bool((np.diff(off) <= 1e-12).all() and off.max() < MOST)

    def bends(share: str) -> bool:
        return bool(errors(share)[:, 0].max() >= BENT * max(abs(slope), FLAT))

    finite = (share for share in SHRUNK if np.isfinite(errors(share)).all())
    share = next(filter(suits, SHRUNK), None) or next(finite, SHRUNK[-1])
    if share == "1" and not bends(share):
        share = next((wide for wide in STRETCHED if suits(wide) and bends(wide)), share)
    return tuple(real(share) * real(h) for h in STEPS)
