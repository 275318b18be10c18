"""Why the gradient points uphill: of all directions, it is the one in which the slope is greatest."""

from __future__ import annotations

from manim import DOWN, RIGHT, LaggedStart

from mathlib.function import parse, real
from mathlib.gradient_studies import SteepestAscentStudy, steepest_ascent_study
from scenes.stage.animation import Appear, Draw, Glide, Tween, Value, Vanish, number
from scenes.stage.axes import Zoom
from scenes.stage.drawing import AREAS
from scenes.stage.scene import BeatScene, Bivariate, Number, SceneParams, Texts, beat
from scenes.stage.space import Resettle, box_for
from scenes.stage.text import keep_within
from scenes.stage.two_variables import GradientFormulas, MapAndLandscape, PathTrace, landscape_uphill
from scenes.stage.vectors import AnglePlot, DirectionDial

LEFT, TOP, MAP = -6.3, 2.85, (3.95, 0.0, 4.6, 4.6)
WHOLE, UPPER = (-2.9, 0.3, 7.2, 5.28), (-2.9, 1.05, 7.0, 3.7)
LOW, TALL = (-3.05, -1.6, 5.4, 1.4), (-3.05, 0.0, 5.4, 4.6)
"""The tall plot is as high as the map, so that a shadow on the map is as long as the plot is high."""


class SteepestAscent(BeatScene):
    """The slopes in all directions at a point, and the gradient that determines them."""

    class Params(SceneParams):
        """`point` is where we stand; the gradient must not be zero there."""

        letters = Texts(h="steps", u="the direction", p="the point", D="slopes", phi="angles", theta="angles")
        function: Bivariate = parse("4 - x^2/2 - y^2", ("x", "y"))
        point: tuple[Number, Number] = (real(1), real("-0.5"))

        def solve(self) -> SteepestAscentStudy:
            return steepest_ascent_study(self.function, self.point)

    study: SteepestAscentStudy
    poster = "follow_the_gradient"
    wording = Texts(
        GradientFormulas.wording,
        DirectionDial.wording,
        title="Why the gradient points uphill",
        arrows="arrows: {gradient}, all to one scale",
    )

    def set_the_stage(self) -> None:
        self.phi, self.h, self.cut_shown, self.plotted, self.followed = (Value(0) for _ in range(5))
        self.formulas = GradientFormulas(self.study, self.column_from(LEFT, TOP))
        self._build_the_landscape()
        self._turn_a_direction()
        self._plot_the_slopes()

    def _build_the_landscape(self) -> None:
        s, f = self.study, self.study.function
        box, seen = box_for(f, s.at, ahead=s.gradient), (s.at, s.turning.fixed_angle)
        self.surface = landscape_uphill(self.typesetter, f, box, WHOLE, *seen).set_z_index(AREAS)
        self.map, self.levels = self.surface.map(MAP), self.surface.level_curves(7)
        self.twin = MapAndLandscape(self.map, self.surface, self.levels, s.at)
        self.cut = self.surface.cut_along(s.at, self.phi, self.cut_shown)
        self.line = self.cut.line(lambda: s.quotient(self.phi(), self.h()), beyond=self.h)
        self.line_end = self.cut.dot(self.h)
        self.surface.hide(self.line, self.line_end, self.twin.mark)

    def _turn_a_direction(self) -> None:
        s, here = self.study, (self.study.at, self.phi, self.study.gradient)
        self.dial = DirectionDial.of_gradient(self.map, s.function, *here, s.turning.orientation)
        self.second = self.dial.dot(self.h, "direction")
        self.point_name = keep_within(self.formulas.point.next_to(self.twin.dot, DOWN, buff=0.12), MAP)

    def _plot_the_slopes(self) -> None:
        s, phi, highest = self.study, self.phi, TALL[3] / 2 / self.dial.fixed.unit_on_screen
        plot = self.plot = AnglePlot(self.typesetter, s.slope, highest, LOW, self.formulas.slope)
        self.curve, self.height = plot.curve(self.plotted), plot.height_at(phi)
        self.live_phi, self.live_theta, self.live_slope = self.formulas.live(phi, self.map.names[1])

    @beat("A landscape, and its map: every line joins points of equal height. We stand at p = {p}.")
    def see_the_landscape_and_its_map(self) -> None:
        self.play(Appear(self.surface, self.surface.axes, self.map, run_time=1.2))
        pairs = zip(self.twin.level_lines, self.twin.contours, strict=True)
        self.play(LaggedStart(*(Appear(*pair) for pair in pairs), lag_ratio=0.25))
        self.play(Tween(self.twin.mark, opacity=1), Appear(self.twin.dot, self.point_name), run_time=0.8)

    @beat("Cut along a direction u. The slope of the cut at p is a limit. Turn u, and it changes.")
    def cut_along_a_direction(self) -> None:
        self.play(Vanish(self.surface.axes, self.twin.level_lines, self.point_name, run_time=0.5))
        self.play(Resettle(self.surface, UPPER, run_time=1.2))
        self.h.set_value(number(self.dial.unit.scale))
        self.play(Appear(self.dial.turning), Glide(self.cut_shown, 1), run_time=1)
        secant = Tween(self.line, self.line_end, opacity=1)
        self.show(secant, self.second, self.formulas.limit, self.formulas.direction, run_time=0.8)
        self.play(Glide(self.h, 0, run_time=1.8))
        leaving = Tween(self.line_end, opacity=0), Vanish(self.second)
        self.show(*leaving, self.dial.circle, self.live_phi, self.live_slope, run_time=0.5)
        self.play(Glide(self.phi, 360, run_time=5))

    @beat("Turn u once around, and plot the slopes: uphill positive, downhill negative. Which is greatest?")
    def plot_every_slope(self) -> None:
        self.play(Vanish(self.formulas.limit, self.formulas.direction, run_time=0.4))
        self.phi.set_value(0)
        self.play(Appear(self.plot, self.curve, self.height), run_time=0.8)
        self.play(*(Glide(value, 360, run_time=6) for value in (self.phi, self.plotted)))

    @beat("By the chain rule the limit is a dot product: u times the gradient, the column of the partials.")
    def collect_the_partials(self) -> None:
        limit, by_parts, column = self.formulas.derivation
        self.play(Vanish(self.surface, self.height, run_time=0.6))
        self.phi.set_value(360 if self.study.turning.orientation > 0 else 0)
        self.play(Appear(limit), Glide(self.phi, self.study.turning.phi(60), run_time=1.5))
        self.claim(self.study.directional_derivative(self.study.turning.phi(60)))
        legs = (Draw(leg, run_time=0.6) for leg in self.dial.components.legs)
        self.show_in_turn(by_parts, *legs, (self.dial.staying, column))

    @beat("A dot product is a projection: the gradient's shadow on u is exactly as long as the plot is high.")
    def cast_the_shadow(self) -> None:
        f, dial = self.formulas, self.dial
        self.play(Vanish(f.derivation, self.live_phi, dial.components, dial.circle, run_time=0.5))
        self.play(Zoom(self.plot, self.plot.window, TALL, run_time=1.5))
        f.product.next_to(self.plot.names[1], RIGHT, buff=0.15)
        self.play(Appear(dial.shadow, dial.angle_mark, self.height, f.product, self.live_theta))
        for theta in (140, 40):
            self.play(Glide(self.phi, self.study.turning.phi(theta), run_time=2.2))
            self.claim(self.study.slope_at(theta, "shadow of the gradient"))

    @beat(
        "Along the gradient the slope is greatest, {greatest}; along the level curve zero; backwards, least."
    )
    def mark_the_extremes(self) -> None:
        s = self.study
        self.level = self.map.level_curve(s.function, float(s.function(*s.at)))
        named, phi = self.formulas.extremes, s.turning.phi
        self.extremes = {at: self.plot.mark(phi(at), words, "gradient") for at, words in named.items()}
        for theta, extreme in self.extremes.items():
            self.play(Glide(self.phi, phi(theta), run_time=1.3))
            self.play(Appear(extreme, *[self.level] * (theta == 90), run_time=0.8))
            self.claim(s.slope_at(theta))

    @beat("Gradients stand at right angles to the level curves. Nowhere does a steeper way lead up.")
    def follow_the_gradient(self) -> None:
        s = self.study
        self.keep_only(self.map, self.twin.contours, self.twin.dot)
        self.cut_shown.set_value(0)
        self.surface.settle(WHOLE)
        path = s.way_up(PathTrace.room(self.map), self.map.window.width)
        self.field = self.map.gradient_field(self.levels, s.rules, path)
        note = self.map.note(self.typesetter.say("arrows", gradient=self.formulas.gradient))
        self.show(self.surface, self.surface.axes, self.twin.level_lines, self.field, note, run_time=1.2)
        self.trace = PathTrace(self.map, self.surface, path, self.followed)
        self.play(Appear(self.trace, run_time=0.4))
        self.play(Glide(self.followed, 1, run_time=4))
