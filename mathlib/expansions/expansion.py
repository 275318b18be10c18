"""Sums of monomials in a small distance t with a remainder that is enclosed.

An expansion says that f(t) = c1 m1(t) + ... + ck mk(t) + M(t) rho(t) for all 0 < t <= radius, with exact
numbers c, each monomial smaller than the one before it, M the smallest, and rho(t) in a known interval: a
Taylor model. That f has an expansion proves that it is defined there. A function that oscillates has one,
too: sin(1/t) is 1 * [-1, 1].

Source of the method: Makino and Berz, Taylor models and other validated functional inclusion methods, 2003.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import islice

from sympy import Expr, Integer, S

from mathlib.arithmetic import Interval
from mathlib.expansions.behaviour import Behaviour, Remainder, Terms
from mathlib.expansions.coefficients import enclosure, is_immense, is_long, normalised, where_zero
from mathlib.expansions.monomials import ONE, Monomial


class UndefinedBeside(ArithmeticError):  # noqa: N818 - caught within mathlib
    """The formula is proven to have no value at any point of the stretch."""


@dataclass(frozen=True)
class Stretch:
    """The points 0 < t <= radius, and how many terms an expansion may have there."""

    radius: Fraction
    order: int = 6

    def constant(self, value: Expr | int) -> Expansion:
        return self.expansion({ONE: S(value)})

    def monomial(self, monomial: Monomial, coefficient: Expr | int = 1) -> Expansion:
        """A single term; NoEnclosure for a power of log(1/t) where that is not at least 1 throughout."""
        if monomial.logs and coefficient != 0:
            monomial.bounds(self.radius)
        return self.expansion({monomial: S(coefficient)})

    def enclosed(self, values: Interval, monomial: Monomial = ONE, is_nonzero: bool = False) -> Expansion:
        """What is known to be `monomial` times some value of an interval."""
        return self.expansion({}, Remainder(monomial, values, is_nonzero))

    def expansion(self, terms: Terms, *remainders: Remainder) -> Expansion:
        """The sum of terms and remainders; what vanishes beside the greatest remainder becomes part of it.

        So does a term with a coefficient so long that it would grow without end from product to product, and
        one whose coefficient is a number with too many digits.
        """
        terms = {m: normalised(c) for m, c in terms.items()}
        kept = sorted((m for m, c in terms.items() if c != 0), key=lambda m: m.smallness)
        too_long = (
            m for place, m in enumerate(kept) if is_immense(terms[m]) or (place > 0 and is_long(terms[m]))
        )
        cuts = [
            *(part.monomial for part in remainders),
            *kept[self.order : self.order + 1],
            *islice(too_long, 1),
        ]
        if not cuts:
            return Expansion(self, {m: terms[m] for m in kept}, None)
        cut = min(cuts, key=lambda m: m.smallness)
        absorbed = [Remainder(m, enclosure(terms[m])) for m in kept if m.smallness >= cut.smallness]
        left = {m: terms[m] for m in kept if m.smallness < cut.smallness}
        parts = (*remainders, *absorbed)
        if len(parts) == 1:
            return Expansion(self, left, parts[0])
        values = Interval.of(0)
        for monomial, part, _ in parts:
            values = values + part * (monomial / cut).bounds(self.radius)
        return Expansion(self, left, Remainder(cut, values))


@dataclass(frozen=True)
class Expansion(Behaviour):
    """A sum of terms, the greatest first, with a remainder; None where the sum is exact."""

    stretch: Stretch
    terms: Terms
    remainder: Remainder | None

    @property
    def radius(self) -> Fraction:
        return self.stretch.radius

    def __add__(self, other: Expansion) -> Expansion:
        terms = dict(self.terms)
        for monomial, coefficient in other.terms.items():
            terms[monomial] = terms.get(monomial, S.Zero) + coefficient
        return self.stretch.expansion(terms, *self.remainders, *other.remainders)

    def __neg__(self) -> Expansion:
        return self.scaled(Integer(-1))

    def __sub__(self, other: Expansion) -> Expansion:
        return self + -other

    def __mul__(self, other: Expansion) -> Expansion:
        terms: dict[Monomial, Expr] = {}
        for m, c in self.terms.items():
            for n, d in other.terms.items():
                terms[m * n] = terms.get(m * n, S.Zero) + c * d
        crossed = [
            Remainder(m * n, enclosure(c) * values)
            for one, two in ((self, other), (other, self))
            for m, c in one.terms.items()
            for n, values, _ in two.remainders
        ]
        both = [
            Remainder(m * n, v * w, v_nonzero and w_nonzero)
            for m, v, v_nonzero in self.remainders
            for n, w, w_nonzero in other.remainders
        ]
        return self.stretch.expansion(terms, *crossed, *both)

    def scaled(self, factor: Expr, monomial: Monomial = ONE) -> Expansion:
        """The product with an exact number and a monomial."""
        terms = {m * monomial: c * factor for m, c in self.terms.items()}
        scaled = [
            Remainder(m * monomial, values * enclosure(factor), is_nonzero and factor != 0)
            for m, values, is_nonzero in self.remainders
        ]
        return self.stretch.expansion(terms, *scaled)

    def where_zero(self, component: Expr) -> Expansion:
        """The same for the directions in which one component is 0."""
        terms = {m: where_zero(c, component) for m, c in self.terms.items()}
        return self.stretch.expansion(terms, *self.remainders)

    @cached_property
    def excess(self) -> Expansion:
        """delta, where this is the leading term times 1 + delta; above -1 where the sign is known."""
        assert self.leading is not None
        monomial, coefficient, _ = self.leading
        smaller = {m: c for m, c in self.terms.items() if m.smallness > monomial.smallness}
        rest = self.stretch.expansion(smaller, *self.remainders)
        return rest.scaled(1 / coefficient, ONE / monomial)

    @property
    def coarse(self) -> Remainder:
        """Bounds alone: the greatest monomial of the expansion, times some value of an interval."""
        if not self.terms:
            if self.remainder is None:
                return Remainder(ONE, Interval.of(0))
            return self.remainder
        monomial = next(iter(self.terms))
        return Remainder(monomial, self.scaled(S.One, ONE / monomial).values)

    def composed(self, coefficients: Sequence[Expr], remainder: Interval) -> Expansion:
        """A Taylor polynomial at this, which vanishes, plus its next power with an enclosed coefficient."""
        total = self.stretch.enclosed(remainder)
        for coefficient in reversed(coefficients):
            total = total * self + self.stretch.constant(coefficient)
        return total
