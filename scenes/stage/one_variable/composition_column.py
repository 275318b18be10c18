"""What is written beside the number lines of a composition: values, quotients, the chain rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

import numpy as np

from mathlib.derivative_studies import rule_typst
from mathlib.function import Shown, exact_typst
from mathlib.rule_studies import ChainRuleStudy
from scenes.stage.animation import Value
from scenes.stage.text import Column, LiveRow, Measured, role

SECOND_LINE, LAST_LINE = 1.35, 3.75
"""How far below the top of the column the second and the last thing stand."""

WIDTHS, COLORS = (1.1, 1.35, 1.45, 1.45), ("muted", "ink", "ink", "ink")


class CompositionColumn:
    """Live values of x, u and y with the point at `p`, live quotients after a step `h`, and formulas.

    `roles` are the colours of the variables.
    """

    def __init__(
        self,
        column: Column,
        study: ChainRuleStudy,
        roles: Sequence[str],
        p: Value,
        h: Value,
    ) -> None:
        self.column, self.study, self.letters, self.roles = column, study, study.notation.letters, roles
        self.p, self.h = p, h
        du, dy = (role(roles[k], f"Delta {self.letters[k]}") for k in (1, 2))
        self.quotients = (f"{du} / h", f"{dy} / {du}", f"{dy} / h")
        first, second, whole = self.quotients
        still = f"{du} = 0 quad ==> quad {dy} = 0"
        self.product_rule = column.formula(still if study.is_still else f"{whole} = {second} dot {first}")
        heads = ("h", *(name.replace("/", "slash") for name in self.quotients))
        self.table = column.table(
            heads, study.table, WIDTHS, ("muted", "ink", "ink", "ink"), below=SECOND_LINE
        )
        for _, _, outer, _ in self.table.cells:
            if not outer.claims:
                outer.set_color(column.typesetter.theme["failure"])
        self._write_the_rule(du, dy)

    def _write_the_rule(self, du: str, dy: str) -> None:
        s, column, (g, f, _) = self.study, self.column, self.study.functions
        at = exact_typst(s.at, inline=True)
        inner, outer = f"{g.typst_derivative()}({at})", f"{f.typst_derivative()}({g.typst_name}({at}))"
        product = f"{outer} dot {inner}"
        self.limit = column.formula(f"lim_(h -> 0) {dy} / h = {product}")
        first, second, _ = (claim.shown.typst_related for claim in s.slopes)
        values = [f"{inner} &{first}", f"{outer} &{second}"]
        rules = [rule_typst(rule) for rule in s.rules[:2]]
        low = [f"inline(#${rule}$)" for rule in rules]  # An equation of its own, for the sake of its commas.
        names = f"{g.typst_derivative()}({self.letters[0]})", f"{f.typst_derivative()}({self.letters[1]})"
        wordings = [
            " \\ ".join(
                f"{name} &= {rule} \\ {value}"
                for name, rule, value in zip(names, written, values, strict=True)
            )
            for written in (rules, low)
        ]
        wordings.append(" \\ ".join(values))
        self.slopes = column.formula(*wordings, below=SECOND_LINE, height=2.2, claims=s.slopes[:2])
        self.product = column.equation(product, claim=s.slope, below=LAST_LINE, color="tangent")
        errors = (
            f"{du} &= ({inner} + r_1) h",
            f"{dy} &= ({outer} + r_2) {du}",
            f"{dy} slash h &= ({outer} + r_2) ({inner} + r_1)",
            "r_1, r_2 &-> 0",
        )
        self.errors = column.formula(" \\ ".join(errors), below=SECOND_LINE, height=2.2)

    def live_values(self, heights: Sequence[float]) -> list[LiveRow]:
        """x, u and y at these heights of the screen, which state what they are at the point."""
        measures = [partial(self.study.value_shown, which) for which in range(3)]
        a, r = float(self.study.at), self.study.reach
        rows = [
            self._live(letter, color, shown, self.p, np.linspace(a - r, a + r, 21), height)
            for letter, color, shown, height in zip(self.letters, self.roles, measures, heights, strict=False)
        ]
        for row, claim in zip(rows, self.study.value_claims, strict=True):
            row.claims = (claim,)
        return rows

    def live_quotients(self, heights: Sequence[float]) -> list[LiveRow]:
        """The three quotients at these heights; none that is 0/0 after every step."""
        measures = [partial(self.study.quotient_shown, which) for which in range(3)]
        return [
            self._live(name, "ink", shown, self.h, self.study.changes, height)
            for k, (name, shown, height) in enumerate(zip(self.quotients, measures, heights, strict=True))
            if k != 1 or not self.study.is_still
        ]

    def _live(
        self,
        label: str,
        color: str,
        shown: Callable[[float], Shown],
        at: Value,
        samples: Iterable[Any],
        height: float,
    ) -> LiveRow:
        return self.column.live(Measured.shown_at(label, color, shown, at, samples), middle=height)
