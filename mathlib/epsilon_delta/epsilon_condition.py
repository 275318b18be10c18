"""Proofs that a function stays within epsilon of a number over a range of distances from a point."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import sympy
from numpy.typing import NDArray
from sympy import Expr, Rational

from mathlib.arithmetic import Interval, TooHardError, Undecided, Undefined, bounded, hull, pristine, sign
from mathlib.epsilon_delta.punctured_neighbourhood import PuncturedSide
from mathlib.function import Function, cached, derivative_if_known
from mathlib.limits import SIGN, Side, enclosure, stretch

Array = NDArray[np.float64]


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

    def holds_beside(self, radius: float) -> bool:
        """Whether the condition is proven for all 0 < t <= radius."""
        near = PuncturedSide(self.function.variables[0], self.at, self.side, radius)
        written = near.bounds(self.function)
        if written is None:
            return False
        return self._contains(written) or any(self._contains(near.bounds(f)) for f in self._forms)

    def holds_between(self, near: float, far: float) -> bool:
        """Whether the condition is proven for all near <= t <= far; far may be infinite."""
        box = stretch(self.at, self.side, near, far)
        written = self.function.interval(box)
        if written is None:
            return False
        if self._contains(written) or any(self._contains(f.interval(box)) for f in self._forms):
            return True
        return far < np.inf and self._contains(self._by_mean_value(box, near, far))

    def is_monotone_between(self, near: float, far: Expr) -> bool:
        """Whether f is proven to be strictly monotone for near <= t <= far; f' may be 0 at far."""
        width = float(far - Rational(near)) * (1 + 1e-9)
        inwards: Side = "left" if self.side == "right" else "right"
        before = PuncturedSide(self.function.variables[0], self.place(far), inwards, width)
        defined = self.function.interval(before.closed) is not None
        return defined and self._derivative is not None and before.is_nonzero(self._derivative)

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

    def touches(self, place: Expr) -> bool:
        """Whether |f(x) - limit| is exactly epsilon at x = place."""
        try:
            return sign(abs(self.function.exact(place) - self.limit) - self.epsilon) == 0
        except Undefined:
            return False

    @cached_property
    def _floats(self) -> tuple[float, float, float]:
        return float(self.at), float(self.limit), float(self.epsilon)

    @cached_property
    def _edges(self) -> tuple[Interval, Interval]:
        return enclosure(self.limit - self.epsilon), enclosure(self.limit + self.epsilon)

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
def arrangements(f: Function) -> tuple[Function, ...]:
    """The same function arranged otherwise, with what can be cancelled cancelled.

    It may be defined where the function as written is not, so it serves for bounds only.
    """
    if f.expression.has(sympy.Piecewise):
        return ()
    try:
        forms = bounded(lambda: _arranged(pristine(f.expression)), "rearranging")
        found = [Function.of(form, f.variables) for form in dict.fromkeys(forms)]
    except (TooHardError, ArithmeticError, NotImplementedError, TypeError, ValueError):
        return ()
    return tuple(form for form in found if form.tree != f.tree)


def _arranged(expression: Expr) -> list[Expr]:
    """The expression with common factors cancelled, and in partial fractions, where x occurs less."""
    cancelled = sympy.cancel(sympy.together(expression))
    forms = [expression, cancelled]
    if cancelled.is_rational_function() and not cancelled.is_polynomial():
        forms.append(sympy.apart(cancelled))
    return forms
