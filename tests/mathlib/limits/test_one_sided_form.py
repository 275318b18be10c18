"""Beside a point every branch is decided, unless it changes again and again."""

import pytest
import sympy
from sympy import Abs, Max, Min, Piecewise, ceiling, floor, sin, sqrt

from mathlib.limits import form_beside

x = sympy.Symbol("x", real=True)


@pytest.mark.parametrize(
    ("expression", "at", "left", "right"),
    [
        (Abs(x) / x, 0, -1, 1),
        (Abs(x - sympy.pi), sympy.pi, sympy.pi - x, x - sympy.pi),
        (floor(x), 2, 1, 2),
        (ceiling(x), 2, 2, 3),
        (Max(0, x), 0, 0, x),
        (Min(3, x, x**2), 0, x, x**2),
        (Max(x, x**2), 1, x, x**2),
        (sympy.sign(x) * sqrt(Abs(x)), 0, -sqrt(-x), sqrt(x)),
        (Piecewise((x, x < 1), (2 - x, True)), 1, x, 2 - x),
        (Piecewise((7, (x >= 0) & (x <= 0)), (x, True)), 0, x, x),
        (Abs(sympy.log(x)), 1, -sympy.log(x), sympy.log(x)),
    ],
)
def test_branches_are_decided_on_each_side(
    expression: sympy.Expr, at: object, left: object, right: object
) -> None:
    place = sympy.sympify(at)
    assert sympy.simplify(form_beside(expression, x, place, "left") - left) == 0
    assert sympy.simplify(form_beside(expression, x, place, "right") - right) == 0


@pytest.mark.parametrize(
    "expression", [Abs(sin(1 / x)), sympy.sign(sin(1 / x)), floor(1 + sin(1 / x)), Max(0, sin(1 / x))]
)
def test_what_changes_again_and_again_is_left_as_it_is(expression: sympy.Expr) -> None:
    assert form_beside(expression, x, sympy.S.Zero, "right") == expression
