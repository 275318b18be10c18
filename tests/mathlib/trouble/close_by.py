"""Values of formulas at steps such as 10^-(10^48), which 700 bits do not tell from the point itself.

What vanishes at the point, such as x - 1 at 1, becomes the step. What rounding decides all the same, such as
1 - cos(x), has no value here: it is unreachable.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from random import Random
from typing import Any

import mpmath
from mpmath import mp, mpf

from tests.mathlib.high_precision import NAMES, NoValue, Unreachable, call, evaluator_of_tree, parsed

Curve = Callable[[mpf], mpf]


def evaluator_close_by(text: str, at: mpf) -> Curve:
    """A formula in x as a function of the step from a point.

    >>> with mpmath.workprec(700):
    ...     mpmath.nstr(evaluator_close_by("log(x - 1)", mpf(1))(mpf(10) ** -(10**12)), 5)
    '-2.3026e+12'
    """
    f = evaluator_of_tree(_FromStep(at).visit(parsed(text)), ("place", "step"), _NAMES)

    def value(step: mpf) -> mpf:
        try:
            return f(at, step)
        except (NoValue, ValueError, ZeroDivisionError):
            raise Unreachable from None

    return value


class _FromStep(ast.NodeTransformer):
    """Formulas of the step: `x - 1` at 1 is the step, and x alone is `1 + step`."""

    def __init__(self, at: mpf) -> None:
        self.at = at

    def visit_Name(self, node: ast.Name) -> ast.expr:
        step = ast.Name("step", ast.Load())
        if node.id != "x":
            return node
        return call("_sum", ast.Name("place", ast.Load()), step) if self.at else step

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        match node:
            case ast.BinOp(left=ast.Name(id="x"), op=ast.Add(), right=right) if self.vanishes(right, 1):
                return ast.Name("step", ast.Load())
            case ast.BinOp(left=ast.Name(id="x"), op=ast.Sub(), right=right) if self.vanishes(right, -1):
                return ast.Name("step", ast.Load())
        self.generic_visit(node)
        match node.op:
            case ast.Add():
                return call("_sum", node.left, node.right)
            case ast.Sub():
                return call("_sum", node.left, ast.UnaryOp(ast.USub(), node.right))
        return node

    def visit_Call(self, node: ast.Call) -> ast.expr:
        self.generic_visit(node)
        match node:
            case ast.Call(func=ast.Name(id="log"), args=[ast.Call(func=ast.Name(id="_sum"), args=parts)]):
                return call("_log_of_sum", *parts)
        return node

    def vanishes(self, part: ast.expr, sign: int) -> bool:
        """Whether the point plus or minus a number is 0."""
        if any(isinstance(node, ast.Name) and node.id == "x" for node in ast.walk(part)):
            return False
        return bool(self.at + sign * evaluator_of_tree(ast.Expression(part), ())() == 0)


def _sum(first: mpf, second: mpf) -> mpf:
    """The sum, unless the digits of both cancel."""
    found = first + second
    if abs(found) < mpmath.ldexp(max(abs(first), abs(second)), 100 - mp.prec):
        raise Unreachable
    return found


def _log_of_sum(first: mpf, second: mpf) -> mpf:
    return mpmath.log1p(second) if first == 1 else _NAMES["log"](_sum(first, second))


def _not(special: mpf, function: Callable[..., mpf]) -> Callable[..., mpf]:
    """A function that says nothing at a number that may have been rounded to this one."""

    def guarded(argument: mpf, *others: mpf) -> mpf:
        if argument == special:
            raise Unreachable
        return function(argument, *others)

    return guarded


def _rounded(function: Callable[[mpf], mpf]) -> Callable[[mpf], mpf]:
    """floor or ceil, which say nothing of a number that may have been rounded to a whole one."""

    def guarded(argument: mpf) -> mpf:
        if argument and mpmath.mag(argument) < mp.prec and argument == mpmath.floor(argument):
            raise Unreachable
        return function(argument)

    return guarded


def _swinging(function: Callable[[mpf], mpf]) -> Callable[[mpf], mpf]:
    """sin, cos or tan, at any angle in place of one that is too large to be reduced: always the same one."""

    def swung(angle: mpf) -> mpf:
        if not angle or mpmath.mag(angle) < mp.prec // 2:
            return function(angle)
        turned = 2 * mpmath.pi * Random(str(abs(angle)._mpf_)).random()
        return function(mpmath.sign(angle) * turned)

    return swung


_NAMES: dict[str, Any] = {
    "_sum": _sum,
    "_log_of_sum": _log_of_sum,
    "_power": _not(mpf(1), NAMES["_power"]),
    **{name: _not(mpf(1), NAMES[name]) for name in ("log", "ln", "log2", "log10", "acos")},
    **{name: _rounded(NAMES[name]) for name in ("floor", "ceil")},
    **{name: _swinging(getattr(mpmath, name)) for name in ("sin", "cos", "tan")},
}
