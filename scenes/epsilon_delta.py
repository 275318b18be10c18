"""For every epsilon there is a delta: what it means that f(x) has a limit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from manim import VGroup, linear
from pydantic import model_validator

from mathlib.epsilon_delta import Delta, answers, failing_point
from mathlib.function import Function, exact_plain, real
from mathlib.limits import Side, two_sided, value_at
from scenes.stage.animation import Appear, Draw, Glide, Vanish, geometric
from scenes.stage.base import Place
from scenes.stage.one_variable import (
    GREED,
    SIDES,
    Ledger,
    Tolerance,
    check_ticks,
    close_view,
    definition,
    first_distance,
    reading,
    wide_view,
)
from scenes.stage.plane import Graph, Plane, Walker, Zoom, constant, punctured
from scenes.stage.scene import BeatScene, Number, ParameterError, SceneParams, Univariate, beat, stand_apart

PICTURE: Place = (-2.1, -0.15, 7.2, 4.75)
BELOW = -0.55
"""Where the numbers begin, below the sentence."""

SHRINKING = (real(1), real("0.2"), real("0.02"))
"""How the distances from the point shrink, in units of the first."""


class EpsilonDelta(BeatScene):
    """Whatever epsilon is named, some delta answers: f stays within epsilon of L as near as delta to a."""

    class Params(SceneParams):
        """`limit` may be left out, it is computed; so may `epsilons`, there are some that suit f."""

        function: Univariate = Function.parse("(x^3 - 1)/(x - 1)")
        point: Number = real(1)
        limit: Number | None = None
        epsilons: tuple[Number, ...] = ()

        @model_validator(mode="after")
        def _can_be_answered(self) -> EpsilonDelta.Params:
            if self.epsilons and not 2 <= len(self.epsilons) <= 4:
                raise ParameterError("epsilons", f"name two to four epsilons, not {len(self.epsilons)}")
            for delta in self.answers:
                check_ticks(close_view(delta), f"epsilon = {exact_plain(delta.epsilon)}", self._advice)
            return self

        @property
        def _advice(self) -> str:
            if self.epsilons:
                return "choose a larger one"
            return "choose another point, or a function of moderate size"

        @property
        def answers(self) -> tuple[Delta, ...]:
            return answers(self.function, self.point, self.limit, self.epsilons)

    params: Params
    poster = "answer_with_delta"
    wording: ClassVar[Mapping[str, str]] = {
        "title": "For every epsilon there is a delta",
        "for_every": "for every {epsilon}",
        "there_is": "there is a {delta}",
        "such_that": "such that for every {x}",
        "reading_1": "Every {x} in the {window},",
        "reading_2": "except {a} itself, has",
        "reading_3": "its {value} in the {band}.",
        "window": "window",
        "band": "band",
        "undefined": "{value} is not defined",
        "left_reach": "left reach {length}",
        "right_reach": "right reach {length}",
        "smaller": "the smaller one",
        "smaller_rounded": "the smaller one, rounded down",
        "equal": "both alike",
        "equal_rounded": "both alike, rounded down",
        "smaller_sampled": "the smaller, by sampling",
        "smaller_sampled_rounded": "the smaller, by sampling, rounded down",
        "about": "about {number}",
        "hole": "At x = {a} the curve has a hole: f has no value there.",
        "value": "f({a}) {value}. But a limit asks about x near {a}, not at {a}.",
        "fails": "f({x}) is {value}, outside the band",
        "no_value": "f is not defined at {x}",
    }

    def set_the_stage(self) -> None:
        self.f, self.answers = self.params.function, self.params.answers
        self.first, self.witness = self.answers[0], failing_point(self.answers[0], GREED)
        self.a, self.level = float(self.first.at), float(self.first.limit)
        self.value = value_at(self.f, self.first.at)
        self._draw_the_picture()
        self._write_the_sentence()
        self.add(self.plane)

    def _draw_the_picture(self) -> None:
        heights = [float(y) for y in (self.value, self.witness.value) if y is not None]
        self.wide = wide_view(self.f, self.first, heights)
        self.plane = Plane(self.typesetter, self.wide, PICTURE)
        curve = self.f if self.value is not None else punctured(self.f, self.a)
        self.graph = Graph(self.plane, curve, "function")
        self.follow(self.graph, self.graph.redraw, self.plane.zoom)
        is_value = self.value is not None and two_sided.same(self.value, self.first.limit)
        self.picture = Tolerance(self.graph, self.a, self.level, is_value)
        for part, redraw, trackers in self.picture.parts():
            self.follow(part, redraw, *trackers)
        start = first_distance(self.f, self.first, self.wide)
        self.distances = [real(start) * share for share in SHRINKING]
        self.elsewhere = Walker(self.plane, constant(self.value), self.a, guided=False)
        self.walkers = [Walker(self.plane, self.f, self.a + d, guided=False) for d in (-start, start)]
        self.runner = Walker(self.plane, self.f, self.a - 0.97 * self.first.value, left_out=self.a)
        self.failing = Walker(self.plane, constant(self.witness.value), float(self.witness.x), "failure")
        for walker in (*self.walkers, self.runner, self.elsewhere):
            self.follow(walker, walker.redraw, walker.x, self.plane.zoom)

    def _write_the_sentence(self) -> None:
        self.sentence, self.reading = definition(self.typesetter), reading(self.typesetter, BELOW)
        self.ledger = Ledger(self.typesetter, self.answers, self.distances, BELOW)
        for side, line in self.ledger.reach_lines.items():
            for number in line[1:]:
                self.follow(number, number.read, self.ledger.walked[side])
        told = self.ledger.captions
        self.words = {
            "gap": told["gap"],
            "limit": told["limit"],
            "epsilon": told["epsilon"],
            "delta": told["delta"],
            "greed": told["greed"],
            "failure": told["failure"],
        }
        stand_apart(self.sentence, self.reading, self.ledger.written)

    @beat("{gap} What is f(x) close by?")
    def find_the_gap(self) -> None:
        self.play(Draw(self.graph), run_time=1.6)
        self.play(Appear(self.picture.point, self.elsewhere, self.ledger.statement))

    @beat("Walk in from both sides: f(x) closes in on one number, {limit}. That is the limit.")
    def approach_from_both_sides(self) -> None:
        picture, ledger, cells = self.picture, self.ledger, self.ledger.approach.cells
        self.play(Appear(*self.walkers, ledger.approach.frame), run_time=0.6)
        for k, distance in enumerate(self.distances):
            if k:
                self._step_nearer(float(self.distances[k - 1]), float(distance))
            self.play(Appear(*cells[k], *cells[-1 - k]), run_time=0.4)
            for x, value in ledger.approached[k]:
                self.claim("f(x)", value, x=x.plain)
        self.play(Vanish(*self.walkers), Appear(picture.cross, picture.level_name, picture.point_name))
        self.play(Appear(*cells[len(self.distances)], ledger.naming))
        how = two_sided.limit(self.f, self.first.at).how
        self.claim("limit", ledger.limit, at=self.first.at, how=how)
        self.wait(1)

    def _step_nearer(self, before: float, after: float) -> None:
        pace = geometric(after / before)
        ends = zip(self.walkers, (self.a - after, self.a + after), strict=True)
        self.play(*(Glide(walker.x, x, run_time=1.2, rate_func=pace) for walker, x in ends))

    @beat("Someone names epsilon: stay within {epsilon} of the limit. Is there a delta that sees to it?")
    def take_the_challenge(self) -> None:
        picture, ledger, sentence = self.picture, self.ledger, self.sentence
        self.play(Vanish(ledger.statement, ledger.approach, ledger.naming), run_time=0.5)
        picture.epsilon.set_value(float(self.first.epsilon))
        self.play(Appear(picture.band, picture.band_names, sentence[0], ledger.given))
        self.remove(picture.level_name)
        self.play(Appear(sentence[1], ledger.question))
        self.play(Appear(sentence[2], sentence[3]))
        self.play(Appear(sentence[4]))

    @beat("Go left until the curve leaves the band, then right. The smaller reach is delta: {delta}.")
    def answer_with_delta(self) -> None:
        picture, ledger = self.picture, self.ledger
        self.add(picture.window, picture.inside)
        self.exits = {side: self._walk_out(side) for side in SIDES}
        longer: Side = "left" if self.first.tighter == "right" else "right"
        shrink = Glide(getattr(picture, longer), self.first.value, run_time=1.2)
        self.play(shrink, Vanish(self.exits[longer], ledger.question))
        self.play(Appear(ledger.answer, ledger.note, picture.window_names, picture.left_out, picture.box))
        self.remove(picture.point_name)
        self._claim_delta(0)
        self.wait(1)

    def _walk_out(self, side: Side) -> VGroup:
        reach = getattr(self.first, side)
        end = self.wide.width if self.ledger.is_endless(side) else reach.value
        self.play(Appear(self.ledger.reach_lines[side]), run_time=0.4)
        trackers = (getattr(self.picture, side), self.ledger.walked[side])
        self.play(*(Glide(tracker, end, run_time=1.6) for tracker in trackers))
        mark = self.picture.exit(end if side == "right" else -end)
        self.play(Appear(mark), run_time=0.4)
        name = f"{side} reach, at least" if self.ledger.is_endless(side) else f"{side} reach"
        self.claim(name, self.ledger.reaches[side], how=reach.how)
        return mark

    def _claim_delta(self, k: int) -> None:
        delta, shown = self.answers[k], self.ledger.deltas[k]
        status = delta.how if shown.status == "exact" else f"{delta.how}, {shown.status}"
        bounds = f"[{delta.reach.lo!r}, {delta.reach.hi!r}]"
        self.claim("delta", shown, status=status, epsilon=delta.epsilon, enclosed=bounds)

    @beat("A window {greed} times as wide is too greedy: {failure}.")
    def ask_for_too_much(self) -> None:
        picture, ledger = self.picture, self.ledger
        leaving = (*ledger.reach_lines.values(), ledger.note, picture.window_names, picture.box)
        self.play(Vanish(*leaving, *self.exits.values()), run_time=0.5)
        self.add(picture.escape)
        self._set_window(float(GREED) * self.first.value, run_time=1.5)
        self.greedy_names = picture.widened_names(f"{float(GREED):g}")
        self.play(Appear(self.greedy_names, *ledger.failure[:1]))
        self.play(Appear(self.failing, *ledger.failure[1:]))
        self.claim("1.3 delta", ledger.greedy)
        self.claim("witness", ledger.x)
        if ledger.fails:
            self.claim("f(witness)", ledger.fails, x=ledger.x.text)
        self.wait(1)

    def _set_window(self, delta: float, run_time: float) -> None:
        sides = (self.picture.left, self.picture.right)
        self.play(*(Glide(side, delta, run_time=run_time) for side in sides))

    @beat("Name a smaller epsilon: the old delta may fail, but a new one answers. Again, and again.")
    def answer_every_epsilon(self) -> None:
        picture, table = self.picture, self.ledger.table
        self.play(Vanish(self.failing, self.greedy_names, self.ledger.failure), run_time=0.5)
        self._set_window(self.first.value, run_time=0.7)
        self.play(Vanish(self.ledger.given, self.ledger.answer, run_time=0.5))
        self.play(Appear(table.frame, *table.cells[0], picture.window_names, picture.box))
        for k, delta in enumerate(self.answers[1:], start=1):
            narrow = Glide(picture.epsilon, float(delta.epsilon), run_time=1)
            self.play(narrow, Appear(table.cell(k, 0), run_time=1))
            self._set_window(delta.value, run_time=1)
            self.play(Zoom(self.plane, close_view(delta), run_time=1.6), Appear(table.cell(k, 1), run_time=1))
            self._claim_delta(k)

    @beat("Epsilon first, then delta, then every x: this is what it means that the limit is {limit}.")
    def read_the_sentence_again(self) -> None:
        picture, sentence = self.picture, self.sentence
        band = (picture.band, picture.band_names)
        window = (picture.window, picture.window_names, picture.left_out)
        leaving = (*band, *window, picture.box, picture.inside, picture.escape, self.ledger.table)
        self.play(Vanish(*leaving, sentence), run_time=0.6)
        self.play(Zoom(self.plane, self.wide, run_time=1.4))
        picture.epsilon.set_value(float(self.first.epsilon))
        for side in (picture.left, picture.right):
            side.set_value(self.first.value)
        self.play(Appear(*band, sentence[0]))
        self.play(Appear(*window, sentence[1]))
        self.play(Appear(self.runner, sentence[2], sentence[3]))
        self.play(Appear(picture.inside, picture.box, sentence[4], self.reading))
        self.play(Glide(self.runner.x, self.a + 0.97 * self.first.value, run_time=3, rate_func=linear))
