"""A plane through a point of a landscape over a disc, and how far the surface is from it there."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from manim import smooth
from numpy.typing import NDArray

from scenes.stage.animation import Glide, InPlace, Shrink, Value, drawn_by
from scenes.stage.drawing import GRAPHS, Stroke
from scenes.stage.space import Box, SpaceZoom, disc
from scenes.stage.two_variables import Landscape

Array = NDArray[np.float64]

CORNERS = 48
"""Corners of a disc, few enough to be drawn anew for every frame."""

MOVING = 12
"""Faces along each side while the space zooms."""

IN_SIGHT = 1.25
"""How far around the point a box about a disc reaches, in radii."""


class PlaneOverDisc:
    """A plane through a point of the surface over a disc about the point, whose `radius` may move.

    `plane` is the piece of the plane, `rim` the curve of the surface over the edge of the disc. `gap`, the
    upright from the plane to the surface over a point of the disc, is flat, so that nothing hides it, and is
    added to the scene; `step` is that point, in radii from the centre.
    """

    def __init__(
        self,
        landscape: Landscape,
        point: tuple[float, float],
        slopes: tuple[float, float],
        radius: float = 1.0,
        step: tuple[float, float] = (1.0, 0.0),
        roles: tuple[str, str, str] = ("tangent", "ink", "secant"),
        opacity: float = 0.7,
    ) -> None:
        self.landscape, self.point, self.slopes = landscape, point, slopes
        self.radius, self.step = Value(radius), [Value(part) for part in step]
        self.plane = landscape.plane(roles[0], point, slopes, self._outline, opacity)
        self.rim = landscape.curve(self._edge, roles[1], 4)
        self.gap = Stroke(landscape.theme[roles[2]], 9, z_index=GRAPHS)
        drawn_by(self.gap, lambda: self.gap.draw([landscape.at(*self.ends.T)]))

    def box(self, radius: float, half_height: float) -> Box:
        """The box about the disc of a radius, in which all radii look alike; `half_height` is in radii."""
        (x, y), z = self.point, self.landscape.height_at(*self.point)
        across, up = IN_SIGHT * radius, half_height * radius
        return Box((x - across, x + across), (y - across, y + across), (z - up, z + up))

    def zoom(
        self,
        radius: float,
        box: Box,
        step: tuple[float, float] | None = None,
        run_time: float = 2,
    ) -> list[InPlace]:
        """Bring the disc to another radius, the space to another box and the gap to another step."""
        steps = zip(self.step, step or [value() for value in self.step], strict=True)
        return [
            SpaceZoom(self.landscape, box, run_time, faces=MOVING),
            Shrink(self.radius, radius, run_time, rate_func=smooth),
            *(Glide(value, part, run_time) for value, part in steps),
        ]

    def nearest(self, steps: Iterable[tuple[float, float]]) -> tuple[float, float]:
        """The one of some steps in radii that ends nearest to the viewer."""
        x, y = self.point
        return max(steps, key=lambda step: self.landscape.nearness(x + step[0], y + step[1]))

    def _outline(self) -> Array:
        return disc(self.point, self.radius(), CORNERS)

    def _edge(self) -> Array:
        corners = disc(self.point, self.radius())
        return np.vstack([corners, corners[:1]])

    @property
    def ends(self) -> Array:
        """Where the gap begins on the plane and ends on the surface, of shape (2, 3)."""
        reach, away = self.radius(), np.array([value() for value in self.step])
        x, y = np.array(self.point) + reach * away
        low = self.landscape.height_at(*self.point) + reach * float(np.dot(self.slopes, away))
        return np.array([[x, y, low], [x, y, self.landscape.height_at(x, y)]])
