"""From where two lines on a surface are best told apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from scenes.stage.space import Space, in_sight

Array = NDArray[np.float64]

WELL_APART = 0.35
"""How far the end of the shorter of two unit steps is from the line of the other, to tell them at once."""


def first_in_sight(spaces: Iterable[Space], f: Callable[..., Array], point: Array) -> Space:
    """The first of some views of space in which the graph of f does not hide a point of it, else the last."""
    for space in spaces:
        if in_sight(space, f, point[None])[0]:
            break
    return space


def clearest_view(
    space: Space, f: Callable[..., Array], point: Array, slopes: Sequence[float], azimuths: Sequence[float]
) -> float:
    """The first azimuth from which both tangents at a point stand well apart, else where they do so best.

    `slopes` are those along x and y. The better views are those from which the graph of f does not hide
    the point.
    """
    toward = np.array([[1, 0, slopes[0]], [0, 1, slopes[1]]])
    origin, unit = space.azimuth.get_value(), space.magnification * space.ground_scale

    def apart(azimuth: float) -> tuple[bool, float]:
        space.azimuth.set_value(azimuth)
        start, *ends = (space.at(*place)[:2] for place in (point, *(point + toward)))
        one, other = (complex(*(end - start)) / unit for end in ends)
        distance = abs((one.conjugate() * other).imag) / max(abs(one), abs(other))
        return bool(in_sight(space, f, point[None])[0]), min(distance, WELL_APART)

    best = max(azimuths, key=apart)
    space.azimuth.set_value(origin)
    return float(best)
