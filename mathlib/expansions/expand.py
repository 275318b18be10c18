"""The expansion of a formula on one side of a point."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import mul
from typing import Literal, TypeAlias, cast

import sympy
from sympy import Expr

from mathlib.arithmetic import Interval, NoEnclosure, Undecided, Undefined
from mathlib.expansions.coefficients import directions
from mathlib.expansions.conditions import choice, expand_all, is_nonzero, nonzero_parts
from mathlib.expansions.elementary import CALLS
from mathlib.expansions.expansion import Expansion, Stretch, UndefinedBeside
from mathlib.expansions.exponentials import divided_by_exponential, exponents, logarithm, variable_power
from mathlib.expansions.monomials import ONE, T
from mathlib.expansions.polynomials import PowerReader
from mathlib.expansions.powers import inverse, power
from mathlib.formula import (
    Binary,
    Call,
    Choice,
    Negative,
    Node,
    Tree,
    Variable,
    children,
    exact_value,
    fraction,
    names,
)
from mathlib.function import Function

Side = Literal["left", "right"]

Unexpanded: TypeAlias = NoEnclosure | UndefinedBeside

ANY_NUMBER = Interval.between(-math.inf, math.inf)

SIGN: dict[Side, int] = {"left": -1, "right": 1}

WHOLE_POWERS = 12
"""Up to this exponent a power is a product, which keeps all of its terms."""


@dataclass(frozen=True, eq=False)
class Expander:
    """Expansions of formulas whose variables have the given expansions, all on one stretch.

    What is said holds at its points where the formulas in `nonzero` are not 0.
    """

    stretch: Stretch
    values: Mapping[str, Expansion]
    nonzero: frozenset[Node] = frozenset()
    known: dict[Node, Expansion | type[Unexpanded]] = field(default_factory=dict, init=False, repr=False)
    """Failures are known, too: each level of a formula tries several proofs, which ask for the same parts."""

    def expand(self, tree: Node) -> Expansion:
        """The expansion of a formula here; NoEnclosure, or UndefinedBeside where that is proven."""
        if tree not in self.known:
            try:
                self.known[tree] = self._expanded(tree)
            except (NoEnclosure, UndefinedBeside) as error:
                self.known[tree] = type(error)
        found = self.known[tree]
        if isinstance(found, type):
            raise found
        return found

    def _expanded(self, tree: Node) -> Expansion:
        if not names(tree):
            return self._constant(tree)
        match tree:
            case Variable(name):
                return self.values[name]
            case Choice():
                return choice(tree, self)
            case Binary("^", base, exponent):
                return self._power(base, exponent)
            case Binary("/", dividend, divisor) if (dominant := self._dominant(divisor)) is not None:
                above, below = (divided_by_exponential(part, dominant) for part in (dividend, divisor))
                return self.expand(above) * inverse(self.expand(below))
            case Binary("/", dividend, divisor):
                return self._quotient(dividend, divisor)
            case Call("log" | "ln", (Call("exp", (exponent,)),)):
                return self.expand(exponent)
            case Call("log" | "ln", (argument,)) if (dominant := self._dominant(argument)) is not None:
                return self.expand(dominant) + logarithm(
                    self.expand(divided_by_exponential(argument, dominant))
                )
        parts = expand_all(cast(Sequence[Node], children(tree)), self.expand)
        match tree:
            case Negative():
                return -parts[0]
            case Binary("+"):
                return parts[0] + parts[1]
            case Binary("-"):
                return parts[0] - parts[1]
            case Binary("*"):
                return parts[0] * parts[1]
            case Call(name):
                return reduce(CALLS[name], parts) if len(parts) > 1 else CALLS[name](parts[0])
        raise TypeError(f"{tree!r} is not a formula")

    def expand_function(self, f: Function) -> Expansion:
        """The expansion of a function of these variables, where its domain is proven to hold the stretch."""
        for domain in f.domains:
            self.expand(domain.formula)
            if not all(self.sign(place.switch) for place in domain.breakpoints):
                raise NoEnclosure
        return self.expand(f.primitive)

    def sign(self, tree: Node) -> int:
        """The sign of a formula on the whole stretch; 0 only where it is 0 throughout."""
        try:
            return self.expand(tree).sign
        except NoEnclosure:
            return self._powers.sign(tree)

    def assuming(self, condition: Tree, holds: bool) -> Expander:
        """The same where a condition holds, or where it does not."""
        return replace(self, nonzero=self.nonzero.union(nonzero_parts(condition, holds)))

    @property
    def _powers(self) -> PowerReader:
        return PowerReader(self.expand, self.stretch, len(self.values))

    def _quotient(self, dividend: Node, divisor: Node) -> Expansion:
        try:
            above, below = expand_all([dividend, divisor], self.expand)
            return above * inverse(below)
        except NoEnclosure:
            with suppress(NoEnclosure):
                return self._powers.quotient(dividend, divisor, is_nonzero(divisor, self.nonzero))
        return self.expand(dividend) * self._inverse(divisor)

    def _inverse(self, tree: Node) -> Expansion:
        """1/f of what is known not to be 0, though it may come as near to it as one likes."""
        if not is_nonzero(tree, self.nonzero):
            raise NoEnclosure
        monomial, values, _ = self.expand(tree).coarse
        try:
            return inverse(self.stretch.enclosed(values, monomial, is_nonzero=True))
        except NoEnclosure:
            return self.stretch.enclosed(ANY_NUMBER, is_nonzero=True)

    def _constant(self, tree: Node) -> Expansion:
        try:
            return self.stretch.constant(exact_value(tree, {}))
        except Undecided as error:
            raise NoEnclosure from error
        except Undefined as error:
            raise UndefinedBeside from error

    def _dominant(self, tree: Node) -> Node | None:
        """The exponent of the exponential that exceeds all else in a sum, if one does."""
        for exponent in exponents(tree):
            try:
                others = [self.expand(Binary("-", exponent, other)) for other in exponents(tree)]
                if self.expand(exponent).limit == sympy.oo and all(part.sign >= 0 for part in others):
                    return exponent
            except (NoEnclosure, UndefinedBeside):
                continue
        return None

    def _power(self, base: Node, exponent: Node) -> Expansion:
        number = fraction(exponent)
        if number is None:
            below, above = expand_all([base, exponent], self.expand)
            return variable_power(below, above)
        below = self.expand(base)
        if number.denominator == 1 and 0 < number <= WHOLE_POWERS and below.terms:
            return reduce(mul, [below] * int(number))
        try:
            return power(below, number)
        except NoEnclosure:
            if number > 0:
                raise
        return power(self._inverse(base), -number)


def around(variables: Sequence[str], point: Sequence[Expr], stretch: Stretch) -> Expander:
    """For formulas of some variables, at the points p + t u, for all unit vectors u at once."""
    ways = directions(len(point))
    values = (stretch.constant(at) + stretch.monomial(T, u) for at, u in zip(point, ways, strict=True))
    return Expander(stretch, dict(zip(variables, values, strict=True)))


def beyond(variable: str, at: Expr, side: Side, stretch: Stretch) -> Expander:
    """For formulas of one variable, at the points `at` + 1/t or `at` - 1/t: far away."""
    place = stretch.constant(at) + stretch.monomial(ONE / T, SIGN[side])
    return Expander(stretch, {variable: place})


def beside(variable: str, at: Expr, side: Side, stretch: Stretch) -> Expander:
    """For formulas of one variable, at the points `at` + t or `at` - t."""
    place = stretch.constant(at) + stretch.monomial(T, SIGN[side])
    return Expander(stretch, {variable: place})
