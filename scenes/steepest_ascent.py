"""Why the gradient points uphill: of all directions, it is the one in which the slope is greatest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import numpy as np
import sympy
from manim import DOWN, RIGHT, UP, LaggedStart, VGroup
from numpy.typing import ArrayLike
from pydantic import model_validator

from mathlib.arithmetic import Undecided, sign
from mathlib.calculus import differentiability, gradients
from mathlib.function import Function, Shown, real, show
from mathlib.plotting import ascent_path, level_curves, nice_levels
from scenes.stage.animation import Appear, Draw, Glide, Tween, Value, Vanish
from scenes.stage.base import Place, Window
from scenes.stage.drawing import GRAPHS, Stroke
from scenes.stage.plane import Contours, GradientField, Plane, Zoom, box_for, dot
from scenes.stage.scene import BeatScene, Bivariate, Number, SceneParams, beat
from scenes.stage.space import Resettle, SpaceMarks
from scenes.stage.text import (
    TINIEST,
    Live,
    check_size,
    halo,
    keep_within,
    places_for,
    settled,
    stack,
)
from scenes.stage.two_variables import (
    BALL_RADIUS,
    SLOPE,
    AnglePlot,
    Compass,
    DirectionCut,
    GradientFormulas,
    Landscape,
    SurfaceLine,
    Trail,
    view_of,
)

MAP: Place = (3.95, 0.0, 4.6, 4.6)
WHOLE_LEFT: Place = (-2.9, 0.3, 7.2, 5.28)
UPPER_LEFT: Place = (-2.9, 1.05, 7.0, 3.7)
LOW: Place = (-3.05, -1.6, 5.4, 1.4)
TALL: Place = (-3.05, 0.0, 5.4, 4.6)
"""The tall plot is as high as the map, so that a shadow on the map is as long as the plot is high."""

LEVELS = (0.03, 0.97)
"""Between which shares of the landscape's height we stand: nearer to its ends the map is empty around us."""


class SteepestAscent(BeatScene):
    """The slopes in all directions at a point, and the gradient that tells them."""

    class Params(SceneParams):
        """`point` is where we stand; the gradient must not be zero there."""

        function: Bivariate = Function.parse("4 - x^2/2 - y^2", ("x", "y"))
        point: tuple[Number, Number] = (real(1), real("-0.5"))

        @model_validator(mode="after")
        def _has_a_steepest_direction(self) -> SteepestAscent.Params:
            gradients.gradient(self.function)
            steepest = gradients.steepest_ascent(self.function, self.point)
            check_size(float(steepest.slope) or TINIEST, "slopes")
            return self

    params: Params
    poster = "follow_the_gradient"
    wording: ClassVar[Mapping[str, str]] = {
        "title": "Why the gradient points uphill",
        "greatest": "{angle}: greatest, {slope}",
        "zero": "{angle}: zero",
        "least": "{angle}: least, {slope}",
        "drawn": "{arrow} drawn {times}",
        "arrows": "arrows: {gradient}, all to one scale",
    }

    def set_the_stage(self) -> None:
        self.f, self.p = self.params.function, self.params.point
        self.here = (float(self.p[0]), float(self.p[1]))
        self.steepest = gradients.steepest_ascent(self.f, self.p)
        self.places = places_for(float(self.steepest.slope))
        self.box = box_for(self.f, self.here, LEVELS)
        self.ground = (self.box.x, self.box.y)
        self.formulas = GradientFormulas(self.typesetter, self.f, self.p, self.places)
        self.words = {"p": self.formulas.plain_point, "greatest": f"|∇f| {self.formulas.greatest.plain}"}
        self.phi, self.h, self.cut, self.climbed = (Value(0) for _ in range(4))
        self._draw_the_map()
        self._raise_the_hill()
        self._plot_the_slopes()
        self._make_live()

    def _draw_the_map(self) -> None:
        self.map = Plane(
            self.typesetter, Window(*self.box.x, *self.box.y), MAP, equal_scales=True, ticks=(4, 4)
        )
        self.levels = level_curves(self.f, nice_levels(self.f, self.ground, 7), self.ground)
        self.contours = Contours(self.map, self.levels)
        bearing = float(np.degrees(float(self.steepest.angle)))
        self.compass = Compass(self.map, self.here, float(self.steepest.slope), bearing)
        self.point, self.second = (dot(self.map, *self.here, name) for name in ("ink", "direction"))
        self.follow(self.compass.pointer, lambda: self.compass.point(self.phi.get_value()), self.phi)
        self.follow(self.compass.projection, lambda: self.compass.project(self.phi.get_value()), self.phi)
        self.follow(self.second, self._place_second, self.phi, self.h)
        self.point_name = self.formulas.point.next_to(self.point, DOWN, buff=0.12)
        halo(keep_within(self.point_name, MAP), self.theme.background)

    def _raise_the_hill(self) -> None:
        downhill = np.radians(self.compass.bearing + 180)
        self.hill = Landscape(self.theme, self.f, self.box, WHOLE_LEFT, view_of(downhill))
        self.direction_cut = DirectionCut(self.hill, self.here)
        self.marks = SpaceMarks(self.typesetter, self.hill)
        rings = [SurfaceLine(self.hill, "ink", 3, 0.75).follow_paths(*curve.lines) for curve in self.levels]
        self.rings = VGroup(*rings)
        self.follow(self.hill, self._turn_the_cut, self.phi, self.h, self.cut)

    def _plot_the_slopes(self) -> None:
        highest = TALL[3] / 2 / self.compass.slope_length
        self.plot = AnglePlot(self.typesetter, self._slope, highest, LOW, ("phi thin (degree)", SLOPE))
        for mobject in (self.plot.stem, self.plot.end):
            self.follow(mobject, self._read_the_plot, self.phi, self.plot.zoom)

    def _make_live(self) -> None:
        line = self.map.names[1].get_bottom()[1]
        self.live_phi = Live(self.typesetter, "phi", self._show_phi, 2.4, line, "°")
        self.live_theta = Live(self.typesetter, "theta", self._show_theta, 2.4, line, "°")
        self.live_slope = Live(self.typesetter, SLOPE, self._show_slope, 4.05, line)
        for live in (self.live_phi, self.live_theta, self.live_slope):
            self.follow(live, live.read, self.phi)

    def _slope(self, degrees: ArrayLike) -> Any:
        return gradients.directional_derivative(self.f, self.p, np.radians(degrees))

    def _turn_the_cut(self) -> None:
        phi, h = self.phi.get_value(), self.h.get_value()
        quotient = gradients.directional_quotient(self.f, self.p, np.radians(phi), h)
        slope = float(self._slope(phi) if h == 0 else quotient)
        self.direction_cut.turn(np.radians(phi), slope, h, self.cut.get_value())

    def _place_second(self) -> None:
        h, phi = self.h.get_value(), np.radians(self.phi.get_value())
        self.second.move_to(self.map.at(self.here[0] + h * np.cos(phi), self.here[1] + h * np.sin(phi)))

    def _read_the_plot(self) -> None:
        self.plot.read_at(self.phi.get_value())

    def _show_phi(self) -> Shown:
        phi = self.phi.get_value()
        return settled(phi, 0, lambda: self._exact_phi(phi))

    def _exact_phi(self, phi: float) -> sympy.Expr:
        """A whole angle, or one at a whole angle from the gradient, which hardly differs from a whole one."""
        theta = self.compass.theta_of(phi)
        if phi == round(phi) or abs(theta - round(theta)) > 1e-9:
            return sympy.Integer(round(phi)) if phi == round(phi) else sympy.Float(phi)
        exact = sympy.deg(self.steepest.angle) + self.compass.side * round(theta)
        try:
            is_whole = sign(sympy.cos(sympy.rad(exact)) - sympy.cos(sympy.rad(round(phi)))) == 0
        except Undecided:
            is_whole = False
        return sympy.Integer(round(phi)) if is_whole else sympy.Float(phi)

    def _show_theta(self) -> Shown:
        theta = self.compass.theta_of(self.phi.get_value())
        return settled(theta, 0, lambda: sympy.Integer(round(theta)))

    def _show_slope(self) -> Shown:
        """The slope along u: exactly where u rests at a whole angle from the gradient or from the x-axis."""
        phi = self.phi.get_value()
        theta, slope = self.compass.theta_of(phi), float(self._slope(phi))
        if abs(theta - round(theta)) < 1e-9:
            exact = self.steepest.slope * sympy.cos(sympy.rad(round(theta)))
        elif phi == round(phi):
            u = (sympy.cos(sympy.rad(round(phi))), sympy.sin(sympy.rad(round(phi))))
            exact = gradients.directional_derivative_along(self.f, self.p, u)
        else:
            return show(slope, self.places, fixed=True)
        return settled(slope, self.places, lambda: exact)

    @beat("A landscape, and its map: every line joins points of equal height. We stand at p = {p}.")
    def see_the_landscape_and_its_map(self) -> None:
        self.play(Appear(self.hill, self.marks, self.map, run_time=1.2))
        pairs = zip(self.rings, self.contours, strict=True)
        self.play(LaggedStart(*(Appear(*pair) for pair in pairs), lag_ratio=0.25))
        self.play(
            Tween(self.direction_cut.mark, opacity=1), Appear(self.point, self.point_name), run_time=0.8
        )

    @beat("Cut along a direction u. The slope of the cut at p is a limit, and every direction has its own.")
    def cut_along_a_direction(self) -> None:
        self.play(Vanish(self.marks, self.rings, self.point_name, run_time=0.5))
        self.play(Resettle(self.hill, UPPER_LEFT, run_time=1.2))
        self.h.set_value(self.compass.unit)
        self.play(Appear(self.compass.pointer), Glide(self.cut, 1), run_time=1)
        formulas = (self.formulas.limit, self.formulas.direction)
        stack(*formulas, left=-6.3, top=-0.95)
        secant = [Tween(item, opacity=1) for item in (self.direction_cut.line, self.direction_cut.second)]
        self.play(*secant, Appear(self.second, *formulas), run_time=0.8)
        self.play(Glide(self.h, 0, run_time=1.8))
        live = Appear(self.compass.circle, self.live_phi, self.live_slope)
        self.play(Tween(self.direction_cut.second, opacity=0), Vanish(self.second), live, run_time=0.5)
        self.claim("directional derivative", self._show_slope(), phi=self._show_phi().text)
        self.play(Glide(self.phi, 360, run_time=5))

    @beat("Turn u once around, and plot the slopes: uphill positive, downhill negative. Which is greatest?")
    def plot_every_slope(self) -> None:
        plot = self.plot
        self.play(Vanish(self.formulas.limit, self.formulas.direction, run_time=0.4))
        self.phi.set_value(0)
        self.follow(plot.trace, lambda: plot.trace.draw_between(0, self.phi.get_value()), self.phi)
        self.play(Appear(plot, plot.trace, plot.stem, plot.end), run_time=0.8)
        self.play(Glide(self.phi, 360, run_time=6))
        self.follow(plot.trace, plot.trace.redraw, plot.zoom)

    @beat("By the chain rule the limit is a dot product: u times the gradient, the column of the partials.")
    def collect_the_partials(self) -> None:
        self.play(Vanish(self.hill, self.plot.stem, self.plot.end, run_time=0.6))
        self.phi.set_value(360 if self.compass.side > 0 else 0)
        self.formulas.derive(-6.3, min(2.85, self.heading.get_bottom()[1] - 0.12))
        self.play(Appear(self.formulas.limit), Glide(self.phi, self.compass.turned(60), run_time=1.5))
        self.play(Appear(self.formulas.by_parts))
        for leg in self.compass.legs:
            self.play(Draw(leg, run_time=0.6))
        self.play(Appear(self.compass.steepest, self.formulas.column))
        how = differentiability(self.f, self.p).how
        for name, shown in zip("xy", self.formulas.values, strict=True):
            self.claim(f"partial derivative in {name}", shown, at=self.words["p"], differentiable=how)

    @beat("A dot product is a projection: the gradient's shadow on u is exactly as long as the plot is high.")
    def cast_the_shadow(self) -> None:
        formulas = (self.formulas.limit, self.formulas.by_parts, self.formulas.column, self.live_phi)
        self.play(Vanish(*formulas, *self.compass.legs, self.compass.circle, run_time=0.5))
        self.play(Zoom(self.plot, self.plot.window, TALL, run_time=1.5))
        self.formulas.product.next_to(self.plot.names[1], RIGHT, buff=0.15)
        shadow = (self.compass.projection, self.plot.stem, self.plot.end)
        self.play(Appear(*shadow, self.formulas.product, self.live_theta))
        for theta in (140, 40):
            self.play(Glide(self.phi, self.compass.turned(theta), run_time=2.2))
            self.claim("shadow of the gradient", self._show_slope(), theta=theta)

    @beat(
        "Along the gradient the slope is greatest, {greatest}; along the level curve zero; backwards, least."
    )
    def mark_the_extremes(self) -> None:
        (level,) = level_curves(self.f, [float(self.f(*self.here))], self.ground)
        self.level = Stroke(self.theme["function"], 5, z_index=GRAPHS)
        self.level.draw(self.map.at(*line.T) for line in level.lines)
        angles = [self.compass.turned(theta) for theta in (0, 90, 180)]
        notes = self.plot.notes(angles, self.formulas.extremes)
        self.extremes = VGroup()
        for theta, note in zip((0, 90, 180), notes, strict=True):
            self.play(Glide(self.phi, self.compass.turned(theta), run_time=1.3))
            mark = dot(self.plot, self.phi.get_value(), float(self._slope(self.phi.get_value())), "gradient")
            self.play(Appear(mark, note, *[self.level] * (theta == 90), run_time=0.8))
            self.extremes.add(mark, note)
            self.claim("slope", self._show_slope(), theta=theta)

    @beat("Gradients stand at right angles to the level curves. Follow them: no other way climbs as steeply.")
    def follow_the_gradient(self) -> None:
        plot = (self.plot, self.plot.trace, self.plot.stem, self.plot.end, self.extremes)
        arrows = (self.compass.pointer, self.compass.steepest, self.compass.projection)
        lettering = (self.formulas.product, self.live_theta, self.live_slope)
        self.play(Vanish(*plot, *arrows, self.level, *lettering, run_time=0.6))
        self.cut.set_value(0)
        self.direction_cut.line.opacity = 0.0
        self.hill.settle(WHOLE_LEFT)
        rim = BALL_RADIUS / self.map.unit[0]
        (left, right), (bottom, top) = self.ground
        inner = ((left + rim, right - rim), (bottom + rim, top - rim))
        path = ascent_path(self.f, self.here, (right - left) / 400, 2000, inner)
        field = GradientField(self.map, self.levels, gradients.gradient(self.f), path)
        note = self.formulas.field.next_to(self.map.frame, UP, buff=0.05)
        note.align_to(self.map.frame, RIGHT)
        self.play(Appear(self.hill, self.marks, self.rings, field, note), run_time=1.2)
        trail = Trail(self.map, self.hill, path, "ink")
        self.follow(trail, lambda: trail.walk(self.climbed.get_value()), self.climbed)
        self.play(Appear(trail, run_time=0.4))
        self.play(Glide(self.climbed, 1, run_time=4))
