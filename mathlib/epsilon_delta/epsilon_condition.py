"""Proofs that a function stays within epsilon of a number over a range of distances from a point."""

from __future__ import annotations

import math
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np
import sympy
from numpy.typing import NDArray
from sympy import Expr, Rational

from mathlib.arithmetic import Interval, NoEnclosure, Undecided, Undefined, enclosure, hull, sign
from mathlib.epsilon_delta.arrangements import arrangements
from mathlib.expansions import SIGN, Expander, Expansion, Side, Stretch, UndefinedBeside, beside, beyond
from mathlib.function import Array, Function, cached, derivative_if_known
from mathlib.limits import stretch

SHORT = (2.0**-12, 2.0**-40, 2.0**-120)
"""How near to a place a failure is looked for."""


@dataclass(frozen=True)
class EpsilonCondition:
    """The condition "f(x) is defined and |f(x) - limit| < epsilon" at x = at ± t, on one side.

    Distances t are floats and stand for exactly these numbers. `hold...` and `fails...` prove; that they
    are False proves nothing.
    """

    function: Function
    at: Expr
    side: Side
    limit: Expr
    epsilon: Expr

    def place(self, distance: float | Expr) -> Expr:
        """The exact x at a distance."""
        exact = distance if isinstance(distance, sympy.Expr) else Rational(distance)
        return self.at + SIGN[self.side] * exact

    def seems_to_hold(self, distances: Array) -> NDArray[np.bool_]:
        """The condition in double precision."""
        at, limit, epsilon = self._floats
        values = self.function(at + SIGN[self.side] * distances)
        with np.errstate(invalid="ignore"):
            return np.asarray(np.abs(values - limit) < epsilon)

    def holds_beside(self, place: Expr, side: Side, radius: float) -> bool:
        """Whether the condition is proven beside a place, nearer than a radius, the place left out."""
        with suppress(UndefinedBeside):
            return self._signs(_values_beside(self.function, place, side, radius)) == (1, 1)
        return False

    def holds_beyond(self, distance: float) -> bool:
        """Whether the condition is proven for all t >= distance."""
        if math.isinf(distance):
            return True
        stretch = Stretch(1 / Fraction(distance))
        with suppress(UndefinedBeside):
            return self._signs(
                _values(self.function, beyond(self.function.variables[0], self.at, self.side, stretch))
            ) == (1, 1)
        return False

    def fails_beside(self, place: Expr, side: Side) -> bool:
        """Whether the condition is proven to fail on one side of a place, as near to it as one likes."""
        for radius in SHORT:
            try:
                signs = self._signs(_values_beside(self.function, place, side, radius))
                if any(sign is not None and sign <= 0 for sign in signs):
                    return True
            except UndefinedBeside:
                return True
        return False

    def _signs(self, values: Expansion | None) -> tuple[int | None, int | None]:
        """The signs of f - (limit - epsilon) and of (limit + epsilon) - f; None where one is not known."""
        if values is None:
            return None, None
        low, high = (values.stretch.constant(edge) for edge in self._exact_edges)
        return _sign(values - low), _sign(high - values)

    def holds_between(self, near: float, far: float) -> bool:
        """Whether the condition is proven for all near <= t <= far; far may be infinite."""
        box = stretch(self.at, self.side, near, far)
        written = self.function.interval(box)
        if written is None:
            return False
        if self._contains(written) or any(self._contains(f.interval(box)) for f in self._forms):
            return True
        return far < np.inf and self._contains(self._by_mean_value(box, near, far))

    def fails_at(self, distance: float) -> bool:
        """Whether the condition is proven to fail at this distance."""
        value = self.function.interval(stretch(self.at, self.side, distance, distance))
        if value is None:
            return self.misses(self.place(distance))
        return self._leaves(value)

    def misses(self, place: Expr) -> bool:
        """Whether the condition fails exactly at x = place.

        A value that is merely too long to be written down is not missing; intervals may know it.
        """
        try:
            return sign(abs(self.function.exact(place) - self.limit) - self.epsilon) >= 0
        except Undecided:
            return self._leaves(self.function.interval(enclosure(place)))
        except Undefined:
            return True

    @cached_property
    def _floats(self) -> tuple[float, float, float]:
        return float(self.at), float(self.limit), float(self.epsilon)

    @cached_property
    def _exact_edges(self) -> tuple[Expr, Expr]:
        return self.limit - self.epsilon, self.limit + self.epsilon

    @cached_property
    def _edges(self) -> tuple[Interval, Interval]:
        low, high = map(enclosure, self._exact_edges)
        return low, high

    def _contains(self, values: Interval | None) -> bool:
        low, high = self._edges
        return values is not None and bool(values.lo > low.hi and values.hi < high.lo)

    def _leaves(self, values: Interval | None) -> bool:
        low, high = self._edges
        return values is not None and bool(values.lo >= high.hi or values.hi <= low.lo)

    def _by_mean_value(self, box: Interval, near: float, far: float) -> Interval | None:
        """Bounds by the mean value theorem, from the ends where f is monotone, else from the middle."""
        slope = self._derivative_bounds(box)
        if slope is None:
            return None
        f = self._plainest
        if 0 not in slope:
            first, last = (f.interval(stretch(self.at, self.side, t, t)) for t in (near, far))
            return None if first is None or last is None else hull(first, last)
        middle = (near + far) / 2
        place = stretch(self.at, self.side, middle, middle)
        value = f.interval(place)
        return None if value is None else value + slope * (box - place)

    def _derivative_bounds(self, box: Interval) -> Interval | None:
        """Bounds of f' on a stretch where f is defined; None where f may have a corner or a jump."""
        if self._derivative is None or self.function.interval(box) is None:
            return None
        return self._derivative.interval(box)

    @cached_property
    def _forms(self) -> tuple[Function, ...]:
        return arrangements(self.function)

    @cached_property
    def _derivative(self) -> Function | None:
        return derivative_if_known(self._plainest, *self.function.variables)

    @cached_property
    def _plainest(self) -> Function:
        return min((self.function, *self._forms), key=lambda f: sympy.count_ops(f.expression))


@cached(256)
def _values_beside(f: Function, place: Expr, side: Side, radius: float) -> Expansion | None:
    """The expansion of f beside a place, which is the same for every epsilon."""
    return _values(f, beside(f.variables[0], place, side, Stretch(Fraction(radius))))


def _values(f: Function, expander: Expander) -> Expansion | None:
    try:
        return expander.expand_function(f)
    except NoEnclosure:
        return None


def _sign(values: Expansion) -> int | None:
    try:
        return values.sign
    except NoEnclosure:
        return None
