"""Formulas of partial derivatives: what is held still is dimmed, each term stands under its origin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import sympy
from manim import VGroup

from mathlib.calculus import partial_derivatives
from mathlib.formula import SUM, TypstWriter
from mathlib.function import Function, Shown, exact_typst
from scenes.stage.text import BODY, FORMULA, Inscription, Typesetter, first_that_fits, role
from scenes.stage.two_variables.slice_picture import PARTIAL_ROLES


@dataclass(frozen=True)
class PartialFormulas:
    """The formulas for one variable of f: `moving` is its index, the other one is held at its value."""

    typesetter: Typesetter
    f: Function
    rule: Function
    point: tuple[sympy.Expr, sympy.Expr]
    moving: int
    width: float

    @property
    def name(self) -> str:
        return self.f.variables[self.moving]

    @property
    def held(self) -> str:
        return self.f.variables[1 - self.moving]

    @property
    def symbol(self) -> str:
        """The partial derivative with its round d, in its colour."""
        return role(PARTIAL_ROLES[self.moving], f"(partial f)/(partial {self.name})")

    def slice(self) -> Inscription:
        """f with the held variable replaced by its value: f(x, 1) = x^2 + x dot 1 + 1^2."""
        value = exact_typst(self.point[1 - self.moving])
        left = f"f{self._arguments()}"
        wordings = (f"{left} = {dimmed(self.f, {self.held: value})}", left)
        return first_that_fits(self.width, 0.9, *(self.typesetter.math(text, FORMULA) for text in wordings))

    def _arguments(self) -> str:
        """The arguments in brackets, the held one replaced by its value."""
        value = role("muted", exact_typst(self.point[1 - self.moving]))
        return f"({', '.join(value if name == self.held else name for name in self.f.variables)})"

    def derivation(self) -> Inscription:
        """f above its partial derivative, each term above its own; the latter under labels t0, t1, ..."""
        terms = partial_derivatives.term_by_term(self.f, self.name)
        constant = {self.held: self.held}
        rate = f"upright(d) / (upright(d) {self.name})"
        above = below = ""
        for k, term in enumerate(terms):
            sign = "-" if term.sign < 0 else "+" if k else ""
            above += f"{' &&' if k else ''} {sign} {_after(sign, term.term, constant)}"
            below += f'{" &&" if k else ""} {sign} term("t{k}", {_after(sign, term.partial, constant)})'
        wordings = (
            f"f({', '.join(self.f.variables)}) &= {above} \\ {self.symbol} &= {below}",
            f'{self.symbol} = term("t0", {dimmed(self.rule, constant)})',
            f'{self.symbol} {self._arguments()} = term("t0", {rate} f{self._arguments()})',
        )
        return first_that_fits(self.width, 1.4, *(self.typesetter.math(text, BODY) for text in wordings))

    def value(self, shown: Shown) -> Inscription:
        """The partial derivative at the point, with the numbers put in where there is room."""
        numbers = [exact_typst(value) for value in self.point]
        left = f"{self.symbol} ({', '.join(numbers)})"
        result = role(PARTIAL_ROLES[self.moving], shown.typst_related)
        wordings = [f"{left} {result}"]
        put_in = self.rule.typst_with(dict(zip(self.f.variables, numbers, strict=True)))
        if self.rule.expression.free_symbols and put_in != shown.typst:
            wordings.insert(0, f"{left} = {put_in} {result}")
        return first_that_fits(self.width, 0.75, *(self.typesetter.math(text, BODY) for text in wordings))


def side_by_side(formulas: Sequence[PartialFormulas], values: Sequence[Shown]) -> Inscription:
    """Both partial derivatives at the point, and nothing more."""
    at = ", ".join(exact_typst(value) for value in formulas[0].point)
    pairs = list(zip(formulas, values, strict=True))
    wordings = (
        " quad ".join(
            f"{each.symbol} {where} {role(PARTIAL_ROLES[each.moving], shown.typst_related)}"
            for each, shown in pairs
        )
        for where in (f"({at})", "")
    )
    stacked = " \\ ".join(
        f"inline({each.symbol}) &{role(PARTIAL_ROLES[each.moving], shown.typst_related)}"
        for each, shown in pairs
    )
    return first_that_fits(
        formulas[0].width,
        0.85,
        *(formulas[0].typesetter.math(text, FORMULA) for text in (*wordings, stacked)),
    )


def dimmed(function: Function, replaced: dict[str, str]) -> str:
    """The notation of a function with some variables replaced, and dimmed, since they are held.

    >>> dimmed(Function.parse("x*y", ("x", "y")), {"y": "2"})
    'x dot role("muted", 2)'
    """
    marked = {name: f"{{{{ {text} : held }}}}" for name, text in replaced.items()}
    return re.sub(r"\{\{ (.*?) : held \}\}", r'role("muted", \1)', function.typst_with(marked))


def _after(sign: str, function: Function, replaced: dict[str, str]) -> str:
    """The notation of a function behind a sign, in brackets where it needs them."""
    weak = bool(sign) and TypstWriter().strength(function.tree) <= SUM
    return f"({dimmed(function, replaced)})" if weak else dimmed(function, replaced)


def terms_of(derivation: Inscription) -> tuple[VGroup, list[VGroup]]:
    """What stands there from the start, and the terms that come one by one."""
    labels = sorted(derivation.parts, key=lambda label: int(label[1:]))
    terms = [derivation.part(label) for label in labels]
    later = {id(run) for term in terms for run in term}
    return VGroup(*(run for run in derivation if id(run) not in later)), terms
