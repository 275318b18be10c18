"""The formulas that lead from the slope of a secant to the derivative."""

from __future__ import annotations

from sympy import Expr

from mathlib.function import Function, Shown, exact_typst
from scenes.stage.scene import stand_apart
from scenes.stage.text import (
    COLUMN_TOP,
    Inscription,
    Typesetter,
    column_width,
    first_that_fits,
    fit,
    role,
    stack,
)

LOWER = COLUMN_TOP - 1.5
"""Where the second line of the column is."""


class SlopeFormulas:
    """Inscriptions in the column: of the slope at a point, what `rule` says of it and what it is."""

    def __init__(self, typesetter: Typesetter, point: Expr, rule: Function, slope: Shown) -> None:
        self.typesetter = typesetter
        a, m_of_h = exact_typst(point), role("secant", "m(h)")
        numbers, letters, named = f"(f({a} + h) - f({a})) / h", "(f(a + h) - f(a)) / h", f"quad a = {a}"
        quotients = (numbers, f"{letters}, {named}", letters)
        limits = (f"f'({a}) = lim_(h -> 0) {numbers}", f"f'(a) = lim_(h -> 0) {letters}, {named}")
        self.question = typesetter.math(f"{role('secant', 'm')} = (Delta y) / (Delta x) = thin ?")
        self.quotient = self._first(1.0, *(f"{m_of_h} = {text}" for text in quotients))
        self.definition = self._first(1.0, *limits, f"f'({a}) = lim_(h -> 0) {m_of_h}")
        self.result = self._first(0.85, *_results(a, rule.typst, slope), color="tangent")
        for formula in (self.question, self.quotient, self.definition):
            stack(fit(formula, column_width(), 1.0))
        stack(self.result).set_y(LOWER)
        stand_apart(self.question, self.quotient, self.definition, self.result)

    def _first(self, height: float, *wordings: str, color: str = "ink") -> Inscription:
        """The first of ever shorter formulas that can be read in the column."""
        formulas = (self.typesetter.math(wording, color=color) for wording in wordings)
        return first_that_fits(column_width(), height, *formulas)


def _results(a: str, f_prime: str, slope: Shown) -> tuple[str, str, str]:
    value = f"f'({a}) {slope.typst_related}"
    aligned = f"f'(x) &= {f_prime} \\ f'({a}) &{slope.typst_related}"
    return f"f'(x) = {f_prime}, quad {value}", aligned, value
