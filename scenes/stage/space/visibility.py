"""Sight lines: which points of a surface the surface itself hides from the viewer of a space."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from scenes.stage.space.space import Space

Array = NDArray[np.float64]

STEPS = 160


def in_sight(space: Space, function: Callable[[Array, Array], Array], points: Array) -> NDArray[np.bool_]:
    """Whether the graph of `function` leaves the sight free on each of its points, of shape (n, 3).

    From each point a ray runs towards the viewer; where it meets ground under the graph, it is blocked.
    """
    box = space.box
    azimuth, elevation = space.azimuth.get_value(), space.elevation.get_value()
    widest = max(box.x[1] - box.x[0], box.y[1] - box.y[0])
    steps = np.linspace(0, np.sqrt(2) * widest, STEPS + 1)[1:]
    x = points[:, :1] + np.cos(azimuth) * steps
    y = points[:, 1:2] + np.sin(azimuth) * steps
    rise = np.tan(elevation) * space.ground_scale / space.height_scale
    within = (x >= box.x[0]) & (x <= box.x[1]) & (y >= box.y[0]) & (y <= box.y[1])
    heights = np.where(within, function(x, y), -np.inf)
    slack = 1e-3 * (box.z[1] - box.z[0])
    with np.errstate(invalid="ignore"):
        blocked = heights > points[:, 2:] + rise * steps + slack
    return np.asarray(~blocked.any(axis=1))
