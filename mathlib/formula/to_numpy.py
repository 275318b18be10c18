"""The numpy reading of a tree: floats in, floats out, NaN where the text has no real value."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import reduce
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from mathlib.arithmetic import Undecided, Undefined
from mathlib.formula.elementary_functions import CONSTANTS, VOCABULARY
from mathlib.formula.to_exact import exact_value
from mathlib.formula.tree import (
    Binary,
    Call,
    Choice,
    Comparison,
    Constant,
    Logic,
    Negative,
    Node,
    Number,
    Tree,
    Variable,
    names,
)

Floats: TypeAlias = NDArray[np.float64] | np.float64
Reading = Callable[[Sequence[Floats]], Floats]


def array_reading(tree: Tree, variables: Sequence[str]) -> Reading:
    """The tree as a function of a sequence of arrays, one for each variable.

    Conditions read as 1 (true), 0 (false) and NaN (they compare something without a value).
    """
    if isinstance(tree, Negative | Binary | Call | Choice) and not names(tree):
        value = np.float64(constant_value(tree))
        return lambda arrays: value
    return _reading(tree, variables)


def constant_value(tree: Node) -> float:
    """The float nearest to a tree without variables, or NaN: sin(pi) is 0, and tan(pi/2) is not."""
    try:
        return float(exact_value(tree, {}))
    except Undecided:
        with np.errstate(all="ignore"):
            return float(_reading(tree, ())(()))
    except Undefined:
        return math.nan


def _reading(tree: Tree, variables: Sequence[str]) -> Reading:
    match tree:
        case Number(value):
            number = np.float64(float(value))
            return lambda arrays: number
        case Constant(name):
            number = np.float64(CONSTANTS[name].value)
            return lambda arrays: number
        case Variable(name):
            index = list(variables).index(name)
            return lambda arrays: arrays[index]
        case Negative(operand):
            inner = array_reading(operand, variables)
            return lambda arrays: -inner(arrays)
        case Binary("^", base, exponent) if not names(exponent):
            return _fixed_power(array_reading(base, variables), constant_value(exponent))
        case Binary(operator, left, right):
            first, second = array_reading(left, variables), array_reading(right, variables)
            combine = OPERATORS[operator]
            return lambda arrays: combine(first(arrays), second(arrays))
        case Call(name, (argument,)):
            only, function = array_reading(argument, variables), VOCABULARY[name].array
            return lambda arrays: function(only(arrays))
        case Call(name, arguments):
            every, function = ([array_reading(part, variables) for part in arguments], VOCABULARY[name].array)
            return lambda arrays: reduce(function, [part(arrays) for part in every])
        case Choice(then, condition, otherwise):
            return _choice(*(array_reading(part, variables) for part in (condition, then, otherwise)))
        case Comparison() | Logic():
            return _condition(tree, variables)
    raise TypeError(f"{tree!r} is not a node of a formula")


def divide(dividend: Floats, divisor: Floats) -> Floats:
    return dividend / np.where(divisor == 0, np.nan, divisor)


def power(base: Floats, exponent: Floats) -> Floats:
    """NaN for 0 to a negative power; 0^0 = 1 as in Python, numpy and sympy.

    To numpy NaN^0 and 1^NaN are 1, too; but what has no value has no power.
    """
    undefined = ((base == 0) & (exponent < 0)) | np.isnan(base) | np.isnan(exponent)
    return np.where(undefined, np.nan, np.power(base, exponent))


OPERATORS: dict[str, Callable[..., Floats]] = {
    "+": np.add,
    "-": np.subtract,
    "*": np.multiply,
    "/": divide,
    "^": power,
}


def _fixed_power(base: Reading, exponent: float) -> Reading:
    if exponent == 2:
        return lambda arrays: np.square(base(arrays))
    if exponent == 3:
        return lambda arrays: (value := base(arrays)) * value * value
    if exponent > 0:
        return lambda arrays: np.power(base(arrays), exponent)
    return lambda arrays: power(base(arrays), np.float64(exponent))


def _choice(condition: Reading, then: Reading, otherwise: Reading) -> Reading:
    def read(arrays: Sequence[Floats]) -> Floats:
        truth = condition(arrays)
        return np.where(truth == 1, then(arrays), np.where(truth == 0, otherwise(arrays), np.nan))

    return read


COMPARE = {"<": np.less, "<=": np.less_equal, ">": np.greater, ">=": np.greater_equal}


def _condition(tree: Tree, variables: Sequence[str]) -> Reading:
    match tree:
        case Comparison(operators, operands):
            values = [array_reading(part, variables) for part in operands]
            links = [COMPARE[operator] for operator in operators]

            def compare(arrays: Sequence[Floats]) -> Floats:
                sides = [value(arrays) for value in values]
                pairs = zip(links, sides, sides[1:], strict=False)
                return reduce(both, [_compared(link, left, right) for link, left, right in pairs])

            return compare
        case Logic("not", (operand,)):
            inner = array_reading(operand, variables)
            return lambda arrays: 1 - inner(arrays)
        case Logic(operator, (left, right)):
            first, second = array_reading(left, variables), array_reading(right, variables)
            join = both if operator == "and" else either
            return lambda arrays: join(first(arrays), second(arrays))
    raise TypeError(f"{tree!r} is not a condition")


def _compared(link: Callable[..., Floats], left: Floats, right: Floats) -> Floats:
    return np.where(np.isnan(left) | np.isnan(right), np.nan, link(left, right))


def both(left: Floats, right: Floats) -> Floats:
    """`and`, which like Python's evaluates the right side only where the left is true."""
    return np.where(left == 1, right, left)


def either(left: Floats, right: Floats) -> Floats:
    """`or`, which evaluates the right side only where the left is false."""
    return np.where(left == 0, right, left)
