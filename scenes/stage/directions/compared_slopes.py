"""The slopes of a surface in all directions at a point, beside others that they are compared with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from manim import VGroup

from mathlib.function import Function
from scenes.stage.animation import Value
from scenes.stage.base import Place
from scenes.stage.space import box_for
from scenes.stage.text import Typesetter
from scenes.stage.two_variables import Landscape, view_across
from scenes.stage.vectors import AnglePlot

Slopes = Callable[[Any], Any]

HEADROOM = 1.4
"""How high the plot is, in greatest slopes."""


class ComparedSlopes:
    """A surface with a cut that turns with `angle`, in degrees, and a plot of its slopes against the angle.

    `slopes` are those of the surface, `others` what they are compared with, functions of the angle; both are
    drawn from 0 to 360 degrees as far as `plotted`, and the line with the other slope stands in the cut.
    `places` are those of the surface and of the plot, which has a `name`; the view is across a cut `facing`.
    """

    def __init__(
        self,
        typesetter: Typesetter,
        function: Function,
        point: tuple[float, float],
        slopes: tuple[Slopes, Slopes],
        places: tuple[Place, Place],
        name: str,
        facing: float = 0.0,
    ) -> None:
        self.angle, self.plotted, self.shown = Value(0), Value(0), Value(0)
        first, other = slopes
        self.surface = Landscape(
            typesetter, function, box_for(function, point), places[0], view_across(facing)
        )
        self.cut = self.surface.cut_along(point, self.angle, self.shown)
        self.line = self.cut.line(lambda: float(other(self.angle())), role="failure")
        self.surface.dot(*point)
        highest = HEADROOM * float(np.abs(first(np.linspace(0, 360, 361))).max())
        plot = self.plot = AnglePlot(typesetter, first, highest, places[1], name)
        drawn = ((other, "failure"), (first, "direction"))
        self.curves = VGroup(*(plot.graph(*each, over=(0, self.plotted)) for each in drawn))
        self.dots = VGroup(*(plot.dot(self.angle, *each) for each in drawn))
