"""Values of a function at ever smaller distances from a point: evidence, where there is no proof."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import sympy
from mpmath import mp, mpf
from sympy import Expr, Rational

from mathlib.arithmetic import Undecided, Undefined
from mathlib.formula import Binary, Call, Choice, Negative, Node, Number, Tree, children, holds, names
from mathlib.function import Function
from mathlib.limits.neighbourhood import enclosure, has_jumps, precision
from mathlib.limits.one_sided_form import SIGN, Side

OFFSETS = tuple(Rational(2 * k + 17, 41) / 10**k for k in (*range(2, 14), 20, 30, 40))
"""Distances of the values that are looked at; no round numbers, so that no oscillation is missed."""

PRECISIONS = (120, 400, 1400)
"""Bits that a value beside the point may need: there, differences of near equals are usual."""

DIGITS = 25

NEAREST = 8
"""How many of the values count as near: values farther away are no evidence for a limit."""


def value_at(f: Function, *point: Expr) -> Expr | None:
    """The exact value of f, or None where it has none; Undecided where it cannot be written down."""
    try:
        return f.exact(*point)
    except Undecided:
        raise
    except Undefined:
        return None


def known_value_at(f: Function, place: Expr) -> Expr | None:
    """The value of f, or None where it has none: as a float of many digits where it is too long to be exact.

    >>> known_value_at(Function.parse("x^2"), Rational(3, 2))
    9/4
    >>> known_value_at(Function.parse("x^2.345"), Rational("1.234")).n(12)
    1.63732181978
    """
    try:
        return value_at(f, place)
    except Undecided:
        value = _value(f, place)
        return None if value is None else sympy.Float(value, DIGITS)


def values_beside(f: Function, at: Expr, side: Side) -> list[mpf | None]:
    """f(x), rounded once, the farthest first; None where f has no value.

    Values that may exist, but are beyond what can be computed, are left out.
    """
    values: list[mpf | None] = []
    for place in _places(at, side):
        try:
            values.append(_value(f, place))
        except Undecided:
            continue
    return values


def crosses_gaps(f: Function, at: Expr, side: Side) -> bool:
    """Whether f divides by something that changes its sign again and again towards the point.

    There f has no value, however seldom that is met: x sin(1/x)/sin(1/x) at 0.
    """
    return any(_keeps_changing_sign(f, part, at, side) for part in _divisors(f, f.tree, at, side))


def _places(at: Expr, side: Side) -> list[Expr]:
    return [at + SIGN[side] * offset for offset in OFFSETS]


def _value(f: Function, place: Expr) -> mpf | None:
    """By intervals of one point, as precise as rounding errors require; by algebra where they fail."""
    for bits in PRECISIONS:
        with precision(bits):
            value = f.interval(enclosure(place))
            if value is not None and value.is_finite and value.width <= abs(value).hi * 1e-25 + 1e-60:
                return mp.make_mpf(value.middle.lo._mpf_)
    exact = value_at(f, place)
    return None if exact is None else mp.make_mpf(sympy.re(exact.evalf(DIGITS)).n(DIGITS)._mpf_)


def _divisors(f: Function, tree: Tree, at: Expr, side: Side) -> Iterator[Node]:
    """What a formula divides by beside a point, in the branches that hold there."""
    match tree:
        case Choice(then, condition, otherwise):
            truths = {_holds(f, condition, place) for place in _places(at, side)[-NEAREST:]}
            if len(truths) == 1 and None not in truths:
                yield from _divisors(f, then if truths.pop() else otherwise, at, side)
            return
        case Binary("/", _, divisor):
            yield from _factors(divisor)
        case Call("tan", arguments):
            yield Call("cos", arguments)
    for part in children(tree):
        yield from _divisors(f, part, at, side)


def _holds(f: Function, condition: Tree, place: Expr) -> bool | None:
    try:
        return holds(condition, {f.variables[0]: place})  # type: ignore[arg-type]
    except Undefined:
        return None


def _factors(divisor: Node) -> Iterator[Node]:
    """What is zero where a divisor is zero."""
    match divisor:
        case Negative(inner) | Call("abs", (inner,)) | Binary("^", inner, Number()):
            yield from _factors(inner)
        case Binary("*", left, right):
            yield from _factors(left)
            yield from _factors(right)
        case _:
            if names(divisor) and not has_jumps(divisor):
                yield divisor


def _keeps_changing_sign(f: Function, part: Node, at: Expr, side: Side) -> bool:
    near = values_beside(Function(part, f.variables, ""), at, side)[-NEAREST:]
    signs = [value > 0 for value in near if value is not None]
    return sum(before != after for before, after in pairwise(signs)) > 1
