"""What is written of the derivatives of a sum and of a product: columns beside their pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from manim import VGroup

from mathlib.calculus import Increments
from mathlib.function import Claim, exact_typst
from mathlib.rule_studies import DerivativeRulesStudy
from scenes.stage.animation import Value
from scenes.stage.text import (
    COLUMN_LEFT,
    COLUMN_TOP,
    Column,
    Inscription,
    Measured,
    Typesetter,
    bracketed,
    evaluation,
    role,
)

Roles = tuple[str, str, str]
"""Of what a change of the first function brings, of the second, and of both."""

Read: TypeAlias = Callable[[Increments[Any]], Any]

SMALL = 30
"""The font size of what is beside the point."""

TABLE, LIMITS = 2.15, 2.65
"""How far below the top of the column the table begins, and what its parts tend to."""

PARTS = 4
"""How many parts a line of the wide column has: the step, two strips and a corner."""


class RuleColumn(Column):
    """A column that writes numbers of a study while its step h changes."""

    def __init__(
        self,
        typesetter: Typesetter,
        study: DerivativeRulesStudy,
        h: Value,
        roles: Roles,
        left: float = COLUMN_LEFT,
    ) -> None:
        super().__init__(typesetter, left)
        self.study, self.h, self.roles = study, h, roles
        self.names = u, v = study.first.typst_name, study.second.typst_name
        self.slopes = study.first.typst_derivative(), study.second.typst_derivative()
        self.product, self.at = f"{u} {v}", exact_typst(study.at, inline=True)
        self.parts = f"{v} Delta {u}", f"{u} Delta {v}", f"Delta {u} Delta {v}"

    @property
    def step(self) -> Measured:
        """The step, as it is now."""
        return Measured.of("h", "muted", self.h, self.study.step_places, self.study.steps)

    def measured(self, label: str, color: str, places: int, read: Read) -> Measured:
        """A number that is read of what the step adds."""
        texts = [f"{float(read(added)):.{places}f}" for added in self.study.increments.values()]
        return Measured(label, color, lambda: self.study.shown(read, self.h(), places), texts)


class SumColumn(RuleColumn):
    """`change` is what a step adds to the sum, `rates` the same divided by it, `rule` what that tends to."""

    def __init__(self, typesetter: Typesetter, study: DerivativeRulesStudy, h: Value, roles: Roles) -> None:
        super().__init__(typesetter, study, h, roles)
        (u, v), (first, second, _), places = self.names, roles, study.sum_places
        du, dv, whole = f"Delta {u}", f"Delta {v}", f"Delta ({u} + {v})"
        self.change = self.formula(f"{whole} = {role(first, du)} + {role(second, dv)}", height=0.5)
        self.rates = self.live_lines(
            self.step,
            self.measured(f"{du} slash h", first, places, lambda i: i.du / i.h),
            self.measured(f"{dv} slash h", second, places, lambda i: i.dv / i.h),
            self.measured(f"{whole} slash h", "ink", places, lambda i: i.of_sum / i.h),
            below=0.9,
        )
        values = [claim.shown.typst_related for claim in study.of_sum]
        slopes = [role(color, slope) for color, slope in zip(roles, self.slopes, strict=False)]
        lines = [f"({u} + {v})' &= {slopes[0]} + {slopes[1]}"]
        lines += [f"{slope}({self.at}) &{value}" for slope, value in zip(slopes, values, strict=False)]
        lines += [f"({u} + {v})'({self.at}) &{values[2]}"]
        self.rule = self.formula(" \\ ".join(lines), below=3.25, height=2.0, claims=study.of_sum)


class ProductColumn(RuleColumn):
    """`change` is what a step adds to the product, in three parts, and `areas` are these in numbers."""

    def __init__(self, typesetter: Typesetter, study: DerivativeRulesStudy, h: Value, roles: Roles) -> None:
        super().__init__(typesetter, study, h, roles)
        first, second, corner = (role(color, part) for color, part in zip(roles, self.parts, strict=True))
        change, places = f"Delta ({self.product})", study.area_places
        self.change = self.stacked(change, f"= {first} + {second}", f"quad + {corner}", height=1.7)
        read: list[Read] = [lambda i, k=k: i.parts[k] for k in range(3)]  # type: ignore[misc]
        parts = map(self.measured, self.parts, roles, [places] * 3, read)
        whole = self.measured(change, "ink", places, lambda i: i.of_product)
        self.areas = self.live_lines(self.step, *parts, whole, below=2.2)


class ProductRuleColumn(RuleColumn):
    """A wide column of four parts: the step, two strips and a corner, each below its panel.

    `rates` and `quotients` are the parts divided by the step, `limits` what they tend to, `rule` the
    derivative, `last` what was measured after the last step and its negative.
    """

    def __init__(
        self, typesetter: Typesetter, study: DerivativeRulesStudy, h: Value, roles: Roles, left: float
    ) -> None:
        super().__init__(typesetter, study, h, roles, left)
        self.part = self.width / PARTS
        read: list[Read] = [lambda i, k=k: i.rates[k] for k in range(3)]  # type: ignore[misc]
        parts = map(self.measured, [""] * 3, roles, [study.places] * 3, read)
        self.rates = self.live(self.step, *parts, middle=COLUMN_TOP - 0.2)
        heads, colors = ("h", *(f"{part} slash h" for part in self.parts)), ("muted", *roles)
        self.quotients = self.table(heads, study.table, [self.part] * PARTS, colors, below=TABLE)
        self._write_rule(f"Delta ({self.product})")

    def _write_rule(self, change: str) -> None:
        s, (u, v), (du, dv), whole = self.study, self.names, self.slopes, self.product
        terms = f"{v} {du}", f"{u} {dv}"
        self.limits = VGroup()
        for k, (term, claim) in enumerate(zip(terms, s.of_product, strict=False)):
            factors = s.values[2 * k : 2 * k + 2]
            rows = evaluation(" dot ".join(map(bracketed, factors)), factors, claim.shown)
            wordings = [" \\ &".join((f"&-> {term}", *some)) for some in (rows, rows[-1:])]
            self.limits.add(self._below_part(k + 1, wordings, self.roles[k], claim))
        self.limits.add(self._below_part(3, ["-> 0"], self.roles[2]))
        rule = " + ".join(role(color, term) for color, term in zip(self.roles, terms, strict=False))
        value = f"({whole})'({self.at}) {s.of_product[2].shown.typst_related}"
        self.rule = self.formula(
            f"({whole})' = {rule}, quad {value}", below=4.0, height=0.5, claims=s.of_product[2:]
        )
        after = [
            f"h &= {exact_typst(h, inline=True)}: quad &{change} slash h &{claim.shown.typst_related}"
            for h, claim in zip((s.steps[-1], -s.steps[-1]), s.measured, strict=True)
        ]
        text = " \\ ".join(after)
        self.last = self.formula(text, below=4.5, height=0.72, size=SMALL, color="muted", claims=s.measured)

    def _below_part(self, k: int, wordings: Sequence[str], color: str, *claims: Claim) -> Inscription:
        left = self.left + k * self.part
        column = Column(self.typesetter, left, right=left + self.part - 0.15)
        return column.formula(*wordings, below=LIMITS, height=1.25, color=color, size=SMALL, claims=claims)
