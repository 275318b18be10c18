"""Why the gradient points uphill: of all directions, it is the one in which the slope is greatest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from manim import DOWN, RIGHT, UP, LaggedStart, VGroup

from mathlib.function import exact_plain, parse, real
from mathlib.plotting import ascent_path, level_curves, nice_levels
from mathlib.studies import SteepestAscentStudy, steepest_ascent_study
from scenes.stage.animation import Appear, Draw, Glide, Tween, Value, Vanish
from scenes.stage.base import Place, Window
from scenes.stage.drawing import GRAPHS, Stroke
from scenes.stage.plane import GradientField, Plane, Zoom
from scenes.stage.scene import BeatScene, Bivariate, Number, SceneParams, beat
from scenes.stage.space import Resettle, box_for
from scenes.stage.text import Live, halo, keep_within
from scenes.stage.two_variables import (
    PARTIAL_ROLES,
    SLOPE,
    AnglePlot,
    DirectionDial,
    GradientFormulas,
    Landscape,
    PathTrace,
    inner_ground,
    offset,
    view_uphill,
)

MAP: Place = (3.95, 0.0, 4.6, 4.6)
WHOLE_LEFT: Place = (-2.9, 0.3, 7.2, 5.28)
UPPER_LEFT: Place = (-2.9, 1.05, 7.0, 3.7)
LOW: Place = (-3.05, -1.6, 5.4, 1.4)
TALL: Place = (-3.05, 0.0, 5.4, 4.6)
"""The tall plot is as high as the map, so that a shadow on the map is as long as the plot is high."""

LEVELS = (0.03, 0.97)
"""Between which shares of the landscape's height the point stands: nearer to its ends the map is empty around it."""


class SteepestAscent(BeatScene):
    """The slopes in all directions at a point, and the gradient that determines them."""

    class Params(SceneParams):
        """`point` must have a gradient other than zero."""

        function: Bivariate = parse("4 - x^2/2 - y^2", ("x", "y"))
        point: tuple[Number, Number] = (real(1), real("-0.5"))

        def solve(self) -> SteepestAscentStudy:
            return steepest_ascent_study(self.function, self.point)

    study: SteepestAscentStudy
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
        s = self.study
        place = f"({', '.join(map(exact_plain, s.point))})"
        self.words = {"p": place, "greatest": f"|∇f| {s.greatest.plain}"}
        self.phi, self.h, self.cut_shown, self.plotted, self.followed = (Value(0) for _ in range(5))
        self.box = box_for(s.function, s.at, LEVELS)
        ground = (self.box.x, self.box.y)
        levels = nice_levels(s.function, ground, 7)
        self.levels = level_curves(s.function, levels, ground)
        self.formulas = GradientFormulas(self.typesetter, s, min(2.85, self.heading.get_bottom()[1] - 0.12))
        self._draw_the_map()
        self._build_the_landscape()
        self._plot_the_slopes()

    def _draw_the_map(self) -> None:
        s, window = self.study, Window(*self.box.x, *self.box.y)
        plane = self.map = Plane(
            self.typesetter, window, MAP, equal_scales=True, names=s.function.variables, ticks=(4, 4)
        )
        self.contours = plane.contours(self.levels)
        gradient, names, roles = (
            (float(s.steepest.slope), s.gradient_angle),
            ("bold(u)", "nabla f"),
            ("direction", "gradient"),
        )
        self.dial = DirectionDial(plane, s.at, self.phi, gradient, names, roles, s.orientation)
        self.components = self.dial.components(PARTIAL_ROLES)
        self.point = plane.dot(*s.at)
        self.second = plane.dot(*offset(s.at, self.phi, self.h), "direction")
        self.point_name = self.formulas.point.next_to(self.point, DOWN, buff=0.12)
        halo(keep_within(self.point_name, MAP), self.theme.background)

    def _build_the_landscape(self) -> None:
        s, azimuth = self.study, view_uphill(self.study.gradient_angle)
        land = self.landscape = Landscape(self.typesetter, s.function, self.box, WHOLE_LEFT, azimuth)
        self.cut = land.cut_along(s.at, self.phi, self.cut_shown)
        self.secant = self.cut.line(lambda: s.quotient(self.phi(), self.h()), beyond=self.h)
        self.end = self.cut.dot(self.h)
        self.mark = land.dot(*s.at)
        for item in (self.secant, self.end, self.mark):
            item.opacity = 0.0
        self.level_lines = land.level_lines(self.levels)

    def _plot_the_slopes(self) -> None:
        s, highest = self.study, TALL[3] / 2 / self.dial.fixed.unit_on_screen
        plot = self.plot = AnglePlot(self.typesetter, s.slope, highest, LOW, ("phi thin (degree)", SLOPE))
        self.curve = plot.graph(s.slope, "ink", over=(0, self.plotted))
        self.height = VGroup(plot.stem(self.phi), plot.dot(self.phi, s.slope))
        line = self.map.names[1].get_bottom()[1]
        self.live_phi = Live(self.typesetter, "phi", lambda: s.phi_shown(self.phi()), 2.4, line, "°")
        self.live_theta = Live(self.typesetter, "theta", lambda: s.theta_shown(self.phi()), 2.4, line, "°")
        self.live_slope = Live(self.typesetter, SLOPE, lambda: s.slope_shown(self.phi()), 4.05, line)

    @beat("A landscape, and its map: every line joins points of equal height. We stand at p = {p}.")
    def see_the_landscape_and_its_map(self) -> None:
        self.play(Appear(self.landscape, self.landscape.axes, self.map, run_time=1.2))
        pairs = zip(self.level_lines, self.contours, strict=True)
        self.play(LaggedStart(*(Appear(*pair) for pair in pairs), lag_ratio=0.25))
        self.play(Tween(self.mark, opacity=1), Appear(self.point, self.point_name), run_time=0.8)

    @beat("Cut along a direction u. The slope of the cut at p is a limit, and every direction has its own.")
    def cut_along_a_direction(self) -> None:
        self.play(Vanish(self.landscape.axes, self.level_lines, self.point_name, run_time=0.5))
        self.play(Resettle(self.landscape, UPPER_LEFT, run_time=1.2))
        self.h.set_value(self.dial.unit.scale)
        self.play(Appear(self.dial.turning), Glide(self.cut_shown, 1), run_time=1)
        secant = [Tween(item, opacity=1) for item in (self.secant, self.end)]
        self.play(*secant, Appear(self.second, self.formulas.limit, self.formulas.direction), run_time=0.8)
        self.play(Glide(self.h, 0, run_time=1.8))
        live = Appear(self.dial.circle, self.live_phi, self.live_slope)
        self.play(Tween(self.end, opacity=0), Vanish(self.second), live, run_time=0.5)
        self.claim(self.study.directional_derivative(self.phi()))
        self.play(Glide(self.phi, 360, run_time=5))

    @beat("Turn u once around, and plot the slopes: uphill positive, downhill negative. Which is greatest?")
    def plot_every_slope(self) -> None:
        self.play(Vanish(self.formulas.limit, self.formulas.direction, run_time=0.4))
        self.phi.set_value(0)
        self.play(Appear(self.plot, self.curve, self.height), run_time=0.8)
        self.play(*(Glide(value, 360, run_time=6) for value in (self.phi, self.plotted)))

    @beat("By the chain rule the limit is a dot product: u times the gradient, the column of the partials.")
    def collect_the_partials(self) -> None:
        s, (limit, by_parts, column) = self.study, self.formulas.derivation
        self.play(Vanish(self.landscape, self.height, run_time=0.6))
        self.phi.set_value(360 if s.orientation > 0 else 0)
        self.play(Appear(limit), Glide(self.phi, s.phi(60), run_time=1.5))
        self.play(Appear(by_parts))
        for component in self.components:
            self.play(Draw(component, run_time=0.6))
        self.show(self.dial.staying, column)

    @beat("A dot product is a projection: the gradient's shadow on u is exactly as long as the plot is high.")
    def cast_the_shadow(self) -> None:
        leaving = (self.formulas.derivation, self.live_phi, self.components, self.dial.circle)
        self.play(Vanish(*leaving, run_time=0.5))
        self.play(Zoom(self.plot, self.plot.window, TALL, run_time=1.5))
        self.formulas.product.next_to(self.plot.names[1], RIGHT, buff=0.15)
        shadow = (self.dial.shadow, self.dial.angle_mark, self.height)
        self.play(Appear(*shadow, self.formulas.product, self.live_theta))
        for theta in (140, 40):
            self.play(Glide(self.phi, self.study.phi(theta), run_time=2.2))
            self.claim(self.study.slope_at(theta, "shadow of the gradient"))

    @beat(
        "Along the gradient the slope is greatest, {greatest}; along the level curve zero; backwards, least."
    )
    def mark_the_extremes(self) -> None:
        s, at_p = self.study, float(self.study.function(*self.study.at))
        (level,) = level_curves(s.function, [at_p], (self.box.x, self.box.y))
        self.level = Stroke(self.theme["function"], 5, z_index=GRAPHS)
        self.level.draw(self.map.at(*line.T) for line in level.lines)
        self.extremes = VGroup()
        for theta, words in zip((0, 90, 180), self.formulas.extremes, strict=True):
            phi = s.phi(theta)
            self.play(Glide(self.phi, phi, run_time=1.3))
            extreme = VGroup(self.plot.dot(phi, s.slope, "gradient"), self.plot.note(phi, words))
            self.play(Appear(extreme, *[self.level] * (theta == 90), run_time=0.8))
            self.extremes.add(extreme)
            self.claim(s.slope_at(theta))

    @beat("Gradients stand at right angles to the level curves. Follow them: no other way climbs as steeply.")
    def follow_the_gradient(self) -> None:
        s, (left, right), dial = self.study, self.box.x, self.dial
        plot = (self.plot, self.curve, self.height, self.extremes)
        arrows = (dial.turning, dial.staying, dial.shadow, dial.angle_mark)
        lettering = (self.formulas.product, self.live_theta, self.live_slope)
        self.play(Vanish(*plot, *arrows, self.level, *lettering, run_time=0.6))
        self.cut_shown.set_value(0)
        self.secant.opacity = 0.0
        self.landscape.settle(WHOLE_LEFT)
        inside = inner_ground(self.map, (self.box.x, self.box.y))
        path = ascent_path(s.function, s.at, (right - left) / 400, 2000, inside)
        field = GradientField(self.map, self.levels, s.rules, path)
        note = self.formulas.field.next_to(self.map.frame, UP, buff=0.05)
        note.align_to(self.map.frame, RIGHT)
        land = (self.landscape, self.landscape.axes, self.level_lines)
        self.play(Appear(*land, field, note), run_time=1.2)
        self.trace = PathTrace(self.map, self.landscape, path, self.followed)
        self.play(Appear(self.trace, run_time=0.4))
        self.play(Glide(self.followed, 1, run_time=4))
