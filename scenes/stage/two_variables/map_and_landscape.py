"""A function of two variables as a map and as a landscape over the same ground, with one point on both."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from manim import Group
from numpy.typing import NDArray

from mathlib.function import Function
from mathlib.plotting import bowl_levels, level_curves
from scenes.stage.animation import Expression, Scalar, number
from scenes.stage.base import Place, Window
from scenes.stage.plane import Plane
from scenes.stage.space import box_over, in_sight
from scenes.stage.text import Typesetter
from scenes.stage.two_variables.landscape import Landscape
from scenes.stage.two_variables.path_trace import PathTrace

Array = NDArray[np.float64]
Ground = tuple[tuple[float, float], tuple[float, float]]


AZIMUTHS = tuple(np.radians([-60.0, -120.0, -45.0, -135.0]))
"""From where the landscape may be seen."""


class MapAndLandscape(Group):
    """A `map` in equal scales and a `space` with the same level curves; a point stands on both.

    The ground is widened to the shape of the map's place. `point` computes the place of the point; the level
    curves are closest at the level `about`, by default the least.
    """

    def __init__(
        self,
        typesetter: Typesetter,
        function: Function,
        ground: Ground,
        point: Callable[[], tuple[float, float]],
        places: tuple[Place, Place],
        about: float | None = None,
    ) -> None:
        on_map, in_space = places
        self.map = Plane.map(function, typesetter, Window.of(*ground), on_map)
        self.ground = ground_of(self.map)
        levels = level_curves(function, bowl_levels(function, self.ground, about), self.ground)
        self.contours = self.map.contours(levels)
        self.space = Landscape(
            typesetter, function, box_over(function, self.ground, point()), in_space, AZIMUTHS[0], ticks=2
        )
        self.level_lines = self.space.level_lines(levels)
        x, y = Expression(lambda: point()[0]), Expression(lambda: point()[1])
        self.dot, self.mark = self.map.dot(x, y, "gradient"), self.space.dot(x, y, "gradient")
        super().__init__(self.space, self.space.axes, self.level_lines, self.map, self.contours, self.dot)

    def seen_along(self, path: Array) -> MapAndLandscape:
        """The same, turned so that the surface hides as little of a path as it can."""
        low, high = np.array(self.ground).T
        inside = path[((path >= low) & (path <= high)).all(axis=1)]

        def seen(azimuth: float) -> float:
            self.space.azimuth.set_value(azimuth)
            points = self.space.on_surface(inside)
            return float(np.mean(in_sight(self.space, self.space.function, points)))

        self.space.azimuth.set_value(max(AZIMUTHS, key=seen))
        return self

    def trace(self, path: Array, reached: Scalar) -> PathTrace:
        """The steps of a path on both, so many as are `reached`, or up to the last inside the map.

        Its end takes the place of the point in space, so that the space need not be painted while it moves.
        """
        self.space.items.remove(self.mark)
        self.space.put()
        low, high = np.array(PathTrace.room(self.map)).T
        outside = np.flatnonzero(((path < low) | (path > high)).any(axis=1))
        seen = path[: max(2, outside[0])] if len(outside) else path
        share = Expression(lambda: min(1.0, number(reached) / (len(seen) - 1)))
        return PathTrace(self.map, self.space, seen, share, "gradient", discrete=True)


def ground_of(plane: Plane) -> Ground:
    """The ground that a map shows."""
    window = plane.window
    return (window.left, window.right), (window.bottom, window.top)
