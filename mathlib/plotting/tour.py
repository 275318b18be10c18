"""Other points of a window that a moving point can visit, straight from one to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from sympy import Expr

from mathlib.function import doubles, real
from mathlib.plotting.contours import Window

Place = tuple[float, float]

SHARES = ((0.8, 0.75), (0.22, 0.7), (0.75, 0.2), (0.2, 0.25), (0.6, 0.6), (0.4, 0.4))
"""Where stops may be, in shares of the window's sides."""

APART, MOST, SAMPLES = 0.3, 2, 41
"""How far a stop is from the point at the least, in widths; how many there are; points of a straight way."""


@dataclass(frozen=True)
class Tour:
    """A point and the stops that are visited from it."""

    start: tuple[Expr, Expr]
    stops: tuple[tuple[Expr, Expr], ...]

    @property
    def places(self) -> tuple[Place, ...]:
        """The point and the stops, in doubles."""
        return tuple(map(doubles, (self.start, *self.stops)))

    @property
    def way(self) -> tuple[Place, ...]:
        """Points of the way over all stops and back."""
        there_and_back = pairwise((*self.places, self.places[0]))
        return tuple(place for ends in there_and_back for place in _straight(*ends))


def tour(
    start: tuple[Expr, Expr],
    window: Window,
    functions: Sequence[Callable[[Any, Any], Any]],
    is_good: Callable[[tuple[Expr, Expr]], bool] = lambda stop: True,
) -> Tour:
    """A tour from a point on which samples find values of all functions; `is_good` says more of stops.

    At the point itself they need none.

    >>> tour((real(0), real(0)), ((-1, 1), (-1, 1)), [np.add]).stops
    ((3/5, 1/2), (-3/5, 2/5))
    """
    found = Tour(start, ())
    (left, right), (bottom, top) = window
    digits = 1 - int(np.floor(np.log10((right - left) / 2)))
    for across, up in SHARES:
        place = left + across * (right - left), bottom + up * (top - bottom)
        stop = real(float(round(place[0], digits))), real(float(round(place[1], digits)))
        goal = doubles(stop)
        if len(found.stops) == MOST or np.hypot(*np.subtract(goal, found.places[0])) < APART * (right - left):
            continue
        ways = np.array([_straight(other, goal)[1:] for other in found.places])
        if all(np.isfinite(f(ways[..., 0], ways[..., 1])).all() for f in functions) and is_good(stop):
            found = Tour(start, (*found.stops, stop))
    return found


def _straight(start: Place, end: Place) -> list[Place]:
    return list(map(doubles, np.linspace(start, end, SAMPLES)))
