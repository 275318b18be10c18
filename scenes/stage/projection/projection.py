"""Orthographic projection of a box of space onto the stage, and what it projects.

Let n be the nearness of a point to the viewer over the ground, w its height, both in the space's own
measure, and e the elevation. The depth of the point is cos(e) n + sin(e) w, and its height on the screen is
cos(e) w - sin(e) n. Points at one place of the screen share the latter, so their depths differ by the
difference of n / cos(e): for every elevation below 90 degrees, what is nearer over the ground is nearer.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Self

import numpy as np
from manim import ManimColor, Mobject
from numpy.typing import ArrayLike, NDArray

from scenes.stage.animation import Value
from scenes.stage.base import Place, Theme, span_between
from scenes.stage.drawing import Paints

Array = NDArray[np.float64]
FAR, WITHIN, NEAR = -1, 0, 1


@dataclass(frozen=True)
class Box:
    """What part of space is seen, in units of the axes."""

    x: tuple[float, float]
    y: tuple[float, float]
    z: tuple[float, float]

    def with_room(self, height: float, share: float) -> Box:
        """The box with at least such a share of its height above and below a height."""
        (low, high), room = self.z, share * (self.z[1] - self.z[0])
        return Box(self.x, self.y, (min(low, height - room), max(high, height + room)))

    def between(self, other: Box, share: float) -> Box:
        """The box on the way to another one: sizes change by equal factors in equal times."""
        pairs = zip((self.x, self.y, self.z), (other.x, other.y, other.z), strict=True)
        return Box(*(span_between(first, last, share) for first, last in pairs))


@dataclass(frozen=True)
class Cut:
    """The vertical plane through a point of the ground along a direction of the ground."""

    point: tuple[float, float]
    direction: tuple[float, float]

    def side(self, x: ArrayLike, y: ArrayLike) -> Array:
        """Signed distances of ground points from the cut, in units of the axes."""
        (px, py), (dx, dy) = self.point, self.direction
        across = (np.asarray(y) - py) * dx - (np.asarray(x) - px) * dy
        return np.asarray(across / np.hypot(dx, dy))


def rgb(theme: Theme, role: str) -> tuple[float, float, float]:
    """The colour of a role as shares of red, green and blue."""
    return _shares(theme[role])


@cache
def _shares(color: str) -> tuple[float, float, float]:
    red, green, blue = ManimColor(color).to_rgb()
    return float(red), float(green), float(blue)


def slack_of(heights: tuple[float, float]) -> float:
    """The difference below which two heights of a box with these limits are one."""
    return 1e-9 * (heights[1] - heights[0]) + 1e-13 * max(abs(height) for height in heights)


def ranked(heights: Array, slack: float) -> Array:
    """Heights for an order, in which those are equal that are one within rounding."""
    return np.asarray(np.round(heights / (8 * slack)))


class Item(Mobject):
    """Something that stands in a space. It has no points of its own: the space paints it."""

    opacity: float = 1.0

    def paints(self, space: Projection, side: int, paints: Paints) -> None:
        """Add what is to be painted of this item on one side of the space's cut."""


class Projection(Mobject):
    """A box of space at a place of the screen, seen from an azimuth and an elevation (radians).

    The ground has equal scales on both axes, so directions over it are true; heights have a scale of
    their own: the box is `relief` as high as it is wide. `moves` counts how often place or box were changed.
    """

    def __init__(
        self, box: Box, place: Place, azimuth: float, elevation: float, relief: float = 0.62
    ) -> None:
        super().__init__()
        self.azimuth, self.elevation = Value(azimuth), Value(elevation)
        self.relief = relief
        self.moves = Value(0)
        self.cut: Cut | None = None
        self.look_at(box)
        self.settle(place)

    @property
    def box(self) -> Box:
        """What is seen; what is drawn from it is drawn again when that has changed."""
        self.moves.get_value()
        return self._box

    def look_at(self, box: Box) -> Self:
        """Show another part of space in the same place."""
        self._box = box
        self.ground_scale = 1 / max(box.x[1] - box.x[0], box.y[1] - box.y[0])
        self.height_scale = self.relief / (box.z[1] - box.z[0])
        self.moves.set_value(self.moves.get_value() + 1)
        return self

    def settle(self, place: Place) -> Self:
        """Move to a place of the screen, as large as fits there."""
        self.place = place
        self.moves.set_value(self.moves.get_value() + 1)
        x, y, width, height = place
        corners = [(-1, -1), (1, -1), (1, 1), (-1, 1)]
        self.points = np.array([[x + i * width / 2, y + j * height / 2, 0] for i, j in corners])
        elevation = self.elevation.get_value()
        tall = self.relief * np.cos(elevation) + np.sqrt(2) * np.sin(elevation)
        self.magnification = min(width / np.sqrt(2), height / tall)
        return self

    @property
    def view(self) -> tuple[float, float, Place]:
        """What the projection depends on."""
        self.moves.get_value()
        return self.azimuth.get_value(), self.elevation.get_value(), self.place

    def at(self, x: ArrayLike, y: ArrayLike, z: ArrayLike) -> Array:
        """Screen points of shape (..., 3) of points of space, broadcast together."""
        u, v, w = self.model(x, y, z)
        theta, phi, _ = self.view
        cos, sin = self.magnification * np.cos(theta), self.magnification * np.sin(theta)
        screen = np.zeros((*np.broadcast_shapes(u.shape, v.shape, w.shape), 3))
        screen[..., 0] = self.place[0] + cos * v - sin * u
        screen[..., 1] = (
            self.place[1] + self.magnification * np.cos(phi) * w - np.sin(phi) * (cos * u + sin * v)
        )
        return screen

    def model(self, x: ArrayLike, y: ArrayLike, z: ArrayLike) -> tuple[Array, Array, Array]:
        """Points in the space's own measure: about its centre, its longer side of ground being 1.

        Each coordinate keeps its own shape.
        """
        xs, ys, zs = np.asarray(x, float), np.asarray(y, float), np.asarray(z, float)
        box = self.box
        return (
            (xs - (box.x[0] + box.x[1]) / 2) * self.ground_scale,
            (ys - (box.y[0] + box.y[1]) / 2) * self.ground_scale,
            (zs - (box.z[0] + box.z[1]) / 2) * self.height_scale,
        )

    def nearness(self, x: ArrayLike, y: ArrayLike) -> Array:
        """How near ground points are to the viewer, over the ground."""
        u, v, _ = self.model(x, y, 0)
        theta = self.azimuth.get_value()
        return np.asarray(np.cos(theta) * u + np.sin(theta) * v)

    def sides(self, x: ArrayLike, y: ArrayLike) -> Array:
        """Signed distances from the cut, positive towards the viewer."""
        if self.cut is None:
            return np.ones(np.broadcast(x, y).shape)
        theta = self.azimuth.get_value()
        dx, dy = self.cut.direction
        facing = np.sign(np.sin(theta) * dx - np.cos(theta) * dy) or 1.0
        return self.cut.side(x, y) * facing
