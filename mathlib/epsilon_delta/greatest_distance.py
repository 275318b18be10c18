"""How far from a point a function stays within epsilon of a number: bounds for the distance."""

from __future__ import annotations

import math

import numpy as np
import sympy
from sympy import Expr

from mathlib.arithmetic import precision
from mathlib.epsilon_delta.distance_bounds import DistanceBounds
from mathlib.epsilon_delta.epsilon_condition import EpsilonCondition
from mathlib.epsilon_delta.round_places import (
    MARGINS,
    NEARBY,
    ends_at,
    float_above,
    is_in_question,
    proven_beyond,
    round_places,
)
from mathlib.epsilon_delta.sampled_failure import sampled_failure

BITS = 90
"""Working precision of the proofs: so close to a failure, doubles are too coarse."""

MOST_ATTEMPTS = 2000
"""Intervals that are tried before a proof is given up."""

MOST_PLACES = 12
"""Places where f jumps, touches an edge or has a hole that are passed before a proof is given up."""

HARDLY, MOST_IDLE = 1e-3, 2
"""After so many places in a row beyond which intervals prove hardly more, no other one is looked for."""

LEAST_RADIUS, GREATEST_RADIUS = 1e-14, 1e30
"""The radii that are tried first, in units of the size of the point."""

FAR = 1e3
"""From this many times the size of the point on, a proof for all greater distances at once is tried."""


def greatest_distance(condition: EpsilonCondition) -> DistanceBounds:
    """Bounds for the greatest distance up to which a condition holds; `lo` is 0 where none is proven.

    A radius around the point is proven first, by an expansion; then values in double precision suggest where
    the condition fails, and interval after interval is proven up to there. Where that stops short, at a jump,
    a hole, or where f touches an edge, expansions on both sides of a round number close by lead on, or
    prove that the distance ends there.
    """
    with precision(BITS):
        proof = _Proof(condition)
        proof.run()
        return proof.bounds()


class _Proof:
    """The state of a proof: up to where the condition is proven, and from where on it fails."""

    def __init__(self, condition: EpsilonCondition) -> None:
        self.condition = condition
        self.scale = max(1.0, abs(float(condition.at)))
        self.attempts = MOST_ATTEMPTS
        self.proven = 0.0
        self.failure = math.inf
        self.exact: Expr | None = None

    def run(self) -> None:
        self.proven = self._first_radius()
        if not self.proven:
            return
        idle = 0
        for _ in range(MOST_PLACES):
            before = self.proven
            self._advance()
            idle = 0 if self.proven > before * (1 + HARDLY) else idle + 1
            if math.isinf(self.proven) or idle > MOST_IDLE or not self._pass_round_place():
                return

    def bounds(self) -> DistanceBounds:
        if math.isinf(self.proven):
            return DistanceBounds(math.inf, math.inf, sympy.oo)
        return DistanceBounds(self.proven, self.failure, self.exact)

    def _first_radius(self) -> float:
        """A radius, as great as is easily found, for which the condition is proven; 0 without one."""
        radius = 2.0 * self.scale
        while not self._holds_within(radius):
            radius /= 4
            if radius < LEAST_RADIUS * self.scale:
                return 0.0
        while radius < GREATEST_RADIUS * self.scale and self._holds_within(2 * radius):
            radius *= 2
        return radius

    def _holds_within(self, radius: float) -> bool:
        condition = self.condition
        return condition.holds_between(0.0, radius) or condition.holds_beside(
            condition.at, condition.side, radius
        )

    def _advance(self) -> None:
        """Proves on until a failure, or until it gets no farther."""
        if self._holds_everywhere_beyond():
            return
        suspected = sampled_failure(self.condition, self.proven, math.inf)
        while (refuted := self._prove_up_to_sampled(suspected)) is not None:
            suspected = sampled_failure(self.condition, self.proven, refuted)
        if self._holds_everywhere_beyond():
            return
        for margin in MARGINS:
            distance = suspected * (1 + margin)
            if self.proven < distance < self.failure and self.condition.fails_at(distance):
                self.failure = distance
                break
        self._tighten()

    def _holds_everywhere_beyond(self) -> bool:
        if self.condition.holds_beyond(self.proven):
            self.proven = math.inf
        return math.isinf(self.proven)

    def _prove_up_to_sampled(self, suspected: float) -> float | None:
        """Extends the proof towards a suspected failure; a distance where a value refutes it, or None."""
        if math.isinf(suspected):
            return self._prove_up_to(math.inf)
        for margin in MARGINS:
            target = suspected * (1 - margin)
            refuted = self._prove_up_to(target)
            if refuted is not None or self.proven >= target:
                return refuted
        return None

    def _prove_up_to(self, target: float) -> float | None:
        pending = [(self.proven, target)] if self.proven < target else []
        while pending and self.attempts:
            self.attempts -= 1
            near, far = pending.pop()
            if self._holds_between(near, far):
                self.proven = far
                continue
            middles = near * np.array([1.5, 2, 4]) if math.isinf(far) else np.linspace(near, far, 9)[1:-1]
            refuted = middles[~self.condition.seems_to_hold(middles)]
            if len(refuted):
                return float(refuted[0])
            if far - near <= MARGINS[0] * far and math.isfinite(far):
                return None
            if math.isinf(far) and near > GREATEST_RADIUS * self.scale:
                return None
            middle = 2 * near if math.isinf(far) else (near + far) / 2
            pending += [(middle, far), (near, middle)]
        return None

    def _holds_between(self, near: float, far: float) -> bool:
        if self.condition.holds_between(near, far):
            return True
        return math.isinf(far) and near >= FAR * self.scale and self.condition.holds_beyond(near)

    def _tighten(self) -> None:
        """Bisects between the two proven bounds, where intervals are finer than doubles."""
        while self.failure - self.proven > MARGINS[0] * self.failure and self.failure < math.inf:
            middle = (self.proven + self.failure) / 2
            if self.condition.fails_at(middle):
                self.failure = middle
            elif self.condition.holds_between(self.proven, middle):
                self.proven = middle
            else:
                return

    def _pass_round_place(self) -> bool:
        """Whether the proof leads on beyond a round number close by; `exact` is set where it ends there."""
        condition, proven = self.condition, self.proven
        for near in (proven, min(self.failure, proven * (1 + NEARBY))):
            for place in round_places(condition, near):
                if not is_in_question(condition, place, proven, self.failure):
                    continue
                if ends_at(condition, place, proven):
                    self.exact = abs(place - condition.at)
                    self.failure = float_above(self.exact)
                    return False
                if (farther := proven_beyond(condition, place, proven)) is not None:
                    self.proven = farther
                    return True
        return False
