"""A function of two variables and its tangent plane: how far they are apart over ever smaller discs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import sympy
from sympy import Expr

from mathlib.calculus import PlaneError, TangentPlane, is_stationary, plane_error, tangent_plane
from mathlib.derivative_studies import check_two_or_three, is_near
from mathlib.function import (
    Claim,
    Function,
    ParameterError,
    Shown,
    check_size,
    doubles,
    evaluated,
    largest,
    places_for,
    point_plain,
    significant,
)
from mathlib.gradient_studies.disc_radii import half_height, suitable_radii
from mathlib.gradient_studies.plane_errors import error_table, radius_places
from mathlib.gradient_studies.planeless import Planeless
from mathlib.gradient_studies.surface_point import SurfacePoint
from mathlib.linear_algebra import TurningVector

FIGURES = 4
"""How many figures the coefficients of the plane have."""


@dataclass(frozen=True)
class TangentPlaneStudy(SurfacePoint):
    """The tangent plane of f at a point, and its greatest error over discs of shrinking radii.

    Angles are in degrees, phi that of a direction from the first axis.
    """

    plane: TangentPlane
    errors: tuple[PlaneError, ...]

    @property
    def slopes(self) -> tuple[float, float]:
        """The partial derivatives at the point."""
        return doubles(self.plane.slopes)

    @property
    def radii(self) -> tuple[Expr, ...]:
        return tuple(error.radius for error in self.errors)

    @property
    def words(self) -> dict[str, str]:
        """What captions quote: the point, and the error at a crease in radii."""
        return {"p": self.place, "rate": self.planeless.errors[0].shown().plain}

    @cached_property
    def cases(self) -> frozenset[str]:
        """`plane`, `curved`, or `far` where the error is not seen to vanish; `level` or `tilted`."""
        first, last = self.errors[0], self.errors[-1]
        shape = "plane" if first.exact == 0 else "curved" if is_near(last.hi, first.lo) else "far"
        return frozenset({shape, "level" if is_stationary(self.function, self.point) else "tilted"})

    @cached_property
    def tangent(self) -> Function:
        """The plane as a function, with the nearest floats as its coefficients; for pictures."""
        numbers = (self.plane.value, *self.plane.slopes, *self.point)
        value, *slopes, a, b = (sympy.Rational(float(number)) for number in numbers)
        x, y = self.function.symbols
        return Function.of(value + slopes[0] * (x - a) + slopes[1] * (y - b), self.function.variables)

    @cached_property
    def half_height(self) -> float:
        """How far f and its plane go up or down over the first disc, in radii."""
        return half_height(self.function, self.at, self.slopes, float(self.radii[0]))

    def worst_steps(self, k: int) -> list[tuple[float, float]]:
        """Where the error over a disc is greatest, as steps in radii: two opposite ones if it is exact."""
        error = self.errors[k]
        across, up = (float(part) / float(error.radius) for part in error.worst)
        return [(across, up)] if error.exact is None else [(across, up), (-across, -up)]

    @cached_property
    def coefficients(self) -> tuple[Claim, ...]:
        """The height of the plane at the point, and its slopes along both axes."""
        values = (self.plane.value, *self.plane.slopes)
        names = ("value", *(f"partial derivative in {name}" for name in self.function.variables))
        known = [(significant(value, FIGURES), f"{evaluated(value)}, {self.how}") for value in values]
        return tuple(
            Claim(name, shown, tangent_plane, how, {"at": self.place})
            for name, (shown, how) in zip(names, known, strict=True)
        )

    @cached_property
    def table(self) -> tuple[tuple[Shown, Claim, Claim], ...]:
        """The radius, the greatest error over the disc, and that divided by the radius."""
        return error_table(self.errors)

    @cached_property
    def planeless(self) -> Planeless:
        """Functions of the same variables without a tangent plane."""
        return Planeless(self.function.variables, len(self.errors))

    @cached_property
    def places(self) -> int:
        """How many decimals slopes are shown with while they change."""
        return places_for(largest(self.slopes))

    @cached_property
    def radius_places(self) -> int:
        """How many decimals radii are shown with while they change."""
        return radius_places(self.errors)

    @cached_property
    def turning(self) -> TurningVector:
        """The unit vector of a direction, and the gradient: their product is the slope in it."""
        return TurningVector(self.plane.slopes)

    def slope_shown(self, phi: float) -> Shown:
        """The slope in a direction as it may be shown; it is known exactly at whole angles."""
        return self.turning.product_shown(phi, self.places)

    def directional_derivative(self, phi: float) -> Claim:
        """The same under its name."""
        return self.slope_by_gradient("directional derivative", self.slope_shown(phi), {"phi": f"{phi:g}°"})


def tangent_plane_study(
    f: Function, point: tuple[Expr, Expr], radii: Sequence[Expr] = ()
) -> TangentPlaneStudy:
    """Solve for the tangent plane and its errors; without radii, for a suitable one and tenths of it.

    Raises NotDifferentiableError where there is no tangent plane, ParameterError for radii that do not shrink
    or within which f has no bounds, ValueError for slopes too long to be read and where no bounds are known.

    >>> from mathlib.function import real
    >>> study = tangent_plane_study(Function.parse("x^2 + x*y + y^2", ("x", "y")), (real("0.5"), real(1)))
    >>> study.radii, [rate.shown.plain for _, _, rate in study.table]
    ((1, 1/10, 1/100), ['= 1.5', '= 0.15', '= 0.015'])
    """
    plane = tangent_plane(f, point)
    check_two_or_three(radii, "radii")
    check_size(largest(plane.slopes), "slopes")
    for chosen in [tuple(radii)] if radii else suitable_radii(f, plane):
        errors = tuple(plane_error(f, point, plane.slopes, radius) for radius in chosen)
        if all(np.isfinite(error.hi) for error in errors):
            return TangentPlaneStudy(f, plane.at, plane, errors)
    unknown = f"no bounds are known for {f.source} around {point_plain(point)}"
    if radii:
        raise ParameterError("radii", f"{unknown}, as far as the first radius; choose smaller radii")
    raise ValueError(f"{unknown}, so the error of its tangent plane is not known; choose another point")
