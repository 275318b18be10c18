"""A space: three dimensions projected flat onto the stage, painted back to front.

The projection is orthographic, so parallels stay parallel. All that stands in a space is a graph over
the ground or a vertical thing, so what is nearer over the ground covers what is farther: sorting by the
distance over the ground paints every picture right. A vertical cut divides the space; what lies beyond
it is painted first, then what lies in it, then what is nearer.
"""

from __future__ import annotations

from dataclasses import dataclass

import cairo
import numpy as np
from manim import ManimColor, Mobject
from numpy.typing import ArrayLike, NDArray

from scenes.stage.animation import InPlace, Value
from scenes.stage.base import Place, Theme
from scenes.stage.drawing import Paints, Repeatable

Array = NDArray[np.float64]
FAR, WITHIN, NEAR = -1, 0, 1


@dataclass(frozen=True)
class Box:
    """What part of space is seen, in units of the axes."""

    x: tuple[float, float]
    y: tuple[float, float]
    z: tuple[float, float]


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
    red, green, blue = ManimColor(theme[role]).to_rgb()
    return float(red), float(green), float(blue)


class Item(Mobject):
    """Something that stands in a space. It has no points of its own: the space paints it."""

    opacity: float = 1.0

    def paints(self, space: Space, side: int, paints: Paints) -> None:
        """Add what is to be painted of this item on one side of the space's cut."""


class Space(Mobject):
    """A box of space at a place of the screen, seen from an azimuth and an elevation (radians).

    The ground has equal scales on both axes, so directions over it are true; heights have a scale of
    their own: the box is `relief` as high as it is wide.
    """

    def __init__(
        self, box: Box, place: Place, azimuth: float, elevation: float, relief: float = 0.62
    ) -> None:
        super().__init__()
        self.box = box
        self.azimuth, self.elevation = Value(azimuth), Value(elevation)
        self.relief = relief
        self.cut: Cut | None = None
        self.items: list[Item] = []
        self.opacity = 1.0
        self.start_afresh()
        widest = max(box.x[1] - box.x[0], box.y[1] - box.y[0])
        self.ground_scale = 1 / widest
        self.height_scale = relief / (box.z[1] - box.z[0])
        self.settle(place)

    def settle(self, place: Place) -> Space:
        """Stand at a place of the screen, as large as fits there."""
        self.place = place
        x, y, width, height = place
        corners = [(-1, -1), (1, -1), (1, 1), (-1, 1)]
        self.points = np.array([[x + i * width / 2, y + j * height / 2, 0] for i, j in corners])
        elevation = self.elevation.get_value()
        tall = self.relief * np.cos(elevation) + np.sqrt(2) * np.sin(elevation)
        self.magnification = min(width / np.sqrt(2), height / tall)
        return self

    def put(self, *items: Item) -> None:
        """Stand items in the space; later ones are painted over earlier ones at equal depth."""
        self.items.extend(items)

    @property
    def view(self) -> tuple[object, ...]:
        """What the projection depends on."""
        return self.azimuth.get_value(), self.elevation.get_value(), self.place

    def at(self, x: ArrayLike, y: ArrayLike, z: ArrayLike) -> Array:
        """Screen points of shape (..., 3) of points of space, broadcast together."""
        u, v, w = self.model(x, y, z)
        theta, phi = self.azimuth.get_value(), self.elevation.get_value()
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

    def paint(self, context: cairo.Context) -> None:
        """Paint the items, far side first. A side that shows the same as in the last frame is repeated."""
        context.set_line_join(cairo.LineJoin.BEVEL)
        for side in (FAR, WITHIN, NEAR) if self.cut else (NEAR,):
            paints = Paints([], [])
            for item in self.items:
                if item.opacity > 0:
                    item.paints(self, side, paints)
            last = self._last.get(side)
            if last is None or last.paints != paints or last.opacity != self.opacity:
                self._last[side] = last = Repeatable(paints, self.opacity)
            last.paint(context)

    def start_afresh(self) -> None:
        """Repeat nothing of the frames before, so that a frame's bytes do not depend on them."""
        self._last: dict[int, Repeatable] = {}


class Resettle(InPlace):
    """Moves a space to another place of the screen."""

    def __init__(self, space: Space, place: Place, run_time: float = 1.5) -> None:
        super().__init__(space, run_time=run_time)
        self.place = place

    def begin(self) -> None:
        self.origin = np.array(self.mobject.place)
        super().begin()

    def interpolate_mobject(self, alpha: float) -> None:
        share = self.rate_func(alpha)
        x, y, width, height = self.origin * (1 - share) + np.array(self.place) * share
        self.mobject.settle((float(x), float(y), float(width), float(height)))
