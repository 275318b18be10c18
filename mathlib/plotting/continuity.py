"""Whether a graph has one piece, as far as samples show."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from mathlib.plotting.sampling import polylines

Array = NDArray[np.float64]


def is_unbroken(function: Callable[[Array], Array], low: float, high: float) -> bool:
    """Whether the graph over [low, high] has one piece, as far as samples show.

    >>> is_unbroken(np.sin, 0, 3), is_unbroken(np.floor, 0.5, 1.5)
    (True, False)
    """
    values = function(np.linspace(low, high, 801))
    if not np.isfinite(values).all():
        return False
    return len(polylines(function, low, high, values.min() - 1, values.max() + 1)) == 1
