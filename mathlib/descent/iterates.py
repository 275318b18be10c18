"""Gradient descent in intervals: every iterate is enclosed, and a comparison of losses is proven."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from sympy import Expr

from mathlib.arithmetic import Interval, NoEnclosure, enclosure, precision
from mathlib.calculus import gradient
from mathlib.function import Array, Function

Enclosed = tuple[Interval, ...]
End = Literal["", "undefined", "beyond", "uncertain"]

BITS = (256, 1024, 4096)
WIDEST = 1e-25
"""How wide an enclosure may be, beside its size or beside 1, before more bits are used."""

FAR, HIGH = 1e30, 1e300
"""How far from the origin no further iterate is computed, and of what loss none."""


@dataclass(frozen=True)
class Iterates:
    """The iterates of a descent, from the start on, and the losses at them, all enclosed.

    `end` says why there are fewer than asked for: the next one is `undefined`, where no value or no
    gradient is known, or `beyond` `FAR` or `HIGH`, or `uncertain`, its enclosure being too wide.
    """

    points: tuple[Enclosed, ...]
    losses: Enclosed
    end: End = ""

    @property
    def steps(self) -> int:
        """How many steps were taken."""
        return len(self.points) - 1

    @cached_property
    def path(self) -> Array:
        """The points in doubles, of shape (steps + 1, n)."""
        return np.array([[float(side.middle.lo) for side in point] for point in self.points])

    @cached_property
    def heights(self) -> Array:
        """The losses in doubles."""
        return np.array([float(loss.middle.lo) for loss in self.losses])

    @cached_property
    def changes(self) -> tuple[int, ...]:
        """Of each step, -1 where the loss is proven to fall, 1 where it is proven to rise, otherwise 0."""
        pairs = zip(self.losses[1:], self.losses[:-1], strict=True)
        return tuple((new.lo > old.hi) - (new.hi < old.lo) for new, old in pairs)


def descend(f: Function, start: Sequence[Expr], step_size: Expr, steps: int) -> Iterates:
    """The first iterates of p - eta grad f(p), enclosed; more bits are used until they are tight.

    >>> from sympy import Integer, Rational
    >>> f = Function.parse("w^2 + b^2", ("w", "b"))
    >>> found = descend(f, (Integer(1), Integer(2)), Rational(1, 4), 2)
    >>> found.path.tolist(), found.changes
    ([[1.0, 2.0], [0.5, 1.0], [0.25, 0.5]], (-1, -1))
    """
    for bits in BITS:
        with precision(bits):
            found = _descended(f, tuple(map(enclosure, start)), enclosure(step_size), steps)
        if found.end != "uncertain":
            break
    return found


def _descended(f: Function, start: Enclosed, step_size: Interval, steps: int) -> Iterates:
    rules = gradient(f)
    points, losses = [start], [finite_interval(f, start)]
    end: End = ""
    for _ in range(steps):
        slopes = [rule.interval(*points[-1]) for rule in rules]
        if any(slope is None for slope in slopes):
            end = "undefined"
            break
        pairs = zip(points[-1], slopes, strict=True)
        point = tuple(side - step_size * slope for side, slope in pairs if slope is not None)
        if not all(side.is_finite and abs(side).hi < FAR for side in point):
            end = "beyond"
            break
        if any(side.width > WIDEST * (1 + abs(side).hi) for side in point):
            end = "uncertain"
            break
        try:
            loss = finite_interval(f, point)
        except NoEnclosure:
            end = "undefined"
            break
        if abs(loss).hi > HIGH:
            end = "beyond"
            break
        points.append(point)
        losses.append(loss)
    return Iterates(tuple(points), tuple(losses), end)


def finite_interval(f: Function, box: Sequence[Interval]) -> Interval:
    """Bounds for the values of a function on a box; NoEnclosure where none are known."""
    found = f.interval(*box)
    if found is None or not found.is_finite:
        raise NoEnclosure
    return found
