"""Secants settle on a tangent: the slope at one point as the limit of slopes between two."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import ClassVar

import numpy as np
import sympy
from manim import ValueTracker, VGroup, linear
from pydantic import model_validator

from mathlib.calculus import derivatives
from mathlib.function import Function, Shown, differentiate, exact_plain, real, show
from scenes.stage.animation import Appear, Draw, Glide, Vanish, geometric
from scenes.stage.base import Place
from scenes.stage.drawing import Stroke
from scenes.stage.one_variable import (
    LOWER,
    RiseAndRun,
    SlopeFormulas,
    check_secants,
    decimals_for,
    places_that_tell,
    show_slope,
    steps_that_suit,
    window_of_secants,
)
from scenes.stage.plane import Graph, Plane, Zoom, dot, place_dot, window_for
from scenes.stage.scene import BeatScene, Number, ParameterError, SceneParams, Univariate, beat, stand_apart
from scenes.stage.text import (
    COLUMN_TOP,
    LABEL,
    MAIN,
    UNKNOWN,
    LiveRow,
    Measured,
    Readout,
    Table,
    column_width,
    heading,
    role,
    settled,
    stack,
)

PLACES = 3
"""How many decimals steps have at the least."""

DOUBLE = 2.0**-50
"""How finely doubles know the values of a function, relative to their size, with some allowance."""

ABOVE: Place = (0.0, 1.525, 11.6, 1.75)
BELOW: Place = (0.0, -1.42, 11.6, 2.05)


class SecantToTangent(BeatScene):
    """The slope at a point, as the number that the slopes of secants close in on from both sides."""

    class Params(SceneParams):
        """`steps` are the values of h at which the secant rests; without any, ones that suit f."""

        function: Univariate = Function.parse("x^2")
        point: Number = real(1)
        steps: tuple[Number, ...] = ()

        @model_validator(mode="after")
        def _has_a_tangent(self) -> SecantToTangent.Params:
            derivatives.tangent(self.function, self.point)
            differentiate(self.function, "x")
            if any(h <= k for h, k in pairwise((*self.steps, sympy.S.Zero))):
                raise ParameterError("steps", "steps must be positive and ever smaller, as in [1, 0.5, 0.1]")
            for row in self.secants:
                for side, slope in ((-1, row.left), (1, row.right)):
                    if slope is None:
                        raise self._no_secant(self.point + side * row.step)
            check_secants(self.function, self.point, self.secants)
            return self

        def _no_secant(self, end: sympy.Expr) -> ParameterError:
            lacking = f"f has no value at {exact_plain(end)}, where a secant would end"
            if self.steps:
                return ParameterError("steps", f"{lacking}; take smaller steps")
            return ParameterError("point", f"{lacking}; take a point farther from there")

        @property
        def secants(self) -> tuple[derivatives.Secant, ...]:
            steps = self.steps or steps_that_suit(self.function, self.point)
            return derivatives.secant_table(self.function, self.point, steps)

    params: Params
    poster = "name_the_limit"
    wording: ClassVar[Mapping[str, str]] = {"title": "Secants settle on a tangent"}

    def set_the_stage(self) -> None:
        params = self.params
        self.f, self.a = params.function, float(params.point)
        self.height = float(self.f(self.a))
        self.found = derivatives.derivative(self.f, params.point)
        self.slope = derivatives.tangent(self.f, params.point).slope
        self.rule = differentiate(self.f, "x")
        self.rows = params.secants
        self.steps = [row.step for row in self.rows]
        self.places = places_that_tell(self.slope, self.rows)
        self.step_places = max(PLACES, decimals_for(float(self.steps[-1]), 1))
        self.slope_shown = show(self.slope, self.places)
        self.words = {
            "a": exact_plain(params.point),
            "f": self.f.source,
            "slope": f"f'({exact_plain(params.point)}) {self.slope_shown.plain}",
            "smallest": exact_plain(self.steps[-1]),
        }
        self.h = ValueTracker(float(self.steps[0]))
        self.p = ValueTracker(self.a)
        self._draw_the_curve()
        self._draw_the_secant()
        self._write_the_column()
        self.add(self.heading, self.plane)

    def _draw_the_curve(self) -> None:
        window = window_of_secants(self.f, self.params.point, self.steps)
        self.plane = Plane(self.typesetter, window, MAIN)
        self.graph = Graph(self.plane, self.f, "function")
        self.point = dot(self.plane, self.a, self.height, "ink")
        self.follow(self.graph, self.graph.redraw, self.plane.zoom)
        self.follow(self.point, self._place_point, self.p, self.plane.zoom)
        self.heading = heading(self.typesetter, self.title, f"f(x) = {role('function', self.f.typst)}")

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
        self.formulas = SlopeFormulas(self.typesetter, self.params.point, self.rule, self.slope_shown)
        self.shown = [
            [
                show(row.step, 12),
                *(show_slope(slope, self.places) for slope in (row.right, row.left) if slope is not None),
            ]
            for row in self.rows
        ]
        self.table = Table(
            self.typesetter,
            ("h", "m(h)", "m(-h)"),
            [*self.shown, [show(real(0)), "0 slash 0", "0 slash 0"]],
            (1.0, 1.4, 1.4),
            ("muted", "secant", "secant"),
        )
        self.live = self._live_readouts()
        stack(self.live).set_y(LOWER)
        stack(self.table, top=COLUMN_TOP - 2.1)
        stand_apart(self.heading, self.live, self.table)
        self.table.cells[-1][1].set_color(self.theme["failure"])
        self.table.cells[-1][2].set_color(self.theme["failure"])

    def _live_readouts(self) -> LiveRow:
        widest_steps = [f"{float(h):.{self.step_places}f}" for h in self.steps]
        entries = (
            Measured("h", "muted", self._show_h, widest_steps),
            Measured(
                "m", "secant", self._show_slope, [shown.text for row in self.shown for shown in row[1:]]
            ),
        )
        live = LiveRow(self.typesetter, entries, column_width())
        for readout in live.readouts:
            self.follow(readout, readout.read, self.h)
        return live

    def _show_h(self) -> Shown:
        h = self.h.get_value()
        return settled(h, self.step_places, lambda: real(h))

    def _show_slope(self) -> Shown:
        h, at = self.h.get_value(), self.params.point
        return settled(self._slope(), self.places, lambda: derivatives.secant_slope(self.f, at, real(h)))

    def _slope(self) -> float:
        """In doubles where they have the digits that are shown, otherwise rounded once at the end."""
        h, size = self.h.get_value(), abs(self.height) + abs(self.a) + 1
        if size * DOUBLE / abs(h) < 10.0 ** -(self.places + 3):
            return float(derivatives.difference_quotient(self.f, self.a, h))
        slope = derivatives.secant_slope(self.f, self.params.point, real(h))
        return np.nan if slope is None else float(slope)

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
        slope = self._slope_at(x)
        through = (x, float(self.f(x)))
        self.tangent.draw([self.plane.line(slope, through)] if np.isfinite(slope) else [])

    @beat("A slope is rise over run, from one point to another. At x = {a} there is only one point.")
    def ask_for_a_slope_at_one_point(self) -> None:
        self.play(Draw(self.graph), run_time=1.6)
        self.play(Appear(self.point), Appear(self.formulas.question))

    @beat("So take a second point, at a distance h. The line through both is a secant, and it has a slope.")
    def take_a_second_point(self) -> None:
        self.play(Vanish(self.formulas.question, run_time=0.4))
        self.play(Appear(self.second, self.legs))
        self.play(Draw(self.secant), Appear(self.formulas.quotient, self.live))
        self.names = self.legs.names(self.secant.points)
        self.play(Appear(self.names))

    @beat("Let h shrink. Every secant leaves a number, and the numbers begin to agree.")
    def step_down_from_the_right(self) -> None:
        self.play(Vanish(self.names), Appear(self.table.frame), run_time=0.5)
        self._step_down(+1)

    @beat("From the left, h is negative. Other secants, and yet their slopes close in on the same number.")
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
            self.claim("secant slope", self.shown[row][column], h=side * h)

    @beat(
        "At h = 0 there is no secant: 0/0 is no number. But the limit is one. "
        "It is the derivative, the slope of the tangent: {slope}."
    )
    def name_the_limit(self) -> None:
        self.play(Vanish(self.secant, self.second, self.legs, self.live, run_time=0.6))
        self.play(Appear(*self.table.cells[-1]), run_time=0.6)
        self.play(Vanish(self.formulas.quotient, run_time=0.4))
        self.play(Appear(self.formulas.definition))
        self.play(Draw(self.tangent), Appear(self.formulas.result), run_time=1.2)
        self.claim("derivative", self.slope_shown, point=self.words["a"], how=self.found.how)

    @beat(
        "Every point has its own slope. Slide the tangent along, "
        "and its slope draws a new function: the derivative."
    )
    def slide_the_tangent(self) -> None:
        left, right = self.plane.window.left, self.plane.window.right
        window = window_for(self.f, left, right, [self.height])
        self.play(Vanish(self.formulas.definition, self.formulas.result, self.table, run_time=0.5))
        self.play(Zoom(self.plane, window, ABOVE, run_time=1.5))
        below = window_for(self.rule, window.left, window.right, [float(self.slope)])
        self.lower = Plane(self.typesetter, below, BELOW, names=("x", "f'(x)"), ticks=(6, 4))
        self.trace = Graph(self.lower, self.rule, "tangent")
        self.end = dot(self.lower, self.a, float(self.slope), "tangent")
        start, stop = (window.left + share * window.width for share in (0.02, 0.98))
        label = self.typesetter.math("f'(x) slot", LABEL, "tangent")
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
        slope = self._slope_at(x)
        if not np.isfinite(slope):
            return UNKNOWN
        return settled(
            slope, max(0, self.places - 1), lambda: self.slope if x == self.a else self.rule.exact(real(x))
        )

    def _place_end(self) -> None:
        x = self.p.get_value()
        place_dot(self.end, self.lower, x, self._slope_at(x))

    def _slope_at(self, x: float) -> float:
        """f'(x); at the point itself it is known even where the formula of f' has no value."""
        return float(self.slope if x == self.a else self.rule(x))
