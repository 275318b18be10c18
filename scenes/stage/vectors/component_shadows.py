"""The shadows of a vector's components on the line of another vector, which sum up to the vector's own."""

from __future__ import annotations

import numpy as np
from manim import VGroup
from numpy.typing import NDArray

from scenes.stage.animation import drawn_by
from scenes.stage.drawing import GRAPHS, Arrow, Stroke
from scenes.stage.vectors.vectors import Vector

Array = NDArray[np.float64]

PARTS = ("partial_x", "partial_y")
"""The colours of the first and of the second component."""

LANES = (0.24, 0.42)
"""How far beside the line the arrows run."""


class ComponentShadows(VGroup):
    """The shadows of both components of a vector as arrows, one from the end of the other, beside the line.

    They run at the right of the line for `side` -1, and at its left for +1. A dashed line joins the end of
    the first component to the end of its shadow.
    """

    def __init__(self, vector: Vector, onto: Vector, side: int = -1) -> None:
        theme = vector.plane.theme
        self.arrows = tuple(Arrow(theme[role], 6, 0.2) for role in PARTS)
        self.perpendicular = Stroke(theme["muted"], 2.5, dashed=True, z_index=GRAPHS)
        super().__init__(self.perpendicular, *self.arrows)
        drawn_by(self, lambda: self._draw(vector, onto, side))

    def _draw(self, vector: Vector, onto: Vector, side: int) -> None:
        tail, tip, along = vector.tail, vector.tip, onto.direction
        elbow = np.array([tip[0], tail[1], 0])
        beside = side * np.array([-along[1], along[0], 0])

        def foot(point: Array) -> Array:
            return np.asarray(tail + ((point - tail) @ along) * along)

        ends = [tail, foot(elbow), foot(tip)]
        for arrow, lane, start, end in zip(self.arrows, LANES, ends, ends[1:], strict=False):
            arrow.draw(start + lane * beside, end + lane * beside)
        self.perpendicular.draw([np.array([elbow, foot(elbow)])])
