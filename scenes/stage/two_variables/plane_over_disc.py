"""A plane through a point of a landscape over a disc, and how far the surface is from it there."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scenes.stage.animation import Scalar, drawn_by, number
from scenes.stage.projection import Box
from scenes.stage.space import SpaceCurve, disc
from scenes.stage.two_variables.landscape import Landscape

Array = NDArray[np.float64]

IN_SIGHT = 1.25
"""How far around the point a box about a disc reaches, in radii."""


class PlaneOverDisc:
    """A plane through a point of the surface over the disc of a radius, which may be a quantity.

    `plane` is the piece of the plane, `rim` the curve of the surface over the edge of the disc, and `gap` the
    upright from the plane to the surface over a point of the disc, `step`, in radii from its centre.
    """

    def __init__(
        self,
        landscape: Landscape,
        point: tuple[float, float],
        slopes: tuple[float, float],
        radius: Scalar,
        step: tuple[Scalar, Scalar] = (1.0, 0.0),
        roles: tuple[str, str, str] = ("tangent", "ink", "secant"),
        opacity: float = 0.6,
    ) -> None:
        self.landscape, self.point, self.slopes = landscape, point, slopes
        self.radius, self.step = radius, step
        self.plane = landscape.plane(roles[0], point, slopes, lambda: disc(point, number(radius)), opacity)
        self.rim = landscape.curve(self._edge, roles[1], 4)
        self.gap = SpaceCurve(landscape.theme, roles[2], 9)
        drawn_by(self.gap, lambda: self.gap.draw(self._upright()))
        landscape.put(self.gap)

    def box(self, radius: float, half_height: float) -> Box:
        """The box about the disc of a radius, in which all radii look alike; `half_height` is in radii."""
        (x, y), z = self.point, self.landscape.height_at(*self.point)
        across, up = IN_SIGHT * radius, half_height * radius
        return Box((x - across, x + across), (y - across, y + across), (z - up, z + up))

    def _edge(self) -> Array:
        corners = disc(self.point, number(self.radius))
        return np.vstack([corners, corners[:1]])

    def _upright(self) -> Array:
        """The gap in short pieces, which are sorted among the graphs."""
        reach, away = number(self.radius), np.array([number(part) for part in self.step])
        x, y = np.array(self.point) + reach * away
        low = self.landscape.height_at(*self.point) + reach * float(np.dot(self.slopes, away))
        heights = np.linspace(low, self.landscape.height_at(x, y), 9)
        return np.column_stack([np.full_like(heights, x), np.full_like(heights, y), heights])
