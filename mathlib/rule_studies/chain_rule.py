"""The chain rule: the slopes of functions that are put into one another, at a point and around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from sympy import Expr, S

from mathlib.calculus import chain_derivative, composition_change
from mathlib.derivative_studies import (
    check_two_or_three,
    legible,
    no_value_after,
    slope_places,
    to_both_sides,
)
from mathlib.function import (
    EXACT,
    UNKNOWN,
    Claim,
    Function,
    Shown,
    check_size,
    compose,
    exact_plain,
    largest,
    show,
    significant,
)
from mathlib.rule_studies.chain_motion import ChainMotion
from mathlib.rule_studies.chain_names import ChainNotation, check_names, last_variable, value_equation
from mathlib.rule_studies.chain_quotients import quotients_of
from mathlib.rule_studies.chain_steps import suitable_steps

SHORT = 99
"""The largest numerator and denominator of a slope that is shown as a fraction."""


@dataclass(frozen=True)
class ChainRuleStudy(ChainMotion):
    """The slopes of g, of f and of a third function after them, and their products."""

    @property
    def last_variable(self) -> str:
        """What the last value is called."""
        return last_variable(self.functions)

    @cached_property
    def notation(self) -> ChainNotation:
        """How functions, their variables and values are written."""
        return ChainNotation(self.functions)

    @property
    def words(self) -> dict[str, str]:
        """What captions quote: the names of functions and variables, what u and y are the values of, the
        point, the slope as a product.
        """
        words = {"a": exact_plain(self.at), "z": self.last_variable}
        for name, variable, f in zip("gfk", "xuy", self.functions, strict=True):
            words |= {name: f.plain_name, variable: f.plain_variables[0]}
        for field, value, name, f in zip(("inner", "outer"), "uy", "gf", self.functions, strict=False):
            words[field] = value_equation(words[value], words[name], f.signature)
        return words | {"slope": self.slope.shown.plain, "product": self.from_the_end[-1].shown.plain}

    @cached_property
    def slopes(self) -> tuple[Claim, ...]:
        """The slope of each of the three functions at its point."""
        places = [exact_plain(link.at) for link in self.chain.links]
        found = zip(self.functions, self.chain.links, places, strict=True)
        return tuple(
            _slope(f"derivative of {f.plain_name}", link.value, link.how, {f.variables[0]: place})
            for f, link, place in found
        )

    @cached_property
    def slope(self) -> Claim:
        """The slope of f(g(x)): the product of those of f and g."""
        return _slope("derivative of the composition", self.limits[2])

    @cached_property
    def from_the_end(self) -> tuple[Claim, ...]:
        """The derivatives of the last value by itself, and by y, u and x: ever longer products of slopes."""
        last, names = self.last_variable, (f.variables[0] for f in reversed(self.functions))
        found = zip((last, *names), (S.One, *self.chain.from_the_end), strict=True)
        return tuple(_slope(f"derivative of {last} by {name}", value) for name, value in found)

    def slope_shown(self, which: int, x: float) -> Shown:
        """One of them as it may be shown; nothing where there is none."""
        if x == float(self.at):
            return (*self.slopes[:2], self.slope)[which].shown
        value = self.slopes_at(x)[which]
        return show(value, self.places[which], fixed=True) if np.isfinite(value) else UNKNOWN

    @cached_property
    def node_values(self) -> tuple[Claim, ...]:
        """The values of x, u, y and of the last function, in few figures."""
        names = (*(f.variables[0] for f in self.functions), f"value of {self.functions[2].name}")
        return tuple(
            Claim(name, significant(value, 4), Function.exact, EXACT)
            for name, value in zip(names, self.values, strict=True)
        )


def _slope(name: str, value: Expr, how: str = EXACT, context: Mapping[str, object] | None = None) -> Claim:
    """A slope as it is shown: a fraction with a small denominator, or with a few decimals."""
    shown = legible(value, slope_places(abs(float(value))))
    if value.is_Rational and shown.relation == "≈" and max(abs(value.p), value.q) <= SHORT:
        text = f"{'−' if value < 0 else ''}{abs(value.p)}/{value.q}"
        shown = Shown(text, "=", float(value), "exact")
    return Claim(name, shown, chain_derivative, how, context or {})


def chain_rule_study(
    inner: Function, outer: Function, then: Function, at: Expr, steps: Sequence[Expr] = ()
) -> ChainRuleStudy:
    """Solve for the quotients of a composition and for the slopes of a chain; without steps, suitable ones.

    Raises NotDifferentiableError where the chain rule does not apply, ParameterError for names that mean two
    things, for steps that do not shrink, or after which there is no value, ValueError for slopes too long to
    be read.

    >>> from mathlib.function import real
    >>> u, y = Function.parse("f(u) = u^2 - u", None), Function.parse("k(y) = sqrt(y + 7)", None)
    >>> study = chain_rule_study(Function.parse("g(x) = x^2 + 1", None), u, y, real(1))
    >>> study.limits, study.steps, study.changes[real("0.1")].quotient
    ((2, 3, 6), (1/5, 1/10, 1/100), 6741/1000)
    """
    functions = (inner, outer, then)
    check_names(functions)
    check_two_or_three(steps)
    chain = chain_derivative(functions, at)
    products = (chain.slopes[0] * chain.slopes[1], *chain.from_the_end)
    check_size(largest((*chain.slopes, *products)), "slopes")
    changes = {}
    for h in to_both_sides(steps or suitable_steps(functions[:2], chain)):
        change = composition_change(outer, inner, at, h)
        if change is None:
            raise no_value_after(compose(outer, inner).source, at + h, are_given=True)
        changes[h] = change
    quotients = (q for change in changes.values() for q in quotients_of(change) if q is not None)
    check_size(largest(quotients), "slopes")
    return ChainRuleStudy(functions, chain, changes)
