"""What shrinking steps add to a sum and to a product, as it moves, and the pictures of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from sympy import Expr

from mathlib.arithmetic import Undefined
from mathlib.calculus import Increments, Rules, combined, increments
from mathlib.derivative_studies import places_of_steps, slope_places
from mathlib.function import Function, Shown, real, settled
from mathlib.plotting import Span, heights_about
from mathlib.rule_studies.product_steps import change

IN_SIGHT = 1.3
"""How far around the point graphs are seen, in units of the first step."""

MARGIN = 0.08
"""What is seen around a rectangle, as a share of its sides."""


@dataclass(frozen=True)
class RuleIncrements:
    """Two functions of one variable at a point: what shrinking steps add to their sum and their product.

    `increments` are what they add, exactly, by step: each step h is followed by -h.
    """

    first: Function
    second: Function
    at: Expr
    rules: Rules
    increments: Mapping[Expr, Increments[Expr]]

    @property
    def factors(self) -> tuple[Function, Function]:
        return self.first, self.second

    @property
    def steps(self) -> tuple[Expr, ...]:
        """The positive steps."""
        return tuple(self.increments)[::2]

    @cached_property
    def sum_places(self) -> int:
        """How many decimals the slopes of the terms and of the sum have."""
        rates = [abs(float(d / i.h)) for i in self.increments.values() for d in (i.du, i.dv, i.of_sum)]
        return _places([*map(abs, map(float, (*self.rules.slopes, self.rules.of_sum)))], rates)

    @cached_property
    def places(self) -> int:
        """How many decimals parts of the product's slope have."""
        rates = [abs(float(rate)) for i in self.increments.values() for rate in (*i.rates, sum(i.rates))]
        return _places([*map(abs, map(float, (*self.rules.terms, self.rules.of_product)))], rates)

    @cached_property
    def area_places(self) -> int:
        """How many decimals areas have."""
        begun = self.increments[self.steps[0]]
        return _places([abs(float(area)) for area in (*begun.parts, begun.of_product)], ())

    @property
    def step_places(self) -> int:
        """How many decimals steps are shown with while they change."""
        return places_of_steps(self.steps)

    @cached_property
    def near(self) -> Callable[[float], Increments[float]]:
        """What any step adds, as floats that are good for all decimals that are shown; NaN for no value.

        All that is drawn reads each step, several times.
        """
        u, v = float(self.rules.u), float(self.rules.v)
        error = 10.0 ** -(max(self.places, self.sum_places) + 3) / (1 + max(abs(u), abs(v)))

        @lru_cache(maxsize=4)
        def after(h: float) -> Increments[float]:
            du, dv = (change(f, self.at, h, error) for f in self.factors)
            return Increments(h, u, v, du, dv)

        return after

    def shown(self, read: Callable[[Increments[Any]], Any], h: float, places: int) -> Shown:
        """What is read of a step, as it may be shown."""
        return settled(float(read(self.near(h))), places, lambda: read(self._exactly(h)))

    @cached_property
    def _exactly(self) -> Callable[[float], Increments[Expr]]:
        """The same exactly; several numbers are read of each step."""

        @lru_cache(maxsize=4)
        def after(h: float) -> Increments[Expr]:
            found = increments(self.first, self.second, self.at, real(h))
            if found is None:
                raise Undefined(f"there is no value after the step {h}")
            return found

        return after

    @property
    def window(self) -> tuple[Span, Span]:
        """The coordinates of a picture with the graphs of the first function and of the sum, and with 0."""
        a, h = float(self.at), float(self.steps[0])
        near, far = (a - h, a + h), (a - IN_SIGHT * h, a + IN_SIGHT * h)
        low, high = heights_about(self.first, near, far, [0.0])
        return far, heights_about(combined("+", *self.factors), near, far, [0.0, low, high])

    @cached_property
    def _seen(self) -> tuple[Increments[float], ...]:
        """What steps as large as the first one and smaller add, to both sides."""
        sizes = float(self.steps[0]) * np.array([1.0, 0.85, 0.7, 0.5, 0.3, 0.2, 0.1, 0.05, 0.02])
        return tuple(self.near(float(h)) for h in np.concatenate([sizes, -sizes]))

    @property
    def sides(self) -> tuple[Span, Span]:
        """The coordinates of a picture with the rectangle before and after every step."""
        u, v = float(self.rules.u), float(self.rules.v)
        return (
            _span(0.0, u, *(u + i.du for i in self._seen)),
            _span(0.0, v, *(v + i.dv for i in self._seen)),
        )

    @property
    def magnified(self) -> tuple[Span, Span]:
        """The coordinates of a picture with each part, magnified as the step shrinks, from a corner at 0."""
        u, v, unit = float(self.rules.u), float(self.rules.v), float(self.steps[0])
        slopes = [unit * float(slope) for slope in self.rules.slopes]
        first, second = ([i.du / i.h * unit for i in self._seen], [i.dv / i.h * unit for i in self._seen])
        corners = [i.dv for i in self._seen]
        return _span(0.0, u, slopes[0], *first), _span(0.0, v, slopes[1], *second, *corners)


def _places(limits: Sequence[float], others: Sequence[float]) -> int:
    size = max(*limits, 0.01 * max(others, default=0.0))
    return slope_places(size)


def _span(*numbers: float) -> Span:
    """The numbers from the least to the greatest of some, with a margin."""
    low, high = float(np.nanmin(numbers)), float(np.nanmax(numbers))
    if high - low <= 0:
        low, high = low - 1, high + 1
    return low - MARGIN * (high - low), high + MARGIN * (high - low)
