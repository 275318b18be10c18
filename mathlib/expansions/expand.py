"""The expansion of a formula on one side of a point."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import mul
from typing import Literal, cast

import sympy
from sympy import Expr

from mathlib.arithmetic import Interval, NoEnclosure, Undecided, Undefined
from mathlib.expansions.coefficients import directions
from mathlib.expansions.dominant import divided_by_exponential, exponents
from mathlib.expansions.elementary import CALLS, exponential, logarithm
from mathlib.expansions.errors import UndefinedBeside
from mathlib.expansions.expansion import Expansion, Stretch
from mathlib.expansions.monomials import ONE, T
from mathlib.expansions.steps import floor
from mathlib.formula import (
    Binary,
    Call,
    Choice,
    Comparison,
    Logic,
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

SIGN: dict[Side, int] = {"left": -1, "right": 1}

SIGNS = {"<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (0, 1)}
"""The signs that a difference may have where a comparison holds on a whole stretch."""

WHOLE_POWERS = 12
"""Up to this exponent a power is a product, which keeps all of its terms."""


@dataclass(frozen=True, eq=False)
class Expander:
    """Expansions of formulas whose variables have the given expansions, all on one stretch."""

    stretch: Stretch
    values: Mapping[str, Expansion]

    def expand(self, tree: Node) -> Expansion:
        """The expansion of a formula here; NoEnclosure, or UndefinedBeside where that is proven."""
        if not names(tree):
            return self._constant(tree)
        match tree:
            case Variable(name):
                return self.values[name]
            case Choice():
                return self._choice(tree)
            case Binary("^", base, exponent):
                return self._power(base, exponent)
            case Binary("/", dividend, divisor) if (dominant := self._dominant(divisor)) is not None:
                above, below = (divided_by_exponential(part, dominant) for part in (dividend, divisor))
                return self.expand(above) * self.expand(below).inverse()
            case Call("log" | "ln", (Call("exp", (exponent,)),)):
                return self.expand(exponent)
            case Call("log" | "ln", (argument,)) if (dominant := self._dominant(argument)) is not None:
                return self.expand(dominant) + logarithm(
                    self.expand(divided_by_exponential(argument, dominant))
                )
        parts = self._all(cast(Sequence[Node], children(tree)))
        match tree:
            case Negative():
                return -parts[0]
            case Binary("+"):
                return parts[0] + parts[1]
            case Binary("-"):
                return parts[0] - parts[1]
            case Binary("*"):
                return parts[0] * parts[1]
            case Binary("/"):
                return parts[0] * parts[1].inverse()
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
        return self.expand(tree).sign

    def truth(self, condition: Tree) -> bool:
        """Whether a condition holds on the whole stretch (True) or nowhere there (False)."""
        match condition:
            case Comparison((operator,), (left, right)):
                return self.sign(Binary("-", left, right)) in SIGNS[operator]
            case Comparison(operators, operands):
                links = zip(operators, operands, operands[1:], strict=False)
                return self._all_or_any("and", [Comparison((link,), (a, b)) for link, a, b in links])
            case Logic("not", (inner,)):
                return not self.truth(inner)
            case Logic(operator, parts):
                return self._all_or_any(operator, parts)
        raise TypeError(f"{condition!r} is not a condition")

    def _all_or_any(self, operator: str, parts: Sequence[Tree]) -> bool:
        """Whether all or any of some conditions hold; one that is known may decide without the others."""
        decisive, unknown = operator == "or", None
        for part in parts:
            if unknown:
                self._check_defined(part)
            try:
                if self.truth(part) == decisive:
                    return decisive
            except NoEnclosure as error:
                self._check_defined(part)
                unknown = error
        if unknown:
            raise unknown
        return not decisive

    def _check_defined(self, condition: Tree) -> None:
        """NoEnclosure where a condition may have no truth value at some point of the stretch."""
        try:
            for part in children(condition):
                if isinstance(part, Comparison | Logic):
                    self._check_defined(part)
                else:
                    self.expand(part)
        except UndefinedBeside as error:
            raise NoEnclosure from error

    def _constant(self, tree: Node) -> Expansion:
        try:
            return self.stretch.constant(exact_value(tree, {}))
        except Undecided as error:
            raise NoEnclosure from error
        except Undefined as error:
            raise UndefinedBeside from error

    def _all(self, parts: Sequence[Node]) -> list[Expansion]:
        """The expansions of all parts; that one of them is undefined counts even if another is unknown."""
        found, unknown = [], None
        for part in parts:
            try:
                found.append(self.expand(part))
            except NoEnclosure as error:
                unknown = error
        if unknown:
            raise unknown
        return found

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

    def _choice(self, tree: Choice) -> Expansion:
        try:
            truth = self.truth(tree.condition)
        except NoEnclosure:
            self._check_defined(tree.condition)
            return self._either(tree.then, tree.otherwise)
        return self.expand(tree.then if truth else tree.otherwise)

    def _either(self, first: Node, second: Node) -> Expansion:
        """What holds for a function that has one of two values at each point."""
        try:
            one, other = self._all([first, second])
        except UndefinedBeside as error:
            raise NoEnclosure from error
        return one + (other - one) * self.stretch.enclosed(Interval.between(0, 1))

    def _power(self, base: Node, exponent: Node) -> Expansion:
        number = fraction(exponent)
        if number is None:
            below, above = self._all([base, exponent])
            return _variable_power(below, above)
        below = self.expand(base)
        if number.denominator == 1 and 0 < number <= WHOLE_POWERS and below.terms:
            return reduce(mul, [below] * int(number))
        return below.power(number)


def _variable_power(base: Expansion, exponent: Expansion) -> Expansion:
    """e^(exponent log base) for a positive base; a negative one has only whole powers."""
    if base.sign > 0:
        return exponential(exponent * logarithm(base))
    if base.sign == 0 and exponent.sign > 0:
        return base
    is_undefined = exponent.sign < 0 if base.sign == 0 else (exponent - floor(exponent)).sign > 0
    raise UndefinedBeside if is_undefined else NoEnclosure


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
