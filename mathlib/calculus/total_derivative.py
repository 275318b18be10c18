"""Whether a function of several variables is differentiable: a tangent plane, not just partials."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from sympy import Expr

from mathlib.arithmetic import TooHardError
from mathlib.calculus.partial_derivatives import partial, partial_at
from mathlib.function import Function, Real, exact_plain, real
from mathlib.limits import How, is_defined_around, value_at

Array = NDArray[np.float64]

DISTANCES = 10.0 ** -np.arange(1, 5.1, 0.25)
ANGLES = np.radians(np.arange(0, 360, 15))
"""The directions of the lines along which the tangent plane is tried first."""

ASIDE = np.geomspace(1e-7, 0.12, 60)
"""How far beside a direction it is tried, too: a function may go astray on a curve that meets no line."""

ROUNDING = 2.0**-49


@dataclass(frozen=True)
class Differentiability:
    """Whether f(p + v) = f(p) + grad f . v + o(|v|) near a point, how that is known, and why."""

    holds: bool
    how: How
    reason: str


def differentiability(f: Function, point: Sequence[Real]) -> Differentiability:
    """Whether f(x, y) is differentiable at a point.

    It is where both partial derivatives exist around the point and are continuous, which intervals
    prove; it is not where one is missing at the point. In between, the error of the tangent plane,
    max |f(p + h u) - f(p) - h grad f . u| / h over directions u, is sampled for h = 0.1 ... 0.00001: first
    along straight lines, then close beside them and beside where it was worst at the h before.

    >>> differentiability(Function.parse("x*y", ("x", "y")), (0, 0)).holds
    True
    >>> print(differentiability(Function.parse("abs(x) + y", ("x", "y")), (0, 0)).reason)
    along x, with y held at 0: to the left of 0 the slopes approach −1; to the right the slopes approach 1
    """
    at = tuple(map(real, point))
    place = f"({', '.join(map(exact_plain, at))})"
    if value_at(f, *at) is None:
        return Differentiability(False, "exact", f"f has no value at {place}")
    if _has_continuous_partials(f, at):
        reason = f"both partial derivatives are continuous around {place}"
        return Differentiability(True, "exact", reason)
    parts = [partial_at(f, variable, at) for variable in f.variables]
    for part in parts:
        if part.value is None:
            return Differentiability(False, part.how, part.reason)
    return _sampled(f, at, place, [float(part.value or 0) for part in parts])


def _has_continuous_partials(f: Function, point: tuple[Expr, ...]) -> bool:
    try:
        return all(is_defined_around(partial(f, variable), *point) for variable in f.variables)
    except (TooHardError, ValueError):
        return False


def _sampled(f: Function, point: tuple[Expr, ...], place: str, slopes: Sequence[float]) -> Differentiability:
    fit = _Fit(f, point, slopes)
    along = [fit.errors(h, ANGLES) for h in DISTANCES]
    beside = list(fit.worst_errors())
    if np.isnan([*map(np.max, along), *beside]).any():
        return Differentiability(False, "sampled", f"f is not defined all around {place}")
    if not _vanishes([float(errors.max()) for errors in along], fit.noise):
        reason = fit.reason(ANGLES[along[-1].argmax()])
    elif not _vanishes(beside, fit.noise):
        reason = (
            f"the tangent plane fits along straight lines through {place}, but on a curve, at a distance of "
            f"{DISTANCES[-1]:g}, it is wrong by {beside[-1]:.2g} of the distance"
        )
    else:
        reason = f"the tangent plane fits better and better towards {place}"
        return Differentiability(True, "sampled", reason)
    return Differentiability(False, "sampled", reason)


def _vanishes(errors: Sequence[float], noise: float) -> bool:
    return errors[-1] <= max(errors[0] / 4, noise)


@dataclass(frozen=True)
class _Fit:
    """How well the plane with the slopes of the partial derivatives fits near a point."""

    function: Function
    point: tuple[Expr, ...]
    slopes: Sequence[float]

    def rates(self, distance: float, angles: Array) -> tuple[Array, Array]:
        """The rates at which f changes in some directions, and those that the plane foretells."""
        f, directions = self.function, np.array([np.cos(angles), np.sin(angles)])
        x, y = map(float, self.point)
        rises = f(x + distance * directions[0], y + distance * directions[1]) - f(x, y)
        return rises / distance, np.asarray(self.slopes) @ directions

    def errors(self, distance: float, angles: Array) -> Array:
        rates, foretold = self.rates(distance, angles)
        return np.asarray(np.abs(rates - foretold))

    def worst_errors(self) -> Iterator[float]:
        """The greatest error found at each distance, in turn."""
        worst = 0.0
        for distance in DISTANCES:
            centres = np.append(ANGLES, worst)[:, None]
            angles = (centres + np.concatenate([-ASIDE, [0], ASIDE])).ravel()
            errors = self.errors(distance, angles)
            worst = float(angles[errors.argmax()])
            yield float(errors.max())

    @cached_property
    def noise(self) -> float:
        """What rounding alone makes of an error at the smallest distance."""
        x, y = map(float, self.point)
        size = abs(float(self.function(x, y))) + float(np.abs(self.slopes) @ np.abs([x, y]))
        return ROUNDING * (size / float(DISTANCES[-1]) + 1)

    def reason(self, angle: float) -> str:
        ((rate,), (foretold,)) = self.rates(float(DISTANCES[-1]), np.array([angle]))
        return (
            f"in the direction of {np.degrees(angle):.0f}° f changes at a rate of about "
            f"{rate:.3g}, not of {foretold:.3g} as its partial derivatives foretell"
        )
