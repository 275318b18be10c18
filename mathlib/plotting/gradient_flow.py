"""Paths of steepest ascent: curves in the direction of the gradient."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from mathlib.calculus import gradient
from mathlib.function import Array, Function
from mathlib.plotting.contours import Window, inside

FLAT = 1e-9
"""The share of the first slope below which a place counts as flat."""

NEAR, AGREEING = 1e-6, 0.05
"""How far differences reach, in steps; how much those to both sides may differ, in twice their size."""

STRAIGHT = 0.95
"""A step that comes out shorter has turned round on its way: it crossed a summit."""


def ascent_path(
    f: Function, start: tuple[float, float], step: float, count: int, window: Window | None = None
) -> Array:
    """Points of the curve p' = grad f / |grad f| from `start`, of shape (k, 2) with 1 <= k <= count + 1.

    `step` is the length of arc between points. Fourth-order Runge-Kutta steps. The path ends before it leaves
    the window or the domain of f, and where f is flat: within a step of a summit, a step that would cross it.
    Where the formula of a partial derivative has no value, differences of f stand for it.

    >>> ascent_path(Function.parse("-x^2 - y^2", ("x", "y")), (1, 0), 0.25, 10).round(9).tolist()
    [[1.0, 0.0], [0.75, 0.0], [0.5, 0.0], [0.25, 0.0]]
    """
    partials = gradient(f)

    def uphill(point: Array) -> Array:
        slopes = np.array([partial(*point) for partial in partials], dtype=float)
        return slopes if np.isfinite(slopes).all() else _by_differences(f, point, NEAR * step)

    def velocity(point: Array) -> Array:
        arrow = uphill(point)
        return arrow / np.linalg.norm(arrow)

    path = [np.asarray(start, dtype=float)]
    here = uphill(path[0])
    flat = FLAT * np.linalg.norm(here)
    while len(path) <= count and np.linalg.norm(here) > flat:
        move = _runge_kutta(velocity, path[-1], step)
        reached = path[-1] + move
        there = uphill(reached)
        if (window is not None and not inside(reached, window)) or not np.isfinite(there).all():
            break
        if here @ there < 0 or np.linalg.norm(move) < STRAIGHT * step:
            break
        path.append(reached)
        here = there
    return np.array(path)


def _by_differences(f: Function, point: Array, near: float) -> Array:
    """The slopes to both sides along each variable; NaN where they do not agree, as on a crease."""
    here, moves = f(*point), near * np.eye(len(point))
    ahead, behind = (
        np.array([(f(*(point + s * move)) - here) / (s * near) for move in moves]) for s in (1, -1)
    )
    agree = np.abs(ahead - behind).max() <= AGREEING * np.abs(ahead + behind).max()
    return np.asarray(ahead + behind) / 2 if agree else np.full(len(point), np.nan)


def _runge_kutta(velocity: Callable[[Array], Array], here: Array, step: float) -> Array:
    """The move of one classical fourth-order step."""
    with np.errstate(divide="ignore", invalid="ignore"):
        first = velocity(here)
        second = velocity(here + step / 2 * first)
        third = velocity(here + step / 2 * second)
        fourth = velocity(here + step * third)
    return step / 6 * (first + 2 * second + 2 * third + fourth)
