"""A function at a point: its derivative there, and the slopes of the secants to both sides."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from sympy import Expr

from mathlib.arithmetic import Undefined
from mathlib.calculus import Derivative, derivative, difference_quotient, secant_slope
from mathlib.derivative_studies.steps import no_value_after, places_of_steps, to_both_sides
from mathlib.function import (
    NOISE,
    Claim,
    Function,
    Shown,
    check_size,
    exact_plain,
    largest,
    places_for,
    real,
    settled,
    show,
)

DOUBLE = 2.0**-50
"""How finely doubles know the values of a function, relative to their size, with some allowance."""

FIGURES, MOST_PLACES = 4, 7
"""How many figures slopes have, and how many decimals at the most."""


@dataclass(frozen=True)
class SlopeStudy(ABC):
    """The derivative of f at a point, `found`, and the slopes of secants from there.

    `secants` are these slopes by their steps, each step h followed by -h.
    """

    function: Function
    found: Derivative
    secants: Mapping[Expr, Expr]

    @property
    def at(self) -> Expr:
        """The point."""
        return self.found.at

    @property
    def slope(self) -> Expr:
        """f'(at)."""
        assert self.found.value is not None
        return self.found.value

    @property
    def steps(self) -> tuple[Expr, ...]:
        """The positive steps."""
        return tuple(self.secants)[::2]

    @property
    @abstractmethod
    def places(self) -> int:
        """How many decimals slopes are shown with."""

    @property
    def step_places(self) -> int:
        """How many decimals steps are shown with while they change."""
        return places_of_steps(self.steps)

    @cached_property
    def derivative(self) -> Claim:
        """f'(at) as it is shown."""
        shown, context = show(self.slope, self.places), {"point": exact_plain(self.at)}
        return Claim("derivative", shown, derivative, self.found.how, context)

    def quotient(self, h: float, less: float = 0.0) -> float:
        """(f(at + h) - f(at))/h, less a slope; exact where doubles lack digits that are shown."""
        return quotient(self.function, self.at, h, 10.0 ** -(self.places + 3), less)

    def quotient_shown(self, h: float, less: float = 0.0) -> Shown:
        """The same as it may be shown."""

        def exact() -> Expr:
            slope = secant_slope(self.function, self.at, real(h))
            if slope is None:
                raise Undefined(f"{self.function.name} has no value after the step {h}")
            return slope - real(less)

        return settled(self.quotient(h, less), self.places, exact)


def quotient(f: Function, at: Expr, h: float, error: float, less: float = 0.0) -> float:
    """(f(at + h) - f(at))/h, less a slope: in doubles if these err by less than `error`, else exactly."""
    a, size = float(at), abs(float(f(float(at)))) + abs(float(at)) + 1
    if size * DOUBLE / abs(h) < error:
        return float(difference_quotient(f, a, h)) - less
    slope = secant_slope(f, at, real(h))
    return np.nan if slope is None else float(slope - real(less))


def error_of(slope: Expr, limit: Expr) -> float:
    """How far a slope is from its limit; 0 for what may be no more than noise."""
    error = abs(float(slope - limit))
    return error if error > NOISE else 0.0


def slope_places(size: float) -> int:
    """How many decimals show slopes of about this size, which is 1 for 0."""
    return min(places_for(size, FIGURES), MOST_PLACES)


def places_closing_in(limit: Expr, slopes: Iterable[Expr | None]) -> int:
    """How many decimals show that slopes close in: four figures of the last ones, two of the steepest."""
    sizes = [abs(float(slope)) for slope in slopes if slope is not None] or [0.0]
    return slope_places(max(abs(float(limit)), *sizes[-2:], 0.01 * max(sizes)))


def legible(value: Expr, places: int) -> Shown:
    """A number with these decimals, or with two figures where they would be zeros."""
    return show(value, 2 if abs(float(value)) * 10**places < 0.5 else places)


def secants_after(
    f: Function, found: Derivative, steps: Sequence[Expr], purpose: str, are_given: bool
) -> dict[Expr, Expr]:
    """The slopes of the secants from the point of a derivative, by step: h, -h for each of the steps.

    Raises ParameterError where f has no value at the end of one, with the purpose of that end; ValueError
    for slopes too long to be read.
    """
    slopes = {}
    for h in to_both_sides(steps):
        slope = secant_slope(f, found.at, h)
        if slope is None:
            raise no_value_after(f.plain_name, found.at + h, are_given, purpose)
        slopes[h] = slope
    check_size(largest((found.value, *slopes.values())), "slopes")
    return slopes
