"""The mean squared error of a line, as a function of its slope and its intercept."""

from __future__ import annotations

from collections.abc import Sequence

import sympy
from sympy import Expr

from mathlib.arithmetic import sign
from mathlib.formula import symbol
from mathlib.function import Function, exact_plain

Pair = tuple[Expr, Expr]


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
