"""Windows that fit: what part of the plane shows a function well near a point."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

from mathlib.plotting import MARGIN, heights
from scenes.stage.base import Span, Window
from scenes.stage.ticks import tick_values

Array = NDArray[np.float64]

LONGEST_TICKS = (8, 10)
"""Signs of tick labels that find room below a frame and at its left."""

MODERATE = "choose another point, or a function of moderate size"
"""The advice where numbers at axes are too long, if there is no better one."""


LARGER_STEPS = "choose larger steps or another point"
"""The advice where they are too long because steps are small."""


def window_for(
    function: Callable[[Array], Array],
    low: float,
    high: float,
    keep: Iterable[float] = (),
    margin: float = MARGIN,
) -> Window:
    """The window over [low, high] that shows the graph, and the values in `keep`, with a margin."""
    return Window(low, high, *heights(function, low, high, keep, margin))


def check_ticks(
    subject: str,
    *windows: tuple[Span, Span],
    advice: str = "",
    longest: tuple[int, int] = LONGEST_TICKS,
) -> None:
    """ValueError where the numbers at the axes of a window would be too long to stand beside its frame.

    Windows are given by the spans of their axes.
    """
    for span, most, count in (each for spans in windows for each in zip(spans, longest, (6, 5), strict=True)):
        signs = max(map(len, tick_values(*span, count)[1]))
        if signs > most:
            raise ValueError(
                f"{subject} cannot be drawn: the axes would need numbers of {signs} signs; "
                f"{advice or MODERATE}"
            )
