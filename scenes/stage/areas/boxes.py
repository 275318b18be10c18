"""Boxes in space with sides along the axes, in isometric projection: equal lengths along them stay equal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from manim import ManimColor, VGroup, interpolate_color
from numpy.typing import ArrayLike, NDArray

from scenes.stage.animation import Scalar, drawn_by, number
from scenes.stage.base import Theme
from scenes.stage.drawing import AREAS, Area, Stroke

Array = NDArray[np.float64]
Interval = tuple[Scalar, Scalar]

AXES = np.array([[np.sqrt(3) / 2, -0.5, 0], [-np.sqrt(3) / 2, -0.5, 0], [0, 1, 0]])
"""Where the axes point on the screen; all three point towards the viewer."""

SHADES = (0.45, 0.6, 0.3)
"""How much of the background's colour is in the faces across the axes."""

LOOP = ((0, 0), (1, 0), (1, 1), (0, 1))


@dataclass(frozen=True)
class Box:
    """A box, as its three intervals and a role."""

    sides: tuple[Interval, Interval, Interval]
    role: str


class Boxes(VGroup):
    """Boxes that do not meet inside, painted in their order: those that are behind others come first.

    `centre` is where the origin stands on the screen, `unit` how long a unit of every axis is.
    """

    def __init__(self, theme: Theme, boxes: Sequence[Box], centre: tuple[float, float], unit: float) -> None:
        super().__init__()
        self.centre, self.unit = np.array([*centre, 0.0]), unit
        self.add(*(_DrawnBox(self, theme, box) for box in boxes))

    def at(self, points: ArrayLike) -> Array:
        """Screen points of shape (..., 3) for points of space."""
        return self.centre + self.unit * np.asarray(points, float) @ AXES


class _DrawnBox(VGroup):
    """The three faces of a box that are seen, and their edges."""

    def __init__(self, space: Boxes, theme: Theme, box: Box) -> None:
        color, background = ManimColor(theme[box.role]), ManimColor(theme.background)
        shades = [interpolate_color(color, background, shade).to_hex() for shade in SHADES]
        self.faces = [Area(shade, 1) for shade in shades]
        self.edges = Stroke(theme[box.role], 2, z_index=AREAS)
        super().__init__(*self.faces, self.edges)
        self.space, self.sides = space, box.sides
        drawn_by(self, self._draw)

    def _draw(self) -> None:
        ends = np.array([[number(end) for end in side] for side in self.sides])
        outlines = [self.space.at(_face(ends, axis)) for axis in range(3)]
        for face, outline in zip(self.faces, outlines, strict=True):
            face.draw(outline)
        self.edges.draw(np.vstack([outline, outline[:1]]) for outline in outlines)


def _face(ends: Array, axis: int) -> Array:
    """The corners of the face of a box across an axis that is seen: the one at the upper end."""
    corners = np.empty((4, 3))
    for corner, (i, j) in zip(corners, LOOP, strict=True):
        corner[axis], corner[(axis + 1) % 3], corner[(axis + 2) % 3] = (
            ends[axis, 1],
            ends[axis - 2, i],
            ends[axis - 1, j],
        )
    return corners
