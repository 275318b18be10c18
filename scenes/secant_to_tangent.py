"""Secants settle on a tangent: the slope at one point as the limit of slopes between two."""

from __future__ import annotations

from manim import linear

from mathlib.derivative_studies import SecantStudy, rule_typst, secant_study
from mathlib.function import exact_typst, parse, real, show
from scenes.stage.animation import Appear, Draw, Glide, Shrink, Value, Vanish
from scenes.stage.axes import Zoom, axis_names, check_ticks, ticks_for
from scenes.stage.base import Place, Window
from scenes.stage.one_variable import secant_table
from scenes.stage.plane import Plane
from scenes.stage.scene import BeatScene, Number, SceneParams, Texts, Univariate, beat
from scenes.stage.text import COLUMN_TOP, MAIN, Column, Live, Measured, role

ABOVE: Place = (0.0, 1.525, 11.6, 1.75)
BELOW: Place = (0.0, -1.42, 11.6, 2.05)
SECOND_LINE = COLUMN_TOP - 1.5
"""The height of the middle of the column's second line."""


class SecantToTangent(BeatScene):
    """The slope at a point, as the number that the slopes of secants close in on from both sides."""

    class Params(SceneParams):
        """`steps` are the values of h at which the secant rests; without any, ones that suit f."""

        letters = Texts(a="the point", h="the step", m="slopes")
        function: Univariate = parse("x^2")
        point: Number = real(1)
        steps: tuple[Number, ...] = ()

        def solve(self) -> SecantStudy:
            study = secant_study(self.function, self.point, self.steps)
            check_ticks("the graph around this point", study.window, longest=(10, 10))
            study.check_rule()
            return study

    study: SecantStudy
    poster = "name_the_limit"
    wording = Texts(title="Secants settle on a tangent")

    def set_the_stage(self) -> None:
        s, f, a = self.study, self.study.function, float(self.study.at)
        self.h, self.p, here = Value(float(s.steps[0])), Value(a), (a, f)
        plane = self.plane = Plane.of(f, s.at, self.typesetter, Window.of(*s.window), MAIN)
        self.graph = plane.graph(f)
        self.point = plane.dot(self.p, f)
        self.second = plane.dot(a + self.h, f, "secant")
        self.secant = plane.line(lambda: s.quotient(self.h()), here, "secant")
        self.legs = plane.rise_and_run(here, (a + self.h, f))
        self.tangent = plane.line(lambda: s.slope_at(self.p()), (self.p, f), "tangent", width=5)
        self._write(Column(self.typesetter), f.typst_name, f.typst_derivative(), exact_typst(s.at))
        self.add(plane)

    def _write(self, column: Column, f: str, slope: str, a: str) -> None:
        s, m, (x, y) = self.study, role("secant", "m(h)"), axis_names(self.study.function)
        self.rise = "Delta y" if y == "y" else f"Delta {f}"
        self.question = column.formula(f"{role('secant', 'm')} = ({self.rise}) / (Delta {x}) = thin ?")
        at_a, at_letter = f"({f}({a} + h) - {f}({a})) / h", f"({f}(a + h) - {f}(a)) / h"
        named = f"{at_letter}, quad a = {a}"
        self.quotient = column.formula(*(f"{m} = {text}" for text in (at_a, named, at_letter)))
        limits = ((a, at_a), ("a", named), (a, m))
        self.definition = column.formula(*(f"{slope}({at}) = lim_(h -> 0) {text}" for at, text in limits))
        rule, value = f"{slope}({x}) &= {rule_typst(s.rule)}", f"{slope}({a}) &"
        wordings = (f"{rule}, quad {value}", f"{rule} \\ {value}", value)
        place = {"middle": SECOND_LINE, "height": 0.85, "color": "tangent"}
        self.result = column.equation(*wordings, claim=s.derivative, **place)
        nothing = role("failure", "0 slash 0")
        self.table = secant_table(column, [*s.table, (show(real(0)), nothing, nothing)], below=2.1)
        step = Measured.of("h", "muted", self.h, s.step_places, s.steps)
        slope_now = Measured.shown_at("m", "secant", s.quotient_shown, self.h, s.secants)
        self.live = column.live(step, slope_now, middle=SECOND_LINE)

    @beat("A slope is rise over run, from one point to another. At {x} = {a} there is only one point.")
    def ask_for_a_slope_at_one_point(self) -> None:
        self.play(Draw(self.graph), run_time=1.6)
        self.play(Appear(self.point), Appear(self.question))

    @beat("So take a second point, at a distance h. The line through both is a secant, and it has a slope.")
    def take_a_second_point(self) -> None:
        self.show(self.second, self.legs, instead_of=self.question)
        self.play(Draw(self.secant), Appear(self.quotient, self.live))
        self.names = self.legs.names(self.graph, self.secant.points, self.rise)
        self.play(Appear(self.names))

    @beat(
        right_far="Let h shrink. Every secant leaves a number. For smaller h, the numbers come to agree.",
        right_straight="Let h shrink. Every secant leaves a number, and here all these steps leave the same.",
        right_near="Let h shrink. Every secant leaves a number, and the numbers begin to agree.",
    )
    def step_down_from_the_right(self) -> None:
        self.play(Vanish(self.names), Appear(self.table.frame), run_time=0.5)
        slopes = [(h, right) for h, right, _ in self.table.cells[:-1]]
        self.show_in_turn(*slopes, between=Shrink.through(self.h, self.study.steps[1:], 1.1), run_time=0.35)

    @beat(
        left_far="From the left, h is negative. For smaller |h|, these slopes close in on the same number.",
        left_same="From the left, h is negative. Each of these secants is one from the right.",
        left_straight="From the left, h is negative. Here the slope is the same at all these steps.",
        left_other="From the left, h is negative. Other secants, but the slopes close in on the same number.",
        left_near="From the left, h is negative. From there, too, the slopes close in on the same number.",
    )
    def step_down_from_the_left(self) -> None:
        first, *smaller = (-step for step in self.study.steps)
        self.set_unseen(self.h, float(first), self.secant, self.second, self.legs)
        slopes = [left for _, _, left in self.table.cells[:-1]]
        self.show_in_turn(*slopes, between=Shrink.through(self.h, smaller, 1.1), run_time=0.35)

    @beat(
        "At h = 0 there is no secant: 0/0 is no number. But the limit is one. "
        "It is the derivative, the slope of the tangent: {slope}."
    )
    def name_the_limit(self) -> None:
        self.play(Vanish(self.secant, self.second, self.legs, self.live, run_time=0.6))
        self.play(Appear(*self.table.cells[-1]), run_time=0.6)
        self.show(self.definition, instead_of=self.quotient)
        self.show(Draw(self.tangent), self.result, run_time=1.2)

    @beat(
        "Slide the tangent along. Wherever the curve has a tangent, "
        "its slope is a value of another function, the derivative."
    )
    def slide_the_tangent(self) -> None:
        s = self.study
        window, below = (Window.of(*seen) for seen in s.whole_windows)
        start, stop = (window.left + share * window.width for share in (0.02, 0.98))
        (x, _), slope = axis_names(s.function), s.function.typst_derivative()
        names, ticks = (x, f"{slope}({x})"), ticks_for(s.function, s.at, 4)
        lower = self.lower = Plane(self.typesetter, below, BELOW, names=names, ticks=ticks)
        self.trace = lower.graph(s.rule, "tangent", over=(start, self.p))
        self.end = lower.dot(self.p, s.slope_at, "tangent")
        shown = lambda: s.slope_shown(self.p())  # noqa: E731
        live = Live(self.typesetter, names[1], shown, 0, 0, role="tangent").set_x(0)
        live.set_y(lower.names[1].get_y())
        self.keep_only(self.plane, self.graph, self.point, self.tangent)
        self.play(Zoom(self.plane, window, ABOVE, run_time=1.5))
        self.play(Appear(lower), Glide(self.p, start, run_time=1.2))
        self.add(self.trace, self.end, live)
        self.play(Glide(self.p, stop, run_time=4, rate_func=linear))
        self.claim(*s.slope_claims(stop))
