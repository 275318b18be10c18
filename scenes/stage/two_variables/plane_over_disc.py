"""A plane through a point of a landscape over a disc, and how far the surface is from it there."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scenes.stage.animation import Scalar, drawn_by, number
from scenes.stage.drawing import GRAPHS, Stroke
from scenes.stage.space import Box, disc
from scenes.stage.two_variables.landscape import Landscape

Array = NDArray[np.float64]

IN_SIGHT = 1.25
"""How far around the point a box about a disc reaches, in radii."""


class PlaneOverDisc:
    """A plane through a point of the surface over the disc of a radius, which may be a quantity.

    `plane` is the piece of the plane, `rim` the curve of the surface over the edge of the disc. `gap`, the
    upright from the plane to the surface over a point of the disc, is flat, so that nothing hides it, and is
    added to the scene; `step` is that point, in radii from the centre.
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
        self.gap = Stroke(landscape.theme[roles[2]], 9, z_index=GRAPHS)
        drawn_by(self.gap, lambda: self.gap.draw([landscape.at(*self.ends.T)]))

    def box(self, radius: float, half_height: float) -> Box:
        """The box about the disc of a radius, in which all radii look alike; `half_height` is in radii."""
        (x, y), z = self.point, self.landscape.height_at(*self.point)
        across, up = IN_SIGHT * radius, half_height * radius
        return Box((x - across, x + across), (y - across, y + across), (z - up, z + up))

    def _edge(self) -> Array:
        corners = disc(self.point, number(self.radius))
        return np.vstack([corners, corners[:1]])

    @property
    def ends(self) -> Array:
        """Where the gap begins on the plane and ends on the surface, of shape (2, 3)."""
        reach, away = number(self.radius), np.array([number(part) for part in self.step])
        x, y = np.array(self.point) + reach * away
        low = self.landscape.height_at(*self.point) + reach * float(np.dot(self.slopes, away))
        return np.array([[x, y, low], [x, y, self.landscape.height_at(x, y)]])
