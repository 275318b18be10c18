"""Windows that fit: what part of the plane shows a function well near a point."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

from mathlib.plotting import value_range
from scenes.stage.base import Window, tick_values

Array = NDArray[np.float64]

LONGEST_TICK = 8
"""Signs of a tick label that find room beside a frame."""

MODERATE = "choose another point, or a function of moderate size"
"""The advice where numbers at axes are too long, if there is no better one."""

BEYOND = 0.35
"""How far a graph that runs away is followed, in heights of what is to be seen."""


def window_for(
    function: Callable[[Array], Array],
    low: float,
    high: float,
    keep: Iterable[float] = (),
    margin: float = 0.12,
) -> Window:
    """The window over [low, high] that shows the graph, and the values in `keep`, with a margin."""
    bottom, top = value_range(function, low, high)
    values = [value for value in keep if np.isfinite(value)]
    bottom, top = min([bottom, *values]), max([top, *values])
    if top - bottom < 1e-9 * max(1.0, abs(top)):
        bottom, top = bottom - 1, top + 1
    pad = margin * (top - bottom)
    return Window(low, high, bottom - pad, top + pad)


def window_about(
    function: Callable[[Array], Array], centre: float, near: float, far: float, keep: Iterable[float] = ()
) -> Window:
    """The window over centre ± far that shows the graph over centre ± near; farther out, it may run away.

    >>> round(window_about(np.exp, 0, 1, 2).top), round(window_for(np.exp, -2, 2).top)
    (4, 8)
    """
    close = window_for(function, centre - near, centre + near, keep)
    whole = window_for(function, centre - far, centre + far, keep)
    room = BEYOND * close.height
    bottom, top = max(whole.bottom, close.bottom - room), min(whole.top, close.top + room)
    return Window(whole.left, whole.right, min(bottom, close.bottom), max(top, close.top))


def check_ticks(window: Window, subject: str, advice: str = "", longest: int = LONGEST_TICK) -> None:
    """ValueError where the numbers at the axes of a window would be too long to stand beside its frame."""
    spans = ((window.left, window.right, 6), (window.bottom, window.top, 5))
    signs = max(len(text) for low, high, count in spans for text in tick_values(low, high, count)[1])
    if signs > longest:
        raise ValueError(
            f"{subject} cannot be drawn: the axes would need numbers of {signs} signs; {advice or MODERATE}"
        )
