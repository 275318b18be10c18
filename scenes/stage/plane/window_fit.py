"""Windows that fit: what part of the plane shows a function well near a point."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

from mathlib.plotting import MARGIN, heights
from scenes.stage.base import Window, tick_values

Array = NDArray[np.float64]

LONGEST_TICK = 8
"""Signs of a tick label that find room beside a frame."""

MODERATE = "choose another point, or a function of moderate size"
"""The advice where numbers at axes are too long, if there is no better one."""


def window_for(
    function: Callable[[Array], Array],
    low: float,
    high: float,
    keep: Iterable[float] = (),
    margin: float = MARGIN,
) -> Window:
    """The window over [low, high] that shows the graph, and the values in `keep`, with a margin."""
    return Window(low, high, *heights(function, low, high, keep, margin))


def check_ticks(window: Window, subject: str, advice: str = "", longest: int = LONGEST_TICK) -> None:
    """ValueError where the numbers at the axes of a window would be too long to stand beside its frame."""
    spans = ((window.left, window.right, 6), (window.bottom, window.top, 5))
    signs = max(len(text) for low, high, count in spans for text in tick_values(low, high, count)[1])
    if signs > longest:
        raise ValueError(
            f"{subject} cannot be drawn: the axes would need numbers of {signs} signs; {advice or MODERATE}"
        )
