"""The slope of a function of two variables in a direction: secants along it, and what the partials say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from sympy import Expr, Integer

from mathlib.calculus import (
    DirectionalLimit,
    along,
    differentiability,
    directional_limit,
    existing_directional_limit,
    partial_at,
)
from mathlib.derivative_studies import SecantStudy, secant_study
from mathlib.function import (
    EXACT,
    Claim,
    Function,
    ParameterError,
    Shown,
    check_size,
    doubles,
    places_for,
    point_plain,
    show,
    shown_factors,
    size_of,
)
from mathlib.gradient_studies.partial_derivatives import UNDECIDED
from mathlib.gradient_studies.surface_point import SurfacePoint
from mathlib.gradient_studies.uneven_slopes import UnevenSlopes, uneven_slopes
from mathlib.limits import same
from mathlib.linear_algebra import Vector, ZeroVectorError, norm, unit

TWICE = 2
"""How many times as long as u the vector is whose slope is compared with that of u."""

UNIT_PLACES = 3
"""How many decimals components of unit vectors are shown with."""


@dataclass(frozen=True)
class DirectionalDerivativeStudy(SurfacePoint):
    """The slopes of f at a point along the unit vector u of a direction, and along `TWICE` times u.

    `secants` are those of f(p + h u) as a function of h. `formula` says whether the sum of partial
    derivatives times components of u gives the slope: it `holds` for all directions, since f is
    differentiable, or `agrees` in this one, or `differs`, or there are `no_partials`. `uneven` is about
    another function, whose slopes the partial derivatives do not give.
    """

    direction: Vector
    limit: DirectionalLimit
    twice: DirectionalLimit
    secants: SecantStudy
    formula: str
    uneven: UnevenSlopes

    @property
    def u(self) -> tuple[float, float]:
        """The unit vector in doubles."""
        return doubles(self.limit.vector)

    @property
    def angle(self) -> float:
        """The angle of the direction from the first axis in degrees, less than half a turn away from 90."""
        x, y = self.u
        return float((np.degrees(np.arctan2(y, x)) + 90) % 360 - 90)

    @property
    def slope(self) -> float:
        """The directional derivative."""
        return float(self.secants.slope)

    @property
    def words(self) -> dict[str, str]:
        """What captions quote: the direction, its length, the point, slopes, what the partials make it."""
        claims = (self.slope_claim, self.twice_claim, self.length_claim, *self.formula_claims)
        numbers = zip(("slope", "twice", "length", "by_partials"), claims, strict=False)
        places = {"v": point_plain(self.direction), "p": self.place}
        return places | {name: claim.shown.plain for name, claim in numbers}

    @cached_property
    def cases(self) -> frozenset[str]:
        """How secants close in, and what the partial derivatives say of the slope."""
        cases = self.secants.cases
        if {"right_straight", "left_straight"} <= cases:
            closing = "straight"
        else:
            closing = "near" if {"right_near", "left_near"} <= cases else "far"
        return frozenset({closing, self.formula, "unit" if same(self.length, Integer(1)) else "scaled"})

    @cached_property
    def length(self) -> Expr:
        """The length of the direction as it was given."""
        return norm(self.direction)

    @cached_property
    def length_claim(self) -> Claim:
        places = places_for(float(self.length))
        return self._claim("length of the direction", self.length, norm, EXACT, places)

    @cached_property
    def unit_claims(self) -> tuple[Claim, ...]:
        return tuple(
            self._claim(f"component {k} of u", part, unit, EXACT, UNIT_PLACES)
            for k, part in enumerate(self.limit.vector, 1)
        )

    @cached_property
    def slope_claim(self) -> Claim:
        """The directional derivative."""
        return self._slope_claim("directional derivative", self.limit)

    @cached_property
    def twice_claim(self) -> Claim:
        """The limit of the quotients along `TWICE` times u."""
        return self._slope_claim(f"limit along {TWICE} u", self.twice)

    @cached_property
    def partial_claims(self) -> tuple[Claim, ...]:
        """The partial derivatives; none where one is missing."""
        triples = zip(self.function.variables, self.factors, self.limit.partials, strict=False)
        return tuple(
            Claim(f"partial derivative in {name}", slope, partial_at, found.how, self._context)
            for name, (slope, _), found in triples
        )

    @cached_property
    def factors(self) -> tuple[tuple[Shown, Shown], ...]:
        """The partial derivatives and the components of u, whose products add up to what the former say."""
        pairs = zip(self.limit.slopes or (), self.limit.vector, strict=False)
        return tuple(shown_factors(*pair, self.secants.places + 1) for pair in pairs)

    @cached_property
    def formula_claims(self) -> tuple[Claim, ...]:
        """What the partial derivatives say; nothing where one is missing."""
        value = self.limit.by_partials
        name = "sum of partial derivatives times components of u"
        known = () if value is None else (value,)
        return tuple(self._claim(name, v, directional_limit, EXACT, self.secants.places) for v in known)

    def _slope_claim(self, name: str, limit: DirectionalLimit) -> Claim:
        value = limit.found.value
        assert value is not None
        return self._claim(name, value, directional_limit, limit.found.how, self.secants.places)

    @property
    def _context(self) -> dict[str, str]:
        return {"at": self.place, "along": point_plain(self.direction)}

    def _claim(
        self, name: str, value: Expr, computed_by: Callable[..., object], how: str, places: int
    ) -> Claim:
        return Claim(name, show(value, places), computed_by, how, self._context)


def _formula(f: Function, limit: DirectionalLimit, point: Vector) -> str:
    """What the partial derivatives say of a limit; Undecided where that is not known."""
    if differentiability(f, point).holds:
        return "holds"
    return {None: "no_partials", True: "agrees", False: "differs"}[limit.agrees]


def directional_derivative_study(
    f: Function, point: Vector, direction: Vector, steps: Sequence[Expr] = ()
) -> DirectionalDerivativeStudy:
    """Solve for the slope of a function of two variables along a direction; without steps, by suitable ones.

    Raises ParameterError for the zero vector, NotDifferentiableError where the quotients have no limit,
    Undecided where it is not known whether the partial derivatives give it, and what `secant_study` raises.

    >>> from mathlib.function import real
    >>> f, half = Function.parse("x^2 + x*y + y^2", ("x", "y")), real("1/2")
    >>> study = directional_derivative_study(f, (half, real(1)), (real(-3), real(4)))
    >>> study.slope_claim.shown.plain, study.twice_claim.shown.plain, sorted(study.cases)
    ('= 0.8', '= 1.6', ['holds', 'near', 'scaled'])
    """
    try:
        limit = existing_directional_limit(f, point, direction)
    except ZeroVectorError:
        raise ParameterError("direction", "the direction is the zero vector, which points nowhere") from None
    twice = directional_limit(f, point, [TWICE * part for part in limit.vector])
    study = DirectionalDerivativeStudy(
        f,
        point,
        direction,
        limit,
        twice,
        secant_study(along(f, point, limit.vector), Integer(0), steps),
        _formula(f, limit, point),
        uneven_slopes(limit.vector),
    )
    slopes = (limit.found.value, *(limit.slopes or ()))
    check_size(max(size_of(slope) for slope in slopes if slope is not None), "slopes")
    check_size(float(study.length), "lengths such as that of the direction", "choose another direction")
    missing = next((partial for partial in limit.partials if partial.how in UNDECIDED), None)
    if missing is not None:
        raise ValueError(f"there is no partial derivative {missing.reason}; take another point")
    return study
