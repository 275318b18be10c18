"""Zoom until it is straight: a function, its tangent, and what is left over between them."""

from __future__ import annotations

from manim import VGroup, smooth
from sympy import Expr

from mathlib.derivative_studies import LinearApproximationStudy, linear_approximation_study
from mathlib.function import exact_plain, exact_typst, parse, real
from scenes.stage.animation import Appear, Draw, Glide, InPlace, Shrink, Value, Vanish
from scenes.stage.axes import LARGER_STEPS, Zoom, check_ticks
from scenes.stage.base import Place, Window
from scenes.stage.drawing import GRAPHS
from scenes.stage.plane import Plane
from scenes.stage.scene import BeatScene, Number, SceneParams, Texts, Univariate, beat
from scenes.stage.text import COLUMN_TOP, MAIN, Column, Measured, role

LEFT, RIGHT = (-3.45, -0.15, 5.4, 4.4), (3.55, -0.15, 5.4, 4.4)
CORNER = Window(-1.3, 1.3, -0.5, 1.5)


class LinearApproximation(BeatScene):
    """The tangent as the line that is left when a curve is magnified, and how far it is off."""

    class Params(SceneParams):
        """`steps` are two or three values of h, ever smaller; without any, suitable ones."""

        letters = Texts(a="the point", h="the step", m="slopes", r="errors", M="bounds")
        function: Univariate = parse("sqrt(x)")
        point: Number = real(1)
        steps: tuple[Number, ...] = ()

        def solve(self) -> LinearApproximationStudy:
            study = linear_approximation_study(self.function, self.point, self.steps)
            for h in study.steps:
                subject = f"the graph within {exact_plain(h)} of the point"
                check_ticks(subject, study.window(h), advice=LARGER_STEPS)
            return study

    study: LinearApproximationStudy
    poster = "turn_another_line"
    wording = Texts(title="Zoom until it is straight", about="about {number}")

    def set_the_stage(self) -> None:
        s, f, a = self.study, self.study.function, float(self.study.at)
        self.h, self.m = Value(float(s.steps[0])), Value(float(s.slope))
        here, left, right, at = (a, float(f(a))), a - self.h, a + self.h, exact_typst(s.at, inline=True)
        plane = self.plane = Plane.of(f, s.at, self.typesetter, Window.of(*s.window(s.steps[0])), MAIN)
        self.graph, self.point = plane.graph(f), plane.dot(*here)
        self.tangent = plane.line(float(s.slope), here, "tangent", width=11).set_z_index(GRAPHS - 0.5)
        self.other = plane.line(self.m, here, "failure")
        self.gaps = VGroup(*(plane.segment((x, f), (x, s.tangent), "secant", 8) for x in (right, left)))
        self.other_gap = plane.segment((right, f), (right, here[1] + self.m * self.h), "failure", 8)
        self.ends = plane.edge_names("x", (f"{at} - h", "muted", left), (f"{at} + h", "muted", right))
        self._write(Column(self.typesetter), f.typst_name, f"{f.typst_derivative()}({at})", at)
        self.add(plane)

    def _write(self, column: Column, f: str, slope: str, a: str) -> None:
        s, e, m, end = self.study, role("secant", "e(h)"), role("failure", "m"), f"{f}({a} + h)"
        tangent = role("tangent", f"{f}({a}) + {slope} h")
        given = role("tangent", f"{slope} {s.derivative.shown.typst_related}")
        self.rule = column.stacked(end, f"approx {tangent}", given, height=2, claims=[s.derivative])
        self.error = column.stacked(f"{e} = {end}", f"quad - ({tangent})", height=1.25)
        heads, colors = ("h", "e(h)", "e(h) slash h"), ("muted", "secant", "secant")
        self.table = column.table(heads, s.table, (1.05, 1.4, 1.4), colors, below=1.35)
        self.rate = column.stacked("r(h)", f"= ({end} - {f}({a}) - {m} h) / h", height=1.6)
        limit = f"lim_(h -> 0) r(h) = {slope} - {m}"
        self.limit = column.equation(limit, claim=s.other_limit, below=2.8, height=0.8)
        slopes = (float(s.slope), float(s.other_slope))
        rates = [s.quotient_shown(float(h), less).text for h in s.steps for less in slopes]
        other = Measured.of(m, "failure", self.m, s.places, slopes)
        rate = Measured("r(h)", "failure", lambda: s.quotient_shown(self.h(), self.m()), rates)
        self.live = column.live(other, rate, middle=COLUMN_TOP - 2)
        step = Measured.of("h", "muted", self.h, s.step_places, s.steps)
        self.step = column.live(step, middle=COLUMN_TOP - 4.6)
        end, used = exact_typst(s.end, inline=True), s.approximation
        rows = (f"{f}({end})", f"approx {tangent}", used.shown.typst_related)
        self.used = column.stacked(*rows, height=2, color="tangent", claims=[used])
        self.bound = VGroup()
        if s.bounds:
            curvature, bound = (claim.shown.typst_related for claim in s.bounds)
            (x,), second = s.function.typst_variables, s.function.typst_derivative(2)
            way = f"abs({second}({x})) &<= M {curvature} \\ {a} &<= {x} <= {end}"
            bounds = f"{way} \\ abs({e}) &<= M h^2 / 2 {bound}"
            self.bound.add(column.formula(bounds, below=2.3, height=2, claims=s.bounds))

    @beat("Near {x} = {a} the tangent stands in for the curve: its slope there is {f}'({a}) {slope}.")
    def draw_the_tangent(self) -> None:
        self.play(Draw(self.graph), run_time=1.6)
        self.show_in_turn((self.point, self.ends), (Draw(self.tangent), self.rule, self.step))

    @beat(
        curved="Look closer, up to {closest} times: the curve straightens into its tangent.",
        far="Look closer, up to {closest} times. From still closer, the curve is straight to the eye.",
        straight="Look closer, up to {closest} times: this curve is its own tangent.",
    )
    def look_closer(self) -> None:
        self.show_in_turn(*(self._look_at(step, 2.5) for step in self.study.steps[1:]), pause=0.8)

    def _look_at(self, step: Expr, run_time: float, place: Place | None = None) -> list[InPlace]:
        """Take a step, in the window in which it is as long as any other one."""
        zoom = Zoom(self.plane, Window.of(*self.study.window(step)), place, run_time)
        return [zoom, Shrink(self.h, float(step), run_time=run_time, rate_func=smooth)]

    @beat(
        curved="Magnified by 1/h, what is left over is e(h)/h. Not only e(h) goes to 0: e(h)/h does, too.",
        far="Magnified by 1/h, what is left over is e(h)/h. It goes to 0, too, but for smaller h than these.",
        straight="Magnified by 1/h, what is left over is e(h)/h. Here it is 0 at every step.",
    )
    def measure_the_gap(self) -> None:
        first, *smaller = self.study.steps
        self.play(Vanish(self.rule, self.step, run_time=0.4))
        self.play(*self._look_at(first, run_time=1.8))
        self.play(Appear(self.gaps, self.error, self.table.frame))
        closer = (self._look_at(step, run_time=2) for step in smaller)
        self.show_in_turn(*self.table.groups(2), between=closer, run_time=0.5)

    @beat("Only the tangent does that. With the slope m = {m} the quotient goes to {f}'({a}) − m {limit}.")
    def turn_another_line(self) -> None:
        first, *smaller = self.study.steps
        self.play(Vanish(self.error, self.table, self.gaps[1], run_time=0.5))
        self.play(*self._look_at(first, run_time=1.5))
        self.add(self.other)
        self.play(Appear(self.other_gap, self.rate, self.live, self.step, run_time=0.6))
        self.play(Glide(self.m, float(self.study.other_slope), run_time=2))
        self.show(self.limit)
        self.claim(*map(self.study.other_rate, self.study.steps))
        self.show_in_turn(*(self._look_at(step, run_time=2) for step in smaller))

    @beat(
        exact="What it is good for: the tangent gives {f}({end}), here without any error.",
        bounded="What it is good for: the tangent, at {tangent}, misses {f}({end}) by at most {bound}.",
        unbounded="What it is good for: {f}({end}) is about {height}. No bound of the error is known here.",
    )
    def use_it(self) -> None:
        self.keep_only(self.plane, self.graph, self.point, self.tangent, self.ends, self.step)
        self.play(*self._look_at(self.study.steps[1], run_time=1.2))
        there = self.plane.moving_point(self.study.tangent, float(self.study.end), "tangent")
        self.show_in_turn((there, self.gaps[0], self.used), self.bound)

    @beat("A corner does not straighten: abs({x}) looks the same from any distance, and has no tangent at 0.")
    def keep_a_corner(self) -> None:
        s, (x,) = self.study, self.study.function.typst_variables
        self.keep_only(self.plane, self.graph, self.point, self.tangent)
        self.play(*self._look_at(s.steps[0], 1.5, LEFT))
        corner = Plane(self.typesetter, CORNER, RIGHT, names=(x, f"abs({x})"))
        self.play(Appear(corner, corner.graph(abs), corner.dot(0, 0)))
        for step in s.steps[1:]:
            closer = CORNER.magnified(float(s.steps[0] / step), 0, 0)
            self.play(*self._look_at(step, 2.5, LEFT), Zoom(corner, closer, RIGHT, 2.5))
