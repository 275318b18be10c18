"""How far from a point a function stays within epsilon of a number: bounds for the distance."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import sympy
from sympy import Expr, Rational

from mathlib.epsilon_delta.distance_bounds import TIGHT, DistanceBounds
from mathlib.epsilon_delta.epsilon_condition import EpsilonCondition
from mathlib.limits import precision

BITS = 90
"""Working precision of the proofs: so close to a failure, doubles are too coarse."""

MOST_ATTEMPTS = 500
"""Intervals that are tried before a proof is given up."""

NEAREST = 1e-7
"""Where nothing is proven, nearer values are not trusted: there, doubles cancel."""

HORIZON = 1e12
"""How many times the radius that is proven first values are looked at."""

FAR = 1e9
"""Distances beyond which a function without bounds at infinity is not followed."""

MARGINS = (2.0**-44, 2.0**-34, 2.0**-24, 2.0**-14, 2.0**-6)
"""How far from the sampled failure a proof is attempted, in units of its distance.

Where distances are tiny beside the point, doubles determine the failure to a few digits only.
"""


def greatest_distance(condition: EpsilonCondition) -> DistanceBounds:
    """The greatest distance up to which a condition holds.

    A radius around the point is proven first, then values in double precision suggest where the condition
    fails, then interval after interval is proven up to there. `lo` and `hi` are what was proven.
    """
    with precision(BITS):
        start = _first_radius(condition)
        if math.isinf(start):
            return DistanceBounds(math.inf, math.inf, math.inf, sympy.oo)
        proof = _Proof(condition, start)
        proof.run()
        return proof.enclosure()


def _first_radius(condition: EpsilonCondition) -> float:
    """A radius, as great as is easily found, for which the condition is proven; 0 without one."""
    if condition.holds_beside(math.inf):
        return math.inf
    scale = max(1.0, abs(float(condition.at)))
    radius = 2.0 * scale
    while not condition.holds_beside(radius):
        radius /= 4
        if radius < 1e-14 * scale:
            return 0.0
    while radius < HORIZON and condition.holds_beside(2 * radius):
        radius *= 2
    return radius


def nice_failing_distance(condition: EpsilonCondition, distance: float) -> Expr | None:
    """The exact distance, just beyond the given one, of a fraction or part of pi where f fails."""
    middle = float(condition.place(distance))
    for unit in (sympy.S.One, sympy.pi):
        multiple = Fraction(middle / float(unit)).limit_denominator(1000)
        place = Rational(multiple.numerator, multiple.denominator) * unit
        nice = abs(place - condition.at)
        if abs(float(nice) - distance) <= TIGHT * distance and condition.misses(place):
            return nice
    return None


class _Proof:
    """The state of a proof: what is proven, and where the first failure is in doubles."""

    def __init__(self, condition: EpsilonCondition, start: float) -> None:
        self.condition = condition
        self.proven = start
        self.attempts = MOST_ATTEMPTS
        nearest = start or NEAREST
        self.sampled = self._sampled_failure(nearest, nearest * HORIZON)
        self.failure = math.inf
        self.nice: Expr | None = None

    def run(self) -> None:
        if not self.proven:
            self._confirm_sampled()
            return
        refuted = self._prove_up_to_sampled()
        while refuted is not None:
            self.sampled = self._sampled_failure(self.proven, refuted)
            refuted = self._prove_up_to_sampled()
        if math.isinf(self.proven):
            return
        self._find_failure()
        if self.failure - self.proven > TIGHT * self.proven:
            self._look_for_exact_failure()
        self._tighten()

    def _sampled_failure(self, near: float, far: float) -> float:
        """The first distance beyond `near` at which the condition fails in double precision."""
        distances = np.geomspace(near, far, 1500)
        failing = np.flatnonzero(~self.condition.seems_to_hold(distances))
        if not len(failing):
            return math.inf
        inside, outside = float(distances[max(failing[0] - 1, 0)]), float(distances[failing[0]])
        while inside < (middle := (inside + outside) / 2) < outside:
            if self.condition.seems_to_hold(np.array([middle]))[0]:
                inside = middle
            else:
                outside = middle
        return outside

    def _prove_up_to_sampled(self) -> float | None:
        """Extends the proof towards the sampled failure; a distance where a value refutes it, or None."""
        if math.isinf(self.sampled):
            return self._prove_up_to(math.inf)
        for margin in MARGINS:
            target = self.sampled * (1 - margin)
            refuted = self._prove_up_to(target)
            if refuted is not None or self.proven >= target:
                return refuted
        return None

    def _prove_up_to(self, target: float) -> float | None:
        pending = [(self.proven, target)] if self.proven < target else []
        while pending and self.attempts:
            self.attempts -= 1
            near, far = pending.pop()
            if self.condition.holds_between(near, far):
                self.proven = far
                continue
            if math.isinf(far) and near > FAR * max(1.0, abs(float(self.condition.at))):
                return None
            middle = 2 * near + 1 if math.isinf(far) else (near + far) / 2
            if not self.condition.seems_to_hold(np.array([middle]))[0]:
                return middle
            if far - near <= MARGINS[0] * far and math.isfinite(far):
                return None
            pending += [(middle, far), (near, middle)]
        return None

    def _confirm_sampled(self) -> None:
        """Drops a failure that is one in doubles only: there, 1 - |x|^x is 1 at -15 and not less."""
        self._find_failure()
        if math.isinf(self.failure):
            self.sampled = math.inf

    def _find_failure(self) -> None:
        for margin in MARGINS:
            distance = self.sampled * (1 + margin)
            if math.isfinite(distance) and self.condition.fails_at(distance):
                self.failure = distance
                return

    def _look_for_exact_failure(self) -> None:
        """Finds a failure at a nice number, where f only touches limit ± epsilon or lacks one value."""
        self.nice = nice_failing_distance(self.condition, self.proven)
        if self.nice is not None:
            self.sampled = float(self.nice)
            self.failure = self.sampled * (1 + MARGINS[0])

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

    def enclosure(self) -> DistanceBounds:
        if math.isinf(self.proven):
            return DistanceBounds(math.inf, math.inf, math.inf, sympy.oo)
        exact = self._exact()
        estimate = self.sampled if exact is None else float(exact)
        return DistanceBounds(self.proven, self.failure, estimate, exact)

    def _exact(self) -> Expr | None:
        """A nice number that is proven to be the distance itself."""
        if not math.isfinite(self.failure) or self.failure - self.proven > TIGHT * self.proven:
            return None
        middle = Fraction((self.proven + self.failure) / 2).limit_denominator(10**6)
        candidate = self.nice or Rational(middle.numerator, middle.denominator)
        if not Rational(self.proven) < candidate <= Rational(self.failure):
            return None
        edge = self.condition.place(candidate)
        crosses = self.condition.touches(edge) and self.condition.is_monotone_between(self.proven, candidate)
        return candidate if crosses else None
