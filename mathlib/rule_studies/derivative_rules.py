"""The derivatives of a sum and of a product: what steps add, part by part, and what that tends to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from sympy import Expr

from mathlib.arithmetic import sign
from mathlib.calculus import Increments, derivative_rules, increments, secant_slope
from mathlib.derivative_studies import check_two_or_three, no_value_after, to_both_sides
from mathlib.function import (
    Claim,
    Function,
    Shown,
    check_size,
    evaluated,
    exact_plain,
    largest,
    show,
    shown_factors,
    significant,
)
from mathlib.rule_studies.product_steps import suitable_steps
from mathlib.rule_studies.rule_increments import RuleIncrements

CASES: Mapping[tuple[int, ...], str] = {
    (1, 1, 1): "growing",
    (-1, 1, -1): "first_falls",
    (1, -1, -1): "second_falls",
    (-1, -1, 1): "both_fall",
}
"""By the signs of the strips and the corner that a step adds to a rectangle of positive area."""


@dataclass(frozen=True)
class DerivativeRulesStudy(RuleIncrements):
    """What is shown of two functions at a point: what steps add, part by part, and the limits of that."""

    @property
    def words(self) -> dict[str, str]:
        """What captions quote: the names of the functions and their variable, the point, both slopes."""
        names = {"u": self.first.plain_name, "v": self.second.plain_name, "x": self.first.plain_variables[0]}
        slopes = {"sum": self.of_sum[2].shown.plain, "product": self.of_product[2].shown.plain}
        return {**names, "a": exact_plain(self.at), **slopes}

    @cached_property
    def cases(self) -> frozenset[str]:
        """What the first step adds to the rectangle: `flat` where it leaves a side alone or one is 0."""
        begun = self.increments[self.steps[0]]
        signs = tuple(map(sign, begun.parts))
        if 0 in signs:
            return frozenset({"flat"})
        is_positive = sign(begun.u * begun.v) > 0
        return frozenset({CASES[signs] if is_positive else "negative"})

    @property
    def how(self) -> str:
        """How the slopes of both functions are known."""
        return ", ".join(dict.fromkeys(each.how for each in self.rules.found))

    def _claim(self, name: str, value: Expr, places: int) -> Claim:
        known, context = f"{evaluated(value)}, slopes {self.how}", {"point": exact_plain(self.at)}
        return Claim(name, _shown(value, places), derivative_rules, known, context)

    @cached_property
    def of_sum(self) -> tuple[Claim, Claim, Claim]:
        """u', v' and the derivative of the sum."""
        (first, second), places = self.rules.slopes, self.sum_places
        return (
            self._claim("derivative of the first", first, places),
            self._claim("derivative of the second", second, places),
            self._claim("derivative of the sum", self.rules.of_sum, places),
        )

    @cached_property
    def of_product(self) -> tuple[Claim, Claim, Claim]:
        """v u', u v' and the derivative of the product."""
        (first, second), places = self.rules.terms, self.places
        return (
            self._claim("first term", first, places),
            self._claim("second term", second, places),
            self._claim("derivative of the product", self.rules.of_product, places),
        )

    @cached_property
    def values(self) -> tuple[Shown, Shown, Shown, Shown]:
        """v, u', u and v', which the terms are products of."""
        (du, dv), rules = self.rules.slopes, self.rules
        v, first = shown_factors(rules.v, du, self.places)
        u, second = shown_factors(rules.u, dv, self.places)
        return v, first, u, second

    @cached_property
    def areas(self) -> tuple[Claim, ...]:
        """What the first step adds to the product, and the three parts of it."""
        begun = self.increments[self.steps[0]]
        named = zip(
            ("whole", "first strip", "second strip", "corner"), (begun.of_product, *begun.parts), strict=True
        )
        return tuple(
            Claim(name, _shown(area, self.area_places), increments, evaluated(area), {"h": begun.h})
            for name, area in named
        )

    @cached_property
    def table(self) -> tuple[tuple[Shown, Claim, Claim, Claim], ...]:
        """A step and the three parts divided by it, for every step and its negative."""
        return tuple((show(h, 12), *self._rates(h)) for h in (*self.steps, *(-h for h in self.steps)))

    def _rates(self, h: Expr) -> tuple[Claim, Claim, Claim]:
        first, second, corner = (
            Claim(f"{part} / h", _shown(rate, self.places), increments, evaluated(rate), {"h": h})
            for part, rate in zip(
                ("first strip", "second strip", "corner"), self.increments[h].rates, strict=True
            )
        )
        return first, second, corner

    def sum_quotients(self, h: Expr) -> tuple[Claim, Claim, Claim]:
        """The difference quotients of both functions and of the sum after a step, as they move."""
        added = self.increments[h]
        read: dict[str, Callable[[Increments[Any]], Any]] = {
            "quotient of the first": lambda i: i.du / i.h,
            "quotient of the second": lambda i: i.dv / i.h,
            "quotient of the sum": lambda i: i.of_sum / i.h,
        }
        first, second, both = (
            Claim(name, self.shown(of, float(h), self.sum_places), increments, evaluated(of(added)), {"h": h})
            for name, of in read.items()
        )
        return first, second, both

    @cached_property
    def measured(self) -> tuple[Claim, Claim]:
        """The difference quotients of the product after the last step, and after its negative."""
        first, second = (
            Claim("quotient", _shown(slope, self.places), secant_slope, evaluated(slope), {"h": i.h})
            for i in list(self.increments.values())[-2:]
            for slope in [i.of_product / i.h]
        )
        return first, second


def derivative_rules_study(
    u: Function, v: Function, at: Expr, steps: Sequence[Expr] = ()
) -> DerivativeRulesStudy:
    """Solve for what steps add to the sum and the product of two functions of the same variable.

    Without steps, for suitable ones. Raises NotDifferentiableError where one of the functions has no tangent,
    ParameterError where one has no value after a step or steps do not shrink, ValueError for numbers too long
    to be read.

    >>> from mathlib.function import real
    >>> study = derivative_rules_study(Function.parse("x^2"), Function.parse("x + 1"), real(1))
    >>> [str(rate) for rate in study.increments[study.steps[0]].rates], study.rules.of_product
    (['5', '1', '5/4'], 5)
    """
    check_two_or_three(steps)
    rules = derivative_rules(u, v, at)
    chosen = tuple(steps) or suitable_steps(u, v, rules, at)
    found = {}
    for h in to_both_sides(chosen):
        added = increments(u, v, at, h)
        if added is None:
            lacking = next(f for f in (u, v) if not np.isfinite(f(float(at + h))))
            raise no_value_after(lacking.plain_name, at + h, are_given=bool(steps))
        found[h] = added
    study = DerivativeRulesStudy(u, v, at, rules, found)
    _check_sizes(study)
    return study


def _check_sizes(study: DerivativeRulesStudy) -> None:
    rules, added = study.rules, study.increments.values()
    slopes = [*rules.slopes, rules.of_sum, *(d / i.h for i in added for d in (i.du, i.dv))]
    rates = [*rules.terms, rules.of_product, *(rate for i in added for rate in (*i.rates, sum(i.rates)))]
    sides = [rules.u, rules.v, *(i.u + i.du for i in added), *(i.v + i.dv for i in added)]
    areas = [rules.u * rules.v, *(part for i in added for part in i.parts)]
    for numbers, what in ((sides, "values"), (slopes, "slopes"), (areas, "areas"), (rates, "slopes")):
        check_size(largest(numbers), what)


def _shown(value: Expr, places: int) -> Shown:
    """A number with these decimals; with two figures where they would leave none."""
    return significant(value, 2) if abs(float(value)) * 10**places < 0.5 else show(value, places)
