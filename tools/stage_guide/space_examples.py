"""Three dimensions: landscapes and what stands on them; maps and paths."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import Mobject

from mathlib.calculus import gradient
from mathlib.descent import run_of
from mathlib.function import parse, real, show
from scenes.stage.animation import Value
from scenes.stage.base import Window
from scenes.stage.descent import ComparedDescents
from scenes.stage.directions import ComparedSlopes, TurnedMap
from scenes.stage.plane import Plane
from scenes.stage.scene import BeatScene
from scenes.stage.space import box_for, disc
from scenes.stage.tangent_planes import PlaneOverDisc
from scenes.stage.text import Column
from scenes.stage.two_variables import GradientColumns, Landscape, MapAndLandscape, PathTrace, Slice
from tools.stage_guide.examples import Chapter

space_chapter = Chapter("Functions of two variables")
example = space_chapter.example

PLACE = (0.0, 0.1, 7.4, 5.4)


def saddle(self: BeatScene) -> Landscape:
    f = parse("x^2 - y^2", ("x", "y"))
    return Landscape(self.typesetter, f, box_for(f, (0.4, 0.3)), PLACE, azimuth=-1.05)


def slope(degrees: Any) -> Any:
    return 0.8 * np.cos(np.radians(degrees)) - 0.6 * np.sin(np.radians(degrees))


@example("A surface over the ground, with axes; turn it with `Glide(landscape.azimuth, angle)`")
def landscape(self: Any) -> Sequence[Mobject]:
    f = parse("x^2 - y^2", ("x", "y"))
    landscape = Landscape(self.typesetter, f, box_for(f, (0.4, 0.3)), PLACE, azimuth=-1.05)
    return [landscape, landscape.axes]


@example("A point of the surface, level lines, and a curve over a path of the ground")
def on_a_landscape(self: Any) -> Sequence[Mobject]:
    landscape = saddle(self)
    x, t = Value(0.4), np.linspace(0, 2 * np.pi, 80)
    landscape.dot(x, 0.3)
    landscape.curve(np.column_stack([np.cos(t), np.sin(t)]), "gradient")
    return [landscape, landscape.axes, landscape.level_lines(landscape.level_curves(7))]


@example("A plane through a point of the surface, which cuts it where it does, with the line of intersection")
def plane_through_a_landscape(self: Any) -> Sequence[Mobject]:
    landscape = saddle(self)
    tangent_plane = landscape.plane("tangent", (0.4, 0.3), slopes=(0.8, -0.6), opacity=0.7)
    landscape.intersection(tangent_plane)
    landscape.dot(0.4, 0.3)
    return [landscape, landscape.axes]


@example("A plane over a disc, the curve of the surface over its edge, and the gap; `zoom` moves them")
def plane_over_disc(self: Any) -> Sequence[Mobject]:
    landscape = saddle(self)
    landscape.surface.opacity = 0.6
    disc = PlaneOverDisc(landscape, (0.4, -0.3), (0.8, 0.6), radius=0.8, step=(0, -1))
    landscape.look_at(disc.box(0.8, half_height=1.6))
    return [landscape, disc.gap]


@example("The tangents along both variables at a point that may move")
def tangents_on_a_landscape(self: Any) -> Sequence[Mobject]:
    landscape = saddle(self)
    x, y = Value(0.4), Value(0.3)
    landscape.dot(x, y, lift=0.4)
    for tangent in landscape.partial_tangents(x, y, lambda x, y: (2 * x, -2 * y)):
        tangent.opacity = 1.0
    return [landscape, landscape.axes]


@example("A gradient as a column: of formulas, and of live numbers in slots")
def gradient_columns(self: Any) -> Sequence[Mobject]:
    f, at = parse("L(w, b) = w^2 + w*b", None), (Value(1), Value(2))
    columns = GradientColumns(f, Column(self.typesetter, left=-3, right=3))
    entry = lambda k, w, b: show((2 * w + b, w)[k])  # noqa: E731
    live = columns.live(at, entry, [(1, 2), (2, 3)], [["4.00"], ["1.00"]], middle=0)
    return [columns.general(gradient(f)), live]


@example("A piece of a plane: a disc, here the tangent plane about a point")
def disc_on_a_landscape(self: Any) -> Sequence[Mobject]:
    landscape = saddle(self)
    landscape.plane("tangent", (0.4, 0.3), (0.8, -0.6), outline=disc((0.4, 0.3), 0.9))
    return [landscape, landscape.axes]


@example("A vertical cut along a direction in degrees, with the line of a slope in it")
def cut(self: Any) -> Sequence[Mobject]:
    landscape = saddle(self)
    cut = landscape.cut_along((0.4, 0.3), Value(40))
    cut.line(lambda: 0.8 * np.cos(np.radians(40)) - 0.6 * np.sin(np.radians(40)))
    return [landscape, landscape.axes]


@example("A slice along one variable, in space and flat on a panel; `carried` moves it from there to here")
def slice_of_a_landscape(self: Any) -> Sequence[Mobject]:
    landscape = saddle(self).settle((-3.2, 0, 6.2, 5))
    x, y = Value(0.4), Value(0.3)
    along_x = Slice.along_variable(landscape, (x, y), 0, y, (3.6, 0, 4.6, 3))
    landscape.cut_by(along_x.cut)
    landscape.surface.front_opacity = 0.15
    for item in along_x.items:
        item.opacity = 1.0
    along_x.carried.set_value(1)
    return [landscape, along_x.panel, *along_x.carried_parts, along_x.line]


@example("A slice along any direction, flat on a panel")
def slice_along_a_direction(self: Any) -> Sequence[Mobject]:
    landscape = saddle(self).settle((-3.2, 0, 6.2, 5))
    landscape.cut_along((0.4, 0.3), Value(40))
    along_u = Slice.along_direction(landscape, (0.4, 0.3), Value(40), lambda: 0.23, (3.6, 0, 4.6, 3))
    along_u.carried.set_value(1)
    return [landscape, along_u.panel, *along_u.carried_parts, along_u.line]


@example("A map with a grid that turns, and the unit vectors along its axes")
def turned_map(self: Any) -> Sequence[Mobject]:
    place, names = (0, -0.1, 5.0, 5.0), ("bold(u)", "bold(w)")
    chart = TurnedMap(saddle(self), place, (0.4, 0.3), Value(30), names)
    return [chart.plain, chart.grid, chart.unit_vectors]


@example("The slopes of a surface in all directions, beside others")
def compared_slopes(self: Any) -> Sequence[Mobject]:
    f, places = parse("x^2 - y^2", ("x", "y")), ((-3.4, 0, 6, 5), (3.8, -0.2, 4.6, 3.2))
    compared = ComparedSlopes(self.typesetter, f, (0.4, 0.3), (slope, np.zeros_like), places, "s")
    compared.shown.set_value(1)
    compared.angle.set_value(70)
    compared.plotted.set_value(360)
    return [compared.surface, compared.plot, compared.curves, compared.dots]


@example("A path on a map and over the surface at once, smooth or in discrete steps")
def path_trace(self: Any) -> Sequence[Mobject]:
    landscape = saddle(self).settle((-3.4, 0, 6, 5))
    box, followed = landscape.box, Value(1)
    plane = Plane(self.typesetter, Window(*box.x, *box.y), (3.6, 0, 4.4, 4.4), equal_scales=True)
    steps = np.array([[1.2, 0.1], [0.2, 0.3], [0.1, 0.7], [0.0, 1.1]])
    trace = PathTrace(plane, landscape, steps, followed, discrete=True)
    return [landscape, plane, trace]


@example("A map and a landscape over one ground, with a point, and the steps of a path on both")
def map_and_landscape(self: Any) -> Sequence[Mobject]:
    f, steps = parse("x^2 + 3*y^2", ("x", "y")), np.array([[-2, 1], [-1.2, -0.6], [-0.7, 0.4], [-0.4, -0.2]])
    ground, places = ((-2.5, 1.5), (-2, 2)), ((-3.4, -0.2, 4.6, 4.6), (3.4, 0, 5.6, 5))
    twin = MapAndLandscape.of_a_loss(self.typesetter, f, ground, lambda: (-0.4, -0.2), places, steps)
    return [twin, twin.trace(steps, 3)]


@example("Small maps beside each other, with paths of steps that may leave them, and words below")
def maps_beside_each_other(self: Any) -> Sequence[Mobject]:
    f, ground = parse("x^2 + 3*y^2", ("x", "y")), ((-2.5, 1.5), (-2, 2))
    descents = [(f, run_of(f, None, (real(-2), real(1)), real(size), 7)) for size in ("0.1", "0.4")]
    titles = ["eta = 0.1", "eta = 0.4"]
    compared = ComparedDescents(self.typesetter, descents, ground, (0.2, 0.6, 10, 4), titles)
    compared.k.set_value(7)
    first, second = compared.maps
    return [first, second, first.words_below("closes in"), second.words_below("blows up")]
