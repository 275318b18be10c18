"""The slope of a curve at a point: secants from both sides, their limit, and the derivative as a function."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from sympy import Expr, S

from mathlib.calculus import (
    Derivative,
    Secant,
    derivative,
    difference_quotient,
    secant_slope,
    secant_table,
    tangent,
)
from mathlib.function import (
    MOST,
    Claim,
    Function,
    Shown,
    check_size,
    decimals_for,
    differentiate,
    exact_plain,
    places_for,
    real,
    settled,
    show,
)
from mathlib.plotting import is_unbroken
from mathlib.studies.errors import ParameterError, missing_end

STEPS = (1.5, 1, 0.5, 0.1, 0.01)
SHRUNK = ("1", "0.5", "0.2", "0.1", "0.05", "0.02", "0.01", "0.005", "0.002", "0.001")
STRETCHED = ("10", "100", "1000")

REACH = 1.3
"""How far around the point f must be unbroken, in units of the widest step."""

BENT, FLAT = 0.02, 0.001
"""By what share of the tangent's slope, or of a least one, that of the widest secant must differ from it."""

FIGURES, MOST_PLACES, STEP_PLACES = 4, 7, 3
"""How many figures slopes have; how many decimals they have at the most, and steps at the least."""

DOUBLE = 2.0**-50
"""How finely doubles know the values of a function, relative to their size, with some allowance."""


@dataclass(frozen=True)
class SecantStudy:
    """The slopes of the secants of f through a point, for shrinking steps on both sides, and their limit.

    `rows` are in the order of the steps; `rule` is f' as a function.
    """

    function: Function
    at: Expr
    found: Derivative
    rule: Function
    rows: tuple[Secant, ...]

    @property
    def slope(self) -> Expr:
        """f'(at)."""
        assert self.found.value is not None
        return self.found.value

    @property
    def steps(self) -> tuple[Expr, ...]:
        return tuple(row.step for row in self.rows)

    @cached_property
    def places(self) -> int:
        """How many decimals show that slopes close in: four figures of the last ones, two of the steepest."""
        sizes = [abs(float(m)) for row in self.rows for m in (row.left, row.right) if m is not None]
        size = max(abs(float(self.slope)), *sizes[-2:], 0.01 * max(sizes)) or 1.0
        return min(places_for(size, FIGURES), MOST_PLACES)

    @property
    def step_places(self) -> int:
        return max(STEP_PLACES, decimals_for(float(self.steps[-1]), 1))

    @cached_property
    def derivative(self) -> Claim:
        """f'(at) as it is shown."""
        context = {"point": exact_plain(self.at), "how": self.found.how}
        return Claim("derivative", show(self.slope, self.places), context)

    @cached_property
    def table(self) -> tuple[tuple[Shown, Claim, Claim], ...]:
        """A step, the slope to the right and the slope to the left, for every row."""
        return tuple(
            (show(row.step, 12), self._claim(row.right, row.step), self._claim(row.left, -row.step))
            for row in self.rows
        )

    def _claim(self, slope: Expr | None, step: Expr) -> Claim:
        assert slope is not None
        is_small = abs(float(slope)) * 10**self.places < 0.5
        return Claim("secant slope", show(slope, 2 if is_small else self.places), {"h": step})

    def quotient(self, h: float) -> float:
        """(f(at + h) - f(at))/h: in doubles where they have the digits that are shown, else rounded once."""
        a, size = float(self.at), abs(float(self.function(float(self.at)))) + abs(float(self.at)) + 1
        if size * DOUBLE / abs(h) < 10.0 ** -(self.places + 3):
            return float(difference_quotient(self.function, a, h))
        slope = secant_slope(self.function, self.at, real(h))
        return np.nan if slope is None else float(slope)

    def quotient_shown(self, h: float) -> Shown:
        """The difference quotient at a step as it may be shown."""
        exact = lambda: secant_slope(self.function, self.at, real(h))  # noqa: E731
        return settled(self.quotient(h), self.places, exact)

    def slope_at(self, x: float) -> float:
        """f'(x); at the point itself it is known even where the formula of f' has no value."""
        return float(self.slope if x == float(self.at) else self.rule(x))

    def slope_shown(self, x: float) -> Shown:
        """f'(x) as it may be shown; nothing where there is none."""
        exact = lambda: self.slope if x == float(self.at) else self.rule.exact(real(x))  # noqa: E731
        return settled(self.slope_at(x), max(0, self.places - 1), exact)


def secant_study(f: Function, at: Expr, steps: Sequence[Expr] = ()) -> SecantStudy:
    """Solve for the slopes of secants and their limit; without steps, for `suitable_steps`.

    Raises NotDifferentiableError where there is no tangent, ParameterError where f has no value at the end
    of a secant or steps do not shrink, ValueError for slopes too long to be read.

    >>> study = secant_study(Function.parse("x^2"), real(1))
    >>> study.slope, [str(row.right) for row in study.rows]
    (2, ['7/2', '3', '5/2', '21/10', '201/100'])
    """
    tangent(f, at)
    rule = differentiate(f, *f.variables)
    if any(h <= k for h, k in pairwise((*steps, S.Zero))):
        raise ParameterError("steps", "steps must be positive and ever smaller, as in [1, 0.5, 0.1]")
    rows = secant_table(f, at, steps or suitable_steps(f, at))
    for row in rows:
        for side, slope in ((-1, row.left), (1, row.right)):
            if slope is None:
                end = exact_plain(at + side * row.step)
                raise missing_end(end, "where a secant would end", bool(steps))
    study = SecantStudy(f, at, derivative(f, at), rule, rows)
    slopes = [study.slope, *(slope for row in rows for slope in (row.left, row.right) if slope is not None)]
    check_size(max(abs(float(slope)) for slope in slopes), "slopes")
    return study


def suitable_steps(f: Function, at: Expr) -> tuple[Expr, ...]:
    """The usual steps, shrunk until f is unbroken within their reach and each brings the slope nearer.

    They are shrunk, too, where slopes would have more figures than there is room for.
    They are stretched where f is so smooth that the usual ones all seem to have the tangent's slope.

    >>> suitable_steps(Function.parse("x^2"), real(1))
    (3/2, 1, 1/2, 1/10, 1/100)
    >>> suitable_steps(Function.parse("sin(100x)"), real(0))[0]
    3/100
    """
    slope = float(tangent(f, at).slope)

    def errors(share: str) -> np.ndarray:
        """How far the slopes to the left and to the right are off at each step; NaN where f breaks."""
        steps = float(share) * np.array(STEPS)
        if not is_unbroken(f, float(at) - REACH * steps[0], float(at) + REACH * steps[0]):
            return np.full((2, len(STEPS)), np.nan)
        return np.array([np.abs(difference_quotient(f, float(at), s * steps) - slope) for s in (1, -1)])

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
