"""Where level curves crowd: two points of a map, and how far it is from each to the next level curve."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from sympy import Expr

from mathlib.arithmetic import Interval
from mathlib.calculus import gradient, gradient_length, rise_distance
from mathlib.function import Array, Function, doubles, real
from mathlib.plotting.contours import LevelCurve, Window, inside

RIM, NEAREST, FARTHEST, APART = 0.1, 0.03, 0.25, 0.25
"""In widths of the window: what is left free at its edges; how near and how far the next curve may be; how
far the two points are apart at the least."""

CONTRAST, LEAST_CONTRAST = 4.0, 1.3
"""How many times as long as the other one the longer gradient is at the most, and at the least."""

NEARER = 1.1
"""How many times as far the farther curve is at the least, so that the distances differ as they are shown."""

TRIES = 8


@dataclass(frozen=True)
class Spacing:
    """A point of a level curve, and bounds for the length of the gradient and the way to the next curve."""

    point: tuple[Expr, Expr]
    slope: Interval
    distance: Interval

    @property
    def at(self) -> tuple[float, float]:
        """The point in doubles."""
        return doubles(self.point)

    @property
    def steepness(self) -> float:
        """About the length of the gradient."""
        return float(self.slope.middle.lo)

    @property
    def length(self) -> float:
        """About how far it is to the next curve."""
        return float(self.distance.middle.lo)


def contrasting_spacings(
    f: Function, curves: Sequence[LevelCurve], window: Window
) -> tuple[Spacing, Spacing] | None:
    """A point of the level curves where the next one is near and f is steep, and one where it is far.

    The levels are evenly spaced. None where no two points are found of which that is proven.
    """
    if len(curves) < 2 or not any(curve.lines for curve in curves):
        return None
    rise = real(curves[1].level) - real(curves[0].level)
    points, slopes = _candidates(f, curves, window, float(rise))
    for near in _tried(f, points, rise):
        steep, far_off = float(near.slope.lo), np.hypot(*(points - np.array(near.at)).T)
        other = (slopes <= steep / LEAST_CONTRAST) & (slopes >= steep / CONTRAST)
        other &= far_off >= APART * (window[0][1] - window[0][0])
        for far in _tried(f, points[other][::-1], rise):
            is_steeper = far.slope.hi * LEAST_CONTRAST < near.slope.lo
            if is_steeper and near.distance.hi * NEARER < far.distance.lo:
                return near, far
    return None


def _candidates(
    f: Function, curves: Sequence[LevelCurve], window: Window, rise: float
) -> tuple[Array, Array]:
    """Vertices of the curves from which the next one should be seen, the steepest first, with the slopes."""
    points = np.vstack([line for curve in curves for line in curve.lines])
    width = window[0][1] - window[0][0]
    with np.errstate(all="ignore"):
        vectors = np.column_stack([part(*points.T) for part in gradient(f)])
        slopes = np.hypot(*vectors.T)
        ends = points + rise * vectors / slopes[:, None] ** 2
        wanted = (rise / slopes >= NEAREST * width) & (rise / slopes <= FARTHEST * width)
        wanted &= inside(points, window, RIM * width) & inside(ends, window, RIM * width)
    order = np.argsort(-slopes[wanted], kind="stable")
    return points[wanted][order], slopes[wanted][order]


def _tried(f: Function, points: Array, rise: Expr) -> Iterator[Spacing]:
    """What is proven of the first of some points and of others behind it."""
    for x, y in points[:: max(1, len(points) // TRIES)][:TRIES]:
        digits = 6 - int(np.floor(np.log10(max(abs(x), abs(y), 1e-300))))
        point = real(float(round(x, digits))), real(float(round(y, digits)))
        slope, distance = gradient_length(f, point), rise_distance(f, point, rise)
        if slope is not None and distance is not None:
            yield Spacing(point, slope, distance)
