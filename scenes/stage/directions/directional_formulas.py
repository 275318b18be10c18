"""The formulas of a directional derivative: a limit along u, and what the partial derivatives say of it."""

from __future__ import annotations

from sympy import Expr

from mathlib.function import Claim, exact_typst
from mathlib.gradient_studies import DirectionalDerivativeStudy
from mathlib.linear_algebra import vector_typst
from scenes.stage.one_variable import secant_table
from scenes.stage.text import BODY, Column, Typesetter, bracketed, evaluation, role
from scenes.stage.two_variables import PARTIAL_ROLES, partial_symbols

U, V, P = role("direction", "bold(u)"), "bold(v)", "bold(p)"

WIDE = 1.2
"""The left edge of the column beside one picture."""

LONGEST = 15
"""Signs of the notation of an exact number in a column; a longer one is rounded there."""


class DirectionalFormulas:
    """Formulas of a study in a column beside pictures.

    `given`, `length` and `normalised` make a unit vector u of the direction v; `slice` is f along u;
    `quotient`, `table` and `limit` lead to the slope; `twice` is the same along twice u; `turned` says it in
    coordinates along and across u, `by_partials` by the partial derivatives. `bent`, `measured` and
    `predicted` are about another function.
    """

    def __init__(self, typesetter: Typesetter, study: DirectionalDerivativeStudy) -> None:
        self.typesetter, self.study = typesetter, study
        self.column = Column(typesetter)
        self.f = study.function.typst_name
        self.slope = f"D_{U} {self.f}({P})"
        self._normalise()
        self._write_the_limit()
        self._turn()
        self._write_by_partials()
        self._compare()

    def _normalise(self) -> None:
        s, column = self.study, self.column
        self.given = column.formula(f"{V} = {vector_typst(s.direction)}", height=1.1, size=BODY)
        parts = s.unit_claims
        self.length = column.equation(f"abs({V})", claim=s.length_claim, below=1.4, height=0.6, size=BODY)
        written = [_written(claim, exact) for claim, exact in zip(parts, s.limit.vector, strict=True)]
        self._relation = "=" if all(exact for _, exact in written) else "approx"
        self._unit = f"vec({', '.join(text for text, _ in written)})"
        text = f"{U} = {V} / abs({V}) {self._relation} {self._unit}"
        self.normalised = column.formula(text, below=2.2, height=1.2, claims=parts)

    def _write_the_limit(self) -> None:
        s, column, f = self.study, self.column, self.f
        along = f"{f}({P} + h {U})"
        place = f"{P} + h {U}"
        numbers = f"{vector_typst(s.point)} + h {self._unit}"
        self.slice = column.formula(f"{place} {self._relation} {numbers}", place, height=1.1, size=BODY)
        m = role("secant", "m(h)")
        self.quotient = column.formula(f"{m} = ({along} - {f}({P})) / h", height=0.9, size=BODY)
        self.table = secant_table(column, s.secants.table, below=1.15)
        limit = f"{self.slope} = lim_(h -> 0) {m}"
        self.limit = column.equation(limit, claim=s.slope_claim, below=4.0, height=0.75)
        rate = f"({f}({P} + h dot {role('secant', '2')} {U}) - {f}({P})) / h"
        limit = f"&lim_(h -> 0) {rate} \\ &= {role('secant', '2')} {self.slope}"
        self.twice = column.equation(limit, claim=s.twice_claim, height=1.8)

    def _turn(self) -> None:
        s, column, w = self.study, self.column, role("muted", "bold(w)")
        t = next(name for name in ("t", "s", "r") if name not in (s.function.name, *s.function.variables))
        self.turned = column.stacked(f"g(h, {t})", f"= {self.f}({P} + h {U} + {t} {w})", height=1.1)
        slope = f"&(partial g)/(partial h)(0, 0) \\ &= {self.slope}"
        self.partial = column.equation(slope, claim=s.slope_claim, below=1.5, height=1.7)

    def _write_by_partials(self) -> None:
        s, column = self.study, self.column
        terms = " + ".join(f"{part} u_{k}" for k, part in enumerate(partial_symbols(s.function), 1))
        is_equal = not s.cases.isdisjoint({"holds", "agrees"})
        rows = [self.slope, f"= {terms}"] if is_equal else [terms]
        wordings = [" \\ ".join(f"&{row}" for row in (*rows, *numbers)) for numbers in self._evaluated()]
        claims = (*s.partial_claims, *s.formula_claims)
        self.by_partials = column.formula(*wordings, height=3.2, claims=claims)
        self.again = column.equation(self.slope, claim=s.slope_claim, below=self.by_partials, height=0.6)

    def _evaluated(self) -> list[list[str]]:
        """Ways to write the sum with numbers: on one row, on two, or its value alone; nothing without one."""
        s = self.study
        if not s.formula_claims:
            return [[]]
        (total,) = s.formula_claims
        products = [
            f"{role(color, bracketed(slope))} dot {bracketed(part)}"
            for color, (slope, part) in zip(PARTIAL_ROLES, s.factors, strict=True)
        ]
        numbers = [factor for pair in s.factors for factor in pair]
        in_one, in_two = (
            evaluation(between.join(products), numbers, total.shown) for between in (" + ", " \\ &quad + ")
        )
        return [in_one, in_two, in_two[-1:]]

    def _compare(self) -> None:
        (measured, predicted), column = self.study.uneven.claims, Column(self.typesetter, WIDE)
        self.other = f"D_{U} k"
        text = "k(x, y) = (x^2 y) / (x^2 + y^2), quad k(0, 0) = 0"
        self.bent = column.formula(text, height=0.85, size=BODY)
        place = {"below": 1.0, "height": 0.5, "size": BODY, "color": "direction"}
        self.measured = column.equation(self.other, claim=measured, **place)
        total = "(partial k)/(partial x) u_1 + (partial k)/(partial y) u_2"
        place = {"below": 1.6, "height": 0.7, "size": BODY, "color": "failure"}
        self.predicted = column.equation(total, claim=predicted, **place)


def _written(claim: Claim, value: Expr) -> tuple[str, bool]:
    """A component in a column, and whether it is exact there."""
    exact = exact_typst(value, inline=True)
    if len(exact) <= LONGEST:
        return exact, True
    return claim.shown.typst, claim.shown.relation == "="
