"""How far a graph goes on, and whether it has one piece, as far as samples show."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from mathlib.function import Array
from mathlib.plotting.sampling import polylines


def is_unbroken(function: Callable[[Array], Array], low: float, high: float) -> bool:
    """Whether the graph over [low, high] has one piece, as far as samples show.

    >>> is_unbroken(np.sin, 0, 3), is_unbroken(np.floor, 0.5, 1.5)
    (True, False)
    """
    values = function(np.linspace(low, high, 801))
    if not np.isfinite(values).all():
        return False
    return len(polylines(function, low, high, values.min() - 1, values.max() + 1)) == 1


def defined_distance(function: Callable[[Array], Array], start: float, far: float) -> float:
    """How far from `start` towards start + far a function has values, as far as samples show.

    >>> round(defined_distance(np.sqrt, 4, -5), 9), defined_distance(np.sqrt, 4, 5)
    (4.0, 5)
    """
    shares = np.linspace(0, 1, 401)
    with np.errstate(invalid="ignore"):
        undefined = np.flatnonzero(~np.isfinite(function(start + far * shares)))
        if not len(undefined):
            return abs(far)
        low, high = shares[max(undefined[0] - 1, 0)], shares[undefined[0]]
        for _ in range(40):
            middle = (low + high) / 2
            is_defined = np.isfinite(function(np.array([start + far * middle]))).all()
            low, high = (middle, high) if is_defined else (low, middle)
    return float(low * abs(far))
