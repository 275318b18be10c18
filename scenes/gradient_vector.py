"""The gradient: a column of partial derivatives, at a point, everywhere, in any number of variables."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
from manim import VGroup
from sympy import Expr

from mathlib.function import parse, real, show
from mathlib.gradient_studies import GradientVectorStudy, gradient_vector_study
from scenes.stage.animation import Appear, Arrive, Draw, Glide, Tween, Value, Vanish
from scenes.stage.base import Place, Window
from scenes.stage.plane import GradientField, Plane
from scenes.stage.scene import BeatScene, Bivariate, Multivariate, Number, SceneParams, Texts, beat
from scenes.stage.space import box_for
from scenes.stage.text import FORMULA, MAIN_SPACE, Column, role
from scenes.stage.two_variables import (
    PARTIAL_ROLES,
    GradientColumns,
    clearest_view,
    ground_around,
    landscape_in_sight,
)
from scenes.stage.vectors import Components, LevelGap, Vector, VectorArrow, common_scale

MAP: Place = (-3.0, 0.0, 4.6, 4.6)
COLUMN, TOP, LIVE, LARGE, VIEW = 1.4, 2.6, -0.4, 60, np.radians(-50.0)
SIDES = ((-6.2, -0.6), (0.6, 6.2))
NAMES = ("bold(p)", "bold(q)")


class GradientVector(BeatScene):
    """The partial derivatives as the entries of a column, which is an arrow on the map."""

    class Params(SceneParams):
        """`point` is (x, y), where f must be differentiable; `many` has three to seven variables."""

        letters = Texts(D="the Jacobian", p="a point", q="another point")
        function: Bivariate = parse("x^2 + x*y + y^2", ("x", "y"))
        point: tuple[Number, Number] = (real("0.5"), real(1))
        many: Multivariate = parse("L(w1, w2, w3, w4) = w1^2 + w1*w2 + w3^2*w4", None)

        def solve(self) -> GradientVectorStudy:
            ground = partial(ground_around, self.function)
            return gradient_vector_study(self.function, self.point, self.many, ground)

    study: GradientVectorStudy
    poster = "draw_it_everywhere"
    wording = Texts(
        title="A column of partial derivatives",
        drawn="{arrow} drawn {times}",
        arrows="arrows: {gradient}, all to one scale",
        next="to the line {rise} higher",
        column="here: a column",
        row="in other books: a row",
    )

    def set_the_stage(self) -> None:
        s, f = self.study, self.study.function
        self.x, self.y, self.box = *map(Value, s.at), box_for(f, s.at)
        self.space = landscape_in_sight(self.typesetter, f, s.at, MAIN_SPACE, VIEW)
        self.space.azimuth.set_value(clearest_view(self.space, *s.at, s.entries(*s.at)))
        self.tangents = self.space.partial_tangents(self.x, self.y, self._gradient)
        self.space.dot(self.x, self.y, lift=0.4)
        self._draw_the_map()
        self._write(self.column_from(COLUMN, TOP))
        self.add(self.space, self.space.axes)

    def _gradient(self) -> tuple[float, float]:
        return self.study.entries(self.x(), self.y())

    def _draw_the_map(self) -> None:
        s, window = self.study, Window(*self.box.x, *self.box.y)
        plane = Plane.map(s.function, self.typesetter, window, MAP)
        self.map, self.point, self.contours = plane, plane.dot(self.x, self.y), plane.contours(s.levels)
        self.scale = Value(common_scale(plane, ((at, s.entries(*at)) for at in s.tour.places)))
        vector = Vector.of(plane, (self.x, self.y), self._gradient, self.scale)
        self.arrow, self.legs = VectorArrow(vector, "gradient", 9, 0.32), Components(vector, PARTIAL_ROLES)

    def _write(self, column: Column) -> None:
        s, columns, say = self.study, GradientColumns(self.study.function, column), self.typesetter.say
        self.partials = columns.one_by_one(s.point, s.components)
        self.column = columns.at_a_point(s.point, s.components, middle=LIVE)
        self.rule = columns.general(s.rules)
        self.live = columns.live((self.x, self.y), s.entry_shown, s.tour.way, s.texts, LIVE)
        times = f"times {show(real(self.scale()), 4).typst}"
        self.drawn = self.map.note(say("drawn", arrow=columns.name, times=times))
        self.drawn.set_opacity(self.scale() != 1)
        self.arrows = self.map.note(say("arrows", gradient=columns.name))
        self.table, self.rows = VGroup(), []
        if s.spacings:
            rows = [(name, *claims) for name, claims in zip(NAMES, s.measured, strict=True)]
            heads = ("", f"abs({columns.name})", f"#[{say('next', rise=s.rise.shown.typst)}]")
            table = column.table(heads, rows, (0.8, 1.6, 2.6), ("ink", "gradient", "ink"), below=2.4)
            self.table, self.rows = table, table.cells

    @beat("Two tangents at {p}: {f_x} {slope_x}, {f_y} {slope_y}. One column for both: the gradient ∇{f}.")
    def collect_the_partials(self) -> None:
        tangents = [Tween(tangent, opacity=1) for tangent in self.tangents]
        self.show_in_turn(*zip(tangents, self.partials, strict=True))
        self.play(Appear(self.column.frame))
        for k, line in enumerate(self.partials, 1):
            self.play(Arrive(self.column.slots.entry(k, 1), line.part("t0").get_center()))

    @beat(
        elsewhere="Another point, another column: the gradient is a function, and its values are columns.",
        here="The gradient is a function: wherever {f} is differentiable, its value is a column.",
    )
    def read_it_elsewhere(self) -> None:
        self.play(Vanish(*self.partials, self.column, run_time=0.5))
        self.show(self.rule, self.live)
        self._wander(self.study.tour.stops)

    def _wander(self, stops: Sequence[tuple[Expr, Expr]]) -> None:
        """Move to other points, and back."""
        for stop in (*stops, self.study.point):
            moves = zip((self.x, self.y), map(float, stop), strict=True)
            self.play(*(Glide(coordinate, goal, run_time=2) for coordinate, goal in moves))
            self.claim(*self.study.read_at(stop))

    @beat(
        arrow="On the map the column is an arrow: its first entry along {x}, its second along {y}.",
        no_arrow="On the map the column is an arrow. At {p} both entries are 0: an arrow without length.",
    )
    def draw_it_as_an_arrow(self) -> None:
        self.play(Vanish(self.space, self.space.axes, run_time=0.6))
        self.play(Appear(self.map, self.point))
        self.show_in_turn(*(Draw(leg, run_time=0.7) for leg in self.legs.legs), (self.arrow, self.drawn))
        self._wander(self.study.tour.stops[:1])

    @beat(
        crowded="Everywhere: a field. At p a longer arrow, a nearer next line: about {near}, not {far}.",
        even="Everywhere: a field. All arrows of {f} are equal, and its level lines are evenly spaced.",
        unmeasured="Everywhere: a field. All arrows have one scale, so that their lengths can be compared.",
    )
    def draw_it_everywhere(self) -> None:
        s = self.study
        self.play(Vanish(self.legs, self.live, self.drawn, run_time=0.5))
        field = self.field = GradientField(self.map, s.levels, s.rules, s.marks)
        self.play(Appear(self.contours))
        self.play(Appear(field, self.arrows), Glide(self.scale, field.factor, run_time=1.5))
        if self.rows:
            self.show(self.table[:2])
            self.claim(s.rise)
        self.gaps = [
            LevelGap(self.map, place.at, s.entries(*place.at), place.length, name, field.factor)
            for place, name in zip(s.spacings, NAMES, strict=False)
        ]
        self.show_in_turn(*((gap, *row) for gap, row in zip(self.gaps, self.rows, strict=True)))

    @beat("{n} variables: the same column, with {n} entries. Each holds all other variables still.")
    def take_many_variables(self) -> None:
        s = self.study
        self.clear_the_stage()
        column = self.column_from(-5.2, TOP, 5.2)
        loss = f"{s.many.typst_signature} = {role('function', s.many.typst)}"
        above = column.formula(loss, height=0.9, size=LARGE)
        standing, entries = GradientColumns(s.many, column).general(s.many_rules, above, 4.2, LARGE).in_turn()
        self.play(Appear(above, standing))
        count = len(s.many_rules)
        self.show_in_turn(*(entries[k::count] for k in range(count)), run_time=0.6)

    @beat("Here a gradient is a column. Other books write a row, the Jacobian. Neither is wrong.")
    def compare_conventions(self) -> None:
        self.clear_the_stage()
        formulas = GradientColumns(self.study.function, Column(self.typesetter)).conventions()
        for (left, right), words, formula in zip(SIDES, ("column", "row"), formulas, strict=True):
            column = Column(self.typesetter, left, 1.8, right)
            title = column.text(self.typesetter.say(words), size=FORMULA)
            self.play(Appear(title, column.formula(formula, middle=-0.3, height=2.4, size=LARGE)))
