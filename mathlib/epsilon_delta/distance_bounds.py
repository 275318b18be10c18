"""Distances that are known between two proven bounds."""

from __future__ import annotations

import math
from dataclasses import dataclass

import sympy
from sympy import Expr, Rational

from mathlib.function import Shown, show

TIGHT = 1e-6
"""The relative width up to which bounds count as a certified number."""

MOST_PLACES = 6
"""Beyond these, a small number is better shown with a power of ten."""


@dataclass(frozen=True)
class DistanceBounds:
    """A distance that is proven to be at least `lo` and at most `hi`; infinite where it has no bound.

    `estimate` is its value in double precision, and `exact` the number itself where it is known.
    """

    lo: float
    hi: float
    estimate: float
    exact: Expr | None = None

    @property
    def certified(self) -> bool:
        """Whether the proven bounds agree to about six digits."""
        return self.lo == self.hi or self.hi - self.lo <= TIGHT * self.lo

    def is_at_most(self, other: DistanceBounds) -> bool:
        """Whether this distance is known exactly and not greater than the other."""
        if self.exact is None:
            return False
        least = sympy.oo if math.isinf(other.lo) else Rational(other.lo)
        return bool(self.exact <= (least if other.exact is None else other.exact))

    @property
    def how(self) -> str:
        if self.exact is not None:
            return "exact"
        return "certified" if self.certified else "sampled"

    @property
    def value(self) -> float:
        """The greatest number that is safe to use: the proven bound, or the estimate without one."""
        return self.lo if self.certified else self.estimate

    @property
    def beyond(self) -> float:
        """Where failures begin: the proven upper bound, or the estimate without one."""
        return self.hi if math.isfinite(self.hi) else self.estimate

    def shown(self, places: int = 2) -> Shown:
        """The distance rounded down, so that the number shown works, too; never as 0.

        Takes more places than asked for where fewer than two of them would count.

        >>> DistanceBounds(0.3027756377, 0.3027756378, 0.30277563773).shown(2).plain
        '≈ 0.30'
        """
        if math.isinf(self.value):
            return Shown("∞", "=" if self.exact else "≈", math.inf, "exact" if self.exact else "rounded")
        while self.value * 10**places < 10 and places < MOST_PLACES:
            places += 1
        return show(self.value if self.exact is None else self.exact, places, "down")
