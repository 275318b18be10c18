"""How far it is along a gradient until a function has risen by a given amount."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from mathlib.arithmetic import Interval, enclosure
from mathlib.calculus.gradients import gradient
from mathlib.function import Function, Real, parse, real

Box = tuple[Interval, ...]

LENGTH = parse("sqrt(x^2 + y^2)", ("x", "y"))

TIGHT = 1e-5
"""Half the width of the bounds, in the distance."""

AHEAD, SAMPLES, HALVINGS = 6.0, 600, 60
"""How far a rise is looked for, in the distance that a linear function would need; in so many steps."""

MOST_PIECES = 2000
"""After so many pieces of the way it is given up to prove something on all of it."""


def gradient_length(f: Function, point: Sequence[Real]) -> Interval | None:
    """Bounds for the length of the gradient of a function of two variables; None where none are known.

    >>> gradient_length(parse("3x + 4y", ("x", "y")), (0, 0))
    [5.0, 5.0]
    """
    slopes = _slopes(f, tuple(enclosure(real(part)) for part in point))
    return None if slopes is None else LENGTH.interval(*slopes)


def rise_distance(f: Function, point: Sequence[Real], rise: Real) -> Interval | None:
    """Bounds for how far f stays less than `rise` above its value at a point, on the way along the gradient.

    There a level curve is met, if f is continuous: so far is it to the next one. None where no bounds are
    known. Values in doubles propose the distance; intervals prove it.

    >>> 2 in rise_distance(parse("3x + 4y", ("x", "y")), (0, 0), 10)
    True
    """
    start = tuple(enclosure(real(part)) for part in point)
    slopes, height = _slopes(f, start), f.interval(*start)
    if slopes is None or height is None:
        return None
    length, goal = LENGTH.interval(*slopes), height + enclosure(real(rise))
    if length is None or not length.lo > 0:
        return None
    share = _proposed(f, np.array([float(real(c)) for c in point]), slopes, float(goal.middle.lo))
    if share is None:
        return None
    low, high = share * (1 - TIGHT), share * (1 + TIGHT)

    def heights(shares: Interval) -> Interval | None:
        return f.interval(*(a + shares * slope for a, slope in zip(start, slopes, strict=True)))

    reached = heights(Interval.of(high))
    if reached is None or not reached.lo >= goal.hi or not _stays_below(heights, low, goal):
        return None
    return Interval.between(low, high) * length


def _slopes(f: Function, at: Box) -> Box | None:
    """Bounds for the partial derivatives, with a little room around the point, where they are continuous."""
    slopes = tuple(part.interval(*at) for part in gradient(f))
    return None if None in slopes else tuple(slope for slope in slopes if slope is not None)


def _proposed(f: Function, point: np.ndarray, slopes: Box, goal: float) -> float | None:
    """The first multiple of the gradient after which f seems to have a value."""
    vector = np.array([float(slope.middle.lo) for slope in slopes])
    straight = (goal - float(f(*point))) / float(vector @ vector)

    def is_reached(shares: np.ndarray) -> np.ndarray:
        return np.asarray(f(*(point + np.multiply.outer(shares, vector)).T) >= goal)

    shares = np.linspace(0, AHEAD * straight, SAMPLES + 1)
    reached = np.flatnonzero(is_reached(shares))
    if not len(reached) or not reached[0]:
        return None
    low, high = shares[reached[0] - 1], shares[reached[0]]
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if is_reached(np.array([middle]))[0] else (middle, high)
    return float(high)


def _stays_below(heights: Callable[[Interval], Interval | None], end: float, goal: Interval) -> bool:
    """Whether it is proven that the heights from 0 to an end are all less than a goal."""
    pieces, count = [(0.0, end)], 0
    while pieces and (count := count + 1) <= MOST_PIECES:
        low, high = pieces.pop()
        found = heights(Interval.between(low, high))
        if found is None or not found.hi < goal.lo:
            middle = (low + high) / 2
            pieces += [(low, middle), (middle, high)] if low < middle < high else [(low, high)]
    return not pieces
