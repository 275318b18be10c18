"""Functions along a path: what each variable contributes to a change, and to the rate of change.

For a path r with r(t) = p and a step h of time, let q = r(t + h). Let the variables move from p to q one
after the other: the climbs of f on the way add up to f(q) - f(p), exactly. With f differentiable at p and r
at t, this is grad f(p) . (q - p) and a remainder that vanishes beside h.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import sympy
from sympy import Expr

from mathlib.arithmetic import Interval, Undefined, sign
from mathlib.calculus.derivatives import existing_derivative
from mathlib.calculus.gradients import gradient, gradient_at
from mathlib.function import Function, Real, compose, real
from mathlib.limits import known_value_at
from mathlib.linear_algebra import VectorFunction

SAMPLES, HALVINGS = 400, 24


@dataclass(frozen=True)
class PathDerivative:
    """The rate of change of f along a path at a time, by the chain rule: one product a variable."""

    point: tuple[Expr, ...]
    gradient: tuple[Expr, ...]
    velocity: tuple[Expr, ...]

    @property
    def terms(self) -> tuple[Expr, ...]:
        """The products of partial derivatives and velocities."""
        return tuple(slope * speed for slope, speed in zip(self.gradient, self.velocity, strict=True))

    @property
    def value(self) -> Expr:
        """Their sum, which is the dot product of gradient and velocity."""
        return sympy.Add(*self.terms)

    @property
    def is_along_a_level_curve(self) -> bool:
        """Whether the path moves at right angles to a gradient: whether value is 0, but neither vector."""
        return sign(self.value) == 0 and all(any(map(sign, v)) for v in (self.gradient, self.velocity))


@dataclass(frozen=True)
class PathStep:
    """What f rises by after a step of time, one variable after the other, and what linear climbs would be."""

    step: Expr
    climbs: tuple[Expr, ...]
    linear: tuple[Expr, ...]

    @property
    def rise(self) -> Expr:
        """f(q) - f(p), exactly the sum of the climbs."""
        return sympy.Add(*self.climbs)

    @property
    def remainder(self) -> Expr:
        """What the linear climbs leave over."""
        return self.rise - sympy.Add(*self.linear)


def along_path(f: Function, path: VectorFunction) -> Function:
    """f along a path, as a function of time.

    >>> along_path(Function.parse("x + y", ("x", "y")), VectorFunction.parse("(t, t^2)")).source
    't + t^2'
    """
    return compose(f, *path.parts)


def path_derivative(f: Function, path: VectorFunction, time: Real) -> PathDerivative:
    """The rate of change of f along a path; NotDifferentiableError where f or a part of the path has none.

    >>> f = Function.parse("x^2 + x*y + y^2", ("x", "y"))
    >>> found = path_derivative(f, VectorFunction.parse("(t, t^2)"), 1)
    >>> found.terms, found.value
    ((3, 6), 9)
    """
    at = real(time)
    parts = (replace(part, name=name) for part, name in zip(path.parts, f.variables, strict=True))
    velocity = tuple(existing_derivative(part, at).value or sympy.S.Zero for part in parts)
    point = path.exact(at)
    return PathDerivative(point, gradient_at(f, point), velocity)


def path_step(f: Function, path: VectorFunction, time: Real, found: PathDerivative, step: Real) -> PathStep:
    """The climbs of f after a step of time: exact, or floats of some twenty digits where that is too long.

    Undefined where f has no value on the way at a corner.

    >>> f, path = Function.parse("x^2 + x*y + y^2", ("x", "y")), VectorFunction.parse("(t, t^2)")
    >>> after = path_step(f, path, 1, path_derivative(f, path, 1), 1)
    >>> after.climbs, after.linear, after.remainder
    ((4, 21), (3, 9), 13)
    """
    h = real(step)
    goal = path.exact(real(time) + h)
    corners = [(*goal[:k], *found.point[k:]) for k in range(len(goal) + 1)]
    heights = [_height(f, corner) for corner in corners]
    climbs = tuple(end - start for start, end in pairwise(heights))
    moves = (end - start for start, end in zip(found.point, goal, strict=True))
    linear = tuple(slope * move for slope, move in zip(found.gradient, moves, strict=True))
    return PathStep(h, climbs, linear)


def _height(f: Function, corner: tuple[Expr, ...]) -> Expr:
    value = known_value_at(f, *corner)
    if value is None:
        raise Undefined(f"{f.plain_name} has no value at a corner of the way")
    return value


def level_time(
    f: Function, path: VectorFunction, stretch: tuple[float, float], near: float
) -> Interval | None:
    """Bounds of a time at which a path runs along a level curve: it moves, and at right angles to a gradient.

    It is the one nearest to another time; None where none is proven. Derivatives take every value between
    two of theirs (Darboux), so a change of sign is enough: doubles propose it, intervals prove it.

    >>> f, circle = Function.parse("x*y", ("x", "y")), VectorFunction.parse("(cos(t), sin(t))")
    >>> 0.7853981633974483 in level_time(f, circle, (0.5, 1), near=0.5)  # pi/4
    True
    """
    rate = along_path(f, path).derivative()
    times = np.linspace(*stretch, SAMPLES)
    signs = np.sign(rate(times))
    changes = np.flatnonzero(signs[:-1] * signs[1:] < 0)
    for k in changes[np.argsort(np.abs(times[changes] - near), kind="stable")]:
        found = _bracket(rate, float(times[k]), float(times[k + 1]))
        if found is not None and _is_level(f, path, found):
            return found
    return None


def _bracket(rate: Function, low: float, high: float) -> Interval | None:
    """A narrow interval that holds a change of sign, proven to have a rate everywhere."""
    rising = rate(low) < 0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if rate(middle) == 0:
            low, high = (low + middle) / 2, (middle + high) / 2
        else:
            low, high = (middle, high) if (rate(middle) < 0) == rising else (low, middle)
    whole = Interval.between(low, high)
    first, last = (rate.interval(Interval.of(end)) for end in ((low, high) if rising else (high, low)))
    if rate.interval(whole) is None or first is None or last is None:
        return None
    return whole if first.hi < 0 < last.lo else None


def _is_level(f: Function, path: VectorFunction, time: Interval) -> bool:
    """Whether neither gradient nor velocity is 0 at any of some times."""
    point = [part.interval(time) for part in path.parts]
    velocity = [part.interval(time) for part in path.derivative().parts]
    if any(part is None for part in point):
        return False
    slopes = [part.interval(*(side for side in point if side is not None)) for part in gradient(f)]
    return all(any(part is not None and 0 not in part for part in vector) for vector in (velocity, slopes))
