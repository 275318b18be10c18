"""A hill: the graph of a function with a point on it, and a vertical cut that turns about that point."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from mathlib.plotting import nice_ticks
from scenes.stage.base import Place, Theme
from scenes.stage.drawing import AREAS, GRAPHS, Stroke
from scenes.stage.space import (
    Box,
    Cut,
    Floor,
    Sheet,
    Space,
    SpaceCurve,
    SpaceDot,
    Surface,
    in_sight,
    wall_to_wall,
)

Array = NDArray[np.float64]

ELEVATION = np.radians(30)
VIEWS = np.radians([-60.0, -120.0])
"""Azimuths from which x runs to the right and y away from the viewer, as on a map."""

CLEARED = 0.8
"""How far what stands before a cut that faces the viewer fades."""


def view_of(downhill: float) -> float:
    """The azimuth, one of two, that looks up the slope best; `downhill` is an angle in radians.

    >>> round(np.degrees(view_of(np.radians(200))))
    -120
    """
    return float(VIEWS[np.argmax(np.cos(VIEWS - downhill))])


class Hill(Space):
    """The graph of f over a box with a point on it.

    `cut_along` cuts it along a direction through the point. What stands before the cut fades the more, the
    more the cut faces the viewer, so that nothing flickers while the cut turns.
    """

    def __init__(
        self,
        theme: Theme,
        function: Callable[[Array, Array], Array],
        box: Box,
        point: tuple[float, float],
        place: Place,
        azimuth: float,
    ) -> None:
        super().__init__(box, place, azimuth, ELEVATION)
        self.set_z_index(AREAS)
        self.theme, self.function, self.point = theme, function, point
        self.side = box.x[1] - box.x[0]
        self.surface = Surface.of(theme, function, box, faces=24)
        self.sheet = Sheet(theme, "direction")
        self.slice = SpaceCurve(theme, "direction", 5, within=True)
        self.line = SpaceCurve(theme, "ink", 5, within=True)
        self.second = SpaceDot(theme, "direction", 16)
        self.mark = SpaceDot(theme, "ink").move(*point, self._height(*point))
        self.line.lift, self.second.lift, self.mark.lift = 0.08, 0.1, 0.12
        floor = Floor(theme, nice_ticks(*box.x, 4), nice_ticks(*box.y, 4))
        self.put(floor, self.surface, self.sheet, self.slice, self.line, self.second, self.mark)
        for item in (self.sheet, self.slice, self.line, self.second, self.mark):
            item.opacity = 0.0

    def _height(self, x: float, y: float) -> float:
        return float(self.function(np.array(x), np.array(y)))

    def cut_along(self, angle: float, slope: float, h: float, shown: float) -> None:
        """Cut along an angle (radians), with the line of a slope at the point and a second point h away.

        `shown`, from 0 to 1, is how much of the cut there is.
        """
        direction = np.array([np.cos(angle), np.sin(angle)])
        self.cut = Cut(self.point, (float(direction[0]), float(direction[1]))) if shown > 0 else None
        self.sheet.cut = self.cut
        self.sheet.opacity = self.slice.opacity = shown
        facing = np.sin(self.azimuth.get_value() - angle)
        self.surface.front_opacity = 1 - CLEARED * shown * facing**2
        if self.cut is None:
            return
        near, far = wall_to_wall(self, self.cut)
        ground = np.linspace(near, far, 81)
        self.slice.draw(np.column_stack([ground, self.function(*ground.T)]))
        self.line.draw(self._line(direction, slope, h))
        x, y = (float(c) for c in self.point + h * direction)
        self.second.move(x, y, self._height(x, y))

    def _line(self, direction: Array, slope: float, h: float) -> Array:
        """A stretch of the line with this slope at the point, reaching a little beyond both points."""
        low, high = self.box.z
        reach = 1 / np.hypot(1 / (0.3 * self.side), slope / (0.4 * (high - low)))
        along = np.linspace(-reach, max(reach, h + 0.2 * reach), 41)[:, None]
        heights = self._height(*self.point) + slope * along
        return np.hstack([np.array(self.point) + along * direction, heights])

    def trail(self, path: Array) -> Array:
        """Points of the hill's surface, of shape (n, 3), over points of the ground of shape (n, 2)."""
        return np.column_stack([path, self.function(*path.T)])

    def seen(self, path: Array) -> list[Array]:
        """The parts in sight, as polylines of the screen, of a path that runs over the surface."""
        points = self.trail(path)
        low, high = self.box.z
        with np.errstate(invalid="ignore"):
            inside = (points[:, 2] >= low) & (points[:, 2] <= high)
        clear = inside & in_sight(self, self.function, points)
        runs = np.split(np.arange(len(points)), np.flatnonzero(np.diff(clear)) + 1)
        screen = self.at(*points.T)
        return [screen[run] for run in runs if clear[run[0]] and len(run) > 1]


class HillLine(Stroke):
    """Lines over the surface of a hill, flat on the screen, left out where the hill hides them."""

    def __init__(self, hill: Hill, role: str, width: float, opacity: float = 1) -> None:
        super().__init__(hill.theme[role], width, opacity=opacity, z_index=GRAPHS)
        self.hill = hill

    def follow_paths(self, *paths: Array) -> HillLine:
        """Run over these paths of the ground, each of shape (n, 2)."""
        self.draw(part for path in paths for part in self.hill.seen(path))
        return self
