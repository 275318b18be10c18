"""The mean squared error of a line, as a function of its slope and its intercept."""

from __future__ import annotations

from collections.abc import Sequence

import sympy
from sympy import Expr

from mathlib.arithmetic import sign
from mathlib.formula import symbol
from mathlib.function import Function, exact_plain

Pair = tuple[Expr, Expr]

FAR = 2
"""How many times as far from 0 as from each other the values of x may be."""


def mean_squared_error(
    data: Sequence[Pair], variables: tuple[str, str] = ("w", "b"), name: str = "L"
) -> Function:
    """L(w, b), the mean of (w x + b - y)^2 over points (x, y), with exact coefficients.

    ValueError for fewer than two points, and for points all at one x, of which no line is the best.

    >>> from mathlib.function import real
    >>> loss = mean_squared_error([(real(0), real(1)), (real(2), real(3))])
    >>> loss.signature, loss.exact(1, 0)
    ('L(w, b)', 1)
    """
    check_data(data)
    w, b = map(symbol, variables)
    squares = sympy.Add(*((w * x + b - y) ** 2 for x, y in data))
    found = Function.of(sympy.expand(squares / len(data)), variables)
    return Function(found.tree, found.variables, found.source, name=name)


def check_data(data: Sequence[Pair]) -> None:
    """ValueError where no line is the best one for the points."""
    if len(data) < 2:
        raise ValueError(f"{_counted(len(data))} would be met by many lines: give two points or more")
    first = data[0][0]
    if all(sign(x - first) == 0 for x, _ in data):
        raise ValueError(
            f"all points are at x = {exact_plain(first)}, so that many lines are equally good: "
            "give points at two values of x or more"
        )


def _counted(count: int) -> str:
    return "no point" if count == 0 else "a single point"


def advice_on_scales(data: Sequence[Pair]) -> str:
    """How to write data whose slope and intercept are hard to draw: with x counted from its middle, if far.

    >>> from sympy import Integer as n
    >>> advice_on_scales([(n(2001), n(3)), (n(2003), n(4)), (n(2008), n(7))])
    'count x from 2005, as in [[-4, 3], [-2, 4], [3, 7]]'
    """
    places = [x for x, _ in data]
    if not data or max(map(abs, places)) < FAR * (max(places) - min(places)):
        return "take another zero, other units or a smaller step"
    middle = sympy.ceiling((max(places) + min(places)) / 2)
    pairs = (f"[{_typed(x - middle)}, {_typed(y)}]" for x, y in data)
    return f"count x from {middle}, as in [{', '.join(pairs)}]"


def _typed(number: Expr) -> str:
    """A number as a lesson file has it."""
    return str(number) if number.is_Integer else f'"{number}"'
