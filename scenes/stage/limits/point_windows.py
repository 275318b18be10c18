"""Windows about a point of a graph: how far around it a picture should look."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

from mathlib.plotting import is_unbroken, nice_step
from scenes.stage.base import Window

Array = NDArray[np.float64]
Curve = Callable[[Array], Array]

ROUND = (1, 1.5, 2, 3, 4, 5, 6, 8, 10)
SHARES = (0.5, 0.25, 0.1, 0.05, 0.025, 0.01, 0.005)
"""The parts of a round distance that are tried, in this order."""

SAMPLES = 801
NEAR, FAR = 1e-3, 1.02
"""From where to where f must be unbroken, in units of a distance."""


def surroundings(
    f: Curve,
    point: tuple[float, float],
    half: float,
    least: float,
    follow: float,
    keep: Iterable[float] = (),
) -> Window:
    """The window within `half`, rounded up, of a point, that ends where f does, but not within `least`.

    The graph is seen on both sides of the point as long as it stays within `follow` of the point's
    height; the heights in `keep` are seen, too.

    >>> window = surroundings(np.exp, (0, 1), 1.9, 0.1, 4)
    >>> window.left, window.right, round(window.top, 1)
    (-2.0, 2.0, 5.3)
    """
    (x, y), half = point, _rounded_up(half)
    xs = np.linspace(x - half, x + half, SAMPLES)
    ys = f(xs)
    defined, margin = xs[np.isfinite(ys)], 0.12 * half
    left = max(x - half, min(defined[0] - margin, x - least))
    right = min(x + half, max(defined[-1] + margin, x + least))
    values = [y, *keep, *ys[_run_around(SAMPLES // 2, np.abs(ys - y) <= follow)]]
    bottom, top = float(min(values)), float(max(values))
    room = 0.2 * (top - bottom)
    bottom, top = min(bottom, y - room), max(top, y + room)
    pad = 0.07 * (top - bottom)
    return Window(float(left), float(right), bottom - pad, top + pad)


def _rounded_up(size: float) -> float:
    scale = 10.0 ** np.floor(np.log10(size))
    return float(scale * min(digit for digit in ROUND if digit * scale >= size))


def _run_around(centre: int, holds: NDArray[np.bool_]) -> NDArray[np.int_]:
    """The indices around a centre, without it, up to where a condition first fails on each side."""
    fails = np.flatnonzero(~holds)
    first = 1 + fails[fails < centre].max(initial=-1)
    last = fails[fails > centre].min(initial=len(holds))
    return np.r_[first:centre, centre + 1 : last]


def distance_in_sight(f: Curve, x: float, window: Window, most: float) -> float:
    """A round distance, at most `most`, up to which f is unbroken on both sides of x and seen at its ends.

    >>> distance_in_sight(np.square, 0, Window(-2, 2, -1, 5), 9)
    1.0
    """
    whole = nice_step(min(x - window.left, window.right - x), 1)
    for share in SHARES:
        distance = share * whole
        ends = f(np.array([x - distance, x + distance]))
        is_seen = window.bottom < ends.min() and ends.max() < window.top
        if distance <= most and is_seen and _is_unbroken_beside(f, x, distance):
            return distance
    return distance


def _is_unbroken_beside(f: Curve, x: float, distance: float) -> bool:
    left, right = ((x - FAR * distance, x - NEAR * distance), (x + NEAR * distance, x + FAR * distance))
    return is_unbroken(f, *left) and is_unbroken(f, *right)
