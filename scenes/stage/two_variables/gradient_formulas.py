"""The formulas that lead from the directional derivative to the gradient."""

from __future__ import annotations

from typing import ClassVar

from manim import UL, VMobject

from mathlib.derivative_studies import conditions_typst
from mathlib.function import exact_typst, joint_relation_typst
from mathlib.gradient_studies import SteepestAscentStudy
from mathlib.limits import is_undefined
from scenes.stage.animation import Value, stand_apart
from scenes.stage.base import Texts
from scenes.stage.text import LABEL, Column, Inscription, Live, first_that_fits, fit, halo, role, stack
from scenes.stage.two_variables.partial_symbols import column_of, gradient_symbol, partial_symbols

U, P = role("direction", "bold(u)"), "bold(p)"

LOWER = -0.95
"""The top edge of the formulas below a picture."""

WIDTH, LOWEST = 7.2, -0.3
"""How wide formulas may be, and how low those above a picture may reach."""

LEAST, AFTER, BESIDE = 2.4, 0.1, 1.65
"""Where an angle stands at the least, and how far behind a name; how far to its right the slope stands."""


class GradientFormulas:
    """Formulas of a study in a column: `limit` and `direction` below a picture, `derivation` from its top on.

    `derivation` leads from the limit to the gradient in three rows. `extremes` is Typst markup for the slope
    at each angle from the gradient, in degrees, at which it is greatest, zero or least; `slope` names it.
    """

    wording: ClassVar[Texts] = Texts(
        greatest="{angle}: greatest, {slope}",
        zero="{angle}: zero",
        least="{angle}: least, {slope}",
    )

    def __init__(self, study: SteepestAscentStudy, column: Column) -> None:
        typesetter, left, top = column.typesetter, column.left, column.top
        self.typesetter, self.study, math = typesetter, study, typesetter.math
        f = study.function.typst_name
        self.slope, self.gradient = f"D_{U} {f}", gradient_symbol(study.function)
        self.parts = partial_symbols(study.function)
        self.point = math(f"{P} = ({', '.join(map(exact_typst, study.point))})", LABEL)
        halo(self.point, typesetter.theme.background)
        quotient = f"{self.slope}({P}) = lim_(h -> 0) ({f}({P} + h {U}) - {f}({P})) / h"
        self.limit, self.direction = fit(math(quotient), WIDTH), math(f"{U} = (cos phi, sin phi)")
        stack(self.limit, self.direction, left=left, top=LOWER)
        product, (first, second) = f"{self.gradient} dot {U}", self.parts
        by_parts = math(f"{self.slope} = {first} cos phi + {second} sin phi = {product}")
        self.derivation = stack(math(quotient), by_parts, self._column(), gap=0.2)
        fit(self.derivation, WIDTH, top - LOWEST).move_to((left, top, 0), aligned_edge=UL)
        self.product = math(f"= {product} = abs({self.gradient}) thin abs({U}) cos theta", LABEL)
        self.extremes = self._extremes()
        stand_apart(self.limit, self.direction, self.derivation, self.product)

    def live(self, phi: Value, name: VMobject) -> tuple[Live, Live, Live]:
        """phi, theta in the same place, and the slope, which states where a full turn begins and ends.

        They stand behind the name of an axis.
        """
        s, typesetter = self.study, self.typesetter
        left, line = max(LEAST, name.get_right()[0] + AFTER), name.get_bottom()[1]
        slope = Live(typesetter, self.slope, lambda: s.slope_shown(phi()), left + BESIDE, line)
        slope.claims = tuple(map(s.directional_derivative, (0, 360)))
        return (
            Live(typesetter, "phi", lambda: s.turning.phi_shown(phi()), left, line, "°"),
            Live(typesetter, "theta", lambda: s.turning.theta_shown(phi()), left, line, "°"),
            slope,
        )

    def _column(self) -> Inscription:
        """The gradient as a column of rules, if they have room and values, and as a column of numbers."""
        values = [claim.shown for claim in self.study.components]
        parts = f"{self.gradient} = {column_of(self.parts, inline=True)}"
        rules = column_of([rule.typst for rule in self.study.rules]) + conditions_typst(*self.study.rules)
        relation = joint_relation_typst(values)
        at_p = f"quad {self.gradient}({P}) {relation} {column_of([value.typst for value in values])}"
        wordings = (f"{parts} = {rules}, {at_p}", f"{parts}, {at_p}")
        known = not any(is_undefined(rule, *self.study.point) for rule in self.study.rules)
        column = first_that_fits(WIDTH, 1.3, *map(self.typesetter.math, wordings[0 if known else 1 :]))
        column.claims = self.study.components
        return column

    def _extremes(self) -> dict[int, str]:
        say, length = self.typesetter.say, f"abs({self.gradient})"
        greatest = f"{length} {self.study.greatest.typst_related}"
        return {
            0: say("greatest", angle="theta = 0 degree", slope=greatest),
            90: say("zero", angle="theta = 90 degree"),
            180: say("least", angle="theta = 180 degree", slope=f"-{length}"),
        }
