"""Two functions, one put into the other: what steps do to each of them, and to the quotients of all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from sympy import Expr

from mathlib.arithmetic import Undefined
from mathlib.calculus import ChainDerivative, CompositionChange, composition_change
from mathlib.derivative_studies import is_near, legible, places_closing_in, quotient
from mathlib.function import Claim, Function, Shown, compose, evaluated, real, settled, show, significant
from mathlib.limits import same
from mathlib.plotting import StepScales

ROUNDING = 1e-14

QUOTIENTS = ("inner quotient", "outer quotient", "quotient of the composition")


@dataclass(frozen=True)
class ChainQuotients:
    """What steps h do to u = g(x) and y = f(u), and the slopes that the quotients tend to.

    `functions` are g, f and a third function after them, `chain` their derivatives. `changes` belong to the
    steps, each h followed by -h. Where numbers come in threes, they are those of x, u and y, or of g, f and
    f(g(x)).
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
        pairs = zip(zip(*map(quotients_of, self.changes.values()), strict=True), self.limits, strict=True)
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
        columns = zip(*map(quotients_of, self.changes.values()), strict=True)
        first, second, third = map(places_closing_in, self.limits, columns)
        return first, second, third

    @cached_property
    def table(self) -> tuple[tuple[Shown | Claim | str, ...], ...]:
        """h and the three quotients for every positive step, then for every negative one."""
        ordered = [*list(self.changes)[::2], *list(self.changes)[1::2]]
        return tuple((_step(h), *self._claims(self.changes[h])) for h in ordered)

    def _claims(self, change: CompositionChange) -> list[Claim | str]:
        named = zip(QUOTIENTS, quotients_of(change), self.places, strict=True)
        return [
            "0 slash 0"
            if value is None
            else Claim(name, legible(value, places), composition_change, evaluated(value), {"h": change.step})
            for name, value, places in named
        ]

    def quotient_shown(self, which: int, h: float) -> Shown:
        """One of the three quotients after a step as it may be shown; nothing where there is none."""

        def exact() -> Expr:
            change = composition_change(self.functions[1], self.functions[0], self.at, real(h))
            found = change and quotients_of(change)[which]
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
        known = zip(QUOTIENTS, shown, quotients_of(self.changes[h]), strict=True)
        return [
            Claim(name, text, composition_change, evaluated(value), {"h": h})
            for name, text, value in known
            if value is not None
        ]

    @cached_property
    def scales(self) -> StepScales:
        """How the changes of x, u and y are drawn."""
        changes = self.changes.values()
        inner = (*(float(change.inner_quotient) for change in changes), float(self.limits[0]))
        whole = (*(float(change.quotient) for change in changes), float(self.limits[2]))
        lengths = ((1.0,), inner, whole)
        return StepScales(tuple(map(float, self.values[:3])), lengths)


def quotients_of(change: CompositionChange) -> tuple[Expr, Expr | None, Expr]:
    return change.inner_quotient, change.outer_quotient, change.quotient


def _error(quotient: Expr, limit: Expr) -> float:
    """How far a quotient is from its limit; 0 for what may be no more than the rounding of its digits."""
    error = abs(float(quotient - limit))
    return error if error > ROUNDING * (1 + abs(float(limit))) else 0.0


def _step(h: Expr) -> Shown:
    """A step as it is, by a power of ten where it is small and has few figures."""
    short = significant(h, 3)
    return short if short.relation == "=" else show(h, 12)
