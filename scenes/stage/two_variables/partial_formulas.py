"""Formulas of partial derivatives: what is held still is dimmed, each term stands under its origin."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from mathlib.calculus import term_by_term
from mathlib.derivative_studies import conditions_typst
from mathlib.formula import SUM, TypstWriter
from mathlib.function import Function, Shown, exact_typst
from mathlib.gradient_studies import PartialStudy
from mathlib.limits import is_undefined
from scenes.stage.text import BODY, FORMULA, Column, Inscription, role
from scenes.stage.two_variables.partial_symbols import PARTIAL_ROLES, partial_symbols


class PartialFormulas:
    """The formulas for one variable of a study, by its index; the other one is held at its value.

    In the derivation, f stands above its partial derivative, each term above its own; `terms` come one by
    one, `standing` is there before them.
    """

    def __init__(self, study: PartialStudy, moving: int, column: Column) -> None:
        self.f, self.rule, self.moving = study.function, study.rules[moving], moving
        self.point = study.point
        self.variable, self.held = (study.function.variables[k] for k in (moving, 1 - moving))
        self.name, self.held_name = (study.function.typst_variables[k] for k in (moving, 1 - moving))
        self.place, self.numbers = exact_typst(study.point[1 - moving]), [*map(exact_typst, study.point)]
        self.role = PARTIAL_ROLES[moving]
        self.symbol = partial_symbols(self.f)[moving]
        self.claim = claim = study.claims[moving]
        self.result = role(self.role, claim.shown.typst_related)
        self.arguments = self._signature({self.held: role("muted", self.place)})
        self.slice = column.formula(*self._slice(), height=1.3)
        derivation = column.formula(*self._derivation(), height=1.4, size=BODY)
        below = derivation.height + 0.2
        values = self._values(claim.shown)
        self.value = column.formula(*values, below=below, height=0.75, size=BODY, claims=[claim])
        self.standing, self.terms = derivation.in_turn()
        self.derivation = derivation

    @property
    def slope_name(self) -> str:
        """The partial derivative at the point's own place, the held variable being free."""
        return f"{self.symbol} {self._signature({self.variable: self.numbers[self.moving]})}"

    def _signature(self, values: Mapping[str, str]) -> str:
        """The variables in brackets, some of them replaced."""
        pairs = zip(self.f.variables, self.f.typst_variables, strict=True)
        return f"({', '.join(values.get(variable, name) for variable, name in pairs)})"

    @staticmethod
    def both(formulas: Sequence[PartialFormulas], column: Column) -> Inscription:
        """Both partial derivatives at the point, and nothing more."""
        at = f"({', '.join(formulas[0].numbers)})"
        rows = [
            " quad ".join(f"{each.symbol} {where} {each.result}" for each in formulas) for where in (at, "")
        ]
        stacked = " \\ ".join(f"inline({each.symbol}) &{each.result}" for each in formulas)
        claims = [each.claim for each in formulas]
        return column.formula(*rows, stacked, below=0.1, height=0.85, size=FORMULA, claims=claims)

    def _slice(self) -> Sequence[str]:
        """f with the held variable replaced by its value: f(x, 1) = x^2 + x dot 1 + 1^2."""
        left = f"{self.f.typst_name}{self.arguments}"
        right = dimmed(self.f, {self.held: self.place})
        return f"{left} = {right}", f"&{left} \\ &= {right}", left

    def _derivation(self) -> Sequence[str]:
        constant, above, below = {self.held: self.held_name}, "", ""
        conditions = conditions_typst(self.rule, comma="\\,")
        terms = term_by_term(self.f, self.variable)
        for k, term in enumerate(terms):
            sign = "-" if term.sign < 0 else "+" if k else ""
            above += f"{' &&' if k else ''} {sign} {_after(sign, term.term, constant)}"
            partial = _after(sign, term.partial, constant)
            if k == len(terms) - 1:
                partial += conditions
            below += f'{" &&" if k else ""} {sign} term("t{k}", {partial})'
        rate = f"upright(d) / (upright(d) {self.name}) {self.f.typst_name}{self.arguments}"
        return (
            f"{self.f.typst_signature} &= {above} \\ {self.symbol} &= {below}",
            f'{self.symbol} = term("t0", {dimmed(self.rule, constant)}{conditions})',
            f'{self.symbol} {self.arguments} = term("t0", {rate})',
        )

    def _values(self, shown: Shown) -> Sequence[str]:
        """The partial derivative at the point, with how it is known where there is room."""
        left = f"{self.symbol} ({', '.join(self.numbers)})"
        if is_undefined(self.rule, *self.point):
            return f"{left} = {self._limit()} {self.result}", f"{left} {self.result}"
        put_in = self.rule.typst_with(dict(zip(self.f.variables, self.numbers, strict=True)))
        if self.rule.expression.free_symbols and put_in != shown.typst:
            return f"{left} = {put_in} {self.result}", f"{left} {self.result}"
        return (f"{left} {self.result}",)

    def _limit(self) -> str:
        """The limit of the slice's difference quotient: (f(x, 1) - f(0, 1))/x for x -> 0."""
        here, at, f = self.numbers[self.moving], self.point[self.moving], self.f.typst_name
        rise = f"{f}{self.arguments} - {f}({', '.join(self.numbers)})"
        back = "" if at == 0 else f"- {here}" if at.is_positive else f"+ {exact_typst(-at)}"
        return f"lim_({self.name} -> {here}) ({rise}) / ({self.name} {back})"


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
