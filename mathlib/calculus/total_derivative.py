"""Whether a function of several variables has a tangent plane, and not just partial derivatives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from sympy import Expr

from mathlib.calculus.derivatives import Derivative
from mathlib.calculus.partial_derivatives import partial_at
from mathlib.function import Function, Real, derivative_if_known, point_plain, real
from mathlib.limits import How, is_defined_around, value_at

Array = NDArray[np.float64]

DISTANCES = 10.0 ** -np.arange(1, 5.1, 0.25)
ANGLES = np.radians(np.arange(0, 360, 15))
"""The directions of the lines along which the tangent plane is tried first."""

OFFSETS = np.geomspace(1e-7, 0.12, 60)
"""Angles beside a direction at which it is tried, too: the error may be large on a curve that is no line."""

ROUNDING = 2.0**-49


@dataclass(frozen=True)
class Differentiability:
    """Whether f(p + v) = f(p) + grad f . v + o(|v|) near a point, how that is known, and why."""

    holds: bool
    how: How
    reason: str


def differentiability(f: Function, point: Sequence[Real]) -> Differentiability:
    """Whether a function is differentiable at a point.

    It is where all partial derivatives exist around the point and are continuous, which intervals prove; it
    is not where one is missing at the point. In between, a function of two variables is sampled: the error of
    the tangent plane, max |f(p + h u) - f(p) - h grad f . u| / h over directions u, for h = 0.1 ... 0.00001,
    first along straight lines, then close beside them and beside where it was worst at the h before. One of
    more variables is taken for not differentiable.

    >>> differentiability(Function.parse("x*y", ("x", "y")), (0, 0)).holds
    True
    >>> print(differentiability(Function.parse("abs(x) + y", ("x", "y")), (0, 0)).reason)
    along x, with y held at 0: to the left of 0 the slopes approach −1; to the right the slopes approach 1
    """
    at = tuple(map(real, point))
    place = point_plain(at)
    if value_at(f, *at) is None:
        return Differentiability(False, "exact", f"{f.name} has no value at {place}")
    if _has_continuous_partials(f, at):
        parts = "both partial derivatives are" if len(at) == 2 else "all partial derivatives are"
        return Differentiability(True, "exact", f"{parts} continuous around {place}")
    partials = [partial_at(f, variable, at) for variable in f.variables]
    missing = next((partial for partial in partials if partial.value is None), None)
    if missing is not None:
        return Differentiability(False, missing.how, missing.reason)
    return _by_error(f, at, place, partials)


def _has_continuous_partials(f: Function, point: tuple[Expr, ...]) -> bool:
    partials = (derivative_if_known(f, variable) for variable in f.variables)
    return all(partial is not None and is_defined_around(partial, *point) for partial in partials)


def _by_error(
    f: Function, at: tuple[Expr, ...], place: str, partials: Sequence[Derivative]
) -> Differentiability:
    """What the error of the plane with the slopes of the partial derivatives shows."""
    if len(at) == 1:
        return Differentiability(True, partials[0].how, partials[0].reason)
    if len(at) > 2:
        reason = f"it is not known whether the partial derivatives are continuous around {place}"
        return Differentiability(False, "sampled", reason)
    return _sampled(PlaneError(f, at, [float(partial.value or 0) for partial in partials]), place)


def _sampled(error: PlaneError, place: str) -> Differentiability:
    along = [error.sizes(h, ANGLES) for h in DISTANCES]
    beside = list(error.greatest())
    if np.isnan([*map(np.max, along), *beside]).any():
        return Differentiability(False, "sampled", f"{error.function.name} is not defined all around {place}")
    if not _vanishes([float(sizes.max()) for sizes in along], error.rounding):
        return Differentiability(False, "sampled", error.reason(ANGLES[along[-1].argmax()]))
    if not _vanishes(beside, error.rounding):
        reason = (
            f"the tangent plane fits along straight lines through {place}, but on a curve, at a distance of "
            f"{DISTANCES[-1]:g}, it is wrong by {beside[-1]:.2g} of the distance"
        )
        return Differentiability(False, "sampled", reason)
    return Differentiability(True, "sampled", f"the tangent plane fits better and better towards {place}")


def _vanishes(sizes: Sequence[float], rounding: float) -> bool:
    return sizes[-1] <= max(sizes[0] / 4, rounding)


@dataclass(frozen=True)
class PlaneError:
    """How far a function is from the plane with the slopes of its partial derivatives, near a point."""

    function: Function
    point: tuple[Expr, ...]
    slopes: Sequence[float]

    def rates(self, distance: float, angles: Array) -> tuple[Array, Array]:
        """The rates of change of f and of the plane in some directions."""
        f, directions = self.function, np.array([np.cos(angles), np.sin(angles)])
        x, y = map(float, self.point)
        rises = f(x + distance * directions[0], y + distance * directions[1]) - f(x, y)
        return rises / distance, np.asarray(self.slopes) @ directions

    def sizes(self, distance: float, angles: Array) -> Array:
        """The size of the error in some directions, in units of the distance."""
        of_function, of_plane = self.rates(distance, angles)
        return np.asarray(np.abs(of_function - of_plane))

    def greatest(self) -> Iterator[float]:
        """The greatest error found at each distance, in turn."""
        worst = 0.0
        for distance in DISTANCES:
            centres = np.append(ANGLES, worst)[:, None]
            angles = (centres + np.concatenate([-OFFSETS, [0], OFFSETS])).ravel()
            sizes = self.sizes(distance, angles)
            worst = float(angles[sizes.argmax()])
            yield float(sizes.max())

    @cached_property
    def rounding(self) -> float:
        """The error that rounding alone makes at the smallest distance."""
        x, y = map(float, self.point)
        size = abs(float(self.function(x, y))) + float(np.abs(self.slopes) @ np.abs([x, y]))
        return ROUNDING * (size / float(DISTANCES[-1]) + 1)

    def reason(self, angle: float) -> str:
        ((of_function,), (of_plane,)) = self.rates(float(DISTANCES[-1]), np.array([angle]))
        return (
            f"in the direction of {np.degrees(angle):.0f}° {self.function.name} changes at a rate of about "
            f"{of_function:.3g}, not of {of_plane:.3g} as its partial derivatives predict"
        )
