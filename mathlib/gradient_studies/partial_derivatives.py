"""The partial derivatives of a function of two variables at a point: slopes of slices along each variable."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from sympy import Expr

from mathlib.arithmetic import Interval, enclosure
from mathlib.calculus import Derivative, differentiability, gradient, partial_at
from mathlib.function import (
    Claim,
    Function,
    Shown,
    check_size,
    exact_plain,
    largest,
    places_for,
    real,
    settled,
    settled_how,
    show,
)
from mathlib.gradient_studies.surface_point import SurfacePoint
from mathlib.limits import is_undefined

FARTHEST = 1000.0
"""How far from the point a slice may be that is seen: no box is longer."""

NEAR_ENDS = (0.08, 0.92)
"""Shares of an interval near its ends."""

UNDECIDED: tuple[str, ...] = ("unknown",)
"""How it is known whether f is differentiable, where it is not."""


@dataclass(frozen=True)
class PartialStudy(SurfacePoint):
    """The two partial derivatives as functions, `rules`, and at the point, `found`.

    `has_gradient` says whether f is differentiable there, and so has all slopes from them; None
    where that is not known. The formula of a rule may have no value at the point.
    """

    rules: tuple[Function, ...]
    found: tuple[Derivative, ...]
    has_gradient: bool | None

    @property
    def words(self) -> dict[str, str]:
        """What captions quote: the point, the partial derivatives and what they are."""
        (a, b), (f_x, f_y) = map(exact_plain, self.point), self.symbols
        slope_x, slope_y = (claim.shown.plain for claim in self.claims)
        return {"a": a, "b": b, "f_x": f_x, "f_y": f_y, "slope_x": slope_x, "slope_y": slope_y}

    @cached_property
    def cases(self) -> frozenset[str]:
        """Whether there is a gradient, how the slope in x is known, and whether it depends on y."""
        gradient = {True: "gradient", False: "no_gradient", None: "undecided"}[self.has_gradient]
        known = "limit" if is_undefined(self.rules[0], *self.point) else "rule"
        return frozenset({gradient, known, "constant" if self._is_constant else "varying"})

    @property
    def _is_constant(self) -> bool:
        """Whether the slope in x is proven to exist and to be the same at every y, as far as may be seen."""
        rule = self.rules[0].at(**{self.function.variables[0]: self.point[0]})
        around = enclosure(self.point[1]) + Interval.between(-FARTHEST, FARTHEST)
        return bool(rule.expression == self.values[0]) and rule.interval(around) is not None

    @property
    def values(self) -> tuple[Expr, ...]:
        """The partial derivatives at the point."""
        return tuple(found.value for found in self.found if found.value is not None)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The partial derivatives at the point as they are shown."""
        places = places_for(largest(self.values))
        return tuple(
            self._claim(name, show(value, places), self.point, partial_at, found.how)
            for name, value, found in zip(self.function.variables, self.values, self.found, strict=True)
        )

    def slope(self, moving: int, x: float, y: float) -> float:
        """The slope along one variable, by its index, at any point; NaN where none is known."""
        return float(self.values[moving] if (x, y) == self.at else self.rules[moving](x, y))

    def slope_shown(self, moving: int, held: float) -> Shown:
        """The slope at the point's own place along a slice at another value of the held variable."""
        fixed = self.point[moving]
        if held == self.at[1 - moving]:
            return settled(float(self.values[moving]), self.places(moving), lambda: self.values[moving])
        point = (fixed, real(held)) if moving == 0 else (real(held), fixed)
        slope = self.slope(moving, *map(float, point))
        return settled(slope, self.places(moving), lambda: self.rules[moving].exact(*point))

    def slope_claims(self, moving: int, held: float) -> tuple[Claim, ...]:
        """The same under its name; none where there is no slope."""
        name, fixed = self.function.variables[moving], self.point[moving]
        shown = self.slope_shown(moving, held)
        if held == self.at[1 - moving]:
            return (self._claim(name, shown, self.point, partial_at, self.found[moving].how),)
        point = (fixed, held) if moving == 0 else (held, fixed)
        return (self._claim(name, shown, point, gradient, settled_how(shown)),) if shown.text else ()

    def stops(self, low: float, high: float) -> tuple[float, float]:
        """Two numbers in few decimals near the ends of an interval, at which a variable may be held."""
        first, last = (low + share * (high - low) for share in NEAR_ENDS)
        decimals = places_for(high - low)
        return round(first, decimals), round(last, decimals)

    def places(self, moving: int) -> int:
        """How many decimals a slope along one variable is shown with while it changes."""
        return places_for(abs(float(self.values[moving])) or largest(self.values))

    def _claim(
        self, name: str, shown: Shown, point: Sequence[object], computed_by: Callable[..., object], how: str
    ) -> Claim:
        place = dict(zip(self.function.variables, point, strict=True))
        return Claim(f"partial derivative in {name}", shown, computed_by, how, place)


def partial_study(f: Function, point: tuple[Expr, Expr]) -> PartialStudy:
    """Solve for the partial derivatives of a function of two variables at a point.

    Raises ValueError where one does not exist, with the reason, or is too long a number to be read.

    >>> study = partial_study(Function.parse("x^2 + x*y + y^2", ("x", "y")), (real("0.5"), real(1)))
    >>> [claim.shown.plain for claim in study.claims]
    ['= 2', '= 2.5']
    """
    rules = gradient(f)
    found = tuple(partial_at(f, variable, point) for variable in f.variables)
    missing = [each for each in found if each.value is None]
    if missing:
        existing = [
            name for name, each in zip(f.plain_variables, found, strict=True) if each.value is not None
        ]
        other = "".join(f", or see directional_derivative along {name}" for name in existing)
        raise ValueError(f"there is no partial derivative {missing[0].reason}; take another point{other}")
    checked = differentiability(f, point)
    study = PartialStudy(f, point, rules, found, None if checked.how in UNDECIDED else checked.holds)
    check_size(largest(study.values), "partial derivatives")
    return study
