"""How well a surface is seen as a whole: neither hidden by itself nor from its edge."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from scenes.stage.space import in_sight
from scenes.stage.two_variables.landscape import Landscape

Array = NDArray[np.float64]

COUNT = 15
"""Along each side of the ground, at how many places a surface is looked at."""

ENOUGH = 0.4
"""The share of its area on the ground with which a piece of a surface is seen well."""

FAIR = 0.6
"""The share of the best view's that is seen well from a view with which to be content."""


def share_in_sight(landscape: Landscape) -> float:
    """How much of a surface is seen well from where the viewer stands, from 0 to 1.

    A piece counts by the area with which it is seen, up to `ENOUGH`, in units of the ground below. It does
    not count where the surface hides it.
    """
    box, f = landscape.box, landscape.function
    x, y = (grid.ravel() for grid in np.meshgrid(*(_middles(*side) for side in (box.x, box.y))))
    with np.errstate(invalid="ignore"):
        points = np.column_stack([x, y, f(x, y)])
        inside = (points[:, 2] >= box.z[0]) & (points[:, 2] <= box.z[1])
        areas = _areas(landscape, x, y)
        counted = inside & np.isfinite(areas)
    if not counted.any():
        return 1.0
    seen = np.where(in_sight(landscape, f, points), np.minimum(areas, ENOUGH), 0) / ENOUGH
    return float(seen[counted].mean())


def fair_views(landscape: Landscape, views: Sequence[Sequence[float]]) -> list[bool]:
    """Which of some groups of azimuths show the surface well, compared with the best of them.

    A group is as good as the worst of its azimuths.
    """
    own = landscape.azimuth.get_value()

    def seen(azimuth: float) -> float:
        landscape.azimuth.set_value(azimuth)
        return share_in_sight(landscape)

    shares = [min(map(seen, group)) for group in views]
    landscape.azimuth.set_value(own)
    return [share >= FAIR * max(shares) for share in shares]


def _middles(low: float, high: float) -> Array:
    return np.asarray(np.linspace(low, high, 2 * COUNT + 1)[1::2])


def _areas(landscape: Landscape, x: Array, y: Array) -> Array:
    """The areas on the screen of small pieces of the surface over places, in units of the ground below."""
    f, box = landscape.function, landscape.box
    across, up = (0.1 * (high - low) / COUNT for low, high in (box.x, box.y))
    slope_x = (f(x + across, y) - f(x - across, y)) / (2 * across)
    slope_y = (f(x, y + up) - f(x, y - up)) / (2 * up)
    azimuth, elevation = landscape.azimuth.get_value(), landscape.elevation.get_value()
    steepness = landscape.height_scale / landscape.ground_scale / np.tan(elevation)
    return np.asarray(np.abs(1 - steepness * (slope_x * np.cos(azimuth) + slope_y * np.sin(azimuth))))
