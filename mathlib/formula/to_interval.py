"""The interval reading of a tree: bounds that hold every value of the function on a box."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import reduce
from operator import add, mul, neg, sub, truediv
from typing import cast

from flint import arb, ctx

from mathlib.arithmetic import Interval, hull, power_intervals
from mathlib.formula.elementary_functions import VOCABULARY
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
    children,
)

Box = Sequence[Interval]
IntervalReading = Callable[[Box], Interval]

OPERATORS: dict[str, Callable[[Interval, Interval], Interval]] = {
    "+": add,
    "-": sub,
    "*": mul,
    "/": truediv,
    "^": power_intervals.power,
}
CONSTANTS = {"pi": arb.pi, "e": arb.const_e}


def interval_reading(tree: Node, variables: Sequence[str]) -> IntervalReading:
    """The tree as a function of a box, one interval for each variable; it may raise NoEnclosure."""

    def read(part: Node) -> IntervalReading:
        return interval_reading(part, variables)

    match tree:
        case Number(value):
            return _constant(lambda: Interval.of(value))
        case Constant(name):
            return _constant(lambda: Interval.of(CONSTANTS[name]()))
        case Variable(name):
            index = list(variables).index(name)
            return lambda box: box[index]
        case Binary("^", base, exponent) if (number := fraction(exponent)) is not None:
            return _power(read(base), number)
        case Choice(then, condition, otherwise):
            return _choice(truth_reading(condition, variables), read(then), read(otherwise))
    combine, parts = operation(tree), [read(part) for part in cast(tuple[Node, ...], children(tree))]
    return lambda box: combine(*[part(box) for part in parts])


def operation(tree: Node) -> Callable[..., Interval]:
    """What a part of a formula makes of bounds for its own parts."""
    match tree:
        case Negative():
            return neg
        case Binary(operator):
            return OPERATORS[operator]
        case Call(name):
            function = VOCABULARY[name].interval
            return function if VOCABULARY[name].most == 1 else lambda *parts: reduce(function, parts)
    raise TypeError(f"{tree!r} is not an operation")


def fraction(tree: Node) -> Fraction | None:
    """The value of a tree that is made of literals by `+ - * /`; None for any other."""
    match tree:
        case Number(value):
            return value
        case Negative(operand):
            return None if (inner := fraction(operand)) is None else -inner
        case Binary("+" | "-" | "*" | "/" as operator, left, right):
            first, second = fraction(left), fraction(right)
            if first is None or second is None or (operator == "/" and second == 0):
                return None
            return {"+": add, "-": sub, "*": mul, "/": Fraction.__truediv__}[operator](first, second)
    return None


def _power(base: IntervalReading, exponent: Fraction) -> IntervalReading:
    if exponent.denominator == 1:
        whole = exponent.numerator
        return lambda box: power_intervals.whole_power(base(box), whole)
    return lambda box: power_intervals.rational_power(base(box), exponent)


def _constant(compute: Callable[[], Interval]) -> IntervalReading:
    """The reading of a number, which is computed once for each working precision."""
    known: dict[int, Interval] = {}

    def read(box: Box) -> Interval:
        bits = ctx.prec
        if bits not in known:
            known[bits] = compute()
        return known[bits]

    return read


def _choice(
    truth: Callable[[Box], bool | None], then: IntervalReading, otherwise: IntervalReading
) -> IntervalReading:
    def read(box: Box) -> Interval:
        known = truth(box)
        if known is None:
            return hull(then(box), otherwise(box))
        return then(box) if known else otherwise(box)

    return read


def truth_reading(tree: Condition, variables: Sequence[str]) -> Callable[[Box], bool | None]:
    """Whether a condition holds on the whole box (True), nowhere (False), or that is open (None)."""
    match tree:
        case Comparison(operators, numbers):
            sides = [interval_reading(part, variables) for part in numbers]
            return lambda box: compared(operators, [side(box) for side in sides])
        case Logic(operator, conditions):
            parts = [truth_reading(part, variables) for part in conditions]
            return lambda box: JOIN[operator](*[part(box) for part in parts])
    raise TypeError(f"{tree!r} is not a condition")


def compared(operators: Sequence[str], values: Sequence[Interval]) -> bool | None:
    """Whether every link of a chain of comparisons holds."""
    links = zip(operators, values, values[1:], strict=False)
    return reduce(both, [COMPARE[link](left, right) for link, left, right in links])


def less(left: Interval, right: Interval) -> bool | None:
    return True if left.hi < right.lo else False if left.lo >= right.hi else None


def less_or_equal(left: Interval, right: Interval) -> bool | None:
    return True if left.hi <= right.lo else False if left.lo > right.hi else None


COMPARE: dict[str, Callable[[Interval, Interval], bool | None]] = {
    "<": less,
    "<=": less_or_equal,
    ">": lambda left, right: less(right, left),
    ">=": lambda left, right: less_or_equal(right, left),
}


def both(left: bool | None, right: bool | None) -> bool | None:
    return False if left is False or right is False else None if None in (left, right) else True


def either(left: bool | None, right: bool | None) -> bool | None:
    return True if left is True or right is True else None if None in (left, right) else False


def opposite(truth: bool | None) -> bool | None:
    return None if truth is None else not truth


JOIN: dict[str, Callable[..., bool | None]] = {"and": both, "or": either, "not": opposite}
