"""A vertical cut through a landscape that turns about a point, with a line in it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scenes.stage.space import Cut, Sheet, SpaceCurve, SpaceDot, wall_to_wall
from scenes.stage.two_variables.landscape import Landscape

Array = NDArray[np.float64]

CLEARED = 0.8
"""How far what stands before a cut that faces the viewer fades."""

SAMPLES = 81


class DirectionCut:
    """The cut of a landscape along a direction through a point.

    It shows a `sheet`, the `slice` of the surface, a `line` through the point with a slope, a `second` point
    of the slice, and the point itself, `mark`; all are transparent at first. What stands before the cut fades
    the more, the more the cut faces the viewer, so that nothing flickers while the cut turns.
    """

    def __init__(self, landscape: Landscape, point: tuple[float, float], role: str = "direction") -> None:
        self.landscape, self.point = landscape, point
        self.side = landscape.box.x[1] - landscape.box.x[0]
        theme = landscape.theme
        self.sheet = Sheet(theme, role)
        self.slice = SpaceCurve(theme, role, 5, within=True)
        self.line = SpaceCurve(theme, "ink", 5, within=True)
        self.second = SpaceDot(theme, role, 16)
        landscape.put(self.sheet, self.slice, self.line, self.second)
        self.mark = landscape.point(*point)
        self.line.lift, self.second.lift = 0.08, 0.1
        for item in (self.sheet, self.slice, self.line, self.second, self.mark):
            item.opacity = 0.0

    def turn(self, angle: float, slope: float, h: float, shown: float) -> None:
        """Cut along an angle (radians), with the line of a slope at the point and a second point h away.

        `shown`, from 0 to 1, is how much of the cut there is.
        """
        landscape, direction = self.landscape, np.array([np.cos(angle), np.sin(angle)])
        cut = Cut(self.point, (float(direction[0]), float(direction[1]))) if shown > 0 else None
        landscape.cut = self.sheet.cut = cut
        self.sheet.opacity = self.slice.opacity = shown
        facing = np.sin(landscape.azimuth.get_value() - angle)
        landscape.surface.front_opacity = 1 - CLEARED * shown * facing**2
        if cut is None:
            return
        start, end = wall_to_wall(landscape, cut)
        self.slice.draw(landscape.on_surface(np.linspace(start, end, SAMPLES)))
        self.line.draw(self._line(direction, slope, h))
        x, y = (float(c) for c in self.point + h * direction)
        self.second.move(x, y, landscape.height_at(x, y))

    def _line(self, direction: Array, slope: float, h: float) -> Array:
        """A stretch of the line with this slope at the point, reaching a little beyond both points."""
        low, high = self.landscape.box.z
        reach = 1 / np.hypot(1 / (0.3 * self.side), slope / (0.4 * (high - low)))
        along = np.linspace(-reach, max(reach, h + 0.2 * reach), 41)[:, None]
        heights = self.landscape.height_at(*self.point) + slope * along
        return np.hstack([np.array(self.point) + along * direction, heights])
