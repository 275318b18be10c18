"""Limits on the size of a formula, which keep every reading of its tree small.

Each part is measured once, while it is parsed, from the measures of its own parts: so what is too large is
refused where it stands, before anything that holds it is looked at, and in time linear in the text.
"""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass
from typing import TypeAlias, cast

from mathlib.arithmetic import ExpressionError, Interval, NoEnclosure, hull
from mathlib.formula.defined_functions import DEFINED, in_place
from mathlib.formula.to_interval import JOIN, compared, fraction, interval_reading, operation
from mathlib.formula.tree import (
    Binary,
    Call,
    Choice,
    Comparison,
    Constant,
    Logic,
    Number,
    Tree,
    Variable,
    children,
)

DEEPEST = 60
MOST_NODES = 250
LONGEST_NUMBER = 50
LARGEST_EXPONENT = 300
HEAVIEST = 20_000
MOST_BITS_UNDER_ROOT = 3000
HIGHEST_TOWER = 8
"""Powers that may stand on each other: with each, sympy's work doubles."""

ConstantBounds: TypeAlias = Interval | bool | None
"""Bounds of a constant, the truth of a condition between constants, or None where neither is known."""


@dataclass(frozen=True, slots=True)
class Measure:
    """`weight` bounds the bits of a constant, or the degree, were the part multiplied out.

    `tower` counts the powers that stand on each other.
    """

    nodes: int
    height: int
    tower: int
    weight: float
    varies: bool
    has_numbers: bool
    bounds: ConstantBounds

    @property
    def size(self) -> float:
        """A bound for the absolute value of a constant; infinite where none is known."""
        return float(abs(self.bounds).hi) if isinstance(self.bounds, Interval) else math.inf


class SizeChecker:
    """Measures the parts of a formula, and refuses those that cost too much."""

    def __init__(self, source: str = "") -> None:
        self.source = source
        self.known: dict[int, tuple[Tree, Measure]] = {}

    def measure(self, tree: Tree) -> Measure:
        """The measure of a part, found from those of its own parts. Trees are distinguished by identity."""
        if id(tree) not in self.known:
            self.known[id(tree)] = tree, self._measured(tree)
        return self.known[id(tree)][1]

    def _measured(self, tree: Tree) -> Measure:
        if isinstance(tree, Call) and tree.name in DEFINED:
            return self.measure(in_place(tree))
        parts = [self.measure(part) for part in children(tree)]
        varies = isinstance(tree, Variable) or any(part.varies for part in parts)
        return Measure(
            nodes=1 + sum(part.nodes for part in parts),
            height=1 + max((part.height for part in parts), default=0),
            tower=_tower(tree, parts),
            weight=_weight(tree, parts),
            varies=varies,
            has_numbers=isinstance(tree, Number) or any(part.has_numbers for part in parts),
            bounds=None if varies else _bounds(tree, [part.bounds for part in parts]),
        )

    def check(self, tree: Tree, column: int) -> None:
        """ExpressionError where a part is too long, too deep, or holds a number beyond all floats."""
        measure = self.measure(tree)
        if measure.nodes > MOST_NODES or measure.height > 2 * DEEPEST:
            raise ExpressionError("the formula is too long", self.source, column, "use fewer terms")
        if self._bits_under_root(tree) > MOST_BITS_UNDER_ROOT:
            advice = "use fewer digits"
            raise ExpressionError("a power or a root of a number is too long", self.source, column, advice)
        is_number = measure.bounds is not None and not isinstance(tree, Comparison | Logic)
        if is_number and measure.size > sys.float_info.max:
            raise ExpressionError("a number in it is too large", self.source, column, "keep below 10^300")

    def check_power(self, power: Binary, column: int) -> None:
        """ExpressionError where the power of a number or a polynomial would be too large to hold."""
        if self.measure(power).tower > HIGHEST_TOWER:
            message = f"more than {HIGHEST_TOWER} powers stand on each other"
            raise ExpressionError(message, self.source, column, "use fewer")
        exponent = self.measure(power.right)
        if exponent.bounds is None and not exponent.varies:
            message = "too little is known about the size of this exponent"
            raise ExpressionError(message, self.source, column, "write it as a number")
        if self.measure(power).weight > HEAVIEST:
            raise ExpressionError("this power is too large", self.source, column, "use a smaller exponent")

    def _bits_under_root(self, tree: Tree) -> float:
        """The bits of the numbers that sympy makes of a root: it raises factors to parts of the index."""
        match tree:
            case Call("sqrt" | "cbrt", (base,)):
                return self.measure(base).weight
            case Binary("^", base, exponent):
                index = 1 if (value := fraction(exponent)) is None else value.denominator
                under = self.measure(base)
                return under.weight * index if index > 1 and under.has_numbers else 0
        return 0


def _tower(tree: Tree, parts: list[Measure]) -> int:
    if isinstance(tree, Binary) and tree.operator == "^":
        return max(parts[0].tower, 1 + parts[1].tower)
    return max((part.tower for part in parts), default=0)


def _weight(tree: Tree, parts: list[Measure]) -> float:
    if isinstance(tree, Number):
        return tree.value.numerator.bit_length() + tree.value.denominator.bit_length()
    if isinstance(tree, Binary) and tree.operator == "^" and not parts[1].varies:
        return parts[0].weight * max(1.0, parts[1].size)
    return max(1.0, sum(part.weight for part in parts))


def _bounds(tree: Tree, parts: list[ConstantBounds]) -> ConstantBounds:
    match tree:
        case Logic(operator):
            return JOIN[operator](*parts)
        case Choice() if parts[1] is not None:
            return parts[0] if parts[1] else parts[2]
    if None in parts:
        return None
    numbers = cast(list[Interval], parts)
    match tree:
        case Comparison(operators):
            return compared(operators, numbers)
        case Choice():
            return hull(numbers[0], numbers[2])
        case Number() | Constant():
            return interval_reading(tree, ())(())
    try:
        return operation(tree)(*numbers)
    except NoEnclosure:
        return None


def check_literal(text: str, source: str, column: int) -> None:
    exponent = text.lower().partition("e")[2]
    if len(text) > LONGEST_NUMBER or abs(int(exponent or 0)) > LARGEST_EXPONENT:
        raise ExpressionError(
            "this number is too long or too large",
            source,
            column,
            f"use at most {LONGEST_NUMBER} digits and exponents up to {LARGEST_EXPONENT}",
        )
