"""Hold one variable still: the partial derivatives of f(x, y) as the slopes of two slices."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
from manim import smooth, squish_rate_func

from mathlib.function import parse, places_for, real
from mathlib.gradient_studies import PartialStudy, partial_study
from scenes.stage.animation import Appear, Glide, Scalar, Tween, Value, Vanish, stand_apart
from scenes.stage.axes import Zoom
from scenes.stage.base import Place, Window
from scenes.stage.scene import BeatScene, Bivariate, Number, SceneParams, Texts, beat
from scenes.stage.space import Turn, box_for
from scenes.stage.text import Column, Measured
from scenes.stage.two_variables import PartialFormulas, Slice, clearest_view, landscape_in_sight

STAGE: Place = (-2.75, 0.1, 7.2, 5.2)
PANEL: Place = (4.2, -1.3, 4.1, 2.2)
BOTH: tuple[Place, Place] = ((4.2, 0.6, 4.1, 1.3), (4.2, -1.75, 4.1, 1.3))
COLUMN, TOP = 1.5, 2.75
FIRST_VIEW, VIEWS, FADED, SEEN_THROUGH = np.radians(-25.0), np.radians([-62.0, -30.0]), 0.13, 0.6


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
        self._write(Column(self.typesetter, COLUMN, min(TOP, self.heading.get_bottom()[1] - 0.2)))
        self.add(self.space, self.space.axes)

    def _build_the_space(self) -> None:
        s, box = self.study, box_for(self.study.function, self.study.at)
        self.space = landscape_in_sight(self.typesetter, s.function, box, STAGE, VIEWS[0], s.at)
        self.space.azimuth.set_value(FIRST_VIEW)
        self.slices = [self._slice(moving, self.held[moving], PANEL) for moving in (0, 1)]
        low, high = zip(*(each.heights for each in self.slices), strict=True)
        small = {"ticks": (5, 3), "carried": 1, "heights": (min(low), max(high))}
        self.small = [self._slice(moving, s.at[1 - moving], BOTH[moving], **small) for moving in (0, 1)]
        self.space.put(*self.slices[0].items, *self.slices[1].items)
        self.mark = self.space.dot(self.at[0], self.at[1], lift=0.4)
        stand_apart(self.space.axes, *(each.panel for each in (*self.slices, *self.small)))

    def _slice(self, moving: int, held: Scalar, place: Place, **options: Any) -> Slice:
        line, rule = (self.at, moving, held, place), partial(self.study.slope, moving)
        return Slice.along_variable(self.typesetter, self.space, *line, rule=rule, **options)

    def _write(self, column: Column) -> None:
        s = self.study
        self.formulas = [PartialFormulas(s, moving, column) for moving in (0, 1)]
        self.both = PartialFormulas.both(self.formulas, column)
        first, (low, high) = self.formulas[0], self.space.box.y
        self.decimals = places_for(high - low)
        sweep = [float(y) for y in np.linspace(low, high, 41)]
        shown = [s.slope_shown(0, y).text for y in sweep]
        self.live = column.live(
            Measured.of(first.held_name, "muted", self.held[0], self.decimals, sweep),
            Measured(first.slope_name, first.role, lambda: s.slope_shown(0, self.held[0]()), shown),
            middle=first.value.get_y(),
        )

    @beat("The graph of {f} is a surface. How steep is it at ({a}, {b}), and in which direction?")
    def turn_the_surface(self) -> None:
        self.play(Glide(self.space.azimuth, VIEWS[0], run_time=5))

    @beat("So hold {y} still, at {b}. A plane cuts the surface, and only {x} is left to move.")
    def hold_y_still(self) -> None:
        self.play(Appear(self.formulas[0].slice))
        self._cut(0)

    @beat("The slice is an ordinary function of {x}. What moves along it moves on the surface, too.")
    def carry_the_slice(self) -> None:
        self._carry(0)
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
        (low, high), b = self.space.box.y, self.study.at[1]
        stops = [round(low + share * (high - low), self.decimals) for share in (0.08, 0.92)]
        all_slices = Zoom(self.slices[0].panel, Window(*self.space.box.x, *self.space.box.z))
        self.play(Vanish(self.formulas[0].value), all_slices, run_time=0.6)
        self.play(Appear(self.live, run_time=0.5))
        for y in (*stops, b):
            self.play(*(Glide(moved, y, run_time=1.9) for moved in (self.at[1], self.held[0])))
            self.claim(*self.study.slope_claims(0, y))

    @beat("Now hold {x} still, at {a}, and let {y} move. The same point, another slice: {f_y} {slope_y}.")
    def hold_x_still(self) -> None:
        fading = [Tween(item, opacity=0) for item in self.slices[0].items]
        whole = Tween(self.space.surface, front_opacity=1)
        self.keep_only(self.space, self.space.axes, *fading, whole, run_time=0.8)
        self.play(Glide(self.space.azimuth, VIEWS[1], run_time=1.5), Appear(self.formulas[1].slice))
        self._cut(1)
        self._carry(1)
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
        self.play(
            Turn(self.space, view),
            Tween(self.space.surface, opacity=SEEN_THROUGH),
            *(Tween(item, opacity=1) for item in (first.curve, first.tangent)),
            Appear(*self.small[0].flat, *self.small[1].flat, self.both),
        )
        self.claim(*self.study.claims)

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

    def _carry(self, moving: int) -> None:
        """Move the slice from the surface to the panel."""
        each, landing = self.slices[moving], squish_rate_func(smooth, 0.6, 1)
        self.add(*each.carried_parts)
        self.play(Glide(each.carried, 1, run_time=2.2), Appear(each.panel, run_time=2.2, rate_func=landing))

    def _differentiate(self, moving: int, pause: float) -> None:
        """Write the partial derivative term by term; draw the tangents that have it as their slope."""
        formulas, each = self.formulas[moving], self.slices[moving]
        self.play(Vanish(formulas.slice, run_time=0.5))
        self.play(Appear(formulas.standing, run_time=0.6))
        self.show_in_turn(*formulas.terms, run_time=pause)
        self.show(Appear(each.line), Tween(each.tangent, opacity=1), formulas.value)
