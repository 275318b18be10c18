"""Compositions: what a step does to each link of a chain of functions, and the chain rule.

For y = f(u) with u = g(x), a step h at x = a changes u by du = g(a + h) - g(a), and y by
dy = f(g(a + h)) - f(g(a)). Where du is not 0, dy/h is dy/du times du/h, exactly; where du = 0, dy = 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from math import isinf
from operator import mul

from sympy import Expr, Float, S

from mathlib.arithmetic import Undecided, Undefined, sign
from mathlib.calculus.derivatives import (
    Derivative,
    NotDifferentiableError,
    derivative,
    existing_derivative,
    secant_slope,
)
from mathlib.function import Function, Real, compose, exact_plain, real
from mathlib.limits import in_digits, number

LONG = 30
"""Operations in a quotient of quotients from which on it is kept in digits: algebra with it takes seconds."""

VANISHING = 1e-15
"""A quotient known by some twenty digits of values that may be no more than their rounding."""


@dataclass(frozen=True)
class CompositionChange:
    """The changes of u = g(x) and y = f(u) after a step in x, and their quotients.

    Numbers are exact, or floats of some twenty digits where they are too long to be exact.
    """

    step: Expr
    inner_quotient: Expr
    quotient: Expr

    @cached_property
    def outer_quotient(self) -> Expr | None:
        """dy/du; None where du = 0, and then dy = 0 as well."""
        if self.inner_quotient == 0:
            return None
        found = self.quotient / self.inner_quotient
        return found if found.count_ops() <= LONG else in_digits(found)


def composition_change(outer: Function, inner: Function, at: Real, step: Real) -> CompositionChange | None:
    """The changes after a step; None where the composition has no value there.

    Raises Undefined where it has none at the point or the step is 0, Undecided where it is not known
    whether u changes at all.

    >>> change = composition_change(Function.parse("u^2 - u", ("u",)), Function.parse("x^2 + 1"), 1, "0.1")
    >>> change.inner_quotient, change.outer_quotient, change.quotient
    (21/10, 321/100, 6741/1000)
    """
    place, h = real(at), real(step)
    slopes = [secant_slope(f, place, h) for f in (inner, compose(outer, inner))]
    if slopes[0] is None or slopes[1] is None:
        return None
    if _is_zero(slopes[0], inner):
        return CompositionChange(h, S.Zero, S.Zero)
    return CompositionChange(h, slopes[0], slopes[1])


def _is_zero(quotient: Expr, f: Function) -> bool:
    """Whether a difference quotient is 0; Undecided where only digits are known, and they vanish."""
    if quotient.has(Float):
        if abs(quotient) < VANISHING:
            raise Undecided(f"it cannot be decided whether a change of {f.source} is zero")
        return False
    return sign(quotient) == 0


@dataclass(frozen=True)
class ChainDerivative:
    """The derivative of a chain of functions at a point, by the chain rule.

    `links` are the derivatives of the functions, the innermost first, each at the value of those before it.
    """

    links: tuple[Derivative, ...]

    @property
    def slopes(self) -> tuple[Expr, ...]:
        """The factors, the innermost first."""
        return tuple(link.value for link in self.links)

    @property
    def from_the_end(self) -> tuple[Expr, ...]:
        """The derivatives of the last value by each variable, the last variable first: growing products.

        >>> f, g = Function.parse("u^2 - u", ("u",)), Function.parse("x^2 + 1")
        >>> chain_derivative([g, f], 1).from_the_end
        (3, 6)
        """
        return tuple(accumulate(reversed(self.slopes), mul))


def chain_derivative(functions: Sequence[Function], at: Real) -> ChainDerivative:
    """The derivative of a chain of functions, the innermost first, by the chain rule.

    Raises NotDifferentiableError where one of them has no derivative at the value of those before it: then
    the rule says nothing, even where the chain has a derivative.

    >>> chain_derivative([Function.parse("x^2 + 1"), Function.parse("u^2 - u", ("u",))], 1).slopes
    (2, 3)
    """
    place, links, whole = real(at), list[Derivative](), functions[0]
    for k, f in enumerate(functions):
        whole = compose(f, whole) if k else f
        try:
            links.append(existing_derivative(f, place))
        except NotDifferentiableError as error:
            itself = _slope_in_words(whole, real(at)) if k else ""
            says = "the chain rule does not apply"
            if derivative(f, place).kind == "undecided":
                says = "it is not known whether the chain rule applies"
            raise NotDifferentiableError(f"{says}: {error}{itself}") from error
        value = f.exact(place)
        if isinf(float(value)):
            taken = f"{f.plain_variables[0]} = {exact_plain(place)}"
            raise Undecided(
                f"{f.source} is too large, too small or too long to be computed exactly at {taken}"
            )
        place = value
    return ChainDerivative(tuple(links))


def _slope_in_words(chain: Function, at: Expr) -> str:
    """What is known of the derivative of the chain itself, as the end of a sentence."""
    try:
        slope = derivative(chain, at).value
    except (Undefined, ValueError):
        return ""
    (x,) = chain.plain_variables
    return (
        "" if slope is None else f"; {chain.source} has the slope {number(slope)} at {x} = {exact_plain(at)}"
    )
