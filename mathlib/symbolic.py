"""The sympy reading of a tree, and sympy expressions as trees."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce

import sympy

from mathlib.syntax import (
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
)
from mathlib.vocabulary import CONSTANTS, VOCABULARY

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


def symbolic_reading(
    tree: Tree,
    values: Mapping[str, sympy.Expr],
    functions: Mapping[str, Callable[..., sympy.Expr]] | None = None,
) -> sympy.Basic:
    """The tree in sympy; `nan` where it contains a number that is not real.

    `functions` may stand in for the vocabulary's own readings.
    """

    def read(part: Tree) -> sympy.Basic:
        return symbolic_reading(part, values, functions)

    match tree:
        case Number(value):
            return sympy.Rational(value.numerator, value.denominator)
        case Constant(name):
            return CONSTANTS[name].symbolic
        case Variable(name):
            return values[name]
        case Negative(operand):
            return -read(operand)
        case Binary(operator, left, right):
            return _real(OPERATORS[operator](read(left), read(right)))
        case Call(name, arguments):
            function = (functions or {}).get(name, VOCABULARY[name].symbolic)
            return _real(function(*(read(part) for part in arguments)))
        case Choice(then, condition, otherwise):
            truth = read(condition)
            if truth is sympy.nan:
                return sympy.nan
            return sympy.Piecewise((read(then), truth), (read(otherwise), True))
        case Comparison(operators, operands):
            sides = [read(part) for part in operands]
            if sympy.nan in sides:
                return sympy.nan
            pairs = zip(operators, sides, sides[1:], strict=False)
            return reduce(sympy.And, [OPERATORS[link](a, b) for link, a, b in pairs])
        case Logic(operator, operands):
            parts = [read(part) for part in operands]
            return sympy.nan if sympy.nan in parts else OPERATORS[operator](*parts)
    raise TypeError(f"{tree!r} is not a node of a formula")


def _real(expression: sympy.Expr) -> sympy.Expr:
    improper = expression.has(sympy.zoo, sympy.oo, -sympy.oo, sympy.nan, sympy.I)
    return sympy.nan if improper else expression
