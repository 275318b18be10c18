"""Stretch, then stretch again: what a step does to functions put into one another, and the chain rule."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from manim import Animation, smooth
from sympy import Expr

from mathlib.function import Function, exact_plain, parse, real
from mathlib.rule_studies import ChainRuleStudy, chain_rule_study, suitable_link
from scenes.stage.animation import Appear, Glide, Shrink, Value, Vanish
from scenes.stage.axes import LARGER_STEPS, check_ticks, ticks_for
from scenes.stage.diagrams import Chain
from scenes.stage.number_lines import MappedLines, check_lines
from scenes.stage.one_variable import CompositionColumn, CompositionPanels
from scenes.stage.scene import BeatScene, Named, Number, ParameterError, SceneParams, Texts, Things, beat
from scenes.stage.text import Column, check_heading, definitions, role

LINES, PANELS, CHAIN = (-2.15, -0.2, 5.7, 3.7), (0.25, 0.1, 12.3, 3.3), (0.0, 0.45, 11.2, 1.0)
BETWEEN, COLUMN = (0.6, -0.9, -2.3), 1.25
"""The heights of quotients between the lines and below them, and where they begin."""

LIFT, FACTORS, PRODUCTS = 1.7, 0.75, 2.4
"""How far above or below the chain the third formula, the slopes and their products stand."""

ROLES = ("secant", "epsilon", "delta", "function")


class ChainRule(BeatScene):
    """The slope of a composition, as the product of the slopes of its functions."""

    class Params(SceneParams):
        """Variables are each function's own, or named like the one before: z(w), a(z). The rest is chosen."""

        letters = Texts(h="the step", Delta="changes", d="derivatives", r="errors")
        inner: Annotated[Function, Named("g", "x")] = parse("g(x) = x^2 + 1", None)
        point: Number = real(1)
        outer: Annotated[Function, Named("f", "u", suitable_link, ("point", "inner"))] = Named.CHOSEN
        then: Annotated[Function, Named("k", "y", suitable_link, ("point", "inner", "outer"))] = Named.CHOSEN
        steps: tuple[Number, ...] = ()

        def solve(self) -> ChainRuleStudy:
            if self.variables:
                raise ParameterError("variables", "each function names its variable itself, as in g(t) = t^2")
            study = chain_rule_study(self.inner, self.outer, self.then, self.point, self.steps)
            check_heading(definitions(self.inner, self.outer))
            for step in study.changes:
                spans = study.scales.spans(float(step))
                check_lines(f"the step {exact_plain(step)}", *spans, advice=LARGER_STEPS)
            check_ticks("a graph of the chain", *study.graph_spans, longest=(8, 7))
            return study

    study: ChainRuleStudy
    poster = "take_a_step"
    wording = Texts(title="Stretch, then stretch again", scale="scale {ratio}")

    def about(self) -> str:
        return definitions(*self.study.functions[:2])

    def set_the_stage(self) -> None:
        s, g, whole = self.study, self.study.functions[0], self.study.composition
        a, b, c = map(float, s.values[:3])
        self.p, self.h = Value(a), Value(float(s.steps[0]))
        names, ticks, (_, u, y, _) = s.notation.equations[:3], ticks_for(g, s.at)[0], s.notation.letters
        self.lines = MappedLines(self.typesetter, names, s.whole_spans, LINES, ROLES[:3], ticks)
        self.points = self.lines.joined((self.p, lambda: g(self.p()), lambda: whole(self.p())))
        changes = (self.h, lambda: g(a + self.h()) - b, lambda: whole(a + self.h()) - c)
        self.steps = self.lines.steps((a, b, c), changes, ("h", f"Delta {u}", f"Delta {y}"))
        self.column = CompositionColumn(Column(self.typesetter, COLUMN), s, ROLES, self.p, self.h)
        self.values = self.column.live_values(self.lines.heights)
        self.quotients = self.column.live_quotients(BETWEEN)
        self.add(self.lines)

    @beat("{x} determines {inner}, and {u} determines {outer}: one function after the other.")
    def move_along_three_lines(self) -> None:
        self.show(self.points, *self.values)
        self._move_there_and_back()

    def _move_there_and_back(self) -> None:
        a, r = float(self.study.at), self.study.reach
        self.show_in_turn(*Glide.through(self.p, (a + r, a - r, a)))

    @beat(
        stays="This step h in {x} does not move {u}: Δ{u} is 0. So it does not move {y}: Δ{y} is 0.",
        one_scale="A step h moves {u} by Δ{u}, and that moves {y} by Δ{y}. All three are drawn to one scale.",
        own_scales="A step h moves {u} by Δ{u}, and that moves {y} by Δ{y}. Mind the scales: they differ.",
    )
    def take_a_step(self) -> None:
        s, first, say = self.study, self.study.steps[0], self.typesetter.say
        self.play(Vanish(*self.values, run_time=0.4))
        self.play(*self.lines.zoom(s.scales.spans(float(first)), 1.8))
        if "own_scales" in s.cases:
            self.play(Appear(self.lines.remarks([say("scale", ratio=r) for r in s.scales.ratios])))
        self.h.set_value(0.02 * float(first))
        self.play(Appear(self.steps, run_time=0.3))
        self.play(Glide(self.h, float(first), run_time=2))
        self.show(*self.quotients, self.column.product_rule)
        self.claim(*s.quotient_claims(first))

    @beat(
        still="From both sides Δ{y}/h is 0, at each of these steps. But Δ{y}/Δ{u} is 0/0: no number.",
        skips="Where Δ{u} is not 0, Δ{y}/h = Δ{y}/Δ{u} · Δ{u}/h, exactly. Where Δ{u} is 0, Δ{y} is 0, too.",
        straight="Δ{y}/h = Δ{y}/Δ{u} · Δ{u}/h, exactly. All these steps give the same three numbers.",
        near="Δ{y}/h = Δ{y}/Δ{u} · Δ{u}/h, exactly, at each of these steps. From both sides, all settle.",
        far="Δ{y}/h = Δ{y}/Δ{u} · Δ{u}/h, exactly, at each of these steps. All settle at smaller ones.",
    )
    def shrink_the_step(self) -> None:
        table, steps = self.column.table, self.study.steps
        self.play(Vanish(*self.quotients, run_time=0.4), Appear(table.frame, run_time=0.6))
        self._step_down(steps, table.cells[: len(steps)])
        self.set_unseen(self.h, -float(steps[0]), self.steps, *self._look_at(-steps[0], 1.0))
        self._step_down([-step for step in steps], table.cells[len(steps) :])

    def _step_down(self, steps: Sequence[Expr], rows: Sequence[Things]) -> None:
        self.show_in_turn(*rows, between=(self._look_at(step, 1.3) for step in steps[1:]), run_time=0.4)

    def _look_at(self, step: Expr, seconds: float) -> list[Animation]:
        """Take a step, on lines on which it is as long as any other one."""
        shrink = Shrink(self.h, float(step), run_time=seconds, rate_func=smooth)
        return [shrink, *self.lines.zoom(self.study.scales.spans(float(step)), seconds)]

    @beat("In the limit, slopes multiply. That is the chain rule: {f}'({g}({a})) · {g}'({a}) {slope}.")
    def name_the_limit(self) -> None:
        column = self.column
        quotients = (column.table, column.product_rule)
        self.show_in_turn(column.limit, column.slopes, column.product, instead_of=quotients)

    @beat("Where Δ{u} is 0, nothing can be divided by it. With errors r that go to 0, no division is needed.")
    def divide_by_nothing(self) -> None:
        self.show(self.column.errors, instead_of=self.column.slopes)

    @beat("Slope times slope: the slopes of {g} at {x} and of {f} at {u} give that of {f}({g}({x})).")
    def compare_three_graphs(self) -> None:
        self.clear_the_stage()
        self.panels = CompositionPanels(self.typesetter, self.study, self.p, ROLES, PANELS)
        self.show(self.panels)
        self._move_there_and_back()

    @beat("A third function, a third factor: d{z}/d{x} {product}. Backpropagation multiplies from the end.")
    def lengthen_the_chain(self) -> None:
        s, notation, formula = self.study, self.study.notation, self.study.functions[2].typst
        self.clear_the_stage()
        chain = Chain(self.typesetter, notation.letters, notation.edges, CHAIN, ROLES)
        third = chain.above_edge(2, f"{notation.equations[3]} = {role('function', formula)}", LIFT)
        self.show(chain, chain.above_nodes(notation.letters, s.node_values), third)
        self.show(chain.below_edges(notation.slopes, s.slopes, FACTORS))
        times = [f"dot {slope}" for slope in reversed(notation.slopes)]
        self.show_in_turn(*chain.from_the_end(notation.from_the_end, s.from_the_end, times, PRODUCTS))
