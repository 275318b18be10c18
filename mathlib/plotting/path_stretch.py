"""For how long a path is shown: while it stays inside a window, where f has values, and not too long."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from mathlib.function import Array, Function
from mathlib.linear_algebra import VectorFunction
from mathlib.plotting.contours import Window, inside

SCALES = tuple(float(f"{mantissa}e{power}") for power in range(-7, 7) for mantissa in (1, 1.5, 2, 3, 4, 5, 7))
"""How long a stretch may be on one side of a time, the shortest first."""

LONG_ENOUGH, SHORT = 0.9, 0.02
"""How long the way is at the most that is shown on one side, and at the least, in widths of the window."""

RIM, SAMPLES = 0.04, 121


def path_stretch(
    f: Function, path: VectorFunction, time: float, window: Window
) -> tuple[float, float] | None:
    """The stretch of times around a time that is shown; None where the path leaves at once, or hardly moves.

    >>> f, path = Function.parse("x*y", ("x", "y")), VectorFunction.parse("(t, t^2)")
    >>> path_stretch(f, path, 0.5, ((-1, 1), (-1, 1)))
    (-0.5, 0.9)
    """
    width = window[0][1] - window[0][0]

    def is_inside(points: Array) -> bool:
        return bool(inside(points, window, RIM * width).all() and np.isfinite(f(*points.T)).all())

    ends, ways = zip(*(_reach(path, time, side, is_inside, width) for side in (-1, 1)), strict=True)
    if not all(ends) or max(ways) < SHORT * width:
        return None
    low, high = (float(f"{time + side * reach:.12g}") for side, reach in zip((-1, 1), ends, strict=True))
    return low, high


def _reach(
    path: VectorFunction, time: float, side: int, is_inside: Callable[[Array], bool], width: float
) -> tuple[float, float]:
    """How far the times on one side reach, and how long the way is; 0 where there are none."""
    found, way = 0.0, 0.0
    for scale in SCALES:
        points = np.asarray(path(time + side * scale * np.linspace(0, 1, SAMPLES))).T
        if not np.isfinite(points).all() or not is_inside(points):
            break
        found, way = scale, float(np.linalg.norm(np.diff(points, axis=0), axis=1).sum())
        if way >= LONG_ENOUGH * width:
            break
    return found, way
