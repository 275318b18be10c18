"""The gradient of a function as a column: at a point, in general, and where a point moves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

import numpy as np
from manim import VGroup
from sympy import Expr

from mathlib.derivative_studies import conditions_typst
from mathlib.function import (
    Claim,
    Function,
    Shown,
    exact_typst,
    joint_relation,
    joint_relation_typst,
    places_for,
)
from scenes.stage.animation import Value, drawn_by
from scenes.stage.base import Place
from scenes.stage.diagrams import Entry, Slot, Slots
from scenes.stage.text import (
    BODY,
    FORMULA,
    Below,
    Column,
    Inscription,
    Measured,
    Numeral,
    role,
    terms,
)
from scenes.stage.two_variables.partial_symbols import (
    column_of,
    gradient_symbol,
    partial_roles,
    partial_symbols,
    row_of,
)

GAP, WIDER, HIGH, BESIDE = 0.85, 1.3, 1.5, 0.25
"""Between the entries of a column of formulas, in ems, and between fractions; how high slots are; how
far they stand from a name."""


class GradientColumns:
    """Formulas for the gradient of a function of any number of variables, set in a column of the screen."""

    def __init__(self, f: Function, column: Column) -> None:
        self.f, self.column, self.typesetter = f, column, column.typesetter
        self.name, self.symbols, self.roles = gradient_symbol(f), partial_symbols(f), partial_roles(f)

    def one_by_one(self, point: Sequence[Expr], claims: Sequence[Claim]) -> list[Inscription]:
        """The partial derivatives at a point, a line each; the number is its only term."""
        where, lines = _brackets(map(exact_typst, point)), []
        for k, (symbol, color, claim) in enumerate(zip(self.symbols, self.roles, claims, strict=True)):
            (number,) = terms(role(color, claim.shown.typst))
            value = f"{joint_relation_typst([claim.shown])} {number}"
            wordings = (f"{symbol} {where} {value}", f"{symbol} {value}")
            lines.append(self.column.formula(*wordings, below=1.1 * k, height=0.9, claims=[claim]))
        return lines

    def at_a_point(self, point: Sequence[Expr], claims: Sequence[Claim], middle: float) -> ColumnOfSlots:
        """The column of numbers, which come one by one."""
        shown = [claim.shown for claim in claims]
        names = [
            f"{self.name} {where} {joint_relation_typst(shown)}"
            for where in (_brackets(map(exact_typst, point)), "")
        ]
        return ColumnOfSlots(self, names, [each.typst for each in shown], lambda: "", middle)

    def live(
        self,
        at: Sequence[Value],
        shown: Callable[..., Shown],
        way: Sequence[Sequence[float]],
        texts: Sequence[Sequence[str]],
        middle: float,
    ) -> VGroup:
        """The column at a point that moves on a way, with the point's coordinates below it.

        `shown` gives an entry by its number and the coordinates; `texts` are as wide as entries get.
        """
        measured = [
            Measured("", "", partial(_of, partial(shown, k), at), wide) for k, wide in enumerate(texts)
        ]

        def relation() -> str:
            return joint_relation(each.measure() for each in measured)

        name = f"{self.name} {_brackets(self.f.typst_variables)}"
        column = ColumnOfSlots(self, [name], measured, relation, middle)
        coordinates = zip(self.f.typst_variables, at, zip(*way, strict=True), strict=True)
        decimals = places_for(max(float(np.ptp(part)) for part in zip(*way, strict=True)) or 1.0)
        entries = [Measured.of(name, "muted", part, decimals, samples) for name, part, samples in coordinates]
        return VGroup(column, self.column.live(*entries, middle=middle - HIGH))

    def general(
        self,
        rules: Sequence[Function],
        below: Below = 0.0,
        height: float = 1.6,
        size: float = FORMULA,
    ) -> Inscription:
        """The column of partial derivatives and that of their formulas, or one that has room, as terms."""
        symbols = column_of(terms(*(f"inline({symbol})" for symbol in self.symbols)), gap=GAP)
        written = [role(color, rule.typst) for color, rule in zip(self.roles, rules, strict=True)]
        gap = WIDER if any("frac(" in rule.typst or "/" in rule.typst for rule in rules) else GAP
        formulas = column_of(terms(*written, start=len(rules)), gap=gap) + conditions_typst(*rules)
        wordings = (f"{self.name} = {column}" for column in (f"{symbols} = {formulas}", formulas, symbols))
        return self.column.formula(*wordings, below=below, height=height, size=size)

    def conventions(self) -> tuple[str, str]:
        """The derivative as a column, the gradient, and as a row, the Jacobian."""
        row, column = f"upright(D) {self.f.typst_name}", column_of(self.symbols, inline=True, gap=GAP)
        return f"{self.name} = {column} = ({row})^top", f"{row} = {row_of(self.symbols)} = {self.name}^top"


class ColumnOfSlots(VGroup):
    """A name, a relation that may change, and a column of slots; `frame` is what is there from the start."""

    def __init__(
        self,
        columns: GradientColumns,
        names: Sequence[str],
        entries: Sequence[Entry],
        relation: Callable[[], str],
        middle: float,
    ) -> None:
        column, typesetter = columns.column, columns.typesetter
        name = column.formula(*names, middle=middle, size=BODY)
        sign = Numeral("≈", BODY, typesetter.theme["ink"])
        left = name.get_right()[0] + BESIDE
        sign.anchor_at((left, middle - 0.12, 0))
        live = bool(relation())
        if live:
            left = sign.get_right()[0] + BESIDE
            drawn_by(sign, lambda: sign.write(relation()))
        room = (column.left + column.width - left, HIGH)
        rows = [[entry] for entry in entries]
        slot = Slot.fitting(typesetter, [rows], room)
        place: Place = (left + slot.width / 2 + BESIDE, middle, *room)
        colors = {(k, 1): color for k, color in enumerate(columns.roles, 1)}
        self.slots = Slots(typesetter, rows, place, colors, slot)
        self.frame = VGroup(name, *[sign] * live, self.slots.frame)
        super().__init__(name, *[sign] * live, self.slots)


def _of(shown: Callable[..., Shown], at: Sequence[Value]) -> Shown:
    return shown(*(part() for part in at))


def _brackets(parts: Iterable[str]) -> str:
    return f"({', '.join(parts)})"
