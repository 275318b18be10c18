"""Vectors on a plane with equal scales: arrows, components, and shadows on a line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from manim import VGroup
from numpy.typing import NDArray

from scenes.stage.animation import Expression, Scalar, drawn_by, number
from scenes.stage.base import Texts
from scenes.stage.drawing import GRAPHS, LINES, Arrow, Stroke, right_angle, towards
from scenes.stage.plane import Plane

Array = NDArray[np.float64]

SHADOW_WIDTH, SHADOW_OPACITY = 16, 0.5

CORNER, LEAST_LEG = 0.15, 0.3
"""How large the mark of a right angle is, and how long its sides must be to have one, in Manim's units."""


@dataclass(frozen=True, eq=False)
class Vector:
    """A vector at a point of a plane: its length, and its angle from the first axis in degrees.

    Each number may be a quantity. It is drawn `scale` times as long as it is.
    """

    plane: Plane
    point: tuple[Scalar, Scalar]
    length: Scalar
    angle: Scalar
    scale: Scalar = 1.0

    @classmethod
    def of(
        cls,
        plane: Plane,
        point: tuple[Scalar, Scalar],
        components: Callable[[], tuple[float, float]],
        scale: Scalar = 1.0,
    ) -> Vector:
        """The vector whose components a function computes; there is none where they are no numbers."""
        length = Expression(lambda: float(np.hypot(*components())))
        return cls(
            plane,
            point,
            length,
            Expression(lambda: float(np.degrees(np.arctan2(*components()[::-1])))),
            scale,
        )

    @classmethod
    def of_field(
        cls,
        plane: Plane,
        point: tuple[Scalar, Scalar],
        field: Callable[[float, float], tuple[float, float]],
        scale: Scalar = 1.0,
    ) -> Vector:
        """The vector that a field, such as a gradient, has at a point, which may move."""
        return cls.of(plane, point, lambda: field(number(point[0]), number(point[1])), scale)

    @property
    def tail(self) -> Array:
        """The point on the screen."""
        return self.plane.at(*map(number, self.point))

    @property
    def direction(self) -> Array:
        """The unit vector of the screen along the vector."""
        return direction_of(number(self.angle))

    @property
    def unit_on_screen(self) -> float:
        """How long a vector of length 1 is on the screen, drawn to this one's scale."""
        return self.plane.unit[0] * number(self.scale)

    @property
    def screen_length(self) -> float:
        """How long it is on the screen."""
        return self.unit_on_screen * number(self.length)

    @property
    def tip(self) -> Array:
        """Its end on the screen."""
        return self.tail + self.screen_length * self.direction


class VectorArrow(Arrow):
    """A vector as an arrow; the wording `drawn` says that it is not drawn to scale."""

    wording: ClassVar[Texts] = Texts(drawn="{arrow} drawn {times}")

    def __init__(
        self, vector: Vector, role: str, width: float = 7, head: float = 0.28, z_index: float = LINES
    ) -> None:
        super().__init__(vector.plane.theme[role], width, head, z_index)
        drawn_by(self, lambda: self.draw(vector.tail, vector.tip))


class Components(VGroup):
    """The components of a vector: a leg along the first axis, and one along the second to its tip."""

    def __init__(self, vector: Vector, roles: tuple[str, str] = ("partial_x", "partial_y")) -> None:
        first, second = self.legs = tuple(Stroke(vector.plane.theme[role], 4) for role in roles)
        super().__init__(first, second)

        def elbow() -> Array:
            return np.array([vector.tip[0], vector.tail[1], 0])

        def leg(stroke: Stroke, *ends: Array) -> None:
            stroke.draw([np.array(ends)] if np.isfinite(ends).all() else [])

        drawn_by(first, lambda: leg(first, vector.tail, elbow()))
        drawn_by(second, lambda: leg(second, elbow(), vector.tip))


class Shadow(VGroup):
    """The shadow of a vector on the line of another one at the same point: its orthogonal projection.

    The line runs through the frame; a dashed line joins the tip to the end of the shadow, with the mark of a
    right angle where there is room for it.
    """

    def __init__(self, vector: Vector, onto: Vector, role: str, line_role: str) -> None:
        theme = vector.plane.theme
        self.line = Stroke(theme[line_role], 2, opacity=0.5, z_index=GRAPHS)
        self.shadow = Stroke(theme[role], SHADOW_WIDTH, opacity=SHADOW_OPACITY, z_index=GRAPHS)
        self.perpendicular = Stroke(theme["muted"], 2.5, dashed=True, z_index=GRAPHS)
        self.corner = Stroke(theme["muted"], 2.5)
        super().__init__(self.line, self.shadow, self.perpendicular, self.corner)
        drawn_by(self, lambda: self._draw(vector, onto))

    def _draw(self, vector: Vector, onto: Vector) -> None:
        tail, tip, along = onto.tail, vector.tip, onto.direction
        between = number(onto.angle) - number(vector.angle)
        foot = tail + vector.screen_length * np.cos(np.radians(between)) * along
        ends = [tail + s * distance_to_frame(onto.plane, tail, s * along) * along for s in (-1, 1)]
        self.line.draw([np.array(ends)])
        self.shadow.draw([np.array([tail, foot])])
        self.perpendicular.draw([np.array([tip, foot])])
        shorter_leg = min(np.linalg.norm(tip - foot), np.linalg.norm(foot - tail))
        self.corner.draw([right_angle(foot, tail, tip, CORNER)] if shorter_leg > LEAST_LEG else [])


def direction_of(degrees: float) -> Array:
    """The unit vector of the screen at an angle in degrees."""
    return towards(np.radians(degrees))


def distance_to_frame(plane: Plane, point: Array, direction: Array) -> float:
    """How far it is from a point of the screen inside a plane to its frame, along a unit vector."""
    x, y, width, height = plane.place
    ends = np.array([x, y]) + np.sign(direction[:2]) * (width / 2, height / 2)
    with np.errstate(divide="ignore", invalid="ignore"):
        distances = (ends - point[:2]) / direction[:2]
    return float(np.nanmin(np.where(np.abs(direction[:2]) < 1e-9, np.nan, distances)))


def offset(point: tuple[float, float], angle: Scalar, distance: Scalar) -> tuple[Expression, Expression]:
    """The point at a distance from another one, at an angle in degrees, as quantities that follow both.

    >>> x, y = offset((1, 2), 90, 3)
    >>> round(x(), 9), round(y(), 9)
    (1.0, 5.0)
    """
    x, y = point
    return (
        Expression(lambda: x + number(distance) * np.cos(np.radians(number(angle)))),
        Expression(lambda: y + number(distance) * np.sin(np.radians(number(angle)))),
    )
