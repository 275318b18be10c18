"""Values of formulas in high precision, by Python's own parser and mpmath: shares no code with mathlib.

Only for texts that mean the same in Python once `^` is `**`: products are spelled out.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

import mpmath
from mpmath import mpf


class NoValue(Exception):  # noqa: N818 - not an error of anyone
    """The formula has no real value at the point."""


class Unreachable(Exception):  # noqa: N818
    """The value is too large to be computed."""


def evaluator(text: str, variables: tuple[str, ...] = ("x",)) -> Callable[..., mpf]:
    """A function of as many numbers as there are variables, in mpmath's working precision.

    Raises NoValue where the formula as written has no real value.

    >>> evaluator("x^2 if x < 1 else 3 - x")(mpf(2))
    mpf('1.0')
    """
    return evaluator_of_tree(parsed(text), variables)


def parsed(text: str) -> ast.Expression:
    """The tree of a formula: numbers are exact, and quotients and powers refuse what has no value."""
    spelt = text.replace("^", "**")
    return _Spelled(spelt).visit(ast.parse(spelt, mode="eval"))


def evaluator_of_tree(
    tree: ast.Expression, variables: tuple[str, ...], names: Mapping[str, Any] | None = None
) -> Callable[..., mpf]:
    """A function of as many numbers as there are variables, in which some names may have other meanings."""
    code = compile(ast.fix_missing_locations(tree), "a formula", "eval")
    meanings = {**NAMES, **(names or {}), "__builtins__": {}}

    def evaluate(*point: Any) -> mpf:
        values = {**dict(zip(variables, point, strict=True)), "pi": +mpmath.pi, "e": +mpmath.e}
        try:
            value = eval(code, {**meanings, **values})  # the tests' own formulas
        except OverflowError:
            raise Unreachable from None
        if not mpmath.isfinite(value):
            raise Unreachable
        return mpf(value)

    return evaluate


class _Spelled(ast.NodeTransformer):
    """Numbers become exact, quotients and powers calls that refuse what has no real value."""

    def __init__(self, text: str) -> None:
        self.text = text

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        spelt = ast.get_source_segment(self.text, node) or ""
        return call("_number", ast.Constant(spelt))

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        self.generic_visit(node)
        match node.op:
            case ast.Div():
                return call("_quotient", node.left, node.right)
            case ast.Pow():
                return call("_power", node.left, node.right)
        return node


def call(name: str, *arguments: ast.expr) -> ast.expr:
    return ast.Call(ast.Name(name, ast.Load()), list(arguments), [])


def _number(text: str) -> mpf:
    exact = Fraction(text)
    return mpf(exact.numerator) / exact.denominator


def _quotient(above: mpf, below: mpf) -> mpf:
    if below == 0:
        raise NoValue
    return above / below


def _power(base: mpf, exponent: mpf) -> mpf:
    if base == 0 and exponent <= 0:
        if exponent < 0:
            raise NoValue
        return mpf(1)
    if _computable(exponent) == int(exponent):
        return base ** int(exponent) if abs(exponent) < 10**6 else _large_power(base, exponent)
    if base < 0:
        raise NoValue
    return _large_power(base, exponent)


def _large_power(base: mpf, exponent: mpf) -> mpf:
    if base < 0:
        raise Unreachable
    return _exp(exponent * mpmath.log(base)) if base else mpf(0)


def _exp(number: mpf) -> mpf:
    return mpmath.exp(_computable(number, 700))


def _computable(number: mpf, bits: int = 4000) -> mpf:
    """The number, unless it is so large that nothing can be computed from its digits before the point."""
    if number and mpmath.mag(number) > bits:
        raise Unreachable
    return number


def _within(function: Callable[[mpf], mpf], holds: Callable[[mpf], bool]) -> Callable[[mpf], mpf]:
    def restricted(number: mpf) -> mpf:
        if not holds(number):
            raise NoValue
        return function(number)

    return restricted


def _below_one(share: mpf) -> mpf:
    """What is less than 1 although it may have been rounded to it."""
    return min(share, 1 - mpmath.ldexp(1, -mpmath.mp.prec))


def _tanh(number: mpf) -> mpf:
    size = mpmath.tanh(abs(number)) if abs(number) < 10**6 else mpf(1)
    return mpmath.sign(number) * _below_one(size)


def _softplus(number: mpf) -> mpf:
    return max(number, mpf(0)) + mpmath.log1p(_exp(-abs(number)))


def _sigmoid(number: mpf) -> mpf:
    small = _exp(-abs(number))
    return _below_one((1 if number >= 0 else small) / (1 + small))


NAMES: dict[str, Any] = {
    "_number": _number, "_quotient": _quotient, "_power": _power,
    "sin": lambda x: mpmath.sin(_computable(x)), "cos": lambda x: mpmath.cos(_computable(x)),
    "tan": lambda x: mpmath.tan(_computable(x)), "atan": mpmath.atan,
    "asin": _within(mpmath.asin, lambda x: abs(x) <= 1), "acos": _within(mpmath.acos, lambda x: abs(x) <= 1),
    "asinh": lambda x: mpmath.sign(x) * mpmath.log(abs(x) + mpmath.sqrt(x * x + 1)),
    "erf": lambda x: mpmath.sign(x) * _below_one(mpmath.erf(abs(_computable(x, 5)))),
    "sinh": lambda x: (_exp(x) - _exp(-x)) / 2 if abs(x) > 1 else mpmath.sinh(x),
    "cosh": lambda x: (_exp(x) + _exp(-x)) / 2, "tanh": _tanh, "exp": _exp,
    "log": _within(mpmath.log, lambda x: x > 0), "ln": _within(mpmath.log, lambda x: x > 0),
    "log2": _within(lambda x: mpmath.log(x, 2), lambda x: x > 0),
    "log10": _within(mpmath.log10, lambda x: x > 0),
    "sqrt": _within(mpmath.sqrt, lambda x: x >= 0),
    "cbrt": lambda x: mpmath.sign(x) * mpmath.cbrt(abs(x)), "abs": abs, "sign": mpmath.sign,
    "floor": mpmath.floor, "ceil": mpmath.ceil, "relu": lambda x: max(x, mpf(0)),
    "sigmoid": _sigmoid, "softplus": _softplus, "min": min, "max": max,
}  # fmt: skip
