"""The formulas that lead from the directional derivative to the gradient."""

from __future__ import annotations

from collections.abc import Sequence

from manim import UL
from sympy import Expr

from mathlib.calculus import gradients
from mathlib.function import Function, exact_plain, exact_typst, show
from scenes.stage.text import LABEL, Inscription, Typesetter, first_that_fits, fit, role, stack

U, GRAD, P = role("direction", "bold(u)"), role("gradient", "nabla f"), "bold(p)"
SLOPE = f"D_{U} f"
PARTIALS = [role(f"partial_{name}", f"(partial f)/(partial {name})") for name in "xy"]

WIDTH, LOWEST = 7.2, -0.3
"""How wide they may be, and how low they may reach."""


class GradientFormulas:
    """Inscriptions about a function at a point; `plain_point` is for captions, `extremes` is Typst markup."""

    def __init__(self, typesetter: Typesetter, f: Function, point: Sequence[Expr], places: int) -> None:
        self.typesetter, self.f, self.places = typesetter, f, places
        self.plain_point = f"({', '.join(map(exact_plain, point))})"
        self.values = [show(part, places) for part in gradients.gradient_at(f, point)]
        self.greatest = show(gradients.steepest_ascent(f, point).slope, places)
        self.point = typesetter.math(f"{P} = ({', '.join(map(exact_typst, point))})", LABEL)
        self.limit = typesetter.math(f"{SLOPE}({P}) = lim_(h -> 0) (f({P} + h {U}) - f({P})) / h")
        self.direction = typesetter.math(f"{U} = (cos phi, sin phi)")
        self.by_parts = typesetter.math(
            f"{SLOPE} = {PARTIALS[0]} cos phi + {PARTIALS[1]} sin phi = {GRAD} dot {U}"
        )
        self.column = self._column()
        self.product = typesetter.math(f"= {GRAD} dot {U} = abs({GRAD}) thin abs({U}) cos theta", LABEL)
        self.field = typesetter.text(typesetter.say("arrows", gradient=GRAD), LABEL)
        self.extremes = (
            typesetter.say(
                "greatest", angle="theta = 0 degree", slope=f"abs({GRAD}) {self.greatest.typst_related}"
            ),
            typesetter.say("zero", angle="theta = 90 degree"),
            typesetter.say("least", angle="theta = 180 degree", slope=f"-abs({GRAD})"),
        )

    def _column(self) -> Inscription:
        """The gradient as a column of rules and of numbers, of numbers alone where the rules are long."""
        parts = f"{GRAD} = vec({', '.join(f'inline({part})' for part in PARTIALS)})"
        rules = f"vec({', '.join(part.typst for part in gradients.gradient(self.f))})"
        relation = "=" if all(value.relation == "=" for value in self.values) else "approx"
        at_p = f"quad {GRAD}({P}) {relation} vec({self.values[0].typst}, {self.values[1].typst})"
        wordings = (f"{parts} = {rules}, {at_p}", f"{parts}, {at_p}")
        return first_that_fits(WIDTH, 1.3, *map(self.typesetter.math, wordings))

    def derive(self, left: float, top: float) -> None:
        """Set the way from the limit to the gradient in three rows, from a corner on."""
        rows = stack(self.limit, self.by_parts, self.column, gap=0.2)
        fit(rows, WIDTH, top - LOWEST).move_to((left, top, 0), aligned_edge=UL)
