"""For every epsilon there is a delta: what it means that f(x) has a limit."""

from __future__ import annotations

from manim import linear

from mathlib.epsilon_delta import WIDENED
from mathlib.function import exact_typst, parse, real
from mathlib.limit_studies import EpsilonDeltaStudy, epsilon_delta_study
from scenes.stage.animation import Appear, Draw, Glide, Value, Vanish
from scenes.stage.axes import Zoom
from scenes.stage.limits import (
    Approach,
    EpsilonDeltaColumn,
    Neighbourhood,
    PointPlane,
    delta_views,
    rows_in_sight,
)
from scenes.stage.plane import constant
from scenes.stage.scene import BeatScene, Number, SceneParams, Texts, Univariate, beat
from scenes.stage.text import BODY


class EpsilonDelta(BeatScene):
    """Whatever epsilon is named, some delta answers: f stays within epsilon of L as near as delta to a."""

    class Params(SceneParams):
        """`limit` may be left out, it is computed; so may `epsilons`, there are some that suit f."""

        letters = Texts(a="the point", L="the limit", epsilon="the band", delta="the window")
        function: Univariate = parse("(x^3 - 1)/(x - 1)")
        point: Number = real(1)
        limit: Number | None = None
        epsilons: tuple[Number, ...] = ()

        def solve(self) -> EpsilonDeltaStudy:
            study = epsilon_delta_study(self.function, self.point, self.limit, self.epsilons)
            delta_views(study, "choose a larger one" if self.epsilons else "")
            return study

    study: EpsilonDeltaStudy
    poster = "answer_with_delta"
    wording = Texts(
        EpsilonDeltaColumn.wording, title="For every epsilon there is a delta", about="about {number}"
    )

    def set_the_stage(self) -> None:
        s, f, a, limit = self.study, self.study.function, float(self.study.at), float(self.study.first.limit)
        self.views = delta_views(s)
        plane = self.plane = PointPlane(self.typesetter, s, self.views.wide)
        self.near = Neighbourhood(plane.curve, ("a", a), ("L", limit), hollow=not s.is_continuous)
        self.wide_names = self.near.names_of_window(f"{exact_typst(WIDENED)} thin delta", "failure")
        self.ends = {side: plane.dot(s.reaches[side].end, f, "epsilon", hollow=True) for side in s.reaches}
        self.witness = plane.moving_point(constant(s.witness.value), float(s.witness.x), "failure")
        self.x = Value(a - 0.97 * s.first.value)
        self.runner = plane.moving_point(f, self.x, left_out=a)
        column = self.column = EpsilonDeltaColumn(self.typesetter, s)
        self.approach = Approach(plane, column, rows_in_sight(s, plane.window), below=column.value)
        limit_of_f = f"lim_({f.typst_variables[0]} -> {exact_typst(s.at, inline=True)}) {f.typst_signature}"
        self.limit = column.equation(f"L = {limit_of_f}", claim=s.limit, below=self.approach.table, size=BODY)
        self.add(plane)

    @beat(
        hole="At {x} = {a} the curve has a hole: {f} has no value there. What is {f}({x}) close by?",
        value="{f}({a}) {value}. But a limit asks about {x} near {a}, not at {a}. What is {f}({x}) close by?",
    )
    def find_the_gap(self) -> None:
        self.play(Draw(self.plane.curve), run_time=1.6)
        self.show(self.near.point, self.plane.value, self.column.value)

    @beat("Walk in from both sides: {f}({x}) tends to one number, {limit}. That is the limit.")
    def approach_from_both_sides(self) -> None:
        near, approach = self.near, self.approach
        self.play(Appear(*approach.points, approach.table.frame), run_time=0.6)
        self.show_in_turn(*approach.cells, between=approach.closer(1.2), run_time=0.4)
        self.play(Vanish(*approach.points), Appear(near.cross, near.y_name, near.x_name))
        self.show(*approach.target, self.limit)
        self.wait(1)

    @beat("Someone names epsilon: stay within {epsilon} of the limit. Is there a delta that sees to it?")
    def take_the_challenge(self) -> None:
        near, column, sentence = self.near, self.column, self.column.sentence
        near.height.set_value(float(self.study.first.epsilon))
        asked = (column.value, self.approach.table, self.limit)
        self.show(near.named_band, sentence[0], column.given, instead_of=asked)
        self.remove(near.y_name)
        self.show_in_turn((sentence[1], column.question), sentence[2:4], sentence[4])

    @beat("Go left while the curve stays in the band, then right. Delta is as far as both sides go: {delta}.")
    def answer_with_delta(self) -> None:
        near, column, s = self.near, self.column, self.study
        self.add(near.window, near.inside)
        for side, reach in s.reaches.items():
            length = min(reach.length, self.plane.window.width)
            self.show(column.reaches[side], run_time=0.4)
            self.play(*(Glide(v, length, run_time=1.6) for v in (near.sides[side], column.reached[side])))
            self.play(Appear(self.ends[side]), run_time=0.4)
        shrink = Glide(near.sides[s.longer], s.first.value, run_time=1.2)
        self.play(shrink, Vanish(self.ends[s.longer], column.question))
        self.show(column.answer, column.note, near.window_names, near.left_out, near.box)
        self.remove(near.x_name)
        self.wait(1)

    @beat(
        fails="A window {greed} times as wide is too greedy: {f}({witness}) is {there}, outside the band.",
        no_value="A window {greed} times as wide is too greedy: {f} is not defined at {witness}.",
    )
    def ask_for_too_much(self) -> None:
        near, column, delta = self.near, self.column, self.study.first
        leaving = (*column.reaches.values(), column.note, near.window_names, near.box)
        self.play(Vanish(*leaving, *self.ends.values()), run_time=0.5)
        self.add(near.outside)
        self.play(*near.widen(float(WIDENED) * delta.value, run_time=1.5))
        self.show(self.wide_names, column.failure[0])
        self.show(self.witness, *column.failure[1:])
        self.wait(1)

    @beat("Name a smaller epsilon: the old delta may fail, but some delta answers. So for every epsilon.")
    def answer_every_epsilon(self) -> None:
        near, column, table, s = self.near, self.column, self.column.deltas, self.study
        self.play(Vanish(self.witness, self.wide_names, *column.failure), run_time=0.5)
        self.play(*near.widen(s.first.value, run_time=0.7))
        self.play(Vanish(column.given, column.answer, run_time=0.5))
        self.play(Appear(table.frame, *table.cells[0], near.window_names, near.box))
        _, *others = zip(s.deltas, self.views.close, table.cells, strict=True)
        for delta, view, (epsilon, answer) in others:
            self.play(Glide(near.height, float(delta.epsilon), run_time=1), Appear(epsilon, run_time=1))
            self.play(*near.widen(delta.value, run_time=1))
            self.show(Zoom(self.plane, view, run_time=1.6), Appear(answer, run_time=1))

    @beat("Epsilon first, then delta, then every {x}: this is what it means that the limit is {limit}.")
    def read_the_sentence_again(self) -> None:
        near, column, sentence, delta = self.near, self.column, self.column.sentence, self.study.first
        self.keep_only(self.plane, self.plane.curve, self.plane.value, near.point, near.cross, run_time=0.6)
        self.play(Zoom(self.plane, self.views.wide, run_time=1.4))
        near.reset(float(delta.epsilon), delta.value)
        band, window = (near.named_band, sentence[0]), (near.named_window, sentence[1])
        self.show_in_turn(band, window, (self.runner, *sentence[2:4]))
        self.play(Appear(near.inside, near.box, sentence[4], *column.reading))
        self.play(Glide(self.x, float(self.study.at) + 0.97 * delta.value, run_time=3, rate_func=linear))
