"""What heights a picture of a graph shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from mathlib.function import Array
from mathlib.plotting.sampling import value_range

Curve = Callable[[Array], Array]
Span = tuple[float, float]

MARGIN = 0.12
"""What is seen above and below a graph, as a share of its height."""

BEYOND = 0.1
"""How far a graph that runs away is followed, in heights of what is to be seen."""


def heights(f: Curve, low: float, high: float, keep: Iterable[float] = (), margin: float = MARGIN) -> Span:
    """The lowest and the highest number in a picture of f over [low, high] and of the numbers in `keep`."""
    bottom, top = value_range(f, low, high)
    values = [value for value in keep if np.isfinite(value)]
    bottom, top = min([bottom, *values]), max([top, *values])
    if top - bottom < 1e-9 * max(1.0, abs(top)):
        bottom, top = bottom - 1, top + 1
    pad = margin * (top - bottom)
    return bottom - pad, top + pad


def heights_about(f: Curve, near: Span, far: Span, keep: Iterable[float] = ()) -> Span:
    """Those in a picture of f over `near`, and of `far` as far as f does not run away there.

    >>> [round(heights_about(np.exp, (-1, 1), far)[1]) for far in ((-1, 1), (-2, 2))]
    [3, 3]
    """
    kept = list(keep)
    (bottom, top), (low, high) = heights(f, *near, kept), heights(f, *far, kept)
    room = BEYOND * (top - bottom)
    return min(bottom, max(low, bottom - room)), max(top, min(high, top + room))
