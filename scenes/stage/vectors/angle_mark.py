"""The mark of the angle between two vectors: an arc, or a square where it is right."""

from __future__ import annotations

import numpy as np
from manim import VGroup

from scenes.stage.animation import drawn_by, number
from scenes.stage.drawing import DOTS, Stroke, arc, right_angle
from scenes.stage.text import LABEL, halo
from scenes.stage.vectors.vectors import Vector, direction_of

RADIUS, NAME_GAP = 0.34, 0.22
"""The radius of the arc, and how far beyond it the name stands."""

LEAST_ARC, RIGHT_WITHIN = 1, 6
"""The least angle that has an arc; how far from a right one the square begins to show, in degrees."""

NAMED_FROM, NAMED_OVER = 35, 15
"""From which angle on there is room for the name, and over how many degrees it fades in."""

HALO = 0.85


class AngleMark(VGroup):
    """The angle from one vector to another at the same point, in the sense of their angles, with its name."""

    def __init__(self, start: Vector, end: Vector, name: str = "theta") -> None:
        plane = start.plane
        self.start, self.end = start, end
        self.arc, self.square = (Stroke(plane.theme["ink"], 2.5, z_index=DOTS) for _ in range(2))
        self.name_label = halo(plane.typesetter.math(name, LABEL), plane.theme.background)
        super().__init__(self.arc, self.square, self.name_label)
        drawn_by(self, self._draw)

    def _draw(self) -> None:
        start, end, corner = number(self.start.angle), number(self.end.angle), self.start.tail
        first, last = np.radians((start, end))
        size = abs(end - start)
        is_right = float(np.clip(1 - abs(size - 90) / RIGHT_WITHIN, 0, 1))
        self.arc.draw([arc(corner, RADIUS, first, last)] if size > LEAST_ARC else [])
        self.arc.set_stroke(opacity=1 - is_right)
        across = corner + direction_of(start + (90 if end >= start else -90))
        self.square.draw([right_angle(corner, corner + self.start.direction, across)])
        self.square.set_stroke(opacity=is_right)
        self.name_label.move_to(corner + (RADIUS + NAME_GAP) * direction_of((start + end) / 2))
        named = float(np.clip((size - NAMED_FROM) / NAMED_OVER, 0, 1))
        self.name_label.set_fill(opacity=named)
        self.name_label.set_background_stroke(opacity=HALO * named)
