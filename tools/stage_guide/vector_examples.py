"""Vectors of a plane: arrows, shadows and angles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import Mobject

from mathlib.function import parse
from mathlib.plotting import level_curves
from scenes.stage.animation import Value
from scenes.stage.base import Window
from scenes.stage.plane import Plane
from scenes.stage.vectors import (
    AnglePlot,
    ArrowPair,
    Components,
    ComponentShadows,
    DirectionDial,
    LevelGap,
    TurningGrid,
    Vector,
    VectorArrow,
    common_scale,
    factor_markup,
)
from tools.stage_guide.examples import Chapter

vector_chapter = Chapter("Vectors")
example = vector_chapter.example


def slope(degrees: Any) -> Any:
    return np.cos(np.radians(degrees - 30))


@example(
    "Two vectors at the origin with the angle between them, and the shadow of one on the line of the other"
)
def arrow_pair(self: Any) -> Sequence[Mobject]:
    angle, names = Value(70), ("bold(a)", "bold(b)")
    pair = ArrowPair(self.typesetter, (0, -0.1, 5.2, 5.2), (3, 2.2), (18, angle), names)
    return [pair.plane, pair.shadow, pair.staying, pair.turning, pair.angle_mark]


@example("The shadows of a vector's components on the line of another one, which sum up to its own")
def component_shadows(self: Any) -> Sequence[Mobject]:
    place, names = (0, -0.1, 5.2, 5.2), ("bold(a)", "bold(b)")
    pair = ArrowPair(self.typesetter, place, (3, 2.2), (18, 70), names)
    legs = Components(pair.second, ("partial_x", "partial_y"))
    return [pair.plane, pair.staying, pair.turning, legs, ComponentShadows(pair.second, pair.first)]


@example("A direction that turns on a map, a vector, and its shadow on the direction")
def direction_dial(self: Any) -> Sequence[Mobject]:
    plane = Plane(self.typesetter, Window(-2, 2, -2, 2), (0, -0.1, 5.2, 5.2), equal_scales=True)
    angle, vector = Value(75), (1.4, 20)
    dial = DirectionDial(plane, (0, 0), angle, vector, ("bold(u)", "bold(v)"))
    return [plane, dial.shadow, dial.staying, dial.turning, dial.angle_mark]


@example("A quantity plotted against an angle, with its height at an angle")
def angle_plot(self: Any) -> Sequence[Mobject]:
    plot = AnglePlot(self.typesetter, slope, 1.2, (0.2, 0, 9, 4), "s")
    return [plot, plot.curve(360), plot.height_at(Value(80))]


@example("A vector that moves, with its components, at a round scale at which it fits")
def vector(self: Any) -> Sequence[Mobject]:
    plane, x = (
        Plane(self.typesetter, Window(-2, 2, -2, 2), (0, -0.1, 5.2, 5.2), equal_scales=True),
        Value(0.5),
    )
    scale = common_scale(plane, [((0.5, -1), (2, 8))])
    vector = Vector.of_field(plane, (x, -1), lambda x, y: (4 * x, -8 * y), scale)
    note = plane.note(factor_markup(self.typesetter, "bold(v)", scale))
    return [plane, Components(vector), VectorArrow(vector, "gradient"), note]


@example("How far it is to the next level curve, beside the gradient at a named point")
def level_gap(self: Any) -> Sequence[Mobject]:
    f, ground = parse("x^2/2 + y^2", ("x", "y")), ((-2, 2), (-2, 2))
    plane = Plane(self.typesetter, Window(-2, 2, -2, 2), (0, -0.1, 5.2, 5.2), equal_scales=True)
    gap = LevelGap(plane, (0, 1), (0, 2), float(np.sqrt(2) - 1), "bold(p)", factor=0.12)
    return [plane, plane.contours(level_curves(f, [1, 2, 3, 4], ground)), gap]


@example("A grid that turns about a point, such as coordinates along a direction and across it")
def turning_grid(self: Any) -> Sequence[Mobject]:
    plane = Plane(self.typesetter, Window(-2, 2, -2, 2), (0, -0.1, 5.2, 5.2), equal_scales=True)
    return [plane, TurningGrid(plane, (0.5, -0.3), Value(25), spacing=0.5), plane.dot(0.5, -0.3)]
