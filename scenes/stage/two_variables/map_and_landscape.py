"""A function of two variables as a map and as a landscape over the same ground, with one point on both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Self

import numpy as np
from manim import Group
from numpy.typing import NDArray

from mathlib.function import Function
from mathlib.plotting import LevelCurve, bowl_levels, level_curves
from scenes.stage.animation import Expression, Quantity, Scalar, number
from scenes.stage.base import Place, Window
from scenes.stage.drawing import Arrow
from scenes.stage.plane import Plane
from scenes.stage.space import box_over, in_sight
from scenes.stage.text import Typesetter
from scenes.stage.two_variables.landscape import Landscape
from scenes.stage.two_variables.path_trace import PathTrace

Array = NDArray[np.float64]
Ground = tuple[tuple[float, float], tuple[float, float]]


AZIMUTHS = tuple(np.radians([-60.0, -120.0, -45.0, -135.0]))
"""From where the landscape may be seen."""

BESIDE_DOT = 0.25
"""How long an arrow must be to be seen as one beside the dots at its ends."""


class MapAndLandscape(Group):
    """A `map` and a landscape, the `space`, of one ground, with level curves on both.

    A point is a `dot` on the map and a `mark` in the space.
    """

    def __init__(
        self,
        plane: Plane,
        space: Landscape,
        levels: Sequence[LevelCurve],
        point: tuple[float, float] | tuple[Quantity, Quantity],
        role: str = "ink",
    ) -> None:
        self.map, self.space = plane, space
        self.contours, self.level_lines = plane.contours(levels), space.level_lines(levels)
        x, y = point
        self.dot, self.mark = plane.dot(x, y, role), space.dot(x, y, role)
        super().__init__(space, space.axes, self.level_lines, plane, self.contours, self.dot)

    @classmethod
    def of_a_loss(
        cls,
        typesetter: Typesetter,
        function: Function,
        ground: Ground,
        point: Callable[[], tuple[float, float]],
        places: tuple[Place, Place],
        path: Array,
        about: float | None = None,
    ) -> Self:
        """Those of a function over a ground, seen along a path; the ground is widened to the map's shape.

        `point` computes the place of the point; level curves are closest at the level `about`, by default the
        least.
        """
        plane = Plane.map(function, typesetter, Window.of(*ground), places[0])
        seen = ground_of(plane)
        box = box_over(function, seen, point())
        space = Landscape(typesetter, function, box, places[1], AZIMUTHS[0], ticks=2)
        levels = level_curves(function, bowl_levels(function, seen, about), seen)
        moving = Expression(lambda: point()[0]), Expression(lambda: point()[1])
        made = cls(plane, space, levels, moving, "gradient")
        made.turn_towards(path)
        return made

    def turn_towards(self, path: Array) -> None:
        """Turn the landscape so that the surface hides as little of a path as it can."""
        low, high = np.array(ground_of(self.map)).T
        inside = path[((path >= low) & (path <= high)).all(axis=1)]

        def seen(azimuth: float) -> float:
            self.space.azimuth.set_value(azimuth)
            points = self.space.on_surface(inside)
            return float(np.mean(in_sight(self.space, self.space.function, points)))

        self.space.azimuth.set_value(max(AZIMUTHS, key=seen))

    def arrow(self, tail: Array, tip: Array) -> Arrow:
        """An arrow on the map between two points; none is drawn where dots at its ends would hide it."""
        start, end = self.map.at(*np.array([tail, tip]).T)
        is_seen = np.linalg.norm(end - start) > BESIDE_DOT
        return Arrow(self.map.theme["gradient"]).draw(start, end if is_seen else start)

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
