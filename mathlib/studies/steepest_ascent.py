"""The slopes of a function of two variables at a point in all directions, and the steepest of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import sympy
from numpy.typing import ArrayLike
from sympy import Expr

from mathlib.arithmetic import Undecided, sign
from mathlib.calculus import (
    Steepest,
    differentiability,
    directional_derivative,
    directional_derivative_along,
    directional_quotient,
    gradient,
    gradient_at,
    steepest_ascent,
)
from mathlib.function import (
    TINIEST,
    Claim,
    Function,
    Shown,
    check_size,
    exact_plain,
    places_for,
    settled,
    show,
)

WHOLE = 1e-9
"""How near to a whole number of degrees an angle rests at it."""


@dataclass(frozen=True)
class SteepestAscentStudy:
    """The slopes of f at a point along the unit vectors u = (cos phi, sin phi).

    `rules` is the gradient as functions. All angles are in degrees: phi is that of u from the first axis,
    theta the angle from the gradient to u.
    """

    function: Function
    point: tuple[Expr, Expr]
    rules: tuple[Function, ...]
    steepest: Steepest

    @property
    def at(self) -> tuple[float, float]:
        """The point in floats."""
        return float(self.point[0]), float(self.point[1])

    @property
    def gradient_angle(self) -> float:
        """The angle phi of the gradient, at least 0 and below 360."""
        return float(np.degrees(float(self.steepest.angle))) % 360

    @property
    def orientation(self) -> int:
        """The sense in which theta is counted, +1 for counterclockwise: phi stays between 0 and 360."""
        return 1 if self.gradient_angle <= 180 else -1

    @property
    def places(self) -> int:
        """How many decimals slopes are shown with."""
        return places_for(float(self.steepest.slope))

    def phi(self, theta: float) -> float:
        """The angle of u from the first axis where it stands at an angle from the gradient."""
        return self.gradient_angle + self.orientation * theta

    def theta(self, phi: float) -> float:
        """The inverse of `phi`."""
        return self.orientation * (phi - self.gradient_angle)

    def slope(self, phi: ArrayLike) -> Any:
        """D_u f(p), of the shape of phi."""
        return directional_derivative(self.function, self.point, np.radians(phi))

    def quotient(self, phi: float, h: float) -> float:
        """The slope of the secant from p to p + h u; at h = 0 its limit, D_u f(p)."""
        if h == 0:
            return float(self.slope(phi))
        return float(directional_quotient(self.function, self.point, np.radians(phi), h))

    def slope_shown(self, phi: float) -> Shown:
        """D_u f(p) as it may be shown: exact at a whole angle from the gradient or from the axis."""
        slope, theta = float(self.slope(phi)), self.theta(phi)
        if abs(theta - round(theta)) < WHOLE:
            return settled(slope, self.places, lambda: self.steepest.slope * sympy.cos(_radians(theta)))
        if phi == round(phi):
            u = (sympy.cos(_radians(phi)), sympy.sin(_radians(phi)))
            exact = lambda: directional_derivative_along(self.function, self.point, u)  # noqa: E731
            return settled(slope, self.places, exact)
        return show(slope, self.places, fixed=True)

    def theta_shown(self, phi: float) -> Shown:
        """The angle from the gradient as it may be shown."""
        theta = self.theta(phi)
        return settled(theta, 0, lambda: sympy.Integer(round(theta)))

    def phi_shown(self, phi: float) -> Shown:
        """The angle from the first axis as it may be shown."""
        return settled(phi, 0, lambda: self._exact(phi))

    def _exact(self, phi: float) -> Expr:
        """A whole angle, or one at a whole angle from the gradient, which hardly differs from a whole one."""
        whole, theta = sympy.Integer(round(phi)), self.theta(phi)
        if phi == round(phi):
            return whole
        if abs(theta - round(theta)) > WHOLE:
            return sympy.Float(phi)
        exact = sympy.deg(self.steepest.angle) + self.orientation * round(theta)
        try:
            is_whole = sign(sympy.cos(sympy.rad(exact)) - sympy.cos(sympy.rad(whole))) == 0
        except Undecided:
            is_whole = False
        return whole if is_whole else sympy.Float(phi)

    @cached_property
    def greatest(self) -> Shown:
        """The length of the gradient, which is the greatest slope."""
        return show(self.steepest.slope, self.places)

    @cached_property
    def partials(self) -> tuple[Claim, ...]:
        """The partial derivatives at the point, which are the components of the gradient."""
        context = {
            "at": f"({', '.join(map(exact_plain, self.point))})",
            "differentiable": differentiability(self.function, self.point).how,
        }
        return tuple(
            Claim(f"partial derivative in {name}", show(value, self.places), context)
            for name, value in zip(
                self.function.variables, gradient_at(self.function, self.point), strict=True
            )
        )

    def directional_derivative(self, phi: float) -> Claim:
        """The slope at an angle from the first axis."""
        return Claim("directional derivative", self.slope_shown(phi), {"phi": self.phi_shown(phi).text})

    def slope_at(self, theta: int, name: str = "slope") -> Claim:
        """The slope at an angle from the gradient, under a name."""
        return Claim(name, self.slope_shown(self.phi(theta)), {"theta": theta})


def steepest_ascent_study(f: Function, point: Sequence[Expr]) -> SteepestAscentStudy:
    """Solve for the slopes of a function of two variables at a point in all directions.

    Raises NotDifferentiableError where f has no gradient, StationaryError where it is zero, ValueError for
    slopes too long to be read.

    >>> from mathlib.function import real
    >>> study = steepest_ascent_study(Function.parse("x + 2y", ("x", "y")), (real(0), real(0)))
    >>> study.greatest.plain, study.slope_shown(90).plain, study.slope_at(90).shown.plain
    ('≈ 2.24', '= 2', '= 0')
    """
    x, y = point
    study = SteepestAscentStudy(f, (x, y), gradient(f), steepest_ascent(f, (x, y)))
    check_size(float(study.steepest.slope) or TINIEST, "slopes")
    return study


def _radians(degrees: float) -> Expr:
    """A whole angle in radians."""
    return sympy.rad(round(degrees))
