"""The formula without branches that an expression equals on one side of a point, close to it.

There, `abs(x)` is either `x` or `-x`, `floor(x)` is one integer, and `a if x < 1 else b` is one of its
branches. Computer algebra finds limits of such formulas.
"""

from collections.abc import Callable
from typing import Literal

import sympy
from sympy import Expr, Symbol

from mathlib.arithmetic import Undefined, sign

Side = Literal["left", "right"]

SIGN = {"left": -1, "right": 1}

_BESIDE = tuple(sympy.Rational(2 * k + 1, 41) / 10 ** (20 + k) for k in range(12))
"""Distances at which branches are looked up; no round numbers, so that nothing periodic hits them all."""


def form_beside(expression: Expr, symbol: Symbol, at: Expr, side: Side) -> Expr:
    """The formula without `abs`, `sign`, `floor`, `max` or branches that equals this one beside `at`.

    A part whose branch changes again and again towards the point, like `abs(sin(1/x))` at 0, is left
    as it is. Branches are looked up at a dozen places: evidence, not proof.

    >>> x = Symbol("x", real=True)
    >>> form_beside(sympy.Abs(x) / x, x, sympy.S.Zero, "left")
    -1
    """
    places = [at + SIGN[side] * distance for distance in _BESIDE]

    def resolve(node: Expr) -> Expr:
        if not node.args or not node.has(symbol):
            return node
        if isinstance(node, sympy.Piecewise):
            return _branch(node, symbol, places, resolve)
        resolved = node.func(*map(resolve, node.args))
        return _BRANCHING.get(resolved.func, _unchanged)(resolved, symbol, places)

    return resolve(expression)


def _branch(
    node: sympy.Piecewise, symbol: Symbol, places: list[Expr], resolve: Callable[[Expr], Expr]
) -> Expr:
    for value, condition in node.args:
        answers = {condition.subs(symbol, place) for place in places}
        if answers == {sympy.true}:
            return resolve(value)
        if answers != {sympy.false}:
            return node
    return sympy.nan


def _signs(node: Expr, symbol: Symbol, places: list[Expr]) -> set[int | None]:
    """The signs of `node` at the places; None where it has none."""
    return {_sign(node.subs(symbol, place)) for place in places}


def _sign(number: Expr) -> int | None:
    try:
        return sign(number) if number.is_real else None
    except Undefined:
        return None


def _signed(node: Expr, symbol: Symbol, places: list[Expr]) -> Expr:
    signs = _signs(node.args[0], symbol, places)
    if len(signs) > 1 or None in signs:
        return node
    (only,) = signs
    return only * node.args[0] if isinstance(node, sympy.Abs) else sympy.Integer(only)


def _stepped(node: Expr, symbol: Symbol, places: list[Expr]) -> Expr:
    steps = {node.subs(symbol, place) for place in places}
    step = steps.pop()
    return step if not steps and step.is_Integer else node


def _extreme(node: Expr, symbol: Symbol, places: list[Expr]) -> Expr:
    lesser = -1 if isinstance(node, sympy.Max) else 1
    for chosen in node.args:
        gaps = (_signs(chosen - other, symbol, places) for other in node.args)
        if all(signs <= {0, -lesser} for signs in gaps):
            return chosen
    return node


_BRANCHING: dict[type, Callable[[Expr, Symbol, list[Expr]], Expr]] = {
    sympy.Abs: _signed,
    sympy.sign: _signed,
    sympy.floor: _stepped,
    sympy.ceiling: _stepped,
    sympy.Max: _extreme,
    sympy.Min: _extreme,
}


def _unchanged(node: Expr, symbol: Symbol, places: list[Expr]) -> Expr:
    return node
