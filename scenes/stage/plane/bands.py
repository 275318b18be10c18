"""Bands of a plane: the points whose first or second coordinate lies in an open interval."""

from __future__ import annotations

from typing import Literal

import numpy as np
from manim import VGroup
from numpy.typing import NDArray

from scenes.stage.animation import Scalar, drawn_by, number
from scenes.stage.axes import FramedAxes
from scenes.stage.drawing import Area, Stroke

Array = NDArray[np.float64]
Axis = Literal["x", "y"]

EDGE_WIDTH, INTERVAL_WIDTH = 2.5, 7


class Band(VGroup):
    """The points of a plane with low < x < high, or low < y < high, clipped to its frame.

    The edges do not belong to it, so they are dashed. The interval itself is drawn thick on the edge of the
    frame that carries the axis's numbers.
    """

    def __init__(self, plane: FramedAxes, axis: Axis, low: Scalar, high: Scalar, role: str) -> None:
        super().__init__()
        color = plane.theme[role]
        self.plane, self.axis = plane, axis
        self.area = Area(color, 0.16)
        self.edges = Stroke(color, EDGE_WIDTH, dashed=True)
        self.interval = Stroke(color, INTERVAL_WIDTH)
        self.add(self.area, self.edges, self.interval)
        drawn_by(self, lambda: self._draw(number(low), number(high)))

    def _draw(self, low: float, high: float) -> None:
        window = self.plane.window
        if self.axis == "x":
            (first, last), ends = self.plane.clip_x(low, high), (window.bottom, window.top)
            seen = [x for x in (low, high) if window.left < x < window.right]
            edges = [self.plane.at([x, x], ends) for x in seen]
            interval = self.plane.at([first, last], window.bottom)
        else:
            (first, last), ends = self.plane.clip_y(low, high), (window.left, window.right)
            seen = [y for y in (low, high) if window.bottom < y < window.top]
            edges = [self.plane.at(ends, [y, y]) for y in seen]
            interval = self.plane.at(window.left, [first, last])
        if low >= high:
            edges, interval = [], interval[:0]
        self.area.draw(rectangle(self.plane, *self._corners(first, last)))
        self.edges.draw(edges)
        self.interval.draw([interval])

    def _corners(self, first: float, last: float) -> tuple[float, float, float, float]:
        window = self.plane.window
        if self.axis == "x":
            return first, last, window.bottom, window.top
        return window.left, window.right, first, last


def rectangle(plane: FramedAxes, left: float, right: float, bottom: float, top: float) -> Array:
    """The four corners on the screen of a rectangle of the plane, clipped to its frame."""
    (left, right), (bottom, top) = plane.clip_x(left, right), plane.clip_y(bottom, top)
    return plane.at([left, right, right, left], [bottom, bottom, top, top])


class Rectangle(Area):
    """A filled rectangle of a plane, clipped to its frame."""

    def __init__(
        self, plane: FramedAxes, x: tuple[Scalar, Scalar], y: tuple[Scalar, Scalar], role: str, opacity: float
    ) -> None:
        super().__init__(plane.theme[role], opacity)
        drawn_by(self, lambda: self.draw(rectangle(plane, *map(number, x), *map(number, y))))
