"""Formulas that a function equals on points that tend to a point: what oscillates is constant there.

Where g tends to infinity and is continuous beside a point, it takes every great number there, by the
intermediate value theorem. So there are points, as near as one likes, where g is theta + 2 pi k, and
sin(g) is sin(theta); others where g is theta + k, and floor(g) is g - theta; and others where g is 24 k + 1,
which decides the sign of (-1)^floor(g) and the angle in cos(pi floor(g)/2).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import TypeAlias, cast

import sympy
from sympy import Expr, Rational, S

from mathlib.arithmetic import NoEnclosure
from mathlib.expansions.expand import Expander
from mathlib.expansions.expansion import UndefinedBeside
from mathlib.formula import (
    Binary,
    Call,
    Choice,
    Node,
    Number,
    Tree,
    formal_reading,
    fraction,
    names,
    rebuild,
    walk,
)
from mathlib.from_sympy import tree_of

ANGLES = tuple(sympy.pi * Rational(k, 12) for k in (0, 6, 12, 18, 2, 3))
"""0, 90, 180, 270, 30 and 45 degrees."""

FRACTIONS = tuple(map(S, (0, Rational(1, 2), Rational(1, 3))))
MODULUS, RESTS = 24, (0, 1, 2)
"""Whole numbers are told apart by what is left of them when divided by 24, so angles by 15 degrees."""

TURNS = sympy.Symbol("turns")
CIRCULAR = frozenset({"sin", "cos", "tan"})
ROUNDED = frozenset({"floor", "ceil"})
JUMPING = frozenset({"floor", "ceil", "sign"})

Value: TypeAlias = Callable[[str, int, Node], Node | None]
"""What a call becomes, from the function's name, how many times its argument is g, and that argument."""

DIVISION_BY_ZERO = Binary("/", Number(Fraction(1)), Number(Fraction(0)))


def has_jumps(tree: Node) -> bool:
    """Whether a formula has parts that jump; all other functions are continuous where they have a value."""
    return any(
        isinstance(part, Choice) or (isinstance(part, Call) and part.name in JUMPING) for part in walk(tree)
    )


def subsequences(tree: Node, expander: Expander) -> Iterator[list[Node]]:
    """For each part that runs through all great numbers, the formulas on some subsequences of its own.

    Each list belongs to one part; each of its formulas equals the given one on points that tend to `at`.
    """
    calls = [part for part in walk(tree) if isinstance(part, Call) and names(part)]
    for kinds, values in ((CIRCULAR, [*map(_at_angle, ANGLES)]), (ROUNDED, [*map(_at_fraction, FRACTIONS)])):
        for inner in dict.fromkeys(call.arguments[0] for call in calls if call.name in kinds):
            if _runs_to_infinity(inner, expander):
                yield [_replaced(tree, inner, value) for value in values]
                if kinds is ROUNDED:
                    yield [_replaced(_settled(tree, inner, rest), inner, values[0]) for rest in RESTS]


def _runs_to_infinity(inner: Node, expander: Expander) -> bool:
    try:
        return not has_jumps(inner) and expander.expand(inner).is_infinite
    except (NoEnclosure, UndefinedBeside):
        return False


def _replaced(tree: Node, inner: Node, value: Value) -> Node:
    """The tree with functions of whole multiples of the inner formula replaced."""

    def change(part: Tree) -> Tree:
        if isinstance(part, Call) and (times := _multiple(part.arguments[0], inner)):
            changed = value(part.name, times, part.arguments[0])
            if changed is not None:
                return changed
        return rebuild(part, change)

    return cast(Node, change(tree))


def _multiple(outer: Node, inner: Node) -> int:
    """The whole number of times that one formula is another; 0 where it is none."""
    if outer == inner:
        return 1
    if names(outer) != names(inner) or has_jumps(outer):
        return 0
    ratio = formal_reading(outer) / formal_reading(inner)
    return int(ratio) if ratio.is_Integer else 0


def _settled(tree: Node, inner: Node, rest: int) -> Node:
    """The tree with signs and angles that are the same for all k where the inner formula is 24 k + rest.

    There (-1)^floor(inner) is (-1)^rest, and cos(pi floor(inner)) is cos(pi rest).
    """

    def change(part: Tree) -> Tree:
        match part:
            case Binary("^", left, right) if (base := fraction(left) or 0) < 0:
                power = _remainder(right, inner, rest, S(2))
                if power is not None and power.is_Integer:
                    sign = tree_of(S.NegativeOne**power)
                    return Binary("*", sign, Binary("^", Number(Fraction(-base)), right))
            case Call(name, (argument,)) if name in CIRCULAR:
                angle = _remainder(argument, inner, rest, 2 * sympy.pi)
                if angle is not None:
                    return _at(name, angle)
        return rebuild(part, change)

    return cast(Node, change(tree))


def _remainder(tree: Node, inner: Node, rest: int, period: Expr) -> Expr | None:
    """What a formula of floors is but for multiples of a period, for all k alike; None if unknown.

    >>> x = tree_of(sympy.Symbol("x"))
    >>> _remainder(Call("floor", (x,)), x, 1, S(2)), _remainder(x, x, 1, S(2))
    (1, None)
    """

    def change(part: Tree) -> Tree:
        match part:
            case Call(name, (argument,)) if name in ROUNDED and (times := _multiple(argument, inner)):
                return tree_of(times * (MODULUS * TURNS + rest))
        return rebuild(part, change)

    changed = cast(Node, change(tree))
    if names(changed) - {TURNS.name}:
        return None
    expression = sympy.expand(formal_reading(changed))
    if not expression.is_polynomial(TURNS):
        return None
    *others, constant = sympy.Poly(expression, TURNS).all_coeffs()
    return constant if all((other / period).is_Integer for other in others) else None


def _at_angle(theta: Expr) -> Value:
    def value(name: str, times: int, argument: Node) -> Node | None:
        return _at(name, times * theta) if name in CIRCULAR else None

    return value


def _at(name: str, angle: Expr) -> Node:
    found = getattr(sympy, name)(angle)
    return DIVISION_BY_ZERO if found is S.ComplexInfinity else tree_of(found)


def _at_fraction(theta: Expr) -> Value:
    def value(name: str, times: int, argument: Node) -> Node | None:
        if name not in ROUNDED:
            return None
        above = times * theta - sympy.floor(times * theta)
        whole = above if name == "floor" else above - sympy.ceiling(above)
        return Binary("-", argument, tree_of(whole))

    return value
