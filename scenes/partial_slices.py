"""Hold one variable still: the partial derivatives of f(x, y) as the slopes of two slices."""

from __future__ import annotations

from functools import partial

import numpy as np

from mathlib.function import parse, places_for, real
from mathlib.gradient_studies import PartialStudy, partial_study
from scenes.stage.animation import Appear, Glide, Tween, Value, Vanish, stand_apart
from scenes.stage.axes import Zoom
from scenes.stage.base import Place, Window
from scenes.stage.scene import BeatScene, Bivariate, Number, SceneParams, Texts, beat
from scenes.stage.space import Turn
from scenes.stage.text import MAIN_SPACE, Column, Measured
from scenes.stage.two_variables import PartialFormulas, Slice, clearest_view, landscape_of_slices

PANEL: Place = (4.2, -1.3, 4.1, 2.2)
BOTH: tuple[Place, Place] = ((4.2, 0.6, 4.1, 1.3), (4.2, -1.75, 4.1, 1.3))
COLUMN, TOP = 1.5, 2.75
FADED, SEEN_THROUGH, TURNED = 0.13, 0.6, 37 / 32


class PartialSlices(BeatScene):
    """The two partial derivatives at a point: slopes of the slices that hold one variable still."""

    class Params(SceneParams):
        """`point` is (x, y), where both partial derivatives must exist."""

        function: Bivariate = parse("x^2 + x*y + y^2", ("x", "y"))
        point: tuple[Number, Number] = (real("0.5"), real(1))

        def solve(self) -> PartialStudy:
            return partial_study(self.function, self.point)

    study: PartialStudy
    poster = "read_the_slope_in_x"
    wording = Texts(title="Hold one variable still")

    def set_the_stage(self) -> None:
        self.at, self.held = (tuple(map(Value, order)) for order in (self.study.at, self.study.at[::-1]))
        self._build_the_space()
        self._write(self.column_from(COLUMN, TOP))
        self.add(self.space, self.space.axes)

    def _build_the_space(self) -> None:
        s = self.study
        self.space, self.views = landscape_of_slices(self.typesetter, s.function, s.at, MAIN_SPACE)
        self.space.azimuth.set_value(self.views[0] + TURNED * (self.views[1] - self.views[0]))
        self.slices = [
            Slice.along_variable(self.space, self.at, moving, held, PANEL, partial(s.slope, moving))
            for moving, held in enumerate(self.held)
        ]
        low, high = zip(*(each.heights for each in self.slices), strict=True)
        panels = zip(self.slices, BOTH, strict=True)
        self.small = [each.on_panel(place, (5, 3), (min(low), max(high))) for each, place in panels]
        self.mark = self.space.dot(self.at[0], self.at[1], lift=0.4)
        stand_apart(self.space.axes, *(each.panel for each in (*self.slices, *self.small)))

    def _write(self, column: Column) -> None:
        s, (low, high), y = self.study, self.space.box.y, self.held[0]
        self.formulas = [PartialFormulas(s, moving, column) for moving in (0, 1)]
        self.both = PartialFormulas.both(self.formulas, column)
        first, sweep = self.formulas[0], np.linspace(low, high, 41)
        held = Measured.of(first.held_name, "muted", y, places_for(high - low), sweep)
        slope = Measured.shown_at(first.slope_name, first.role, partial(s.slope_shown, 0), y, sweep)
        self.live = column.live(held, slope, middle=first.value.get_y())

    @beat("The graph of {f} is a surface. How steep is it at ({a}, {b}), and in which direction?")
    def turn_the_surface(self) -> None:
        self.play(Glide(self.space.azimuth, self.views[0], run_time=5))

    @beat("So hold {y} still, at {b}. A plane cuts the surface, and only {x} is left to move.")
    def hold_y_still(self) -> None:
        self.play(Appear(self.formulas[0].slice))
        self._cut(0)

    @beat("The slice is an ordinary function of {x}. What moves along it moves on the surface, too.")
    def carry_the_slice(self) -> None:
        self.play(*self.slices[0].carry())
        (low, high), a = self.space.box.x, self.study.at[0]
        for stride in (0.2 * (high - low), 0.2 * (low - high), 0):
            self.play(Glide(self.at[0], a + stride, run_time=1.1))

    @beat(
        rule="Its slope is the partial derivative. Term by term, {y} counts as a constant: {f_x} {slope_x}.",
        limit="Its slope is the partial derivative, a limit. Here its formula has no value: {f_x} {slope_x}.",
    )
    def read_the_slope_in_x(self) -> None:
        self._differentiate(0, pause=0.6)

    @beat(
        constant="Another {y} is another slice, but its slope at {x} = {a} stays the same.",
        varying="Another {y} is another slice. Watch its slope at {x} = {a}, where it has one.",
    )
    def sweep_the_plane(self) -> None:
        all_slices = Zoom(self.slices[0].panel, Window(*self.space.box.x, *self.space.box.z))
        self.play(Vanish(self.formulas[0].value), all_slices, run_time=0.6)
        self.play(Appear(self.live, run_time=0.5))
        for y in (*self.study.stops(*self.space.box.y), self.study.at[1]):
            self.play(*(Glide(moved, y, run_time=1.9) for moved in (self.at[1], self.held[0])))
            self.claim(*self.study.slope_claims(0, y))

    @beat("Now hold {x} still, at {a}, and let {y} move. The same point, another slice: {f_y} {slope_y}.")
    def hold_x_still(self) -> None:
        fading, whole = Tween(*self.slices[0].items, opacity=0), Tween(self.space.surface, front_opacity=1)
        self.keep_only(self.space, self.space.axes, fading, whole, run_time=0.8)
        self.play(Glide(self.space.azimuth, self.views[1], run_time=1.5), Appear(self.formulas[1].slice))
        self._cut(1)
        self.play(*self.slices[1].carry())
        self._differentiate(1, pause=0.35)

    @beat(
        gradient="One point, two tangents: {f_x} {slope_x}, {f_y} {slope_y}. The gradient collects them.",
        no_gradient="One point, two tangents: {f_x} {slope_x}, {f_y} {slope_y}. Yet there is no gradient.",
        undecided="One point, two tangents: {f_x} {slope_x}, {f_y} {slope_y}. Each belongs to one direction.",
    )
    def keep_both(self) -> None:
        first, second = self.slices
        fading, whole = Tween(second.sheet, opacity=0), Tween(self.space.surface, front_opacity=1)
        self.keep_only(self.space, self.space.axes, fading, whole, run_time=0.8)
        self.space.cut_by(None)
        view = clearest_view(self.space, *self.study.at, [each.slope() for each in self.slices])
        self.show(
            Turn(self.space, view),
            Tween(self.space.surface, opacity=SEEN_THROUGH),
            Tween(first.curve, first.tangent, opacity=1),
            Appear(*self.small[0].flat, *self.small[1].flat, self.both),
        )

    def _cut(self, moving: int) -> None:
        """Slide a plane in from the near wall to the point; what stands before it fades."""
        each, held = self.slices[moving], self.held[moving]
        goal = held()
        self.space.cut_by(each.cut)
        held.set_value(self.space.near_wall(1 - moving))
        self.play(Tween(each.sheet, opacity=1, run_time=0.6))
        self.play(Glide(held, goal, run_time=1.8))
        each.curve.opacity, each.curve.drawn = 1.0, 0.0
        self.play(Tween(self.space.surface, front_opacity=FADED), Tween(each.curve, drawn=1, run_time=1.2))

    def _differentiate(self, moving: int, pause: float) -> None:
        """Write the partial derivative term by term; draw the tangents that have it as their slope."""
        formulas, each = self.formulas[moving], self.slices[moving]
        self.play(Vanish(formulas.slice, run_time=0.5))
        self.play(Appear(formulas.standing, run_time=0.6))
        self.show_in_turn(*formulas.terms, run_time=pause)
        self.show(Appear(each.line), Tween(each.tangent, opacity=1), formulas.value)
