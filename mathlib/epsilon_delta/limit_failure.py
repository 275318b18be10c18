"""That a function has no limit at a point: one epsilon for every L, and in every window what fails.

Let c and c' be numbers, or plus or minus infinity, that f approaches along two sequences that tend to the
point. Every window then holds points of both sequences, so for each epsilon with 2 epsilon < |c - c'| there
are two in it whose values are at least 2 epsilon apart. Where f lacks values any epsilon will do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import floor, isfinite, log10

import numpy as np
import sympy
from sympy import Expr, Rational

from mathlib.epsilon_delta.failing_windows import FailingWindow, far_apart, variation, without_value
from mathlib.expansions import SIGN
from mathlib.function import Function, cached
from mathlib.limits import OneSided, limit, number, one_sided

EPSILONS = tuple(map(Rational, ("1", "2", "5/2", "5", "10")))
"""The first digits of an epsilon."""

SHARES, PART = (0.25, 0.1), 0.3
"""Epsilon as a share of how far apart values are in every window, smaller where the farthest are too rare to
be found; and as a share of how far apart they are in the windows that are shown."""

RATIOS = tuple(map(Rational, ("1/10", "1/5", "1/2", "4/5")))
"""How a window shrinks: the first of these is taken with which values can still be read."""

WINDOWS, SMALLEST = 3, 10
"""How many windows there are, and the negative power of ten that the first one is not smaller than."""

GROWTH, LARGEST = 1e7, 1e15
"""How many times as large values may become from the first window to the last, and how large."""

VARIED, SWING = 0.75, 0.95
"""How much of the variation in a window its witnesses should show, the latter of what oscillates."""

VISIBLE, SEEN = 0.25, 0.3
"""The least share of what a window shows that the distance of the values makes up, and what of it is seen."""

STEEP, INNER = 1.5, 0.1
"""How many times as much f varies from INNER to OUTER than from there to the edge, where it is unbounded."""

MOSTLY, SOMETIMES = 0.9, 0.2
"""How much of a side must have values where f is defined there, and where it has gaps."""

Sides = tuple[OneSided, OneSided]


@dataclass(frozen=True)
class LimitFailure:
    """What f does on both sides of a point, one epsilon, and for some deltas what fails in their windows."""

    function: Function
    at: Expr
    sides: Sides
    epsilon: Expr
    windows: tuple[FailingWindow, ...]

    @property
    def lacks_values(self) -> bool:
        """Whether there are points without a value as near as one likes."""
        return bool(_lacking(self.sides))


@cached(64)
def limit_failure(f: Function, at: Expr) -> LimitFailure:
    """Why f has no limit at a point; ValueError where it has one, where that is unknown, or not to be shown.

    >>> failure = limit_failure(Function.parse("x^2 if x < 1 else 3 - x"), sympy.S.One)
    >>> failure.epsilon, [[witness.x for witness in window.witnesses] for window in failure.windows]
    (1/4, [[1/2, 3/2], [19/20, 21/20], [199/200, 201/200]])
    """
    sides = one_sided(f, at, "left"), one_sided(f, at, "right")
    _check(f, at, sides)
    firsts = list(_first_deltas(f, at, sides))
    for share, first, ratio in product(SHARES, firsts, RATIOS):
        deltas = [first * ratio**k for k in range(WINDOWS)]
        if (epsilon := _epsilon(f, at, sides, deltas, share)) is None:
            continue
        windows = [_failing(f, at, delta, epsilon, sides) for delta in deltas]
        found = tuple(window for window in windows if window is not None)
        if len(found) == len(windows) and _is_readable(f, found):
            return LimitFailure(f, at, sides, epsilon, found)
    raise ValueError(
        f"{f.source} has no limit at {number(at)}, but no points near it were found at which that can be "
        "seen: its values are too large, too close together for their size, or too seldom far apart; choose "
        "another function"
    )


def spread(sides: Sides) -> Expr:
    """The greatest distance of two numbers, or infinities, that f is proven to approach along sequences.

    >>> f = Function.parse("sin(1/x)")
    >>> spread((one_sided(f, sympy.S.Zero, "left"), one_sided(f, sympy.S.Zero, "right")))
    2
    """
    values = {value for side in sides for value in side.cluster_values}
    if any(value.is_infinite for value in values):
        return sympy.oo
    distances = [abs(value - other) for value in values for other in values]
    return max(distances, key=float, default=sympy.S.Zero)


def _check(f: Function, at: Expr, sides: Sides) -> None:
    found = limit(f, at)
    if found.value is not None:
        raise ValueError(
            f"the limit of {f.source} at {number(at)} is {number(found.value)}: see epsilon_delta"
        )
    if found.how == "unknown":
        raise ValueError(f"whether {f.source} has a limit at {number(at)} is not known: {found.reason}")
    if all(side.behaviour == "undefined" for side in sides):
        raise ValueError(f"{f.source} has no values near {number(at)}; choose a point nearer to its domain")


def _lacking(sides: Sides) -> list[OneSided]:
    """The sides without values, or without some: first one that lacks all."""
    order = ("undefined", "gaps")
    lacking = [side for side in reversed(sides) if side.behaviour in order]
    return sorted(lacking, key=lambda side: order.index(side.behaviour))


def _failing(f: Function, at: Expr, delta: Expr, epsilon: Expr, sides: Sides) -> FailingWindow | None:
    if lacking := _lacking(sides):
        return without_value(f, at, delta, lacking[0].side)
    oscillates = any(side.behaviour == "oscillates" for side in sides)
    return far_apart(f, at, delta, epsilon, SWING if oscillates else VARIED)


def _first_deltas(f: Function, at: Expr, sides: Sides) -> Iterator[Expr]:
    """Powers of ten whose windows show what happens at the point, the largest first."""
    largest = floor(log10(abs(float(at)))) if at != 0 else 0
    for power in range(largest, largest - SMALLEST, -1):
        delta = Rational(10) ** power
        if all(_has_values(f, at, delta, side) for side in sides) and _shows(f, at, delta, sides):
            yield delta


def _has_values(f: Function, at: Expr, delta: Expr, side: OneSided) -> bool:
    """Whether f has values in a window on one side, if it should."""
    if side.behaviour == "undefined":
        return True
    ends = float(at), float(at) + SIGN[side.side] * float(delta)
    defined = np.isfinite(f(np.linspace(*ends, 202)[2:-1])).mean()
    return bool(defined >= (SOMETIMES if side.behaviour == "gaps" else MOSTLY))


def _shows(f: Function, at: Expr, delta: Expr, sides: Sides) -> bool:
    """Whether the window is narrow enough for what happens at the point to be the most of what is seen."""
    if _lacking(sides):
        return True
    most = spread(sides)
    if most.is_infinite:
        return variation(f, at, delta, INNER) >= STEEP * variation(f, at, delta)
    return SEEN <= variation(f, at, delta, INNER) / float(most) <= 1 / VISIBLE


def _epsilon(f: Function, at: Expr, sides: Sides, deltas: list[Expr], share: float) -> Expr | None:
    """A round number that is small enough for all windows; None where samples show none."""
    if _lacking(sides):
        size = variation(f, at, deltas[0], INNER) or 1.0
    elif (most := spread(sides)).is_infinite:
        size = PART / SHARES[0] * min(variation(f, at, delta) for delta in deltas)
    else:
        size = float(most)
    if not (size > 0 and isfinite(size)):
        return None
    unit = Rational(10) ** floor(log10(share * size))
    return max(digit * unit for digit in EPSILONS if float(digit * unit) <= share * size * (1 + 1e-12))


def _is_readable(f: Function, windows: tuple[FailingWindow, ...]) -> bool:
    """Whether values do not grow so much that a picture could not show them."""
    sizes = []
    for window in windows:
        at, middle = float(window.at), float(window.delta) / 2
        places = [at - middle, at + middle, *(float(witness.x) for witness in window.witnesses)]
        sizes.append(float(np.nanmax(np.abs(f(np.array(places))), initial=0.0)))
    return sizes[-1] <= max(GROWTH * sizes[0], 1.0) and sizes[-1] <= LARGEST * max(1.0, sizes[0])
