"""Secants settle on a tangent: the slope at one point as the limit of slopes between two."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import ClassVar

import numpy as np
import sympy
from manim import RIGHT, ValueTracker, VGroup, linear
from pydantic import model_validator

from mathlib import slopes
from mathlib.functions import Function
from mathlib.notation import Shown, exact_plain, exact_typst, show
from mathlib.numbers import real
from scenes.stage.beats import BeatScene, beat
from scenes.stage.framing import window_about, window_for
from scenes.stage.graph import Graph, dot, place_dot
from scenes.stage.layout import COLUMN_TOP, MAIN, column_width, first_that_fits, fit, heading, stack
from scenes.stage.motion import Appear, Draw, Glide, Vanish, geometric
from scenes.stage.numerals import Readout, places_for, settled, width_of
from scenes.stage.params import Number, ParameterError, SceneParams, Univariate
from scenes.stage.plane import Place, Plane, Zoom, with_room_for_ticks
from scenes.stage.redrawing import stand_apart
from scenes.stage.rise_and_run import RiseAndRun
from scenes.stage.secant_numbers import SecantNumbers, is_straight, steps_that_suit
from scenes.stage.strokes import Stroke
from scenes.stage.table import Table
from scenes.stage.type import LABEL, SMALLEST, role

ABOVE: Place = (0.0, 1.6, 11.6, 1.9)
BELOW: Place = (0.0, -1.42, 11.6, 2.05)

APART = 1.9
"""From the live h to the live slope, where h is short."""


class SecantToTangent(BeatScene):
    """The slope at a point, as the number that the slopes of secants close in on from both sides."""

    class Params(SceneParams):
        """`steps` are the values of h at which the secant rests; without any, ones that suit f."""

        function: Univariate = Function.parse("x^2")
        point: Number = real(1)
        steps: tuple[Number, ...] = ()

        @model_validator(mode="after")
        def _has_a_tangent(self) -> SecantToTangent.Params:
            slopes.tangent(self.function, self.point)
            if any(h <= k for h, k in pairwise((*self.steps, sympy.S.Zero))):
                raise ParameterError("steps", "steps must be positive and ever smaller, as in [1, 0.5, 0.1]")
            for row in slopes.secant_table(self.function, self.point, self.steps):
                for side, slope in ((-1, row.left), (1, row.right)):
                    if slope is None:
                        end = exact_plain(self.point + side * row.step)
                        message = f"f has no value at {end}, where a secant would end; take smaller steps"
                        raise ParameterError("steps" if self.steps else "point", message)
            return self

    params: Params
    poster = "name_the_limit"
    wording: ClassVar[Mapping[str, str]] = {
        "title": "Secants settle on a tangent",
        "other_slopes": "Other secants, other slopes, and yet they close in on the same number.",
        "one_slope": "Here f runs straight: every secant lies on the graph, and has the same slope.",
    }

    def set_the_stage(self) -> None:
        params = self.params
        self.f, self.a = params.function, float(params.point)
        self.height = float(self.f(self.a))
        self.slope = slopes.tangent(self.f, params.point).slope
        self.steps = params.steps or steps_that_suit(self.f, self.a, float(self.slope))
        self.numbers = SecantNumbers(self.f, params.point, self.slope, self.steps)
        self.rule = self.f.derivative("x")
        straight = is_straight(self.f, self.a, float(self.slope), float(self.steps[0]))
        self.words = {
            "a": exact_plain(params.point),
            "f": self.f.source,
            "slope": f"f'({exact_plain(params.point)}) {self.numbers.slope.plain}",
            "smallest": exact_plain(self.steps[-1]),
            "from_the_left": self.type.words["one_slope" if straight else "other_slopes"],
        }
        self.h = ValueTracker(float(self.steps[0]))
        self.p = ValueTracker(self.a)
        self._draw_the_curve()
        self._draw_the_secant()
        self._write_the_column()
        self.add(self.heading, self.plane)

    def _draw_the_curve(self) -> None:
        reach = 1.3 * float(max(self.steps))
        ends = [self.a + sign * float(h) for h in self.steps for sign in (1, -1)]
        keep = [self.height, *(float(self.f(x)) for x in ends)]
        window = window_about(self.f, self.a, float(max(self.steps)), reach, keep)
        self.plane = Plane(self.type, window, with_room_for_ticks(MAIN, window))
        self.graph = Graph(self.plane, self.f, "function")
        self.point = dot(self.plane, self.a, self.height, "ink")
        self.follow(self.graph, self.graph.redraw, self.plane.zoom)
        self.follow(self.point, self._place_point, self.p, self.plane.zoom)
        self.heading = heading(self.type, self.title, f"f(x) = {role('function', self.f.typst)}")

    def _draw_the_secant(self) -> None:
        theme = self.theme
        self.secant = Stroke(theme["secant"], 4)
        self.legs = RiseAndRun(self.graph)
        self.second = dot(self.plane, self.a, self.height, "secant")
        self.follow(self.secant, self._place_secant, self.h)
        self.follow(self.legs, self._place_legs, self.h)
        self.follow(self.second, self._place_second, self.h)
        self.tangent = Stroke(theme["tangent"], 5)
        self.follow(self.tangent, self._place_tangent, self.p, self.plane.zoom)

    def _write_the_column(self) -> None:
        a, f_prime = exact_typst(self.params.point), self.rule.typst
        quotient = f"(f({a} + h) - f({a})) / h"
        self.question = self.type.math(f"{role('secant', 'm')} = (Delta y) / (Delta x) = thin ?")
        self.quotient = self.type.math(f"{role('secant', 'm(h)')} = {quotient}")
        self.definition = self.type.math(f"f'({a}) = lim_(h -> 0) {quotient}")
        self.table = Table(
            self.type,
            ("h", "m(h)", "m(-h)"),
            [*self.numbers.rows, [show(real(0)), "0 slash 0", "0 slash 0"]],
            (1.0, 1.4, 1.4),
            ("muted", "secant", "secant"),
        )
        self.live = VGroup(*self._live_readouts())
        value = f"f'({a}) {self.numbers.slope.typst_related}"
        aligned = f"f'({a}) &{self.numbers.slope.typst_related}"
        wordings = (f"f'(x) = {f_prime}, quad {value}", f"f'(x) &= {f_prime} \\ {aligned}")
        self.result = first_that_fits(
            column_width(), 0.85, *(self.type.math(wording, color="tangent") for wording in wordings)
        )
        if self.result.size_on_screen < SMALLEST:
            self.result = fit(self.type.math(value, color="tangent"), column_width(), 0.85)
        for formula in (self.question, self.quotient, self.definition):
            stack(fit(formula, column_width(), 1.0))
        for line in (self.live, self.result):
            stack(line).set_y(COLUMN_TOP - 1.5)
        stack(self.table, top=COLUMN_TOP - 2.1)
        stand_apart(self.heading, self.question, self.quotient, self.definition)
        stand_apart(self.live, self.result, self.table)
        self.table.cells[-1][1].set_color(self.theme["failure"])
        self.table.cells[-1][2].set_color(self.theme["failure"])

    def _live_readouts(self) -> tuple[VGroup, VGroup]:
        """`h = 1` and `m = 3` in a row, small enough for the longest numbers on the way."""
        h_width, m_width = (width_of(number, LABEL) for number in self.numbers.longest)
        names = [self.type.math(f"{name} slot", LABEL).width for name in "hm"]
        apart = max(APART, names[0] + h_width + 0.25)
        size = LABEL * min(1.0, column_width() / (apart + names[1] + m_width))
        live = []
        for name, measure, color in (("h", self._show_h, "muted"), ("m", self._show_slope, "secant")):
            label = self.type.math(f"{name} slot", size, color)
            readout = Readout(measure, size, self.theme[color]).fill(label)
            self.follow(readout, readout.read, self.h)
            live.append(VGroup(label, readout))
        live[1].shift(apart * size / LABEL * RIGHT)
        return live[0], live[1]

    def _show_h(self) -> Shown:
        h = self.h.get_value()
        return settled(h, self.numbers.step_places, lambda: real(h))

    def _show_slope(self) -> Shown:
        h, at = self.h.get_value(), self.params.point
        return settled(
            self._slope(), self.numbers.places, lambda: slopes.difference_quotient_exact(self.f, at, real(h))
        )

    def _slope(self) -> float:
        return float(slopes.difference_quotient(self.f, self.a, self.h.get_value()))

    def _end(self) -> tuple[float, float]:
        x = self.a + self.h.get_value()
        return x, float(self.f(x))

    def _place_point(self) -> None:
        x = self.p.get_value()
        place_dot(self.point, self.plane, x, float(self.f(x)))

    def _place_second(self) -> None:
        place_dot(self.second, self.plane, *self._end())

    def _place_secant(self) -> None:
        self.secant.draw([self.plane.line(self._slope(), (self.a, self.height))])

    def _place_legs(self) -> None:
        self.legs.go((self.a, self.height), self._end())

    def _place_tangent(self) -> None:
        x = self.p.get_value()
        slope = float(self.rule(x))
        through = (x, float(self.f(x)))
        self.tangent.draw([self.plane.line(slope, through)] if np.isfinite(slope) else [])

    @beat("A slope is rise over run, from one point to another. At x = {a} there is only one point.")
    def ask_for_a_slope_at_one_point(self) -> None:
        self.play(Draw(self.graph), run_time=1.6)
        self.play(Appear(self.point), Appear(self.question))

    @beat("So take a second point, at a distance h. The line through both is a secant, and it has a slope.")
    def take_a_second_point(self) -> None:
        self.play(Vanish(self.question, run_time=0.4))
        self.play(Appear(self.second, self.legs))
        self.play(Draw(self.secant), Appear(self.quotient, self.live))
        self.names = self.legs.names(self.secant.points)
        self.play(Appear(self.names))

    @beat("Let h shrink. Every secant leaves a number, and the numbers begin to agree.")
    def step_down_from_the_right(self) -> None:
        self.play(Vanish(self.names), Appear(self.table.frame), run_time=0.5)
        self._step_down(+1)

    @beat("From the left, h is negative. {from_the_left}")
    def step_down_from_the_left(self) -> None:
        moving = (self.secant, self.second, self.legs)
        self.play(Vanish(*moving, run_time=0.4))
        self.h.set_value(-float(self.steps[0]))
        self.play(Appear(*moving, run_time=0.6))
        self._step_down(-1)

    def _step_down(self, side: int) -> None:
        column = 1 if side > 0 else 2
        for row, h in enumerate(self.steps):
            target = side * float(h)
            if row:
                shrink = geometric(target / self.h.get_value())
                self.play(Glide(self.h, target, run_time=1.1, rate_func=shrink))
            cells = [self.table.cell(row, 0)] if side > 0 else []
            self.play(Appear(*cells, self.table.cell(row, column), run_time=0.35))
            self.claim("secant slope", self.numbers.rows[row][column], h=side * h)

    @beat(
        "At h = 0 there is no secant: 0/0 is no number. But the limit is one. "
        "It is the derivative, the slope of the tangent: {slope}."
    )
    def name_the_limit(self) -> None:
        self.play(Vanish(self.secant, self.second, self.legs, self.live, run_time=0.6))
        self.play(Appear(*self.table.cells[-1]), run_time=0.6)
        self.play(Vanish(self.quotient, run_time=0.4))
        self.play(Appear(self.definition))
        self.play(Draw(self.tangent), Appear(self.result), run_time=1.2)
        self.claim("derivative", self.numbers.slope, point=self.words["a"])

    @beat(
        "Every point has its own slope. Slide the tangent along, "
        "and its slope draws a new function: the derivative."
    )
    def slide_the_tangent(self) -> None:
        left, right = self.plane.window.left, self.plane.window.right
        window = window_for(self.f, left, right, [self.height])
        self.play(Vanish(self.definition, self.result, self.table, run_time=0.5))
        below = window_for(self.rule, left, right, [float(self.slope)])
        above, low = (with_room_for_ticks(place, window, below) for place in (ABOVE, BELOW))
        self.play(Zoom(self.plane, window, above, run_time=1.5))
        self.rule_places = places_for(max(abs(below.bottom), abs(below.top)))
        self.lower = Plane(self.type, below, low, names=("x", "f'(x)"), ticks=(6, 4))
        self.trace = Graph(self.lower, self.rule, "tangent")
        self.end = dot(self.lower, self.a, float(self.slope), "tangent")
        start, stop = (window.left + share * window.width for share in (0.02, 0.98))
        label = self.type.math("f'(x) slot", LABEL, "tangent")
        slope = Readout(self._show_rule, LABEL, self.theme["tangent"]).fill(label)
        VGroup(label, slope).set_y(self.lower.names[1].get_y()).set_x(0)
        self.play(Appear(self.lower), Glide(self.p, start, run_time=1.2))
        self.follow(self.trace, lambda: self.trace.draw_between(start, self.p.get_value()), self.p)
        self.follow(self.end, self._place_end, self.p)
        self.follow(slope, slope.read, self.p)
        self.add(self.trace, self.end, label, slope)
        self.play(Glide(self.p, stop, run_time=4, rate_func=linear))

    def _show_rule(self) -> Shown:
        x = self.p.get_value()
        return settled(float(self.rule(x)), self.rule_places, lambda: self.rule.exact(real(x)))

    def _place_end(self) -> None:
        x = self.p.get_value()
        place_dot(self.end, self.lower, x, float(self.rule(x)))
