"""How far it is from a point of a level curve to the next one, along the gradient."""

from __future__ import annotations

import numpy as np
from manim import VGroup

from scenes.stage.plane import Plane
from scenes.stage.text import LABEL, halo
from scenes.stage.vectors.vectors import Vector, VectorArrow

WIDTH, OPACITY, NAME_GAP = 16, 0.5, 0.28


class LevelGap(VGroup):
    """A named point of a level curve, the gradient there, and a bar along it as long as the way to the next.

    The gradient is drawn `factor` times as long as it is. `bar` is the way.
    """

    def __init__(
        self,
        plane: Plane,
        point: tuple[float, float],
        gradient: tuple[float, float],
        distance: float,
        name: str,
        factor: float,
    ) -> None:
        start, along = np.array(point), np.array(gradient) / np.hypot(*gradient)
        x, y = (start + distance * along).tolist()
        self.bar = plane.segment(point, (x, y), "ink", WIDTH)
        self.bar.set_stroke(opacity=OPACITY)
        self.arrow = VectorArrow(Vector.of(plane, point, lambda: gradient, factor), "gradient")
        behind = plane.at(*point) - NAME_GAP * np.array([*along, 0])
        label = halo(plane.typesetter.math(name, LABEL).move_to(behind), plane.theme.background)
        super().__init__(self.bar, self.arrow, plane.dot(*point), label)
