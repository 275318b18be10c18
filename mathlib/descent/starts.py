"""Starts and step sizes that are seen well: round numbers, chosen by the curvatures at a minimum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import floor, log10

import numpy as np
import sympy
from numpy.typing import ArrayLike
from sympy import Expr

from mathlib.arithmetic import Undecided, Undefined
from mathlib.calculus import NotDifferentiableError, gradient, is_stationary
from mathlib.descent.minima import Minimum, local_minimum
from mathlib.descent.quadratic import Quadratic
from mathlib.function import Array, Function, doubles, real
from mathlib.linear_algebra import Vector

STEEP, RIDGE = 0.37, 0.1
"""The share of the first error across a valley, or across the ridge to a saddle, beside that along it."""

USUAL, LEAST_RISE, MOST_RISE = 3.0, 1e-2, 100.0
"""How far from the minimum a start is, if the rise up to it lies between two numbers."""

NEAREST, HIGHEST = 0.05, 2e4
"""How near the minimum a start is at the least, unless the rise would exceed a number."""

SLOPE, GROWTH = 0.3, 100.0
"""How steep a loss is at a start, at the least, beside the mean slope from the minimum up to there; how many
times as high as a parabola it may be there."""

SEEDS = ((1.0, 1.0), (-1.0, 1.0), (0.5, -0.5), (2.0, 3.0), (0.1, 0.2), (-2.0, -1.0), (5.0, 5.0))
"""Where a minimum is searched from."""

NEARER = (1.0, 0.5, 0.25, 0.1, 0.03)


def start_for(quadratic: Quadratic, rise: float) -> Vector:
    """A start from which a descent is seen to cross a valley and to follow it.

    `rise` is about how much higher it lies than the minimum; 0 where that is not known.

    >>> from mathlib.descent.quadratic import quadratic_of
    >>> loss = Function.parse("5w^2 + 3w*b + b^2 - 23w/2 - 4b", ("w", "b"))
    >>> start_for(quadratic_of(loss), 11.5)
    (-1, 3)
    """
    target = [float(part) for part in quadratic.stationary_point((sympy.S.Zero, sympy.S.Zero))]
    across, along = sorted(quadratic.pairs, key=lambda pair: -abs(float(pair.value)))
    share = STEEP
    if quadratic.shape == "saddle":
        (along, across), share = quadratic.pairs, RIDGE
    per_square = (share**2 * abs(float(across.value)) + abs(float(along.value))) / 2
    away = np.sqrt(rise / per_square) if rise else _clipped(USUAL, per_square)
    vectors = [np.array(pair.vector, dtype=float) for pair in (across, along)]
    return _rounded(target - away * _direction(vectors, share), away)


def _clipped(length: float, per_square: float) -> float:
    clipped = np.clip(length, *np.sqrt(np.array([LEAST_RISE, MOST_RISE]) / per_square))
    return float(max(clipped, min(NEAREST, np.sqrt(HIGHEST / per_square))))


def _direction(vectors: Sequence[Array], share: float = STEEP) -> Array:
    across, along = (vector / np.linalg.norm(vector) for vector in vectors)
    return np.asarray(share * across + along)


def _rounded(point: ArrayLike, size: float) -> Vector:
    """Round numbers near a point, as exact decimals."""
    ten = floor(log10(size))
    unit = 10.0**ten * (0.5 if size >= 2.5 * 10.0**ten else 0.1)
    rounded = (round(float(part) / unit) * unit for part in np.asarray(point))
    return tuple(real(f"{part:.{max(0, 1 - ten)}f}") for part in rounded)


def minimum_of(f: Function) -> Minimum | None:
    """The lowest proven local minimum of those found from usual places; of equally low ones, the nearest."""
    found = [found for seed in SEEDS if (found := local_minimum(f, seed)) is not None]
    return min(found, key=lambda each: (round(float(f(*each.at)), 9), np.hypot(*each.at)), default=None)


def start_near(f: Function, minimum: Minimum) -> Vector | None:
    """A start from which a descent may be expected to lead to a minimum; None where none is found."""
    matrix = [[float(entry.middle.lo) for entry in row] for row in minimum.hessian]
    values, vectors = np.linalg.eigh(matrix)
    away = _clipped(USUAL, float(STEEP**2 * values[1] + values[0]) / 2)
    oriented = [vector if vector[0] >= 0 else -vector for vector in vectors.T[::-1]]
    for start in _candidates(np.array(minimum.at), away, oriented):
        if not _is_suitable(f, start) or not _is_like_a_bowl(f, start, minimum, np.array(matrix)):
            continue
        there = local_minimum(f, doubles(start))
        if there is not None and np.allclose(there.at, minimum.at, rtol=1e-6, atol=1e-6 * away):
            return start
    return None


def usual_start(f: Function) -> Vector | None:
    """A usual place where a function has a gradient other than 0; None where none is found."""
    places = (tuple(map(real, seed)) for seed in SEEDS)
    return next((place for place in places if _is_suitable(f, place)), None)


def _candidates(target: Array, away: float, vectors: Sequence[Array]) -> Iterator[Vector]:
    for share in NEARER:
        for side in (-1, 1):
            yield _rounded(target + side * share * away * _direction(vectors), share * away)


def _is_suitable(f: Function, start: Vector) -> bool:
    try:
        f.exact(*start)
        return not is_stationary(f, start)
    except (Undefined, Undecided, NotDifferentiableError):
        return False


def _is_like_a_bowl(f: Function, start: Vector, minimum: Minimum, hessian: Array) -> bool:
    """Whether a loss is neither as good as flat at a start, nor grows so fast that few steps would fall."""
    point = np.array([float(part) for part in start])
    away, slopes = point - np.array(minimum.at), [float(rule(*point)) for rule in gradient(f)]
    rise = float(f(*point)) - float(f(*minimum.at))
    steep = np.linalg.norm(slopes) * np.linalg.norm(away) >= SLOPE * rise
    return bool(steep and rise <= GROWTH * (away @ hessian @ away) / 2)


def step_size_for(curvature: float) -> Expr:
    """A round step size of which the border 2 / curvature is about twice.

    >>> step_size_for(11.0), step_size_for(0.004), step_size_for(2e-32) == 5 * 10**31
    (1/10, 200, True)
    """
    wanted = 1.15 / curvature
    power = floor(log10(wanted))
    return real(f"{floor(wanted / 10.0**power)}e{power}")
