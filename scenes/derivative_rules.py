"""The derivatives of a sum and of a product, seen: heights that add, a rectangle that gains two strips."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from mathlib.function import Function, parse, real
from mathlib.rule_studies import DerivativeRulesStudy, derivative_rules_study
from scenes.stage.animation import Appear, Draw, Expression, Glide, Shrink, Value, Vanish
from scenes.stage.areas import GrowingRectangle, Panel, growing_cube, magnified_parts, row_of_panels
from scenes.stage.axes import Zoom, check_ticks
from scenes.stage.base import Place, Window
from scenes.stage.one_variable import PowerColumn, ProductColumn, ProductRuleColumn, SumColumn, SumGraphs
from scenes.stage.plane import Plane, beside_names
from scenes.stage.scene import BeatScene, Named, Number, SceneParams, Texts, Things, beat, of_one_variable
from scenes.stage.text import check_heading, definitions

FIRST, SECOND, BOTH = ROLES = ("partial_x", "partial_y", "direction")
"""What a change of the first function brings, a change of the second, and both together."""

NARROW: Place = (-4.6, -0.2, 3.4, 4.2)
LEFT, PANELS = -2.0, (3.375, 0.9, 6.45, 1.5)
"""Where the wide column begins beside the rectangle, and the panels that take three quarters of it."""

SQUARE, SQUARE_PLACE, CUBE = Window(-0.05, 1.5, -0.05, 1.5), (-5.0, -0.3, 3.3, 3.3), (-0.85, -0.1)


class DerivativeRules(BeatScene):
    """What a step adds to a sum and to a product, part by part, and what is left of it as h goes to 0."""

    class Params(SceneParams):
        """`steps` are two or three values of h, ever smaller; without any, suitable ones."""

        letters = Texts(h="the step", n="powers", Delta="changes")
        u: Annotated[Function, Named("u")] = parse("u(x) = x^2", None)
        v: Annotated[Function, Named("v")] = parse("v(x) = x + 1", None)
        point: Number = real(1)
        steps: tuple[Number, ...] = ()

        def solve(self) -> DerivativeRulesStudy:
            u, v = of_one_variable(u=self.u, v=self.v)
            check_heading(definitions(u, v, roles=ROLES))
            study = derivative_rules_study(u, v, self.point, self.steps)
            check_ticks("the graph around this point", study.window)
            check_ticks("the rectangle", study.sides)
            return study

    study: DerivativeRulesStudy
    poster = "divide_by_the_step"
    wording = Texts(title="Sums and products")

    def about(self) -> str:
        return definitions(*self.study.factors, roles=ROLES)

    def set_the_stage(self) -> None:
        s, h = self.study, Value(float(self.study.steps[0]))
        self.h, self.du, self.dv = h, Expression(lambda: s.near(h()).du), Expression(lambda: s.near(h()).dv)
        self.sum = SumColumn(self.typesetter, s, h, ROLES)
        self.product = ProductColumn(self.typesetter, s, h, ROLES)
        self.rule = ProductRuleColumn(self.typesetter, s, h, ROLES, LEFT)
        self.powers = PowerColumn(self.typesetter, s.first.typst_variables[0], (FIRST, BOTH))
        self._draw_the_sum(float(s.at), float(s.rules.u), float(s.rules.v))
        self._draw_the_product(float(s.rules.u), float(s.rules.v))
        self.add(self.plane)

    def _draw_the_sum(self, a: float, u: float, v: float) -> None:
        s, (slope, _) = self.study, self.study.rules.slopes
        place = beside_names(self.typesetter, " + ".join(self.sum.names))
        self.plane = Plane.of(s.first, s.at, self.typesetter, Window.of(*s.window), place)
        point, slopes, changes = (a, u, u + v), (float(slope), float(s.rules.of_sum)), (self.du, self.dv)
        self.graphs = SumGraphs(self.plane, s.factors, point, self.h, changes, slopes, (FIRST, SECOND))

    def _draw_the_product(self, u: float, v: float) -> None:
        s, h, unit, names = self.study, self.h, float(self.study.steps[0]), self.product.names
        place = beside_names(self.typesetter, f"Delta {names[1]}")
        self.sides = Plane(self.typesetter, Window.of(*s.sides), place, names=names)
        self.rectangle = GrowingRectangle(self.sides, (u, v), (self.du, self.dv), ROLES)
        self.panels = row_of_panels(self.theme, Window.of(*s.magnified), PANELS, 3)
        wide, high = Expression(lambda: self.du() / h() * unit), Expression(lambda: self.dv() / h() * unit)
        self.parts = magnified_parts(self.panels, (u, v), (wide, high), self.dv, ROLES)

    @beat("Heights add: a step h changes {u} by Δ{u} and {v} by Δ{v}, and the sum by Δ{u} + Δ{v}.")
    def stack_the_heights(self) -> None:
        shown = self.graphs
        self.play(Draw(shown.graph), Appear(shown.heights[0]), run_time=1.2)
        self.play(Draw(shown.total), Appear(shown.heights[1], shown.names), run_time=1.2)
        self.play(Appear(shown.rises, self.sum.change))

    @beat("So slopes add: as h goes to 0, ({u} + {v})′ = {u}′ + {v}′. Here ({u} + {v})′({a}) {sum}.")
    def add_the_slopes(self) -> None:
        self.play(Appear(self.sum.rates))
        for step in self.study.steps[1:]:
            self.play(Shrink(self.h, float(step), run_time=1.5))
            self.claim(*self.study.sum_quotients(step))
            self.wait(0.5)
        self.show(*map(Draw, self.graphs.tangents), self.sum.rule)

    @beat(
        growing="Multiply: a rectangle with the sides {u} and {v} gains two strips and a corner, exactly.",
        first_falls="Multiply: {v} Δ{u} < 0 is a strip that is taken away, and so is the corner, Δ{u} Δ{v}.",
        second_falls="Multiply: {u} Δ{v} < 0 is a strip that is taken away, and so is the corner, Δ{u} Δ{v}.",
        both_fall="Multiply: both strips are taken away, the corner twice. Δ{u} Δ{v} > 0 adds it back once.",
        negative="Multiply: here {u} {v} is a negative area. It changes by two strips and a corner, exactly.",
        flat="Multiply: the rectangle changes by two strips and a corner. A part with a side 0 adds nothing.",
    )
    def grow_the_rectangle(self) -> None:
        s, column = self.study, self.product
        self.clear_the_stage()
        self.h.set_value(0)
        self.play(Appear(self.sides, self.rectangle, column.change, column.areas))
        self.play(Glide(self.h, float(s.steps[0]), run_time=3))
        areas = self.rectangle.names(self.typesetter, column.product, *column.parts)
        self.show(areas, self.rectangle.side_names(*column.names))
        self.claim(*s.areas)

    @beat("Divide by h, of either sign: the strips tend to {v} {u}′ and {u} {v}′, and the corner to 0.")
    def divide_by_the_step(self) -> None:
        column, steps = self.rule, self.study.steps
        self.keep_only(self.sides, self.rectangle)
        self.play(Zoom(self.sides, self.sides.window, NARROW, run_time=1.2))
        self.play(Appear(*self.panels, *self.parts, column.rates, column.quotients.frame))
        self._step_down(+1, column.quotients.cells[: len(steps)])
        self.set_unseen(self.h, -float(steps[0]), self.rectangle, *self.parts)
        self._step_down(-1, column.quotients.cells[len(steps) :])

    def _step_down(self, side: int, rows: Sequence[Things]) -> None:
        shrinking = Shrink.through(self.h, [side * step for step in self.study.steps[1:]], 1.2)
        self.show_in_turn(*rows, between=shrinking, pause=0.4, run_time=0.4)

    @beat("Each strip leaves a term: ({u} {v})′ = {v} {u}′ + {u} {v}′. Here ({u} {v})′({a}) {product}.")
    def read_off_the_rule(self) -> None:
        column = self.rule
        cells = (cell for row in column.quotients.cells for cell in row)
        self.show_in_turn(column.limits, column.rule, column.last, instead_of=cells, pause=0.6)

    @beat("A square has two such strips, a cube three slabs, {x}ⁿ has n: its derivative is n {x}ⁿ⁻¹.")
    def raise_to_a_power(self) -> None:
        written = self.powers
        self.clear_the_stage()
        h, gap, panel = Value(0.4), Value(0), Panel(self.theme, SQUARE, SQUARE_PLACE)
        square = GrowingRectangle(panel, (1, 1), (h, h), (FIRST, FIRST, BOTH))
        names = square.names(self.typesetter, *written.areas)
        self.play(Appear(panel, square, names, written.square))
        cube = growing_cube(self.theme, h, gap, CUBE, 1.15, ("function", FIRST, BOTH))
        self.play(Appear(cube, written.cube))
        self.play(Glide(gap, 0.22, run_time=1.5))
        self.play(Vanish(names, run_time=0.4), Appear(written.power))
        self.play(Shrink(h, 0.04, run_time=3))
        self.play(Appear(written.rule))
