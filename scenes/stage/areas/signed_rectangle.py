"""Rectangles whose areas have signs: what is added is filled, what is taken away is hatched."""

from __future__ import annotations

import numpy as np
from manim import VGroup
from numpy.typing import NDArray

from scenes.stage.animation import Scalar, drawn_by, number
from scenes.stage.areas.panel import Flat
from scenes.stage.drawing import AREAS, Area, Stroke

Array = NDArray[np.float64]
Sides = tuple[Scalar, Scalar]

SPACING = 0.17
"""From one line of a hatch to the next."""

FILLED, TAKEN = 0.4, 0.1
"""How opaque a positive area is, and a negative one below its hatch."""


class SignedRectangle(VGroup):
    """A rectangle from one coordinate to another, both ways; its area is the product of these signed sides.

    A positive area is filled in the colour of its role. A negative one is hatched in the colour of `failure`,
    and keeps an outline in its own. Hatches of two rectangles that lie on each other cross if their `slants`
    differ.
    """

    def __init__(
        self, plane: Flat, x: Sides, y: Sides, role: str, slant: int = 1, filled: float = FILLED
    ) -> None:
        super().__init__()
        self.plane, self.x, self.y, self.slant = plane, x, y, slant
        negative = plane.theme["failure"]
        self.added, self.taken = Area(plane.theme[role], filled), Area(negative, TAKEN)
        self.hatch = Stroke(negative, 2.5, opacity=0.8, z_index=AREAS)
        self.outline = Stroke(plane.theme[role], 3)
        self.add(self.added, self.taken, self.hatch, self.outline)
        drawn_by(self, self._draw)

    @property
    def area(self) -> float:
        """The signed area now."""
        (left, right), (bottom, top) = map(number, self.x), map(number, self.y)
        return (right - left) * (top - bottom)

    def _draw(self) -> None:
        window = self.plane.window
        xs = np.clip([number(x) for x in self.x], window.left, window.right)
        ys = np.clip([number(y) for y in self.y], window.bottom, window.top)
        corners = self.plane.at(xs[[0, 1, 1, 0]], ys[[0, 0, 1, 1]])
        area = self.area
        self.added.draw(corners if area > 0 else corners[:0])
        self.taken.draw(corners if area < 0 else corners[:0])
        self.hatch.draw(hatching(corners, self.slant) if area < 0 else [])
        self.outline.draw([np.vstack([corners, corners[:1]])])


def hatching(corners: Array, slant: int = 1, spacing: float = SPACING) -> list[Array]:
    """Parallel lines over a rectangle of the screen, rising (slant 1) or falling (-1).

    They lie on lines of the screen that do not move with the rectangle.
    """
    (left, bottom), (right, top) = corners[:, :2].min(axis=0), corners[:, :2].max(axis=0)
    lows, highs = (sorted((y - slant * x) for x in (left, right)) for y in (bottom, top))
    apart = spacing * np.sqrt(2)
    heights = apart * np.arange(np.ceil(lows[0] / apart), np.floor(highs[1] / apart) + 1)
    ends = np.sort(slant * (np.array([[bottom], [top]]) - heights), axis=0)
    starts, stops = np.maximum(ends[0], left), np.minimum(ends[1], right)
    return [
        np.array([[x, slant * x + height, 0] for x in (start, stop)])
        for start, stop, height in zip(starts, stops, heights, strict=True)
        if start < stop
    ]
