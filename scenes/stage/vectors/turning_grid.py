"""A grid that turns about a point of a plane: coordinates along a direction, and across it."""

from __future__ import annotations

import numpy as np
from manim import VGroup
from numpy.typing import NDArray

from scenes.stage.animation import Scalar, drawn_by, number
from scenes.stage.axes import FramedAxes
from scenes.stage.drawing import AREAS, GRAPHS, Stroke
from scenes.stage.vectors.vectors import direction_of

Array = NDArray[np.float64]


class TurningGrid(VGroup):
    """The lines of a grid through a point of a plane with equal scales, at an angle in degrees.

    They are `spacing` apart, in units of the plane, and reach from side to side of its frame; the two through
    the point are `axes`, the others `lines`.
    """

    def __init__(
        self,
        plane: FramedAxes,
        point: tuple[float, float],
        angle: Scalar,
        spacing: float,
        role: str = "direction",
    ) -> None:
        self.plane, self.point, self.angle, self.spacing = plane, point, angle, spacing
        self.lines = Stroke(plane.theme[role], 1.5, opacity=0.4, z_index=AREAS)
        self.axes = Stroke(plane.theme[role], 3, opacity=0.8, z_index=GRAPHS)
        super().__init__(self.lines, self.axes)
        drawn_by(self, self._draw)

    def _draw(self) -> None:
        angle, centre = number(self.angle), self.plane.at(*self.point)
        step = self.spacing * self.plane.unit[0]
        count = int(np.hypot(*self.plane.place[2:]) / step)
        lines: list[Array] = []
        axes: list[Array] = []
        for degrees in (angle, angle + 90):
            along, across = direction_of(degrees), direction_of(degrees + 90)
            for k in range(-count, count + 1):
                line = self._inside(centre + k * step * across, along)
                (lines if k else axes).append(line)
        self.lines.draw(lines)
        self.axes.draw(axes)

    def _inside(self, through: Array, along: Array) -> Array:
        """The part inside the frame of the line through a point of the screen along a unit vector."""
        x, y, width, height = self.plane.place
        low, high = -np.inf, np.inf
        walls = ((x - width / 2, x + width / 2), (y - height / 2, y + height / 2))
        for (start, end), place, step in zip(walls, through[:2], along[:2], strict=True):
            if abs(step) > 1e-12:
                first, last = sorted(((start - place) / step, (end - place) / step))
                low, high = max(low, first), min(high, last)
            elif not start <= place <= end:
                return np.zeros((0, 3))
        return np.array([through + low * along, through + high * along]) if low < high else np.zeros((0, 3))
