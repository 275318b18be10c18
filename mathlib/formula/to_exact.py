"""The exact reading of a tree at a point: a sympy number, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Mapping

import sympy

from mathlib.arithmetic import STEPS, Undecided, Undefined, floor, short_text, sign
from mathlib.formula.elementary_functions import CONSTANTS, VOCABULARY
from mathlib.formula.to_sympy import OPERATORS
from mathlib.formula.to_text import plain_reading
from mathlib.formula.tree import (
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

MOST_BITS = 50_000
ROOT_BITS = 3000
"""Sympy looks for factors of a number under a root, and raises them to parts of the root's index."""

LONGEST_REARRANGED, LONGEST_RATIONALISED = 30, 300

TOO_LONG = "is too large, too small or too long to be computed exactly"
GROWING = frozenset({"exp", "sinh", "cosh", "tanh", "sigmoid", "softplus"})
SIGNS = {"<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (0, 1)}
"""The signs that a difference may have where a comparison holds."""

Point = Mapping[str, sympy.Expr]


def exact_value(tree: Node, point: Point) -> sympy.Expr:
    """The number that the text has at a point.

    Undefined where there is none, and Undecided where it would be too long or a sign is undecided.
    """
    match tree:
        case Number(value):
            return sympy.Rational(value.numerator, value.denominator)
        case Constant(name):
            return CONSTANTS[name].symbolic
        case Variable(name):
            return point[name]
        case Negative(operand):
            return -exact_value(operand, point)
        case Binary("^", left, right):
            return _power(tree, point, exact_value(left, point), exact_value(right, point))
        case Binary(operator, left, right):
            first, second = exact_value(left, point), exact_value(right, point)
            if operator == "/" and sign(second) == 0:
                raise undefined(tree, point, "divides by zero")
            return OPERATORS[operator](first, second)
        case Call(_, arguments):
            return _call(tree, point, [exact_value(part, point) for part in arguments])
        case Choice(then, condition, otherwise):
            return exact_value(then if holds(condition, point) else otherwise, point)
    raise TypeError(f"{tree!r} is not a formula")


def plainest(number: sympy.Expr) -> sympy.Expr:
    """The same number in the shortest of a few forms, without roots below the line where it can be."""
    if number.is_Rational or number.count_ops() > LONGEST_REARRANGED:
        return number
    expanded = sympy.expand(number)
    has_roots = any(not power.exp.is_Integer for power in expanded.atoms(sympy.Pow))
    is_short = _length(expanded) <= LONGEST_RATIONALISED
    # Of exp(10^6) radsimp would need all digits.
    rationalised = sympy.radsimp(expanded) if has_roots and is_short else expanded
    return min((rationalised, expanded, number), key=_length)


def _length(number: sympy.Expr) -> int:
    return int(number.count_ops())


def _power(tree: Node, point: Point, base: sympy.Expr, exponent: sympy.Expr) -> sympy.Expr:
    if sign(base) == 0:
        direction = sign(exponent)
        if direction < 0:
            raise undefined(tree, point, "divides by zero")
        return sympy.S.Zero if direction else sympy.S.One
    if base == 1:
        return base
    is_whole = sign(exponent - floor(exponent)) == 0
    if sign(base) < 0 and not is_whole:
        raise undefined(tree, point, "is a root of a negative number")
    length = bits(base) * (1 if is_whole else max(1, int(getattr(exponent, "q", 1))))
    if abs(exponent.evalf(5)) * length > MOST_BITS or (length > ROOT_BITS and not is_whole):
        raise Undecided(_place(tree, point, TOO_LONG))
    return base**exponent


def bits(number: sympy.Expr) -> int:
    """The length of the rational numbers that a number is written with."""
    parts = number.atoms(sympy.Rational) - {sympy.S.Zero, sympy.S.One}
    return 1 + sum(int(part.p).bit_length() + int(part.q).bit_length() for part in parts)


def _call(tree: Call, point: Point, parts: list[sympy.Expr]) -> sympy.Expr:
    if (domain := VOCABULARY[tree.name].domain) is not None:
        below = sign(parts[0] - domain.least)
        above = domain.most is not None and sign(parts[0] - domain.most) > 0
        if below < 0 or (below == 0 and domain.open) or above:
            raise undefined(tree, point, f"needs {domain}")
    if tree.name in GROWING and abs(parts[0].evalf(5)) > MOST_BITS:
        raise Undecided(_place(tree, point, TOO_LONG))
    if tree.name in ("sqrt", "cbrt") and bits(parts[0]) > ROOT_BITS:
        raise Undecided(_place(tree, point, TOO_LONG))
    if tree.name in STEPS:
        return sympy.Integer(STEPS[tree.name](parts[0]))
    value = VOCABULARY[tree.name].symbolic(*parts)
    if value.has(sympy.zoo):
        raise undefined(tree, point, "has a pole there")
    return value


def holds(condition: Condition, point: Point) -> bool:
    """Whether a condition is true at a point; operands are evaluated as by Python's `and` and `or`."""
    match condition:
        case Comparison(operators, operands):
            left = exact_value(operands[0], point)
            for operator, operand in zip(operators, operands[1:], strict=True):
                right = exact_value(operand, point)
                if sign(left - right) not in SIGNS[operator]:
                    return False
                left = right
            return True
        case Logic("not", (operand,)):
            return not holds(operand, point)
        case Logic("and", (left_part, right_part)):
            return holds(left_part, point) and holds(right_part, point)
        case Logic(_, (left_part, right_part)):
            return holds(left_part, point) or holds(right_part, point)
    raise TypeError(f"{condition!r} is not a condition")


def undefined(tree: Node, point: Point, reason: str) -> Undefined:
    """The error that names the part of the text, the reason, and the place."""
    return Undefined(_place(tree, point, reason))


def _place(tree: Node, point: Point, reason: str) -> str:
    place = ", ".join(f"{name} = {short_text(value)}" for name, value in point.items())
    return f"{plain_reading(tree)} {reason}" + (f" at {place}" if place else "")
