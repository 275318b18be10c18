"""The sympy readings of a tree: one over the reals, and one that is only differentiated."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce

import sympy

from mathlib.arithmetic import STEPS
from mathlib.formula import sympy_functions
from mathlib.formula.elementary_functions import CONSTANTS, VOCABULARY
from mathlib.formula.tree import (
    FALSE,
    TRUE,
    Binary,
    Call,
    Choice,
    Comparison,
    Constant,
    Logic,
    Negative,
    Number,
    Tree,
    Variable,
    children,
    names,
)

OPERATORS: dict[str, Callable[..., sympy.Expr]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "^": lambda a, b: a**b,
    "<": sympy.Lt,
    "<=": sympy.Le,
    ">": sympy.Gt,
    ">=": sympy.Ge,
    "and": sympy.And,
    "or": sympy.Or,
    "not": sympy.Not,
}


def symbol(name: str) -> sympy.Symbol:
    """The real symbol of a variable."""
    return sympy.Symbol(name, real=True)


def symbolic_reading(tree: Tree, values: Mapping[str, sympy.Expr]) -> sympy.Basic:
    """The tree in sympy's own functions; `nan` where it contains a number that is not real."""
    return _Reader(values).read(tree)


def formal_reading(tree: Tree) -> sympy.Basic:
    """The tree in complex symbols and formal functions, which sympy does not rearrange.

    Over the reals sympy would take `sqrt(x^2)` for `abs(x)`, and its derivative for a number at 0.
    """
    return _FormalReader({name: sympy.Symbol(name) for name in names(tree)}).read(tree)


@dataclass(frozen=True)
class _Reader:
    values: Mapping[str, sympy.Expr]

    def function(self, name: str) -> Callable[..., sympy.Expr]:
        return VOCABULARY[name].symbolic

    def choice(self, tree: Choice) -> sympy.Expr:
        if (truth := self.read(tree.condition)) is sympy.nan:
            return sympy.nan
        return sympy.Piecewise((self.read(tree.then), truth), (self.read(tree.otherwise), True))

    def read(self, tree: Tree) -> sympy.Basic:
        match tree:
            case Number(value):
                return sympy.Rational(value.numerator, value.denominator)
            case Constant(name):
                return CONSTANTS[name].symbolic
            case Variable(name):
                return self.values[name]
            case Choice():
                return self.choice(tree)
        parts = [self.read(part) for part in children(tree)]
        return sympy.nan if sympy.nan in parts else _real(self.combine(tree, parts))

    def combine(self, tree: Tree, parts: list[sympy.Basic]) -> sympy.Basic:
        match tree:
            case Negative():
                return -parts[0]
            case Binary(operator) | Logic(operator):
                return OPERATORS[operator](*parts)
            case Call(name):
                if any(part.free_symbols for part in parts):
                    return self.function(name)(*parts)
                if name in STEPS:
                    return sympy.Integer(STEPS[name](*parts))
                return VOCABULARY[name].symbolic(*parts)
            case Comparison(operators):
                pairs = zip(operators, parts, parts[1:], strict=False)
                return reduce(sympy.And, [OPERATORS[link](a, b) for link, a, b in pairs])
        raise TypeError(f"{tree!r} is not a node of a formula")


class _FormalReader(_Reader):
    def function(self, name: str) -> Callable[..., sympy.Expr]:
        return VOCABULARY[name].formal or VOCABULARY[name].symbolic

    def choice(self, tree: Choice) -> sympy.Expr:
        branches = [self.read(part) for part in (tree.then, tree.otherwise)]
        then, otherwise = (sympy_functions.UNDEFINED if part is sympy.nan else part for part in branches)
        if tree.condition in (TRUE, FALSE):
            return then if tree.condition == TRUE else otherwise
        return sympy_functions.Branch(sympy_functions.Condition(tree.condition), then, otherwise)


def _real(expression: sympy.Basic) -> sympy.Basic:
    """The expression, or `nan` for one that holds an infinity or a number that is not real."""
    if expression.has(sympy.zoo, sympy.oo, -sympy.oo, sympy.I):
        return sympy.nan
    if not expression.is_number or expression.is_extended_real:
        return expression
    return (
        sympy.nan if expression.is_extended_real is False or _has_imaginary_part(expression) else expression
    )


def _has_imaginary_part(number: sympy.Expr) -> bool:
    """Whether digits show what algebra left open, as for ln(sin 1)^pi."""
    real, imaginary = number.evalf(20).as_real_imag()
    return bool(imaginary.is_Float and real.is_Float and abs(imaginary) > 1e-12 * (1 + abs(real)))
