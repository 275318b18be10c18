"""Small pictures side by side, to one scale, with nothing but the axes through 0."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike, NDArray

from scenes.stage.base import Place, Theme, Window, side_by_side
from scenes.stage.drawing import Stroke

Array = NDArray[np.float64]


class Flat(Protocol):
    """What maps coordinates to the screen: a plane, or a panel."""

    theme: Theme

    @property
    def window(self) -> Window: ...

    def at(self, x: ArrayLike, y: ArrayLike) -> Array: ...


class Panel(VGroup):
    """A part of the plane without a scale: its axes through 0 alone, where they are in sight."""

    def __init__(self, theme: Theme, window: Window, place: Place) -> None:
        super().__init__()
        self.theme, self.window, self.place = theme, window, place
        self.axes = Stroke(theme["faint"], width=2, z_index=0)
        across = [self.at([window.left, window.right], 0)] if window.bottom <= 0 <= window.top else []
        up = [self.at(0, [window.bottom, window.top])] if window.left <= 0 <= window.right else []
        self.add(self.axes.draw(across + up))

    def at(self, x: ArrayLike, y: ArrayLike) -> Array:
        """Screen points of shape (..., 3) for coordinates x and y, broadcast together."""
        xs, ys = np.broadcast_arrays(np.asarray(x, float), np.asarray(y, float))
        (centre, middle, width, height), window = self.place, self.window
        right = centre + ((xs - window.left) / window.width - 0.5) * width
        up = middle + ((ys - window.bottom) / window.height - 0.5) * height
        return np.stack([right, up, np.zeros_like(right)], axis=-1)


def row_of_panels(theme: Theme, window: Window, place: Place, count: int, gap: float = 0.3) -> list[Panel]:
    """Panels that show the same window, from left to right, together as wide as a place."""
    return [Panel(theme, window, each) for each in side_by_side(place, count, gap)]
