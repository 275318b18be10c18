"""Which epsilons are worth looking at: the curve beside them is seen to bend. Nothing here is a proof."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from sympy import Expr, Rational

from mathlib.function import Array, Function

DIGITS, LEAST_POWER, GREATEST_POWER = (1, 2, 5), -6, 6
"""First epsilons that are tried: these times powers of ten, up to the size of a large limit."""

BENT = 0.12
"""How far, in heights of the graph, it should be off the line through its ends."""

NARROW, FLAT, PENALTY = 0.0099, 5e-7, 0.05
"""Deltas and epsilons of less than these shares of point and limit have long numbers: so much less bend."""

WIDE, FOLLOWED, SIDEWAYS = 3, 3.5, 4
"""How many deltas and epsilons are seen at most, and up to how many deltas a reach is of interest."""

DISTANCES = np.logspace(-7, 6, 521)
"""Distances from the point, in units of its size, at which f is sampled."""


def ranked_epsilons(f: Function, at: Expr, limit: Expr) -> list[Expr]:
    """First epsilons that some sampled point near `at` fails, those of the most visible bend first.

    Among those that are as good, the nearest to 1 comes first; those that nothing fails come last.

    >>> ranked_epsilons(Function.parse("exp(5x)"), Rational(1), Function.parse("exp(5x)").exact(1))[0]
    50
    """
    a, aim = float(at), float(limit)
    powers = range(LEAST_POWER, max(GREATEST_POWER, int(np.log10(abs(aim) or 1.0))) + 1)
    distances = DISTANCES * (abs(a) or 1.0)
    off = [np.abs(f(a + side * distances) - aim) for side in (-1, 1)]

    def rank(scale: Expr) -> tuple[float, float]:
        epsilon = float(scale)
        reaches = [_first(distances, ~(side < epsilon)) for side in off]
        delta, far = min(reaches), max(reaches)
        if not np.isfinite(delta):
            return 1.0, -epsilon
        half = max(WIDE * delta, min(far, SIDEWAYS * delta))
        bend = min(visible_bend(f, a, aim, half, FOLLOWED * epsilon, epsilon), BENT)
        is_small = delta < NARROW * abs(a) or epsilon < FLAT * abs(aim)
        return round(PENALTY * is_small - bend, 2), abs(float(np.log10(epsilon)))

    return sorted((digit * Rational(10) ** k for k in powers for digit in DIGITS), key=rank)


def visible_bend(
    f: Function, at: float, limit: float, half: float, follow: float, least: float = 0.0
) -> float:
    """How far the graph about a point is off the line through its ends, in units of its own height.

    It is seen within `half` of the point, up to where it is `follow` away from the limit; a picture is at
    `least` so high.

    >>> [round(visible_bend(Function.parse(text), 0, 0, 1, 9), 2) for text in ("x^2", "3x")]
    [1.0, 0.0]
    """
    xs = at + half * np.linspace(-1, 1, 402)
    ys = f(xs)
    fails = np.flatnonzero(~(np.abs(ys - limit) <= follow))
    first, last = 1 + fails[fails <= 200].max(initial=-1), fails[fails > 200].min(initial=len(xs))
    xs, ys = xs[first:last], ys[first:last]
    if len(xs) < 3 or not np.ptp(ys) > 1e-9 * abs(limit):
        return 0.0
    chord = ys[0] + (ys[-1] - ys[0]) * (xs - xs[0]) / (xs[-1] - xs[0])
    return float(np.abs(ys - chord).max() / max(np.ptp(ys), least))


def _first(distances: Array, holds: NDArray[np.bool_]) -> float:
    where = np.flatnonzero(holds)
    return float(distances[where[0]]) if len(where) else np.inf
