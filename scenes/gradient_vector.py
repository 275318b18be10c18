"""The gradient: a column of partial derivatives, at a point, everywhere, in any number of variables."""

from __future__ import annotations

from functools import partial

from mathlib.function import parse, real
from mathlib.gradient_studies import GradientVectorStudy, gradient_vector_study
from scenes.stage.animation import Appear, Arrive, Draw, Glide, Tween, Value, Vanish
from scenes.stage.scene import BeatScene, Bivariate, Multivariate, Number, SceneParams, Texts, beat
from scenes.stage.text import FORMULA, MAIN_SPACE, Column, definitions
from scenes.stage.two_variables import GradientColumns, clearest_view, ground_around, landscape_in_sight
from scenes.stage.vectors import Components, LevelGap, Vector, VectorArrow, common_scale, factor_markup

MAP, SIDES = (-3.0, 0.0, 4.6, 4.6), ((-6.2, -0.6), (0.6, 6.2))
COLUMN, TOP, LIVE, LARGE = 1.4, 2.6, -0.4, 60
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
        VectorArrow.wording,
        title="A column of partial derivatives",
        arrows="arrows: {gradient}, all to one scale",
        next="to the line {rise} higher",
        column="here: a column",
        row="in other books: a row",
    )

    def set_the_stage(self) -> None:
        s = self.study
        self.x, self.y = map(Value, s.at)
        self.space = landscape_in_sight(self.typesetter, s.function, s.at, MAIN_SPACE)
        self.space.azimuth.set_value(clearest_view(self.space, *s.at, s.entries(*s.at)))
        self.tangents = self.space.partial_tangents(self.x, self.y, s.entries)
        self.space.dot(self.x, self.y, lift=0.4)
        self._draw_the_map()
        self._write(self.column_from(COLUMN, TOP))
        self.add(self.space, self.space.axes)

    def _draw_the_map(self) -> None:
        s, plane = self.study, self.space.map(MAP)
        self.map, self.point, self.contours = plane, plane.dot(self.x, self.y), plane.contours(s.levels)
        self.scale = Value(common_scale(plane, ((at, s.entries(*at)) for at in s.tour.places)))
        vector = Vector.of_field(plane, (self.x, self.y), s.entries, self.scale)
        self.arrow, self.legs = VectorArrow(vector, "gradient", 9, 0.32), Components(vector)

    def _write(self, column: Column) -> None:
        s, columns, say = self.study, GradientColumns(self.study.function, column), self.typesetter.say
        self.partials = columns.one_by_one(s.point, s.components)
        self.column = columns.at_a_point(s.point, s.components, middle=LIVE)
        self.rule = columns.general(s.rules)
        self.live = columns.live((self.x, self.y), s.entry_shown, s.tour.way, s.texts, LIVE)
        self.drawn = self.map.note(factor_markup(self.typesetter, columns.name, self.scale()))
        self.drawn.set_opacity(self.scale() != 1)
        self.arrows = self.map.note(say("arrows", gradient=columns.name))
        if s.spacings:
            rows = [(name, *claims) for name, claims in zip(NAMES, s.measured, strict=True)]
            heads = ("", f"abs({columns.name})", f"#[{say('next', rise=s.rise.shown.typst)}]")
            self.table = column.table(heads, rows, (0.8, 1.6, 2.6), ("ink", "gradient", "ink"), below=2.4)

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
        self.show(self.rule, self.live, instead_of=(*self.partials, self.column))
        self._wander()

    def _wander(self, most: int | None = None) -> None:
        """Move to other points, at most so many, and back."""
        for x, y in (*self.study.tour.stops[:most], self.study.point):
            self.play(Glide(self.x, float(x)), Glide(self.y, float(y)))
            self.claim(*self.study.read_at((x, y)))

    @beat(
        arrow="On the map the column is an arrow: its first entry along {x}, its second along {y}.",
        no_arrow="On the map the column is an arrow. At {p} both entries are 0: an arrow without length.",
    )
    def draw_it_as_an_arrow(self) -> None:
        self.play(Vanish(self.space, self.space.axes, run_time=0.6))
        self.play(Appear(self.map, self.point))
        self.show_in_turn(*(Draw(leg, run_time=0.7) for leg in self.legs.legs), (self.arrow, self.drawn))
        self._wander(most=1)

    @beat(
        crowded="Everywhere: a field. At p a longer arrow, a nearer next line: about {near}, not {far}.",
        even="Everywhere: a field. All arrows of {f} are equal, and its level lines are evenly spaced.",
        unmeasured="Everywhere: a field. All arrows have one scale, so that their lengths can be compared.",
    )
    def draw_it_everywhere(self) -> None:
        s = self.study
        field = self.field = self.map.gradient_field(s.levels, s.rules, s.marks)
        self.show(self.contours, instead_of=(self.legs, self.live, self.drawn))
        self.play(Appear(field, self.arrows), Glide(self.scale, field.factor, run_time=1.5))
        if not s.spacings:
            return
        self.show(self.table.frame)
        self.claim(s.rise)
        self.gaps = [
            LevelGap(self.map, place.at, s.entries(*place.at), place.length, name, field.factor)
            for place, name in zip(s.spacings, NAMES, strict=True)
        ]
        self.show_in_turn(*((gap, *row) for gap, row in zip(self.gaps, self.table.cells, strict=True)))

    @beat("{n} variables: the same column, with {n} entries. Each holds all other variables still.")
    def take_many_variables(self) -> None:
        s = self.study
        self.clear_the_stage()
        column = self.column_from(-5.2, TOP, 5.2)
        above = column.formula(definitions(s.many), height=0.9, size=LARGE)
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
