"""Two dimensions: what can be drawn on a plane."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import Mobject

from mathlib.function import parse, real
from mathlib.limit_studies import epsilon_delta_study
from mathlib.plotting import level_curves, nice_levels
from scenes.stage.animation import Value, drawn_by
from scenes.stage.axes import window_for
from scenes.stage.base import Window, side_by_side
from scenes.stage.drawing import Stroke
from scenes.stage.limits import Approach, Deviation, Neighbourhood, PointPlane
from scenes.stage.one_variable import SecantPair, TangentPanel
from scenes.stage.plane import LineFit, Plane
from scenes.stage.scene import BeatScene
from scenes.stage.text import Column
from tools.stage_guide.examples import Chapter

plane_chapter = Chapter("On a plane")
example = plane_chapter.example

PLACE = (0.2, -0.1, 9.0, 5.2)


def parabola(self: BeatScene) -> Plane:
    return Plane(self.typesetter, Window(-1, 3, -1, 5), PLACE)


@example("Axes with a grid, ticks and names; `equal_scales=True` where angles or lengths are compared")
def plane(self: Any) -> Sequence[Mobject]:
    f = parse("x^2 - x")
    window = window_for(f, -1, 3)
    plane = Plane(self.typesetter, window, place=(0.2, -0.1, 9, 5.2), names=("x", "y"))
    return [plane]


@example("The graph of a function, broken at poles and jumps; `over=(low, high)` for a part of it")
def graph(self: Any) -> Sequence[Mobject]:
    plane = parabola(self)
    graph = plane.graph(parse("x^2 - x"))
    return [plane, graph]


@example("A point of a graph, hollow where the function has no value; it follows its coordinates")
def dot(self: Any) -> Sequence[Mobject]:
    plane = parabola(self)
    f, x = parse("x^2 - x"), Value(2)
    dots = [plane.dot(x, f), plane.dot(x - 1, f, "failure", hollow=True)]
    return [plane, plane.graph(f), *dots]


@example("The line with a slope through a point, as far as the frame")
def line(self: Any) -> Sequence[Mobject]:
    plane = parabola(self)
    f, x = parse("x^2 - x"), Value(1.5)
    tangent = plane.line(lambda: 2 * x() - 1, (x, f), "tangent", width=5)
    return [plane, plane.graph(f), tangent, plane.dot(x, f)]


@example("The line from one point to another, such as a gap or a residual")
def segment(self: Any) -> Sequence[Mobject]:
    plane = parabola(self)
    gap = plane.segment((2.2, 0), (2.2, parse("x^2 - x")), "secant", width=8)
    return [plane, plane.graph(parse("x^2 - x")), gap]


@example("Data in order, such as a loss against the step; `shown` says how many points, and may move")
def data(self: Any) -> Sequence[Mobject]:
    plane = Plane(self.typesetter, Window(0, 10, 0, 5), PLACE, names=("k", "L"))
    losses, shown = [(k, 4.5 * 0.7**k) for k in range(11)], Value(8)
    return [plane, plane.data(losses, "gradient", shown)]


@example("A line among points, its residuals and their squares; all follow its slope and height")
def line_fit(self: Any) -> Sequence[Mobject]:
    points, slope = [(-1, -0.5), (1, 1.5), (3, 3), (3, 4)], Value(0.4)
    fit = LineFit(self.typesetter, points, lambda: (slope(), 1.5), [(1, 0.5)], PLACE)
    return [fit]


@example("Polylines in coordinates, or those that a function without arguments computes from values")
def paths(self: Any) -> Sequence[Mobject]:
    plane = parabola(self)
    steps = np.array([[2.5, 4], [1, 0.5], [0.6, 0.2], [0.5, -0.2]])
    descent = plane.paths([steps], "gradient")
    return [plane, plane.graph(parse("x^2 - x")), descent]


@example("Dashed lines through a point, across and up")
def cross(self: Any) -> Sequence[Mobject]:
    plane = parabola(self)
    lines = plane.cross(2, 2)
    return [plane, lines, plane.graph(parse("x^2 - x")), plane.dot(2, 2)]


@example("The secants of a graph from a point to both sides, a step away")
def secant_pair(self: Any) -> Sequence[Mobject]:
    plane, f, h = parabola(self), parse("x^2 - x"), Value(0.9)
    return [plane, plane.graph(f), SecantPair(plane, f, 1, h, lambda h: 1 + h), plane.dot(1, f)]


@example("Rise and run below a secant, with names where no line runs")
def rise_and_run(self: Any) -> Sequence[Mobject]:
    plane = parabola(self)
    f, h = parse("x^2 - x"), Value(1.2)
    graph, secant = plane.graph(f), plane.line(h + 1, (1, f), "secant")
    legs = plane.rise_and_run((1, f), (1 + h, f))
    return [plane, graph, secant, legs, legs.names(graph, secant.points)]


@example("A point that moves along a graph, with guides to both axes")
def moving_point(self: Any) -> Sequence[Mobject]:
    plane = parabola(self)
    f = parse("x^2 - x")
    return [plane, plane.graph(f), plane.moving_point(f, Value(2.4))]


@example("An open interval of an axis as a band; a rectangle; names of its ends opposite the ticks")
def band(self: Any) -> Sequence[Mobject]:
    plane = parabola(self)
    across, up = plane.band("x", 1.4, 2.2, "delta"), plane.band("y", 1, 3, "epsilon")
    names = plane.edge_names("x", ("a - delta", "delta", 1.4), ("a + delta", "delta", 2.2))
    return [plane, up, across, plane.rectangle((1.4, 2.2), (1, 3)), names, plane.graph(parse("x^2 - x"))]


@example("A part of a graph in another colour, or what of it leaves an interval of heights")
def graph_part(self: Any) -> Sequence[Mobject]:
    plane = parabola(self)
    graph = plane.graph(parse("x^2 - x"))
    part = graph.part((-1, 3), "failure", outside=(0, 2))
    return [plane, graph, part]


@example("The window about x and the band about y, and what a graph does in them; they follow their sizes")
def neighbourhood(self: Any) -> Sequence[Mobject]:
    plane = parabola(self)
    graph = plane.graph(parse("x^2 - x"))
    near = Neighbourhood(graph, ("a", 2), ("L", 2))
    near.reset(1, 0.5)
    return [plane, near.band, near.window, near.box, graph, near.inside, near.outside, near.band_names]


@example(
    "The plane about a point where f has no value, and points that approach it, beside a table of f there"
)
def approach(self: Any) -> Sequence[Mobject]:
    study = epsilon_delta_study(parse("(x^3 - 1)/(x - 1)"), real(1))
    plane = PointPlane(self.typesetter, study, Window(-1, 3, -1, 7))
    approach = Approach(plane, Column(self.typesetter), study.approach(1))
    return [plane, plane.curve, *approach.points, approach.table]


@example("A small plane with a graph, a point on it and the tangent there; `side_by_side` gives places")
def tangent_panel(self: Any) -> Sequence[Mobject]:
    f, x, places = parse("x^2 - x"), Value(1.5), side_by_side(PLACE, 2, gap=1.5)
    window, slope = Window(-1, 3, -1, 5), lambda: 2 * x() - 1
    panels = [TangentPanel(self.typesetter, f, x, slope, window, place, ("x", "y")) for place in places]
    return panels


@example("How far points are from a level: one that is too far, by the third number, is marked")
def deviation(self: Any) -> Sequence[Mobject]:
    plane = parabola(self)
    f, level, most = parse("x^2 - x"), 2.2, 0.8
    points = [Deviation(plane, x, f(x), level, most, "epsilon", name) for x, name in ((2, "x"), (0.5, "x'"))]
    return [plane, plane.band("y", level - most, level + most, "epsilon"), plane.graph(f), *points]


@example("The map of a function of two variables: its level curves, and that of one height")
def contours(self: Any) -> Sequence[Mobject]:
    f, ground = parse("4 - x^2/2 - y^2", ("x", "y")), ((-3, 3), (-2, 2))
    plane = Plane.map(f, self.typesetter, Window.of(*ground), PLACE)
    curves = level_curves(f, nice_levels(f, ground, 7), ground)
    return [plane, plane.contours(curves), plane.level_curve(f, 3.2, ground)]


@example("Gradients on level curves, all to one scale; they keep clear of a point")
def gradient_field(self: Any) -> Sequence[Mobject]:
    f, ground = parse("x^2/2 + y^2", ("x", "y")), ((-3, 3), (-2, 2))
    plane = Plane.map(f, self.typesetter, Window.of(*ground), PLACE)
    curves, gradient = level_curves(f, [0.5, 1.5, 3], ground), (lambda x, y: x, lambda x, y: 2 * y)
    return [plane, plane.contours(curves), plane.gradient_field(curves, gradient, np.array([[1.0, 0.5]]))]


@example("Anything else: a `Stroke` that a function draws from values")
def stroke(self: Any) -> Sequence[Mobject]:
    plane = Plane(self.typesetter, Window(-1.2, 1.2, -1.2, 1.2), (0, -0.1, 5.2, 5.2), equal_scales=True)
    turn, petals, rose = np.linspace(0, 2 * np.pi, 400), Value(3), Stroke(self.theme["gradient"], 4)
    circle = np.array([np.cos(turn), np.sin(turn)])
    drawn_by(rose, lambda: rose.draw([plane.at(*(np.cos(petals() * turn) * circle))]))
    return [plane, rose]


@example("Numbers that add up, as bars; each begins where the one before it ended, and negative ones go down")
def stacked_bars(self: Any) -> Sequence[Mobject]:
    plane, x = parabola(self), Value(1.5)
    bars = plane.stacked_bars(x, lambda: (x(), 2.0, -1.2), ("partial_x", "partial_y", "failure"), base=1)
    return [plane, bars]
