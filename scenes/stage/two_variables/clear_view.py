"""From where a point of a landscape is seen, and two lines on it are seen best as two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from scenes.stage.space import in_sight
from scenes.stage.two_variables.landscape import Landscape

WELL_APART = 0.35
"""How far the end of the shorter of two unit steps is from the line of the other, so that both are seen."""


def is_in_sight(landscape: Landscape, x: float, y: float) -> bool:
    """Whether the surface does not hide its own point."""
    return bool(in_sight(landscape, landscape.function, landscape.on_surface(np.array([[x, y]])))[0])


def first_in_sight(landscapes: Iterable[Landscape], x: float, y: float) -> Landscape:
    """The first of some views in which the surface does not hide its own point, else the last."""
    for landscape in landscapes:
        if is_in_sight(landscape, x, y):
            break
    return landscape


def clearest_view(
    landscape: Landscape, x: float, y: float, slopes: Sequence[float], azimuths: Iterable[float]
) -> float:
    """The first azimuth from which both tangents at a point stand well apart, else where they do so best.

    `slopes` are those along x and y. The better views are those from which the surface does not hide the
    point.
    """
    point = landscape.on_surface(np.array([[x, y]]))[0]
    toward = np.array([[1, 0, slopes[0]], [0, 1, slopes[1]]])
    origin, unit = landscape.azimuth.get_value(), landscape.magnification * landscape.ground_scale

    def apart(azimuth: float) -> tuple[bool, float]:
        landscape.azimuth.set_value(azimuth)
        start, *ends = (landscape.at(*place)[:2] for place in (point, *(point + toward)))
        one, other = (complex(*(end - start)) / unit for end in ends)
        distance = abs((one.conjugate() * other).imag) / max(abs(one), abs(other))
        return is_in_sight(landscape, x, y), min(distance, WELL_APART)

    best = max(azimuths, key=apart)
    landscape.azimuth.set_value(origin)
    return float(best)
