"""Sums and products of two functions: what a step adds to them, part by part, and their derivatives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from sympy import Expr

from mathlib.calculus.derivatives import Derivative, existing_derivative
from mathlib.formula import Binary, plain_reading
from mathlib.function import Function, Real, real
from mathlib.limits import known_value_at

Number = TypeVar("Number", Expr, float)


@dataclass(frozen=True)
class Increments(Generic[Number]):
    """The values u and v of two functions at a point, and what a step h adds to each: du and dv.

    They are exact numbers, or floats while something moves.
    """

    h: Number
    u: Number
    v: Number
    du: Number
    dv: Number

    @property
    def parts(self) -> tuple[Number, Number, Number]:
        """v du, u dv and du dv: two strips and a corner that a rectangle u by v gains."""
        return self.v * self.du, self.u * self.dv, self.du * self.dv

    @property
    def rates(self) -> tuple[Number, Number, Number]:
        """The parts divided by h, which must not be 0."""
        first, second, corner = (part / self.h for part in self.parts)
        return first, second, corner

    @property
    def of_product(self) -> Number:
        """What the step adds to the product, (u + du)(v + dv) - u v; it is the sum of the parts."""
        return (self.u + self.du) * (self.v + self.dv) - self.u * self.v

    @property
    def of_sum(self) -> Number:
        """What the step adds to the sum."""
        return self.du + self.dv


@dataclass(frozen=True)
class Rules:
    """The derivatives of two functions at a point where they have the values u and v."""

    u: Expr
    v: Expr
    found: tuple[Derivative, Derivative]

    @property
    def slopes(self) -> tuple[Expr, Expr]:
        """u' and v'."""
        first, second = (each.value for each in self.found)
        assert first is not None
        assert second is not None
        return first, second

    @property
    def terms(self) -> tuple[Expr, Expr]:
        """v u' and u v', the limits of what the two strips are in units of the step."""
        first, second = self.slopes
        return self.v * first, self.u * second

    @property
    def of_product(self) -> Expr:
        """The derivative of the product: v u' + u v'."""
        first, second = self.terms
        return first + second

    @property
    def of_sum(self) -> Expr:
        """The derivative of the sum: u' + v'."""
        first, second = self.slopes
        return first + second


def combined(operator: Literal["+", "*"], u: Function, v: Function) -> Function:
    """The sum or the product of two functions of the same variables.

    >>> combined("*", Function.parse("x^2"), Function.parse("x + 1")).source
    'x^2*(x + 1)'
    """
    tree = Binary(operator, u.tree, v.tree)
    return Function(tree, u.variables, plain_reading(tree), (*u.domains, *v.domains))


def increments(u: Function, v: Function, at: Real, step: Real) -> Increments[Expr] | None:
    """What a step adds to two functions, exactly, or as floats of some twenty digits where that is too long.

    None where one of them has no value after the step; Undefined where it has none at the point.

    >>> increments(Function.parse("x^2"), Function.parse("x + 1"), 1, "0.1").rates
    (21/5, 1, 21/100)
    """
    place, h = real(at), real(step)
    ends = [known_value_at(f, place + h) for f in (u, v)]
    if ends[0] is None or ends[1] is None:
        return None
    first, second = u.exact(place), v.exact(place)
    return Increments(h, first, second, ends[0] - first, ends[1] - second)


def derivative_rules(u: Function, v: Function, at: Real) -> Rules:
    """The derivatives of two functions, of their sum and of their product at a point.

    NotDifferentiableError where one of the two has no derivative.

    >>> rules = derivative_rules(Function.parse("x^2"), Function.parse("x + 1"), 1)
    >>> rules.terms, rules.of_product, rules.of_sum
    ((4, 1), 5, 3)
    """
    place = real(at)
    found = existing_derivative(u, place), existing_derivative(v, place)
    return Rules(u.exact(place), v.exact(place), found)
