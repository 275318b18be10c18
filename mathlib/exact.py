"""The exact reading of a tree at a point: a sympy number, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Mapping

import sympy

from mathlib.errors import Undefined
from mathlib.plain import plain_reading
from mathlib.signs import sign
from mathlib.symbolic import OPERATORS
from mathlib.syntax import (
    Binary,
    Call,
    Choice,
    Comparison,
    Condition,
    Constant,
    Logic,
    Negative,
    Node,
    Number,
    Variable,
)
from mathlib.vocabulary import CONSTANTS, VOCABULARY


def exact_value(tree: Node, values: Mapping[str, sympy.Expr]) -> sympy.Expr:
    """The number that the text has at the values of its variables; Undefined where it has none."""
    match tree:
        case Number(value):
            return sympy.Rational(value.numerator, value.denominator)
        case Constant(name):
            return CONSTANTS[name].symbolic
        case Variable(name):
            return values[name]
        case Negative(operand):
            return -exact_value(operand, values)
        case Binary(operator, left, right):
            first, second = exact_value(left, values), exact_value(right, values)
            if operator == "/" and sign(second) == 0:
                raise undefined(tree, values, "divides by zero")
            if operator == "^":
                return _power(tree, values, first, second)
            return OPERATORS[operator](first, second)
        case Call(name, arguments):
            parts = [exact_value(part, values) for part in arguments]
            return _call(tree, values, parts)
        case Choice(then, condition, otherwise):
            return exact_value(then if holds(condition, values) else otherwise, values)
    raise TypeError(f"{tree!r} is not a formula")


def _power(
    tree: Node, values: Mapping[str, sympy.Expr], base: sympy.Expr, exponent: sympy.Expr
) -> sympy.Expr:
    if sign(base) == 0 and sign(exponent) < 0:
        raise undefined(tree, values, "divides by zero")
    if sign(base) < 0 and not exponent.is_integer:
        raise undefined(tree, values, "is a root of a negative number")
    return base**exponent


def _call(tree: Call, values: Mapping[str, sympy.Expr], parts: list[sympy.Expr]) -> sympy.Expr:
    entry = VOCABULARY[tree.name]
    if (domain := entry.domain) is not None:
        below = sign(parts[0] - domain.least)
        above = domain.most is not None and sign(parts[0] - domain.most) > 0
        if below < 0 or (below == 0 and domain.open) or above:
            raise undefined(tree, values, f"needs {domain}")
    value = entry.symbolic(*parts)
    if value.has(sympy.zoo):
        raise undefined(tree, values, "has a pole there")
    return value


def holds(condition: Condition, values: Mapping[str, sympy.Expr]) -> bool:
    match condition:
        case Comparison(operators, operands):
            sides = [exact_value(part, values) for part in operands]
            signs = [sign(left - right) for left, right in zip(sides, sides[1:], strict=False)]
            tests = {
                "<": (-1,),
                "<=": (-1, 0),
                ">": (1,),
                ">=": (0, 1),
            }
            return all(s in tests[operator] for s, operator in zip(signs, operators, strict=True))
        case Logic("not", (operand,)):
            return not holds(operand, values)
        case Logic(operator, (left, right)):
            if operator == "and":
                return holds(left, values) and holds(right, values)
            return holds(left, values) or holds(right, values)
    raise TypeError(f"{condition!r} is not a condition")


def undefined(tree: Node, values: Mapping[str, sympy.Expr], reason: str) -> Undefined:
    place = ", ".join(f"{name} = {value}" for name, value in values.items())
    return Undefined(f"{plain_reading(tree)} {reason}" + (f" at {place}" if place else ""))
