"""Windows that fit: what part of the plane shows a function well near what matters."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

from mathlib.sampling import polylines, value_range
from scenes.stage.plane import Window

Array = NDArray[np.float64]


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


def is_unbroken(function: Callable[[Array], Array], low: float, high: float) -> bool:
    """Whether the graph over [low, high] has one piece, as far as sampling can tell.

    >>> is_unbroken(np.sin, 0, 3), is_unbroken(np.floor, 0.5, 1.5)
    (True, False)
    """
    values = function(np.linspace(low, high, 801))
    if not np.isfinite(values).all():
        return False
    return len(polylines(function, low, high, values.min() - 1, values.max() + 1)) == 1
