"""The largest delta for an epsilon: how near to a point f(x) stays within epsilon of its limit.

The condition fails where f is undefined, so delta ends at the edge of the domain at the latest.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from sympy import Expr, Rational

from mathlib.arithmetic import sign
from mathlib.epsilon_delta.distance_bounds import DistanceBounds
from mathlib.epsilon_delta.epsilon_condition import EpsilonCondition
from mathlib.epsilon_delta.greatest_distance import greatest_distance
from mathlib.epsilon_delta.round_places import round_places
from mathlib.expansions import Side
from mathlib.function import Array, Function, Real, Shown, cached, real
from mathlib.limits import known_value_at, limit, number

MOST_EPSILONS = 2.0
"""A witness is first looked for within so many epsilons of the limit, so that a picture may hold it."""


class NoDeltaError(ValueError):
    """There is no delta: f has no limit at the point, or another one than was claimed."""


class UnknownDeltaError(ValueError):
    """The largest delta is not known: it could only be enclosed between two different numbers."""


@dataclass(frozen=True)
class Witness:
    """A point that fails: |f(x) - L| >= epsilon there, or `value` is None and f is undefined."""

    x: Expr
    value: Expr | None
    side: Side


@dataclass(frozen=True)
class Delta:
    """The largest delta such that 0 < |x - at| < delta implies |f(x) - limit| < epsilon.

    `left` and `right` enclose how far that holds on each side; `reach`, the smaller, is delta.
    """

    function: Function
    at: Expr
    limit: Expr
    epsilon: Expr
    left: DistanceBounds
    right: DistanceBounds

    @cached_property
    def reach(self) -> DistanceBounds:
        """Bounds for delta itself."""
        sides = (self.left, self.right)
        lo, hi = (min(getattr(side, name) for side in sides) for name in ("lo", "hi"))
        least = (s.exact for s, other in (sides, sides[::-1]) if s.is_at_most(other))
        return DistanceBounds(lo, hi, next(least, None))

    @property
    def tighter(self) -> Side:
        """The side that decides."""
        return "left" if self.left.value < self.right.value else "right"

    @property
    def value(self) -> float:
        """Delta as a float: exact, or the greatest that is proven to work."""
        return self.reach.value

    @property
    def how(self) -> str:
        """Whether delta is exact, or certified between bounds that agree to six digits."""
        return self.reach.how

    def shown(self, places: int = 2) -> Shown:
        """Delta rounded down, so that the printed number works, too."""
        return self.reach.shown(places)

    def witness(self, factor: float = 1.3) -> Witness | None:
        """A point nearer than factor * delta that fails; None where none is found.

        It is a round x on the tighter side where f(x) is far from the limit, but within two epsilons of it.

        >>> delta = largest_delta(Function.parse("(x^3 - 1)/(x - 1)"), 1, 3, 1)
        >>> delta.witness(1.3).x, delta.witness(1.3).value
        (139/100, 43221/10000)
        """
        if math.isinf(self.value):
            return None
        sides: tuple[Side, Side] = ("left", "right")
        for side in sorted(sides, key=lambda side: side != self.tighter):
            found = _witness(self._condition(side), getattr(self, side), factor * self.value)
            if found is not None:
                return found
        return None

    def _condition(self, side: Side) -> EpsilonCondition:
        return EpsilonCondition(self.function, self.at, side, self.limit, self.epsilon)


@cached(64)
def largest_delta(f: Function, at: Real, limit: Real, epsilon: Real) -> Delta:
    """The largest delta that answers epsilon, for a function of one variable.

    Raises NoDeltaError where no delta does, UnknownDeltaError where it cannot be proven which is the largest,
    ValueError for an epsilon that is not positive.

    >>> delta = largest_delta(Function.parse("(x^3 - 1)/(x - 1)"), 1, 3, 1)
    >>> delta.left.shown(4).plain, delta.right.shown(4).plain, delta.how
    ('≈ 0.3819', '≈ 0.3027', 'certified')
    """
    place, aim, width = real(at), real(limit), real(epsilon)
    if sign(width) <= 0:
        raise ValueError(f"epsilon is half the width of a band and must be positive, not {width}")
    left, right = (
        greatest_distance(EpsilonCondition(f, place, side, aim, width)) for side in ("left", "right")
    )
    if min(left.lo, right.lo) == 0:
        _check_limit(f, place, aim, width)
    found = Delta(f, place, aim, width, left, right)
    if not found.reach.certified:
        bounds = f"at least {found.reach.lo:.6g}" + (
            f" and at most {found.reach.hi:.6g}" if found.reach.hi < math.inf else ""
        )
        raise UnknownDeltaError(
            f"the largest delta of {f.source} at {number(place)} for epsilon = {number(width)} cannot be "
            f"proven: it is {bounds}"
        )
    return found


def _check_limit(f: Function, at: Expr, claimed: Expr, epsilon: Expr) -> None:
    found = limit(f, at)
    if found.value is None:
        none = "it is not known whether there is a" if found.kind == "undecided" else "there is no"
        raise NoDeltaError(f"{none} limit to stay close to: {found.reason}")
    if abs(found.value - claimed) > epsilon:
        raise NoDeltaError(
            f"{f.signature} approaches {number(found.value)}, which is more than epsilon = {number(epsilon)} "
            f"away from {number(claimed)}: no delta works"
        )


def _witness(condition: EpsilonCondition, reach: DistanceBounds, far: float) -> Witness | None:
    near = reach.hi
    if near >= far:
        return None
    distances = np.linspace(near, far, 402)[1:-1]
    failing = distances[~condition.seems_to_hold(distances)]
    if not len(failing):
        places = (place for place in round_places(condition, near) if condition.misses(place))
        return next((_witness_at(condition, place) for place in places), None)
    distance = _clearest(condition, failing)
    room = (far - near) / 4
    for digits in range(16):
        x = Rational(str(round(float(condition.place(Rational(distance))), digits)))
        off = float(abs(x - condition.at))
        if near < off < far and abs(off - distance) <= room and condition.misses(x):
            return _witness_at(condition, x)
    return None


def _witness_at(condition: EpsilonCondition, x: Expr) -> Witness:
    return Witness(x, known_value_at(condition.function, x), condition.side)


def _clearest(condition: EpsilonCondition, failing: Array) -> float:
    values = condition.function(np.array([float(condition.place(Rational(t))) for t in failing]))
    misses = np.abs(values - float(condition.limit)) / float(condition.epsilon)
    if np.isnan(misses).all():
        return float(failing[len(failing) // 2])
    in_sight = np.where(misses <= MOST_EPSILONS, misses, -np.inf)
    best = np.nanargmax(in_sight) if np.isfinite(in_sight).any() else np.nanargmin(misses)
    return float(failing[best])
