"""What is known of a sum of terms with a remainder: its bounds, its sign, and its limit as t -> 0."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from sympy import Expr, S

from mathlib.arithmetic import Interval, NoEnclosure
from mathlib.expansions.coefficients import enclosure, sign
from mathlib.expansions.monomials import ONE, Monomial

Terms = Mapping[Monomial, Expr]


class Remainder(NamedTuple):
    """Some value of an interval for each t, times a monomial; `is_nonzero` where it is never 0."""

    monomial: Monomial
    values: Interval
    is_nonzero: bool = False


class Behaviour(ABC):
    """A sum of terms, the greatest first, with a remainder, for all 0 < t <= `radius`."""

    terms: Terms
    remainder: Remainder | None

    @property
    @abstractmethod
    def radius(self) -> Fraction:
        """Up to which t it is known."""

    @property
    @abstractmethod
    def excess(self) -> Behaviour:
        """delta, where this is the leading term times 1 + delta; above -1 where the sign is known."""

    @property
    def remainders(self) -> tuple[Remainder, ...]:
        """The remainder, if there is one."""
        return () if self.remainder is None else (self.remainder,)

    @cached_property
    def leading(self) -> tuple[Monomial, Expr, int] | None:
        """The greatest term, proven not to be zero: monomial, coefficient, sign; None where there is none."""
        for monomial, coefficient in self.terms.items():
            if direction := sign(coefficient):
                return monomial, coefficient, direction
        return None

    @property
    def is_zero(self) -> bool:
        """Whether it is known to be 0 on the whole stretch."""
        try:
            return self.remainder is None and self.leading is None
        except NoEnclosure:
            return False

    def vanishes_beside(self, monomial: Monomial) -> bool:
        """Whether it is known that this, divided by a monomial, tends to 0 in all directions alike."""
        sizes = [*self.terms, *(part.monomial for part in self.remainders)]
        return self.is_bounded and all(m.smallness > monomial.smallness for m in sizes)

    @cached_property
    def values(self) -> Interval:
        """Bounds for all values on the stretch."""
        total = Interval.of(0)
        for monomial, coefficient in self.terms.items():
            total = total + enclosure(coefficient) * monomial.bounds(self.radius)
        for monomial, part, _ in self.remainders:
            total = total + part * monomial.bounds(self.radius)
        return total

    @cached_property
    def sign(self) -> int:
        """The sign on the whole stretch, 0 only for what is 0 throughout; NoEnclosure where it may change."""
        if self.leading is not None:
            if not self.excess.values.lo > -1:
                raise NoEnclosure
            return self.leading[2]
        if self.remainder is None:
            return 0
        _, values, is_nonzero = self.remainder
        if values.lo > 0 or (is_nonzero and values.lo == 0):
            return 1
        if values.hi < 0 or (is_nonzero and values.hi == 0):
            return -1
        raise NoEnclosure

    @property
    def has_sign(self) -> bool:
        """Whether it is known to be positive, or known to be negative, on the whole stretch."""
        try:
            return self.sign != 0
        except NoEnclosure:
            return False

    @cached_property
    def limit(self) -> Expr | None:
        """The limit as t -> 0, infinite ones included; None where it is not known."""
        try:
            leading = self.leading
        except NoEnclosure:
            return S.Zero if self.vanishes_beside(ONE) else None
        if leading is not None:
            monomial, coefficient, direction = leading
            if monomial.is_infinite:
                return direction * S.Infinity if self.has_sign else None
            if self.remainder is not None and not self.remainder.values.is_finite:
                return None
            return S.Zero if monomial.vanishes else coefficient
        if self.remainder is None:
            return S.Zero
        monomial, values, _ = self.remainder
        if monomial.vanishes and values.is_finite:
            return S.Zero
        if monomial.is_infinite and 0 not in values:
            return self.sign * S.Infinity
        return None

    @property
    def single(self) -> tuple[Monomial, Expr] | None:
        """The only term, where the expansion is that and nothing else."""
        if self.remainder is not None or len(self.terms) != 1:
            return None
        ((monomial, coefficient),) = self.terms.items()
        return monomial, coefficient

    @property
    def is_infinite(self) -> bool:
        """Whether it is known to tend to infinity, or to minus infinity."""
        return self.limit is not None and bool(self.limit.is_infinite)

    @property
    def is_bounded(self) -> bool:
        """Whether it is known to be bounded."""
        return bool(self.values.is_finite)
