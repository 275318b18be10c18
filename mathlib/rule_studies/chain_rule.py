"""Functions put into one another: what a step does to each of them, and the chain rule as the limit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import numpy as np
from sympy import Expr, S

from mathlib.arithmetic import Undefined
from mathlib.calculus import ChainDerivative, CompositionChange, chain_derivative, composition_change
from mathlib.derivative_studies import check_shrinking, is_near, quotient
from mathlib.function import (
    EXACT,
    UNKNOWN,
    Claim,
    Function,
    ParameterError,
    Shown,
    check_size,
    compose,
    decimals_for,
    differentiate,
    evaluated,
    exact_plain,
    places_for,
    real,
    settled,
    show,
    significant,
)
from mathlib.limits import same
from mathlib.plotting import Span, StepScales, heights, is_unbroken
from mathlib.rule_studies.chain_steps import suitable_steps

FIGURES, MOST_PLACES = 4, 7
"""How many figures quotients have, and how many decimals at the most."""

LAST_VARIABLES = "zvwpqst"

REACHES = (5, 3, 2, 1)
"""How far the point moves to both sides, in units of the first step: the first for which nothing breaks."""

SHORT = 99
"""The largest numerator and denominator of a slope that is shown as a fraction."""

ROUNDING = 1e-14

NOWHERE: Mapping[str, object] = MappingProxyType({})

STEEP = 40
"""How many times farther u and y may move then than near the point."""

QUOTIENTS = ("inner quotient", "outer quotient", "quotient of the composition")


@dataclass(frozen=True)
class ChainRuleStudy:
    """What steps h do to u = g(x) and y = f(u), and the slopes of g, f and of a third function after them.

    `functions` are g, f and the third, `chain` their derivatives. `changes` belong to the steps, each h
    followed by -h. Where numbers come in threes, they are those of x, u and y, or of g, f and f(g(x)).
    """

    functions: tuple[Function, Function, Function]
    chain: ChainDerivative
    changes: Mapping[Expr, CompositionChange]

    @property
    def at(self) -> Expr:
        """The point, a value of x."""
        return self.chain.links[0].at

    @property
    def steps(self) -> tuple[Expr, ...]:
        """The positive steps."""
        return tuple(self.changes)[::2]

    @cached_property
    def composition(self) -> Function:
        """f(g(x))."""
        return compose(self.functions[1], self.functions[0])

    @cached_property
    def values(self) -> tuple[Expr, ...]:
        """The point, and the value of each function: of x, u, y, and of the last."""
        points = [link.at for link in self.chain.links]
        return (*points, self.functions[2].exact(points[-1]))

    @property
    def limits(self) -> tuple[Expr, Expr, Expr]:
        """g'(x), f'(u) and their product."""
        first, second, _ = self.chain.slopes
        return first, second, first * second

    @cached_property
    def rules(self) -> tuple[Function, Function]:
        """g' and f' as functions."""
        inner, outer = (differentiate(f, *f.variables) for f in self.functions[:2])
        return inner, outer

    @property
    def last_variable(self) -> str:
        """What the last value is called: the first letter that nothing else has."""
        taken = {name for f in self.functions for name in (f.name, *f.variables)}
        return next(letter for letter in LAST_VARIABLES if letter not in taken)

    @property
    def is_still(self) -> bool:
        """Whether u does not change at any of the steps."""
        return all(change.inner_quotient == 0 for change in self.changes.values())

    @cached_property
    def cases(self) -> frozenset[str]:
        """`one_scale` or `own_scales`; `stays` where the first step does not change u. `still` or `skips`
        where no step does, or one does not; otherwise whether the quotients are `straight`, seen to
        settle (`near`) or not (`far`).
        """
        found = {"one_scale" if set(self.scales.factors) == {1.0} else "own_scales"}
        if self.changes[self.steps[0]].inner_quotient == 0:
            found.add("stays")
        pairs = zip(zip(*map(_quotients, self.changes.values()), strict=True), self.limits, strict=True)
        known = [[(q, limit) for q in column if q is not None] for column, limit in pairs]
        if self.is_still:
            return frozenset({*found, "still"})
        if any(change.inner_quotient == 0 for change in self.changes.values()):
            return frozenset({*found, "skips"})
        if all(same(q, limit) for column in known for q, limit in column):
            return frozenset({*found, "straight"})
        errors = [[_error(q, limit) for q, limit in column] for column in known]
        is_near_all = all(is_near(max(column[-2:]), max(column)) for column in errors)
        return frozenset({*found, "near" if is_near_all else "far"})

    @cached_property
    def places(self) -> tuple[int, int, int]:
        """How many decimals show the three quotients."""
        columns = zip(*map(_quotients, self.changes.values()), strict=True)
        sizes = []
        for column, limit in zip(columns, self.limits, strict=True):
            known = [abs(float(q)) for q in column if q is not None] or [0.0]
            sizes.append(max(abs(float(limit)), *known[-2:], 0.01 * max(known)) or 1.0)
        first, second, third = (min(places_for(size, FIGURES), MOST_PLACES) for size in sizes)
        return first, second, third

    @cached_property
    def table(self) -> tuple[tuple[Shown | Claim | str, ...], ...]:
        """h and the three quotients for every positive step, then for every negative one."""
        ordered = [*list(self.changes)[::2], *list(self.changes)[1::2]]
        return tuple((_step(h), *self._claims(self.changes[h])) for h in ordered)

    def _claims(self, change: CompositionChange) -> list[Claim | str]:
        named = zip(QUOTIENTS, _quotients(change), self.places, strict=True)
        return [
            "0 slash 0"
            if value is None
            else Claim(name, _short(value, places), composition_change, evaluated(value), {"h": change.step})
            for name, value, places in named
        ]

    def quotient_shown(self, which: int, h: float) -> Shown:
        """One of the three quotients after a step as it may be shown; nothing where there is none."""

        def exact() -> Expr:
            change = composition_change(self.functions[1], self.functions[0], self.at, real(h))
            found = change and _quotients(change)[which]
            if found is None:
                raise Undefined("there is no quotient")
            return found

        inner, whole = (
            quotient(f, self.at, h, 10.0 ** -(places + 3))
            for f, places in ((self.functions[0], self.places[0]), (self.composition, self.places[2]))
        )
        value = (inner, whole / inner if inner else np.nan, whole)[which]
        return settled(value, self.places[which], exact)

    def quotient_claims(self, h: Expr) -> list[Claim]:
        """The three quotients as they are shown while h rests at a step; none for 0/0."""
        shown = [self.quotient_shown(which, float(h)) for which in range(3)]
        known = zip(QUOTIENTS, shown, _quotients(self.changes[h]), strict=True)
        return [
            Claim(name, text, composition_change, evaluated(value), {"h": h})
            for name, text, value in known
            if value is not None
        ]

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

    def slopes_at(self, x: float) -> tuple[float, float, float]:
        """g'(x), f'(g(x)) and their product; at the point itself as it is known."""
        if x == float(self.at):
            first, second = (float(slope) for slope in self.limits[:2])
        else:
            first, second = float(self.rules[0](x)), float(self.rules[1](self.functions[0](x)))
        return first, second, first * second

    def slope_shown(self, which: int, x: float) -> Shown:
        """One of them as it may be shown; nothing where there is none."""
        if x == float(self.at):
            return (*self.slopes[:2], self.slope)[which].shown
        value = self.slopes_at(x)[which]
        return show(value, self.places[which], fixed=True) if np.isfinite(value) else UNKNOWN

    @cached_property
    def reach(self) -> float:
        """How far the point moves to both sides."""
        at, first = float(self.at), float(self.steps[0])

        def suits(f: Function, r: float) -> bool:
            near, far = (np.ptp(f(np.linspace(at - way, at + way, 101))) for way in (first, r))
            return bool(far <= STEEP * near) and is_unbroken(f, at - r, at + r)

        free = (share * first for share in REACHES)
        return next((r for r in free if suits(self.functions[0], r) and suits(self.composition, r)), first)

    @cached_property
    def whole_spans(self) -> tuple[Span, Span, Span]:
        """What of x, u and y is seen while the point moves."""
        a, r = float(self.at), self.reach
        u, y = (heights(f, a - r, a + r, [f(a)]) for f in (self.functions[0], self.composition))
        return (a - 1.1 * r, a + 1.1 * r), u, y

    @property
    def graph_spans(self) -> tuple[tuple[Span, Span], ...]:
        """What is seen of the graphs of g, f and f(g(x)): across and up."""
        x, u, y = self.whole_spans
        return (x, u), (u, y), (x, y)

    @cached_property
    def value_places(self) -> tuple[int, int, int]:
        """How many decimals show x, u and y while the point moves."""
        first, second, third = (max(2, decimals_for(high - low, 3)) for low, high in self.whole_spans)
        return first, second, third

    def value_shown(self, which: int, x: float) -> Shown:
        """x, u or y as it may be shown, the point being at x."""
        value = (x, self.functions[0](x), self.composition(x))[which]
        known = self.values[which] if x == float(self.at) else None
        return settled(
            float(value), self.value_places[which], lambda: real(float(value)) if known is None else known
        )

    @cached_property
    def value_claims(self) -> tuple[Claim, ...]:
        """x, u and y at the point."""
        names = (f.variables[0] for f in self.functions)
        shown = (self.value_shown(which, float(self.at)) for which in range(3))
        return tuple(
            Claim(name, text, Function.exact, EXACT) for name, text in zip(names, shown, strict=True)
        )

    @cached_property
    def node_values(self) -> tuple[Claim, ...]:
        """The values of x, u, y and of the last function, in few figures."""
        names = (*(f.variables[0] for f in self.functions), f"value of {self.functions[2].name}")
        return tuple(
            Claim(name, significant(value, 4), Function.exact, EXACT)
            for name, value in zip(names, self.values, strict=True)
        )

    @cached_property
    def scales(self) -> StepScales:
        """How the changes of x, u and y are drawn."""
        changes = self.changes.values()
        inner = (*(float(change.inner_quotient) for change in changes), float(self.limits[0]))
        whole = (*(float(change.quotient) for change in changes), float(self.limits[2]))
        lengths = ((1.0,), inner, whole)
        return StepScales(tuple(map(float, self.values[:3])), lengths)


def _quotients(change: CompositionChange) -> tuple[Expr, Expr | None, Expr]:
    return change.inner_quotient, change.outer_quotient, change.quotient


def _slope(name: str, value: Expr, how: str = EXACT, context: Mapping[str, object] = NOWHERE) -> Claim:
    """A slope as it is shown: a fraction with a small denominator, or with a few decimals."""
    shown = _short(value, min(places_for(abs(float(value)) or 1.0, FIGURES), MOST_PLACES))
    if value.is_Rational and shown.relation == "≈" and max(abs(value.p), value.q) <= SHORT:
        text = f"{'−' if value < 0 else ''}{abs(value.p)}/{value.q}"
        shown = Shown(text, "=", float(value), "exact")
    return Claim(name, shown, chain_derivative, how, context)


def _error(quotient: Expr, limit: Expr) -> float:
    """How far a quotient is from its limit; 0 for what may be no more than the rounding of its digits."""
    error = abs(float(quotient - limit))
    return error if error > ROUNDING * (1 + abs(float(limit))) else 0.0


def _step(h: Expr) -> Shown:
    """A step as it is, by a power of ten where it is small and has few figures."""
    short = significant(h, 3)
    return short if short.relation == "=" else show(h, 12)


def _short(value: Expr, places: int) -> Shown:
    """A number with these decimals, or with two figures where they would be zeros."""
    return show(value, 2 if abs(float(value)) * 10**places < 0.5 else places)


def chain_rule_study(
    inner: Function, outer: Function, then: Function, at: Expr, steps: Sequence[Expr] = ()
) -> ChainRuleStudy:
    """Solve for the quotients of a composition and for the slopes of a chain; without steps, suitable ones.

    Raises NotDifferentiableError where the chain rule does not apply, ParameterError for names that mean two
    things, for steps that do not shrink, or after which there is no value, ValueError for slopes too long to
    be read.

    >>> u, y = Function.parse("f(u) = u^2 - u", None), Function.parse("k(y) = sqrt(y + 7)", None)
    >>> study = chain_rule_study(Function.parse("g(x) = x^2 + 1", None), u, y, real(1))
    >>> study.limits, study.steps, study.changes[real("0.1")].quotient
    ((2, 3, 6), (1/5, 1/10, 1/100), 6741/1000)
    """
    functions = (inner, outer, then)
    _check_names(functions)
    message = "steps must be two or three, positive and ever smaller, as in [1, 0.1, 0.01]"
    check_shrinking(steps, message)
    if len(steps) not in (0, 2, 3):
        raise ParameterError("steps", message)
    chain = chain_derivative(functions, at)
    products = (chain.slopes[0] * chain.slopes[1], *chain.from_the_end)
    check_size(max(abs(float(slope)) for slope in (*chain.slopes, *products)), "slopes")
    changes = {}
    for h in (sign * step for step in steps or suitable_steps(functions[:2], chain) for sign in (1, -1)):
        change = composition_change(outer, inner, at, h)
        if change is None:
            lacking = f"{compose(outer, inner).source} has no value at {exact_plain(at + h)}"
            raise ParameterError("steps", f"{lacking}, where a step would end; take smaller steps")
        changes[h] = change
    quotients = [abs(float(q)) for change in changes.values() for q in _quotients(change) if q is not None]
    check_size(max(quotients), "slopes")
    return ChainRuleStudy(functions, chain, changes)


def _check_names(functions: Sequence[Function]) -> None:
    """ParameterError where a name stands for two things."""
    taken: set[str] = set()
    for field, f in zip(("inner", "outer", "then"), functions, strict=True):
        for name in (f.name, *f.variables):
            if name in taken:
                raise ParameterError(
                    field,
                    f"{name} names two things in the chain; give each function and each variable a name of "
                    "its own, as in f(u) = u^2",
                )
            taken.add(name)
