"""Whether a function of several variables is differentiable: a tangent plane, not just partials."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sympy import Expr

from mathlib.effort import TooHardError
from mathlib.enclosures import is_defined_around
from mathlib.functions import Function
from mathlib.limits import lack_of_value, value_at
from mathlib.notation import exact_plain
from mathlib.numbers import Real, real
from mathlib.one_sided import How
from mathlib.partials import partial, partial_at

DISTANCES = 10.0 ** -np.arange(1, 6)
ANGLES = np.radians(np.arange(0, 360, 15))


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
    max |f(p + h u) - f(p) - h grad f . u| / h over directions u, is sampled for h = 0.1 ... 0.00001.

    >>> differentiability(Function.parse("x*y", ("x", "y")), (0, 0)).holds
    True
    >>> print(differentiability(Function.parse("abs(x) + y", ("x", "y")), (0, 0)).reason)
    along x, with y held at 0: to the left of 0 the slopes approach −1; to the right the slopes approach 1
    """
    at = tuple(map(real, point))
    place = f"({', '.join(map(exact_plain, at))})"
    if value_at(f, *at) is None:
        return Differentiability(False, "exact", lack_of_value(f, *at))
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
    (x, y), directions = map(float, point), np.array([np.cos(ANGLES), np.sin(ANGLES)])
    steps = DISTANCES[:, None]
    rates = (f(x + steps * directions[0], y + steps * directions[1]) - f(x, y)) / steps
    if np.isnan(rates).any():
        return Differentiability(False, "sampled", f"f is not defined all around {place}")
    expected = np.asarray(slopes) @ directions
    errors = np.abs(rates - expected)
    first, last = errors.max(axis=1)[[0, -1]]
    if last <= max(first / 4, 1e-9):
        reason = f"the tangent plane fits better and better towards {place}"
        return Differentiability(True, "sampled", reason)
    worst = int(errors[-1].argmax())
    return Differentiability(
        False,
        "sampled",
        f"in the direction of {np.degrees(ANGLES[worst]):.0f}° f changes at a rate of about "
        f"{rates[-1, worst]:.3g}, not of {expected[worst]:.3g} as its partial derivatives foretell",
    )
