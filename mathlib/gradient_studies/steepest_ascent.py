"""The slopes of a function of two variables at a point in all directions, and the steepest of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from sympy import Expr

from mathlib.calculus import directional_quotient, gradient, steepest_ascent
from mathlib.function import TINIEST, Array, Claim, Function, Shown, check_size, doubles, places_for, show
from mathlib.gradient_studies.surface_point import SurfacePoint
from mathlib.linear_algebra import TurningVector, Vector
from mathlib.plotting import Window, ascent_path

SHORT, LONGEST = 400, 2000
"""Steps of a path across what is seen, and of the longest path."""


@dataclass(frozen=True)
class SteepestAscentStudy(SurfacePoint):
    """The slopes D_u f(p) of f at a point p along the unit vectors u = (cos phi, sin phi).

    `rules` is the gradient as functions, `values` at the point. All angles are in degrees: phi is that of u
    from the first axis, theta that between the gradient and u.
    """

    rules: tuple[Function, ...]
    values: Vector

    @property
    def words(self) -> dict[str, str]:
        """What captions quote: the point, and the greatest slope, which is the length of the gradient."""
        return {"p": self.place, "greatest": f"|∇{self.function.name}| {self.greatest.plain}"}

    @cached_property
    def turning(self) -> TurningVector:
        """The unit vector that turns, and the gradient, which stays."""
        return TurningVector(self.values)

    @cached_property
    def length(self) -> float:
        """The length of the gradient, which is the greatest slope."""
        return float(self.turning.greatest)

    @cached_property
    def gradient(self) -> tuple[float, float]:
        """The gradient at the point."""
        return doubles(self.values)

    def slope(self, phi: ArrayLike) -> Any:
        """D_u f(p) = grad f(p) . u, of the shape of phi."""
        return self.turning.product(phi)

    def quotient(self, phi: float, h: float) -> float:
        """The slope of the secant from p to p + h u; at h = 0 its limit, D_u f(p)."""
        if h == 0:
            return float(self.slope(phi))
        return float(directional_quotient(self.function, self.point, np.radians(phi), h))

    def way_up(self, room: Window, width: float) -> Array:
        """The path of steepest ascent from the point, of shape (n, 2), until it leaves some room.

        Its steps are short beside the width of what is seen.
        """
        return ascent_path(self.function, self.at, width / SHORT, LONGEST, room)

    @cached_property
    def places(self) -> int:
        """How many decimals slopes are shown with."""
        return places_for(self.length)

    def slope_shown(self, phi: float) -> Shown:
        """D_u f(p) as it may be shown; it is known exactly at whole angles theta or phi."""
        return self.turning.product_shown(phi, self.places)

    @cached_property
    def greatest(self) -> Shown:
        """The greatest slope as it is shown."""
        return show(self.turning.greatest, self.places)

    @cached_property
    def components(self) -> tuple[Claim, ...]:
        """The partial derivatives at the point, the components of the gradient."""
        shown = (show(value, self.places) for value in self.values)
        return self.gradient_claims(shown, self.place, self.how)

    def directional_derivative(self, phi: float) -> Claim:
        """The slope at an angle from the first axis."""
        angle = self.turning.phi_shown(phi)
        about = "" if angle.relation == "=" else f"{angle.relation} "
        direction = {"phi": f"{about}{angle.text}°"}
        return self.slope_by_gradient("directional derivative", self.slope_shown(phi), direction)

    def slope_at(self, theta: int, name: str = "slope") -> Claim:
        """The slope at an angle from the gradient, under a name."""
        return self.slope_by_gradient(name, self.slope_shown(self.turning.phi(theta)), {"theta": f"{theta}°"})


def steepest_ascent_study(f: Function, point: tuple[Expr, Expr]) -> SteepestAscentStudy:
    """Solve for the slopes of a function of two variables at a point in all directions.

    Raises NotDifferentiableError where f has no gradient, StationaryError where it is zero, ValueError for
    slopes too long to be read.

    >>> from mathlib.function import real
    >>> study = steepest_ascent_study(Function.parse("x + 2y", ("x", "y")), (real(0), real(0)))
    >>> study.greatest.plain, study.slope_shown(90).plain, study.slope_at(90).shown.plain
    ('≈ 2.24', '= 2', '= 0')
    """
    study = SteepestAscentStudy(f, point, gradient(f), steepest_ascent(f, point))
    check_size(study.length or TINIEST, "slopes")
    return study
