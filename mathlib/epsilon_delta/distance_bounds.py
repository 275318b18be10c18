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

    `exact` is the number itself where it is known.
    """

    lo: float
    hi: float
    exact: Expr | None = None

    @property
    def certified(self) -> bool:
        """Whether the proven bounds agree to about six digits."""
        return self.exact is not None or self.hi - self.lo <= TIGHT * self.lo

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
        return "certified" if self.certified else "at least"

    @property
    def value(self) -> float:
        """The greatest float that is proven to be safe to use."""
        return self.lo if self.exact is None else float(self.exact)

    def shown(self, places: int = 2) -> Shown:
        """The distance rounded down, so that the number shown works, too; never as 0.

        Takes more places than asked for where fewer than two of them would count.

        >>> DistanceBounds(0.3027756377, 0.3027756378).shown(2).plain
        '≈ 0.30'
        """
        if self.exact == sympy.oo:
            return Shown("∞", "=", math.inf, "exact")
        while self.value * 10**places < 10 and places < MOST_PLACES:
            places += 1
        return show(self.value if self.exact is None else self.exact, places, "down")
