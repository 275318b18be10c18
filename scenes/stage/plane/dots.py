"""Points of a plane as dots."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from scenes.stage.animation import Mark, Quantity, Scalar, drawn_by, number
from scenes.stage.axes import FramedAxes
from scenes.stage.drawing import DOTS

DOT_RADIUS = 0.085

Height: TypeAlias = float | Quantity | Callable[[Any], Any]
"""The second coordinate of a point: a number, a quantity, or a function of the first coordinate."""

Point: TypeAlias = tuple[Scalar, Height]


def coordinates_of(x: Scalar, y: Height) -> tuple[float, float]:
    """A point as it is now.

    >>> coordinates_of(3, lambda x: x**2)
    (3.0, 9.0)
    """
    first = number(x)
    if callable(y) and not isinstance(y, Quantity):
        return first, float(y(first))
    return first, number(y)


class PointDot(Mark):
    """A dot at a point of a plane, hollow where a function has no value; not seen outside the frame."""

    def __init__(self, plane: FramedAxes, x: Scalar, y: Height, role: str, hollow: bool = False) -> None:
        super().__init__(radius=DOT_RADIUS, color=plane.theme[role], z_index=DOTS)
        if hollow:
            self.set_fill(plane.theme.background, 1).set_stroke(plane.theme[role], 3)
        self._is_seen = True

        def place() -> None:
            at = coordinates_of(x, y)
            is_seen = plane.contains(*at)
            self.move_to(plane.at(*at) if is_seen else plane.frame.get_center())
            if is_seen != self._is_seen:
                self._is_seen = is_seen
                self.set_opacity(float(is_seen))

        drawn_by(self, place)
