"""A slope in any direction: a vertical cut along a unit vector, and the limit of its secants' slopes."""

from __future__ import annotations

import numpy as np

from mathlib.function import parse, real
from mathlib.gradient_studies import DirectionalDerivativeStudy, directional_derivative_study
from scenes.stage.animation import Appear, Draw, Glide, Shrink, Tween, Value, Vanish
from scenes.stage.base import Place
from scenes.stage.directions import ComparedSlopes, DirectionalFormulas, TurnedMap
from scenes.stage.one_variable import SecantPair
from scenes.stage.scene import BeatScene, Bivariate, Number, SceneParams, Texts, beat
from scenes.stage.space import Resettle, Turn, box_reaching
from scenes.stage.two_variables import Landscape, Slice, landscape_in_sight, view_across

WHOLE: Place = (-2.6, 0.15, 6.8, 4.9)
LEFT: Place = (-4.4, -0.1, 4.8, 4.6)
MAP: Place = (-4.6, -0.65, 3.7, 3.7)
PANEL: Place = (0.65, -0.15, 3.2, 4.0)
OTHER: tuple[Place, Place] = ((-3.1, -0.1, 6.4, 4.8), (3.75, -1.55, 4.4, 1.8))
ROOM = 1.15
"""How far the surface reaches around the point, in first steps."""


class DirectionalDerivative(BeatScene):
    """The slope of a surface in a direction: as a limit, on a turned grid, by the partial derivatives."""

    class Params(SceneParams):
        """`direction` is any vector but 0; `steps` are those of the secants; without any, suitable ones."""

        letters = Texts(
            **{"h": "the step", "m": "slopes", "g": "the turned f", "k": "another function", "D": "slopes"},
            **{"u": "the unit vector", "v": "the direction", "p": "the point"},
        )
        function: Bivariate = parse("x^2 + x*y + y^2", ("x", "y"))
        point: tuple[Number, Number] = (real("0.5"), real(1))
        direction: tuple[Number, Number] = (real(-3), real(4))
        steps: tuple[Number, ...] = ()

        def solve(self) -> DirectionalDerivativeStudy:
            return directional_derivative_study(self.function, self.point, self.direction, self.steps)

    study: DirectionalDerivativeStudy
    poster = "close_in"
    wording = Texts(TurnedMap.wording, title="A slope in any direction")

    def set_the_stage(self) -> None:
        s = self.study
        self.angle, self.cut_shown, self.h = Value(s.angle), Value(0), Value(float(s.secants.steps[0]))
        self.formulas = DirectionalFormulas(self.typesetter, s)
        self._cut()
        self.map = TurnedMap(self.surface, MAP, s.at, self.angle, ("bold(u)", "bold(w)"))
        compared = (s.uneven.slope, np.zeros_like), OTHER, self.formulas.other, s.uneven.angle
        self.other = ComparedSlopes(self.typesetter, s.uneven.function, (0, 0), *compared)
        self.angle.set_value(0)
        self.surface.azimuth.set_value(Landscape.view_uphill(90))
        self.add(self.surface, self.surface.axes)

    def _cut(self) -> None:
        s, h, self.view = self.study, self.h, view_across(self.study.angle)
        box = box_reaching(s.function, s.at, ROOM * h())
        self.surface = landscape_in_sight(self.typesetter, s.function, s.at, WHOLE, self.view, box)
        self.surface.dot(*s.at)
        cut = self.surface.cut_along(s.at, self.angle, self.cut_shown)
        self.tangent, *self.ends = cut.line(s.slope), cut.dot(h, "secant"), cut.dot(-h, "secant")
        self.surface.hide(self.tangent, *self.ends)
        self.slice = Slice.along_direction(self.surface, s.at, self.angle, lambda: s.slope, PANEL)
        panel, along = self.slice.panel, s.secants.function
        self.secants = SecantPair(panel, along, 0, h, s.secants.quotient)
        low, high = self.slice.ends
        self.doubled = panel.graph(lambda h: along(2 * h), "secant", over=(low / 2, high / 2))
        self.steeper = panel.line(2 * s.slope, (0, along), "secant")

    @beat("Partial derivatives are slopes in two directions. What is the slope along v = {v}?")
    def ask_for_a_slope(self) -> None:
        self.play(Glide(self.cut_shown, 1, run_time=1))
        self.play(Glide(self.angle, 90, run_time=1.5))
        turn = Turn(self.surface, self.view)
        self.play(Glide(self.angle, self.study.angle, turn.run_time), turn, Appear(self.formulas.given))

    @beat(
        scaled="Only the direction counts. So divide v by its length, |v| {length}: u has length 1.",
        unit="Only the direction counts. Here v has length 1 already: it is the unit vector u.",
    )
    def make_a_unit_vector(self) -> None:
        self.show_in_turn(self.formulas.length, self.formulas.normalised)

    @beat("Cut along u. What the plane cuts out is an ordinary function of one number, the step h.")
    def carry_the_cut(self) -> None:
        self.keep_only(self.surface)
        self.play(Resettle(self.surface, LEFT, run_time=1), Appear(self.formulas.slice))
        self.play(*self.slice.carry())

    @beat(
        straight="Secants from both sides: at each of these steps, both have the same slope.",
        near="Secants from both sides, for ever smaller steps: their slopes close in on one number.",
        far="Secants from both sides: their slopes close in on one number, but only for still smaller steps.",
    )
    def close_in(self) -> None:
        f = self.formulas
        self.play(Vanish(f.slice, run_time=0.4))
        self.play(Appear(self.secants, f.quotient, f.table.frame), Tween(*self.ends, opacity=1), run_time=0.6)
        shrinking = Shrink.through(self.h, self.study.secants.steps[1:], 1)
        self.show_in_turn(*f.table.cells, between=shrinking, run_time=0.35)

    @beat("The limit is the directional derivative of {f} at p = {p} along u: D_u {f} {slope}.")
    def name_the_limit(self) -> None:
        self.play(Vanish(self.secants), Tween(*self.ends, opacity=0), run_time=0.5)
        self.show(Draw(self.slice.line), Tween(self.tangent, opacity=1), self.formulas.limit)

    @beat("Along 2u each h goes twice as far, and the limit is doubled: 2 D_u {f} {twice}. So let |u| be 1.")
    def take_twice_the_vector(self) -> None:
        f = self.formulas
        self.play(Vanish(f.quotient, f.table, f.limit), Draw(self.doubled))
        self.show(Draw(self.steeper), f.twice)

    @beat("Turn the grid until u is an axis: the slope along u is the partial derivative on this grid.")
    def turn_the_grid(self) -> None:
        self.keep_only(*self.slice.carried_parts, self.slice.panel)
        self.angle.set_value(0)
        self.cut_shown.set_value(0)
        self.play(Appear(self.map.plain, self.map.grid))
        self.play(Glide(self.angle, self.study.angle, run_time=3))
        self.play(Appear(self.map.unit_vectors, self.formulas.turned))
        self.show(Draw(self.slice.line), self.formulas.partial)

    @beat(
        holds="By the chain rule the two partial derivatives suffice: {x} moves at u₁, {y} at u₂.",
        agrees="Here the two partial derivatives give the same number. That is not so for every function.",
        differs="Here the partial derivatives do not give it: ∂{f}/∂{x} u₁ + ∂{f}/∂{y} u₂ {by_partials}.",
        no_partials="Here the two partial derivatives say nothing of it: they do not both exist.",
    )
    def ask_the_partials(self) -> None:
        f = self.formulas
        self.play(Vanish(f.turned, f.partial, self.map.grid, run_time=0.4))
        self.show_in_turn(*(Draw(leg, run_time=0.6) for leg in self.map.components.legs), f.by_partials)
        if "holds" not in self.study.cases:
            self.show(f.again)

    @beat("Partials are not enough: k has a slope in every direction; by its partials all would be 0.")
    def meet_an_exception(self) -> None:
        f, other = self.formulas, self.other
        self.clear_the_stage()
        self.play(Appear(other.surface, other.plot, f.bent), Glide(other.shown, 1, run_time=1))
        self.play(Appear(other.curves, other.dots, run_time=0.4))
        self.play(*(Glide(value, 360, run_time=5) for value in (other.angle, other.plotted)))
        other.angle.set_value(0)
        self.play(Glide(other.angle, self.study.uneven.angle))
        self.show(f.measured, f.predicted)
