"""Breakpoints: where a formula changes over from one branch to another, and may jump or turn.

`abs(u)` has a breakpoint where u = 0, `max(a, b)` and `a < b` where a = b, `floor(u)` where u is whole. At a
breakpoint a function is differentiable if its two continuations agree there, in value and in slope.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from typing import NamedTuple

import sympy

from mathlib.formula import (
    FALSE,
    ONE,
    TRUE,
    ZERO,
    Binary,
    Call,
    Comparison,
    Condition,
    Logic,
    Negative,
    Node,
    Tree,
    formal_reading,
    rebuild,
    sympy_functions,
    walk,
)


@dataclass(frozen=True, slots=True)
class Breakpoint:
    """Where `switch` is zero: the values that must be equal there, and the slopes that must be."""

    switch: Node
    values: tuple[Node, ...]
    slopes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class DerivativeDomain:
    """Where a formula has a derivative: where it has a value and is smooth at its breakpoints.

    `is_of_formula` says that it is the derivative of this very formula, not a higher one: then its value at a
    breakpoint is the common slope of the two continuations.
    """

    formula: Node
    breakpoints: tuple[Breakpoint, ...] = ()
    is_of_formula: bool = True


class Switch(NamedTuple):
    """What is zero at a breakpoint; equal keys mean the same breakpoint, from the same or the other side."""

    zero: Node
    key: sympy.Expr
    orientation: int


def switches(tree: Node, variable: str) -> Mapping[sympy.Expr, Switch]:
    """The breakpoints of a normalised tree that are crossed as the variable changes."""
    changing = sympy.Symbol(variable)
    found = (switch_of(part) for part in walk(tree))
    return {s.key: s for s in found if s is not None and s.key.has(changing)}


def switch_of(part: Tree) -> Switch | None:
    match part:
        case Call("abs" | "sign" | "relu", (argument,)):
            return _switch(argument)
        case Call("min" | "max", (left, right)) | Comparison((_,), (left, right)):
            return _switch(Binary("-", left, right))
        case Call("floor" | "ceil", (argument,)):
            zero = Binary("-", argument, Call("floor", (argument,)))
            return Switch(zero, sympy_functions.Floor(formal_reading(argument)), 1)
    return None


def _switch(zero: Node) -> Switch:
    """Multiples of one expression share a breakpoint: `abs(1 - x)` and `2x < 2` change at one place."""
    key, turned = sympy_functions.oriented(formal_reading(zero))
    return Switch(zero, key, -1 if turned else 1)


def normalised(tree: Tree) -> Tree:
    """Chains of comparisons as `and`, and `max` of many as `max` of two: one breakpoint a part."""
    tree = rebuild(tree, normalised)
    match tree:
        case Call("min" | "max" as name, arguments):
            return reduce(lambda left, right: Call(name, (left, right)), arguments)
        case Comparison(operators, operands):
            pairs = zip(operators, operands, operands[1:], strict=False)
            links: list[Condition] = [Comparison((link,), (a, b)) for link, a, b in pairs]
            return reduce(lambda left, right: Logic("and", (left, right)), links[1:], links[0])
    return tree


def continuation(tree: Tree, switch: Switch, side: int) -> Tree:
    """The formula that holds beside a breakpoint, continued across it; on side 1 the switch is positive."""
    changed = rebuild(tree, lambda part: continuation(part, switch, side))
    found = switch_of(tree)
    if found is None or found.key != switch.key:
        return changed
    return _branch(changed, side * found.orientation * switch.orientation > 0)


def _branch(part: Tree, positive: bool) -> Tree:
    match part:
        case Call("abs", (argument,)):
            return argument if positive else Negative(argument)
        case Call("sign", _):
            return ONE if positive else Negative(ONE)
        case Call("relu", (argument,)):
            return argument if positive else ZERO
        case Call("max", (left, right)):
            return left if positive else right
        case Call("min", (left, right)):
            return right if positive else left
        case Comparison((operator,), _):
            return TRUE if positive == (operator in (">", ">=")) else FALSE
        case Call("floor", (argument,)):
            return part if positive else Binary("-", Call("ceil", (argument,)), ONE)
        case Call("ceil", (argument,)):
            return Binary("+", Call("floor", (argument,)), ONE) if positive else part
    raise TypeError(f"{part!r} has no breakpoint")
