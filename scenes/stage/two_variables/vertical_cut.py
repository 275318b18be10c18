"""A vertical cut of a surface along a direction that turns about a point."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scenes.stage.animation import Scalar, drawn_by, number
from scenes.stage.base import Theme
from scenes.stage.space import Box, Cut, Sheet, Space, SpaceCurve, SpaceDot, Surface, wall_to_wall
from scenes.stage.vectors import offset

Array = NDArray[np.float64]

CLEARED = 0.8
"""By how much what stands before a cut that faces the viewer fades."""

SAMPLES, LINE_SAMPLES = 81, 41

RUN, RISE = 0.3, 0.4
"""How far a line reaches from the point at the most, in sides and in heights of the box."""


class VerticalCut:
    """The vertical cut of a space through a point of the ground, with the curve in which it cuts a surface.

    `angle` is that of its direction in degrees; `shown`, from 0 to 1, is how much of the cut there is. What
    stands before it fades the more, the more it faces the viewer, so that nothing flickers while it turns.
    """

    def __init__(
        self,
        space: Space,
        surface: Surface,
        theme: Theme,
        point: tuple[float, float],
        angle: Scalar,
        shown: Scalar = 1.0,
        role: str = "direction",
    ) -> None:
        self.space, self.surface, self.theme = space, surface, theme
        self.point, self.angle, self.shown = point, angle, shown
        self.sheet = Sheet(theme, role)
        self.curve = SpaceCurve(theme, role, 5, within=True)
        drawn_by(self.sheet, self._draw_the_sheet)
        drawn_by(self.curve, self._draw_the_curve)
        drawn_by(surface, self._fade_the_front)
        space.put(self.sheet, self.curve)
        space.cut_by(lambda: self.cut() if number(shown) > 0 else None)

    @property
    def direction(self) -> Array:
        """The unit vector of the ground along the cut."""
        radians = np.radians(number(self.angle))
        return np.array([np.cos(radians), np.sin(radians)])

    def cut(self) -> Cut:
        """The plane of the cut."""
        x, y = self.direction.tolist()
        return Cut(self.point, (x, y))

    def line(self, slope: Scalar, beyond: Scalar = 0.0, role: str = "ink") -> SpaceCurve:
        """Add a piece of the line with a slope through the surface's point; it reaches beyond a distance.

        It is seen while some of the cut is shown.
        """
        line = SpaceCurve(self.theme, role, 5, within=True)
        line.lift = 0.08

        def redraw() -> None:
            through = (*self.point, float(self.surface.height_at(*map(np.array, self.point))))
            piece = line_piece(self.space.box, through, self.direction, number(slope), number(beyond))
            line.draw(piece if number(self.shown) > 0 else piece[:0])

        drawn_by(line, redraw)
        self.space.put(line)
        return line

    def dot(self, distance: Scalar, role: str = "direction") -> SpaceDot:
        """Add a dot on the curve at a distance from the point."""
        dot = SpaceDot(self.theme, role, 16).stand_on(
            self.surface.height_at, *offset(self.point, self.angle, distance)
        )
        dot.lift = 0.1
        self.space.put(dot)
        return dot

    def _draw_the_sheet(self) -> None:
        self.sheet.cut, self.sheet.opacity = self.cut(), number(self.shown)

    def _draw_the_curve(self) -> None:
        start, end = wall_to_wall(self.space, self.cut())
        ground = np.linspace(start, end, SAMPLES)
        self.curve.draw(np.column_stack([ground, self.surface.height_at(*ground.T)]))
        self.curve.opacity = number(self.shown)

    def _fade_the_front(self) -> None:
        facing = np.sin(self.space.azimuth.get_value() - np.radians(number(self.angle)))
        self.surface.front_opacity = 1 - CLEARED * number(self.shown) * facing**2


def line_piece(
    box: Box, through: tuple[float, float, float], direction: Array, slope: float, beyond: float = 0.0
) -> Array:
    """A piece of a line through a point of a box, of shape (n, 3), as long as looks well.

    `direction` is a unit vector of the ground; along it the piece reaches beyond a distance. There is none
    where the slope is no number.
    """
    if not np.isfinite([slope, through[2]]).all():
        return np.zeros((0, 3))
    reach = 1 / np.hypot(1 / (RUN * (box.x[1] - box.x[0])), slope / (RISE * (box.z[1] - box.z[0])))
    along = np.linspace(-reach, max(reach, beyond + 0.2 * reach), LINE_SAMPLES)[:, None]
    return np.hstack([np.array(through[:2]) + along * direction, through[2] + slope * along])
