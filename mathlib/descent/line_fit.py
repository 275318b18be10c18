"""The mean squared error of a line, as a function of its slope and its intercept."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, log10

import sympy
from sympy import Expr

from mathlib.arithmetic import sign
from mathlib.formula import symbol
from mathlib.function import Function, exact_plain

Pair = tuple[Expr, Expr]

VARIABLES = ("w", "b")

FAR = 2
"""How many times as far from 0 as from each other the values of x may be."""

MOST_SHOWN = 5
"""How many points are written in an advice."""


def mean_squared_error(data: Sequence[Pair]) -> Function:
    """L(w, b), the mean of (w x + b - y)^2 over points (x, y), with exact coefficients.

    ValueError for fewer than two points, and for points all at one x, of which no line is the best.

    >>> from mathlib.function import real
    >>> loss = mean_squared_error([(real(0), real(1)), (real(2), real(3))])
    >>> loss.signature, loss.exact(1, 0)
    ('L(w, b)', 1)
    """
    check_data(data)
    w, b = map(symbol, VARIABLES)
    squares = sympy.Add(*((w * x + b - y) ** 2 for x, y in data))
    found = Function.of(sympy.expand(squares / len(data)), VARIABLES)
    return Function(found.tree, found.variables, found.source, name="L")


def check_data(data: Sequence[Pair]) -> None:
    """ValueError where no line is the best one for the points."""
    if len(data) < 2:
        counted = "a single point" if data else "no point"
        raise ValueError(f"{counted} would be met by many lines: give two points or more")
    first = data[0][0]
    if all(sign(x - first) == 0 for x, _ in data):
        raise ValueError(
            f"all points are at x = {exact_plain(first)}, so that many lines are equally good: "
            "give points at two values of x or more"
        )


def advice_on_scales(data: Sequence[Pair]) -> str:
    """How to write data whose slope and intercept are hard to draw: with x counted from its middle, if far.

    >>> from sympy import Integer as n, Rational
    >>> advice_on_scales([(n(2001), n(3)), (n(2003), n(4)), (n(2008), n(7))])
    'count x from 2005, as in [[-4, 3], [-2, 4], [3, 7]]'
    >>> advice_on_scales([(n(100), Rational(1, 100)), (n(300), Rational(1, 40))])
    'take other units, as in [[1, 1], [3, 2.5]]'
    """
    if not data:
        return "multiply the loss by a constant, or take another zero, start or step_size"
    places, heights = map(list, zip(*data, strict=True))
    is_far = bool(max(map(abs, places)) >= FAR * (max(places) - min(places)))
    middle = sympy.ceiling((max(places) + min(places)) / 2) if is_far else sympy.S.Zero
    moved = [x - middle for x in places]
    units = _unit(moved, (0.5, 50)), _unit(heights, (0.1, 1000))
    parts = [f"count x from {middle}"] * is_far + ["take other units"] * (units != (1, 1) or not is_far)
    pairs = [f"[{_typed(x / units[0])}, {_typed(y / units[1])}]" for x, y in zip(moved, heights, strict=True)]
    shown = pairs if len(pairs) <= MOST_SHOWN else [*pairs[:MOST_SHOWN], "..."]
    return f"{' and '.join(parts)}, as in [{', '.join(shown)}]"


def _unit(numbers: Sequence[Expr], usual: tuple[float, float]) -> Expr:
    """A power of ten of which the largest of some numbers is a few times as large; 1 for usual numbers."""
    largest = max(abs(float(number)) for number in numbers)
    is_usual = largest == 0 or usual[0] <= largest < usual[1]
    return sympy.S.One if is_usual else sympy.Integer(10) ** floor(log10(largest))


def _typed(number: Expr) -> str:
    """A number as a lesson file has it."""
    short = f"{float(number):.12g}"
    return short if sympy.Rational(short) == number else f'"{number}"'
