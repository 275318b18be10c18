"""Windows about a point: how far around it a picture of epsilon and delta should look."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

from mathlib.epsilon_delta import Delta
from mathlib.plotting import nice_step
from scenes.stage.base import Window
from scenes.stage.plane import is_unbroken

Array = NDArray[np.float64]
Curve = Callable[[Array], Array]

FOLLOWED = 3.5
"""How many epsilons away from the limit the graph is followed in a wide view."""


def wide_view(f: Curve, delta: Delta, keep: Iterable[float]) -> Window:
    """The surroundings of the point, with the band, the window of delta, and the values in `keep`.

    It ends where f does, and does not follow f for more than a few epsilons.
    """
    at, limit, epsilon = float(delta.at), float(delta.limit), float(delta.epsilon)
    half = _rounded_up(max(3 * delta.value, 1.25 * _sight(delta)))
    xs = np.linspace(at - half, at + half, 801)
    ys = f(xs)
    defined = xs[np.isfinite(ys)]
    margin, least = 0.12 * half, 1.7 * delta.value
    left = max(at - half, min(defined[0] - margin, at - least))
    right = min(at + half, max(defined[-1] + margin, at + least))
    near = _around(len(xs) // 2, np.abs(ys - limit) <= FOLLOWED * epsilon)
    values = [*keep, *ys[near], limit - 1.6 * epsilon, limit + 1.6 * epsilon]
    bottom, top = float(min(values)), float(max(values))
    room = 0.2 * (top - bottom)
    bottom, top = min(bottom, limit - room), max(top, limit + room)
    pad = 0.07 * (top - bottom)
    return Window(float(left), float(right), bottom - pad, top + pad)


def close_view(delta: Delta) -> Window:
    """The band and the window of delta, and not much more."""
    at, limit, epsilon = float(delta.at), float(delta.limit), float(delta.epsilon)
    half = 1.6 * _sight(delta)
    return Window(at - half, at + half, limit - 2 * epsilon, limit + 2 * epsilon)


def _sight(delta: Delta) -> float:
    """Both reaches, unless one of them is far beyond delta."""
    far = max(delta.left.value, delta.right.value)
    return max(delta.value, min(far, 4 * delta.value))


def _rounded_up(size: float) -> float:
    scale = 10.0 ** np.floor(np.log10(size))
    return float(scale * min(digit for digit in (1, 1.5, 2, 3, 4, 5, 6, 8, 10) if digit * scale >= size))


def _around(centre: int, holds: NDArray[np.bool_]) -> NDArray[np.int_]:
    """The indices of the run around a place, itself not asked, where a condition holds."""
    fails = np.flatnonzero(~holds)
    fails = fails[fails != centre]
    first = max((k + 1 for k in fails[fails < centre]), default=0)
    last = min(fails[fails > centre], default=len(holds))
    inside = np.arange(first, last)
    return inside[inside != centre]


def first_distance(f: Curve, delta: Delta, window: Window) -> float:
    """A round distance at which f is in sight on both sides of a point, and unbroken up to there."""
    at = float(delta.at)
    whole = nice_step(min(at - window.left, window.right - at), 1)
    for share in (1.0, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01):
        distance = 0.5 * share * whole
        ends = f(np.array([at - distance, at + distance]))
        if distance > 2 * delta.value:
            continue
        seen = window.bottom < ends.min() and ends.max() < window.top
        if seen and all(
            is_unbroken(f, *sorted((at + s * 1.02 * distance, at + s * 1e-3 * distance))) for s in (1, -1)
        ):
            return distance
    return distance
