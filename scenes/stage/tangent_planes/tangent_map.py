"""A map on which a function and its tangent plane are compared by their level lines."""

from __future__ import annotations

from typing import ClassVar

from manim import RIGHT, UP

from mathlib.gradient_studies import TangentPlaneStudy
from mathlib.plotting import level_curves, nice_levels
from scenes.stage.animation import Scalar
from scenes.stage.base import Place, Texts, Window
from scenes.stage.plane import Plane
from scenes.stage.two_variables import Landscape
from scenes.stage.vectors import DirectionDial

COUNT, MOST = 5, 4
"""About how many levels there are on the map, and at most how many above and below that of the point."""


class TangentMap(Plane):
    """The map of a landscape of a study, with the point on it, where a direction turns by the angle `phi`.

    `curves` are the level curves of the function and `level_lines` those of its plane at the same levels;
    `own` is the level curve through the point. `dial` has the direction and the gradient, to be shown one at
    a time: what they say of their scales stands at one place, above the map.
    """

    wording: ClassVar[Texts] = DirectionDial.wording

    def __init__(
        self,
        landscape: Landscape,
        study: TangentPlaneStudy,
        place: Place,
        phi: Scalar,
    ) -> None:
        f, at, ground = study.function, study.at, (landscape.box.x, landscape.box.y)
        x, y = f.typst_variables
        window = Window.of(*ground)
        super().__init__(landscape.typesetter, window, place, equal_scales=True, names=(x, y), ticks=(4, 4))
        height, nice = float(f(*at)), nice_levels(f, ground, COUNT)
        step = nice[1] - nice[0] if len(nice) > 1 else 1.0
        levels = [height + step * k for k in range(-MOST, MOST + 1)]
        self.curves = self.contours(level_curves(f, levels, ground))
        self.own = self.level_curve(f, height, ground)
        lines = [line for curve in level_curves(study.tangent, levels, ground) for line in curve.lines]
        self.level_lines = self.paths(lines, "tangent", 2.5)
        self.dial = DirectionDial.of_gradient(self, f, at, phi, study.slopes)
        for note in (*self.dial.turning[2], *self.dial.staying[2]):
            # On the map, level lines of its own colour would strike it through.
            note.next_to(self.frame, UP, buff=0.12).align_to(self.frame, RIGHT)
        self.add(self.dot(*at))
