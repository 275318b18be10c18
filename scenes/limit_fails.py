"""When no number will do: what it means that f(x) has no limit."""

from __future__ import annotations

from manim import Animation, VGroup

from mathlib.function import parse, real
from mathlib.limit_studies import LimitFailsStudy, limit_fails_study
from scenes.stage.animation import Appear, Draw, Expression, Glide, Value, Vanish
from scenes.stage.axes import Zoom
from scenes.stage.limits import (
    Approach,
    LimitFailsColumn,
    Neighbourhood,
    PointPlane,
    deviations,
    failing_views,
)
from scenes.stage.scene import BeatScene, Number, SceneParams, Texts, Univariate, beat


class LimitFails(BeatScene):
    """Whatever number L is said to be the limit, one epsilon is answered by no delta."""

    class Params(SceneParams):
        """`point` is one at which the function has no limit."""

        letters = Texts(a="the point", L="limits", epsilon="bands", delta="windows", B="bounds")
        function: Univariate = parse("x^2 if x < 1 else 3 - x")
        point: Number = real(1)

        def solve(self) -> LimitFailsStudy:
            study = limit_fails_study(self.function, self.point)
            failing_views(study)
            return study

    study: LimitFailsStudy
    poster = "look_in_every_window"
    wording = Texts(LimitFailsColumn.wording, title="When no number will do", about="about {number}")

    def set_the_stage(self) -> None:
        s, a = self.study, float(self.study.at)
        self.views, self.epsilon = failing_views(s), float(s.epsilon)
        self.height = Value(self.views[0].start)
        plane = self.plane = PointPlane(self.typesetter, s, self.views[0].seen)
        self.level = Expression(lambda: plane.window.bottom + plane.window.height * self.height())
        self.near = Neighbourhood(plane.curve, ("a", a), ("L", self.level))
        limits = (plane.dot(a, claim.shown.value, hollow=True) for claim in s.limits.values())
        self.ends = VGroup(*limits, plane.value)
        self.witnesses = [deviations(plane, s, window, self.level) for window in s.windows]
        column = self.column = LimitFailsColumn(self.typesetter, s)
        self.approach = Approach(plane, column, s.approach, targets=column.targets, missing=column.missing)
        self.words |= column.said
        self.add(plane)

    @beat(
        alike="Walk in from both sides: {f}({x}) {on_left}.",
        apart="Walk in: from the left {f}({x}) {on_left}, from the right it {on_right}.",
    )
    def approach_from_both_sides(self) -> None:
        approach = self.approach
        self.play(Draw(self.plane.curve), run_time=1.6)
        self.play(Appear(*approach.points, approach.table.frame, self.ends), run_time=0.6)
        self.show_in_turn(*approach.cells, between=approach.closer(1.2), run_time=0.4)
        self.show(*approach.target)
        self.claim(*self.study.limits.values())

    @beat(
        pair="Suppose L is the limit. For epsilon = {epsilon}, all values near {a} must be within it of L.",
        missing="Suppose L is the limit. For any epsilon, all {x} near {a} must have values within it of L.",
    )
    def suppose_a_limit(self) -> None:
        near, column, view = self.near, self.column, self.views[0]
        near.height.set_value(self.epsilon)
        self.show(near.named_band, instead_of=(*self.approach.points, self.approach.table))
        self.show(*column.given, *column.demand)
        self.play(Glide(self.height, view.end, run_time=2))
        self.play(Glide(self.height, view.start, run_time=2))

    @beat(
        pair="In every window, two values are {twice} or more apart: no L is nearer than {epsilon} to both.",
        missing="In every window, however small, some {x} has no value: nothing there is near L.",
    )
    def look_in_every_window(self) -> None:
        near, column, windows = self.near, self.column, self.study.windows
        near.reset(self.epsilon, float(windows[0].delta))
        shown = (column.gap, column.witnesses.frame, near.named_window)
        self.show(*shown, instead_of=column.demand, run_time=0.6)
        for k in range(len(windows)):
            if k:
                self.play(Vanish(self.witnesses[k - 1], run_time=0.4))
                self._shrink_to(k)
            self.show(*column.rows[k], self.witnesses[k], run_time=0.6)
            self.play(Glide(self.height, self.views[k].end, run_time=1.6))
        self.wait(0.5)

    def _shrink_to(self, k: int) -> None:
        """Narrow the window to the k-th delta and look closer, L at the height of the first witness."""
        self.play(*self.near.widen(float(self.study.windows[k].delta), run_time=0.8))
        height = Glide(self.height, self.views[k].start, run_time=1.6)
        self.play(Zoom(self.plane, self.views[k].seen, run_time=1.6), height)

    @beat("Turned over: for every L an epsilon, for every delta an {x} in the window that fails. No limit.")
    def turn_the_definition_over(self) -> None:
        near = self.near
        self.keep_only(self.plane, self.plane.curve, self.ends, run_time=0.6)
        self.height.set_value(self.views[0].start)
        self.play(Zoom(self.plane, self.views[0].seen, run_time=1.4), Appear(*self.column.holds))
        self._turn(0, Appear(near.cross, near.y_name))
        self.play(Glide(self.height, self.views[0].end, run_time=1))
        self.remove(near.y_name, near.cross)
        self._turn(1, Appear(near.named_band))
        near.reset(self.epsilon, float(self.study.windows[0].delta))
        self._turn(2, Appear(near.named_window))
        self._shrink_to(1)
        self._turn(3, Appear(self.witnesses[1]))
        self._turn(5, Glide(self.height, self.views[1].end))

    def _turn(self, k: int, shown: Animation) -> None:
        """Replace a line of the definition by its negation, while the picture shows what it says."""
        self.show(shown, self.column.fails[k], instead_of=self.column.holds[k])

    @beat(
        numbers="What can be said instead: {f}({x}) has a limit from each side, and these are not the same.",
        infinite="What can be said instead: {f}({x}) {on_left}. Infinity is no number: that is all it means.",
        each="What can be said: from the left {f}({x}) {on_left}, from the right it {on_right}.",
        half="What can be said instead: from the {side} {f}({x}) {does}. The other side has no such limit.",
        nothing="What can be said instead: nothing. Neither side has a limit, not even an infinite one.",
    )
    def say_what_is_true(self) -> None:
        approach = self.approach
        self.keep_only(self.plane, self.plane.curve, self.ends, run_time=0.6)
        approach.distance.set_value(approach.distances[0])
        self.play(Zoom(self.plane, self.views[0].seen, run_time=1.4), Appear(*approach.points))
        self.show(self.column.instead)
        for view, closer in zip(self.views[1:], approach.closer(2.5), strict=True):
            self.play(Zoom(self.plane, view.seen, run_time=2.5), closer)
