"""Bounds of a formula on one side of a point that is itself left out.

Just there, intervals alone fail: (x^3 - 1)/(x - 1) near 1 and x sin(1/x) near 0 contain a division by an
interval that reaches 0. Two theorems help. Cauchy's mean value theorem: where n(a) = d(a) = 0 and
d' is nowhere 0 between a and x, n(x)/d(x) = n'(t)/d'(t) for some t between them. Taylor's: where d and
its first k - 1 derivatives are 0 at a and the k-th is nowhere 0 near a, d is nowhere 0 beside a.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import cast

from sympy import Expr

from mathlib.arithmetic import Interval, NoEnclosure, Undefined, exp, sign
from mathlib.formula import (
    Binary,
    Call,
    Choice,
    Comparison,
    Condition,
    Negative,
    Node,
    Number,
    Variable,
    children,
    fraction,
    interval_reading,
    rebuild,
    truth_reading,
)
from mathlib.function import Function, derivative_if_known
from mathlib.limits import Side, stretch

ZERO = Fraction(0)
ONE = Number(Fraction(1))

ORDERS = 6
"""How often both parts of a quotient are differentiated before it is given up."""


@dataclass(frozen=True)
class PuncturedSide:
    """The points on one side of `at`, nearer than `radius`, without `at`; `radius` may be infinite."""

    variable: str
    at: Expr
    side: Side
    radius: float

    @cached_property
    def closed(self) -> Interval:
        return stretch(self.at, self.side, 0.0, self.radius)

    def bounds(self, f: Function) -> Interval | None:
        """Bounds of f here, infinite ones allowed; None where f may be undefined at some point."""
        try:
            for domain in f.domains:
                self._bounds(domain.formula)
                if not all(self._is_nonzero(place.switch) for place in domain.breakpoints):
                    return None
            return self._bounds(f.tree)
        except NoEnclosure:
            return None

    def is_nonzero(self, f: Function) -> bool:
        """Whether f is proven to have no zero here; `at` itself may be one."""
        try:
            return f.interval(self.closed) is not None and self._is_nonzero(f.tree)
        except NoEnclosure:
            return False

    def _bounds(self, tree: Node) -> Interval:
        if isinstance(tree, Choice):
            truth = self._truth(tree.condition)
            if truth is not None:
                return self._bounds(tree.then if truth else tree.otherwise)
        try:
            return _read(tree, (self.variable,), [self.closed])
        except NoEnclosure:
            return self._beside(tree)

    def _beside(self, tree: Node) -> Interval:
        match tree:
            case Binary("/", dividend, divisor):
                return self._quotient(dividend, divisor)
            case Binary("^", base, exponent) if (power := fraction(exponent) or ZERO) < 0:
                return self._quotient(ONE, Binary("^", base, Number(-power)))
            case Binary("*", Binary("/", dividend, divisor), factor):
                return self._quotient(Binary("*", dividend, factor), divisor)
            case Binary("*", factor, Binary("/", dividend, divisor)):
                return self._quotient(Binary("*", factor, dividend), divisor)
            case Binary("^", base, exponent):
                return exp(self._bounds(Binary("*", exponent, Call("log", (base,)))))
        parts = children(tree)
        if not parts or isinstance(tree, Choice):
            raise NoEnclosure
        names = tuple(f"part{index}" for index in range(len(parts)))
        replacements = iter(map(Variable, names))
        outer = cast(Node, rebuild(tree, lambda part: next(replacements)))
        return _read(outer, names, [self._bounds(cast(Node, part)) for part in parts])

    def _quotient(self, dividend: Node, divisor: Node) -> Interval:
        above, below = (Function(part, (self.variable,), "") for part in (dividend, divisor))
        if above.interval(self.closed) is not None and below.interval(self.closed) is not None:
            found = self._cauchy(above, below)
            if found is not None:
                return found
        values = self._bounds(divisor)
        if 0 in values:
            values = self._without_zero(divisor, values)
        return self._bounds(dividend).over_nonzero(values)

    def _cauchy(self, above: Function, below: Function) -> Interval | None:
        """Bounds of above/below by derivatives, where both vanish at the point."""
        for _ in range(ORDERS):
            if not (self._vanishes(above) and self._vanishes(below)):
                return None
            above, below = (self._derivative(part) for part in (above, below))
            slope, other = above.interval(self.closed), below.interval(self.closed)
            if slope is None or other is None:
                return None
            if 0 not in other:
                return slope / other
        return None

    def _derivative(self, f: Function) -> Function:
        found = derivative_if_known(f, self.variable)
        if found is None:
            raise NoEnclosure
        return found

    def _vanishes(self, f: Function) -> bool:
        try:
            return sign(f.exact(self.at)) == 0
        except Undefined:
            return False

    def _without_zero(self, tree: Node, values: Interval) -> Interval:
        """The part of the bounds on that side of zero where a formula without zeros stays."""
        if not self._is_nonzero(tree):
            raise NoEnclosure
        distance = min(self.radius, 1.0)
        far = _read(tree, (self.variable,), [stretch(self.at, self.side, distance, distance)])
        if far.lo > 0:
            return Interval.between(0, values.hi)
        if far.hi < 0:
            return Interval.between(values.lo, 0)
        raise NoEnclosure

    def _is_nonzero(self, tree: Node) -> bool:
        """Whether a continuous formula is proven to have no zero here."""
        match tree:
            case Negative(inner) | Call("abs", (inner,)) | Binary("^", inner, Number()):
                return self._is_nonzero(inner)
            case Binary("-", inner, Number(value)) if value == 0:
                return self._is_nonzero(inner)
            case Binary("*", left, right):
                return self._is_nonzero(left) and self._is_nonzero(right)
        f = Function(tree, (self.variable,), "")
        for _ in range(ORDERS):
            values = f.interval(self.closed)
            if values is None:
                return False
            if 0 not in values:
                return True
            if not self._vanishes(f):
                return False
            f = self._derivative(f)
        return False

    def _truth(self, condition: Condition) -> bool | None:
        """Whether a condition holds everywhere here (True), nowhere (False), or neither is proven (None)."""
        if isinstance(condition, Comparison) and len(condition.operators) == 1:
            gap = Binary("-", *condition.operands)
            try:
                values = self._without_zero(gap, _read(gap, (self.variable,), [self.closed]))
            except NoEnclosure:
                pass
            else:
                return (values.lo >= 0) == (condition.operators[0] in (">", ">="))
        try:
            return truth_reading(condition, (self.variable,))([self.closed])
        except NoEnclosure:
            return None


def _read(tree: Node, variables: Sequence[str], box: Sequence[Interval]) -> Interval:
    return interval_reading(tree, variables)(box)
