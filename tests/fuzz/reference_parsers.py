"""Values of formulas by two other parsers: references that share no code with mathlib.

Only for texts that mean the same in Python; others, such as implied products, get `NotComparable`.
"""

from __future__ import annotations

import ast
import operator
import re
import warnings
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

import mpmath
import sympy
from mpmath import mpf

from mathlib.arithmetic import TooHardError, bounded
from tests.mathlib.formulas import read_by_sympy

DIGITS = (60, 100)
"""Two precisions: where cancellation makes the values differ, there is no reference."""

STEPS = 60_000
AGREE = mpf(10) ** -20

NEARLY = mpf(10) ** -40
"""Numbers this near to a jump or to the edge of a domain may as well be on it: no reference."""


class NotComparable(Exception):  # noqa: N818 - not an error of anyone
    """The text means something else in Python, or the value is too sensitive to rounding."""


class NoValue(Exception):  # noqa: N818
    """The formula has no real value at the point."""


def by_python(text: str, point: Mapping[str, str]) -> mpf:
    """The value by Python's parser and mpmath at a point of fractions; `NoValue` where there is none."""
    spelt = text.strip().replace("^", "**")
    tree = _parsed(spelt)
    first, second = (_evaluated(tree, spelt, point, digits) for digits in DIGITS)
    if abs(first - second) > AGREE * (1 + abs(first)):
        raise NotComparable
    return second


def by_sympy(text: str, point: Mapping[str, str]) -> mpf:
    """The value by sympy's parser and sympy; no reference where sympy finds none that is real.

    Of the existence of a value it says nothing: to sympy 0/(1/0) is 0.
    """
    _parsed(text.strip().replace("^", "**"))
    exact = {name: sympy.Rational(value) for name, value in point.items()}
    try:
        value = bounded(lambda: sympy.sympify(read_by_sympy(text.strip(), **exact)).evalf(30), text, STEPS)
    except (TooHardError, TypeError, ValueError, ArithmeticError, SyntaxError):
        raise NotComparable from None
    if not (value.is_Float or value.is_Rational) or value._prec == 1:
        raise NotComparable
    return mpf(str(value))


def _parsed(spelt: str) -> ast.expr:
    """Python's tree of a text that means the same in Python."""
    if not re.fullmatch(r"[0-9a-z.+\-*/()<>=, ]+", spelt) or re.search(r"[0-9.][a-df-z]|e[0-9]{3}", spelt):
        raise NotComparable
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            tree = ast.parse(spelt, mode="eval").body
        except (SyntaxError, ValueError, MemoryError, RecursionError):
            raise NotComparable from None
    known = {*FUNCTIONS, "x", "y", "pi", "e"}
    if any(not isinstance(part, MEANT_ALIKE) for part in ast.walk(tree)):
        raise NotComparable
    if any(isinstance(part, ast.Name) and part.id not in known for part in ast.walk(tree)):
        raise NotComparable
    return tree


def _evaluated(tree: ast.expr, spelt: str, point: Mapping[str, str], digits: int) -> mpf:
    with mpmath.workdps(digits):
        values = {name: _fraction(value) for name, value in point.items()}
        try:
            return _Evaluator({**values, "pi": +mpmath.pi, "e": +mpmath.e}, spelt).value(tree)
        except (OverflowError, RecursionError, MemoryError):
            raise NotComparable from None


def _fraction(text: str) -> mpf:
    return mpf(Fraction(text).numerator) / Fraction(text).denominator


class _Evaluator:
    def __init__(self, values: Mapping[str, mpf], text: str) -> None:
        self.values, self.text = values, text

    def value(self, tree: ast.expr) -> mpf:
        found = self._value(tree)
        if not mpmath.isfinite(found) or abs(mpmath.log10(abs(found) + 1)) > 300:
            raise NotComparable
        return found

    def _value(self, tree: ast.expr) -> mpf:
        match tree:
            case ast.Constant(value=int() | float()):
                spelt = ast.get_source_segment(self.text, tree)
                return (
                    _fraction(spelt) if spelt and re.fullmatch(r"[0-9.]+(e[+-]?[0-9]+)?", spelt) else _none()
                )
            case ast.Name(id=name) if name in self.values:
                return self.values[name]
            case ast.UnaryOp(op=ast.USub(), operand=part):
                return -self.value(part)
            case ast.UnaryOp(op=ast.UAdd(), operand=part):
                return self.value(part)
            case ast.BinOp(left=left, op=op, right=right):
                return self.combined(op, self.value(left), self.value(right))
            case ast.Call(func=ast.Name(id=name), args=parts, keywords=[]) if name in FUNCTIONS:
                return FUNCTIONS[name](*map(self.value, parts)) if len(parts) in ARITY[name] else _none()
            case ast.IfExp(test=test, body=then, orelse=otherwise):
                return self.value(then) if self.truth(test) else self.value(otherwise)
        raise NotComparable

    def truth(self, tree: ast.expr) -> bool:
        match tree:
            case ast.Compare(left=first, ops=ops, comparators=rest):
                links = zip(ops, (first, *rest), rest, strict=False)
                return all(_ordered(op, self.value(a), self.value(b)) for op, a, b in links)
            case ast.BoolOp(op=ast.And(), values=parts):
                return all(self.truth(part) for part in parts)
            case ast.BoolOp(op=ast.Or(), values=parts):
                return any(self.truth(part) for part in parts)
            case ast.UnaryOp(op=ast.Not(), operand=part):
                return not self.truth(part)
        raise NotComparable

    def combined(self, op: ast.operator, left: mpf, right: mpf) -> mpf:
        match op:
            case ast.Add() | ast.Sub() | ast.Mult():
                return OPERATORS[type(op)](left, right)
            case ast.Div():
                return left / _not_zero(right)
            case ast.Pow():
                return _power(left, right)
        raise NotComparable


MEANT_ALIKE = (
    ast.Constant, ast.Name, ast.Load, ast.UnaryOp, ast.BinOp, ast.Call, ast.IfExp, ast.Compare, ast.BoolOp,
    ast.unaryop, ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow, ast.cmpop, ast.boolop,
)  # fmt: skip
OPERATORS: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul,
    ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt, ast.GtE: operator.ge,
}  # fmt: skip


def _none() -> mpf:
    raise NotComparable


def _not_zero(number: mpf) -> mpf:
    if number == 0:
        raise NoValue
    if abs(number) < NEARLY:
        raise NotComparable
    return number


def _ordered(op: ast.cmpop, left: mpf, right: mpf) -> bool:
    if type(op) not in OPERATORS or 0 < abs(left - right) < NEARLY * (1 + abs(left)):
        raise NotComparable
    return bool(OPERATORS[type(op)](left, right))


def _power(base: mpf, exponent: mpf) -> mpf:
    if abs(exponent) > 1000 or 0 < abs(base) < NEARLY:
        raise NotComparable
    if base == 0:
        return mpf(0) ** exponent if exponent > 0 else mpf(1) if exponent == 0 else _no_value()
    if base < 0 and exponent != int(exponent):
        if abs(exponent - mpmath.nint(exponent)) < NEARLY:
            raise NotComparable
        raise NoValue
    return base**exponent


def _no_value() -> mpf:
    raise NoValue


def _at_least(least: int, function: Callable[[mpf], mpf], is_open: bool = False) -> Callable[[mpf], mpf]:
    def restricted(number: mpf) -> mpf:
        if 0 < abs(number - least) < NEARLY:
            raise NotComparable
        if number < least or (is_open and number == least):
            raise NoValue
        return function(number)

    return restricted


def _in_unit(function: Callable[[mpf], mpf]) -> Callable[[mpf], mpf]:
    def restricted(number: mpf) -> mpf:
        if 0 < abs(abs(number) - 1) < NEARLY:
            raise NotComparable
        return function(number) if abs(number) <= 1 else _no_value()

    return restricted


def _in_open_unit(function: Callable[[mpf], mpf]) -> Callable[[mpf], mpf]:
    inside = _in_unit(function)
    return lambda number: _no_value() if abs(number) == 1 else inside(number)


def _stepped(function: Callable[[mpf], mpf]) -> Callable[[mpf], mpf]:
    def restricted(number: mpf) -> mpf:
        if 0 < abs(number - mpmath.nint(number)) < NEARLY:
            raise NotComparable
        return mpf(function(number))

    return restricted


def _tangent(number: mpf) -> mpf:
    _not_zero(mpmath.cos(number))
    return mpmath.tan(number)


def _not_huge(function: Callable[[mpf], mpf]) -> Callable[[mpf], mpf]:
    return lambda number: function(number) if abs(number) < 500 else _none()


FUNCTIONS: dict[str, Callable[..., mpf]] = {
    "sin": mpmath.sin, "cos": mpmath.cos, "tan": _tangent, "atan": mpmath.atan,
    "asin": _in_unit(mpmath.asin), "acos": _in_unit(mpmath.acos),
    "sinh": _not_huge(mpmath.sinh), "cosh": _not_huge(mpmath.cosh), "tanh": _not_huge(mpmath.tanh),
    "exp": _not_huge(mpmath.exp),
    "log": _at_least(0, mpmath.log, True), "ln": _at_least(0, mpmath.log, True),
    "log2": _at_least(0, lambda x: mpmath.log(x) / mpmath.log(2), True),
    "log10": _at_least(0, mpmath.log10, True), "sqrt": _at_least(0, mpmath.sqrt),
    "cbrt": lambda x: mpmath.sign(x) * mpmath.cbrt(abs(x)), "abs": abs,
    "sign": _stepped(mpmath.sign), "floor": _stepped(mpmath.floor), "ceil": _stepped(mpmath.ceil),
    "relu": lambda x: (x + abs(x)) / 2,
    "sigmoid": _not_huge(lambda x: 1 / (1 + mpmath.exp(-x))),
    "softplus": _not_huge(lambda x: mpmath.log(1 + mpmath.exp(x))), "min": min, "max": max,
    "asinh": mpmath.asinh, "acosh": _at_least(1, mpmath.acosh), "atanh": _in_open_unit(mpmath.atanh),
    "erf": mpmath.erf, "sec": lambda x: 1 / _not_zero(mpmath.cos(x)),
    "csc": lambda x: 1 / _not_zero(mpmath.sin(x)),
    "cot": lambda x: mpmath.cos(x) / _not_zero(mpmath.sin(x)),
    "heaviside": _stepped(lambda x: (mpmath.sign(x) + 1) / 2),
    "silu": _not_huge(lambda x: x / (1 + mpmath.exp(-x))),
    "gelu": lambda x: x * mpmath.erfc(-x / mpmath.sqrt(2)) / 2,
    "elu": _not_huge(lambda x: x if x > 0 else mpmath.expm1(x)),
    "leaky_relu": lambda x: x if x > 0 else x / 100,
}  # fmt: skip
ARITY = {name: range(2, 9) if name in ("min", "max") else range(1, 2) for name in FUNCTIONS}
