"""The checks of random formulas find false claims and leave true ones: each is a textbook's limit."""

from __future__ import annotations

from random import Random

import mpmath
import pytest
import sympy
from mpmath import mpf
from sympy import oo

from tests.mathlib.trouble.sides import Beside, fault_of_side
from tests.mathlib.trouble.values import BITS, number

TRUE = [
    ("1e-7*log(x)", "0", -oo),
    ("2e-5*(log(abs(x/0.001))*(x/0.001)^0.3 + (log(1 + (x/0.001)^2) + 1e-7*log(x/0.001)))", "0", -oo),
    ("1e-7*log(x - 1/3) + 1e6*sin(1/(x - 1/3))", "1/3", -oo),
    ("1e-13*log(abs(1/log(x)))", "0", -oo),
    ("5 + 1e-7*log(1/x)*(2 + cos(1/x))", "0", oo),
    ("x^(-1e-6)", "0", oo),
    ("exp(1/x)", "0", oo),
    ("(1 - cos(x))/x^3", "0", oo),
    ("1/log(x)", "0", 0),
    ("x^0.001", "0", 0),
    ("3 + 1e5/log(abs(log(x)))", "0", 3),
    ("(1 + x)^(1/x)", "0", sympy.E),
    ("(tan(x) - x)/x^3", "0", sympy.Rational(1, 3)),
    ("sin(exp(1/x^2))", "1/7", sympy.sin(sympy.exp(49))),
]
FALSE = [
    ("1e-7*log(x)", "0", oo),
    ("1e-7*log(x)", "0", 0),
    ("5 - x", "0", oo),
    ("5 - x^0.001", "0", oo),
    ("atan(1/x)", "0", oo),
    ("-1/log(x)", "0", -oo),
    ("sin(1/x)", "0", oo),
    ("sin(1/x)/x", "0", oo),
    ("1e-3 + 1/log(x - 1)", "1", 0),
    ("1e-9 + x^0.001", "0", 0),
    ("(1 - cos(x))/x^2", "0", oo),
    ("(tan(x) - x)/x^3", "0", oo),
    ("(exp(x) - 1)/x", "0", 0),
    ("sin(exp(1/x^2))", "1/7", sympy.cos(sympy.exp(49))),
]


def fault(text: str, at: str, aim: sympy.Expr | int) -> str:
    with mpmath.workprec(BITS):
        beside = Beside.of(text, number(at))
        return fault_of_side(beside, 1, sympy.sympify(aim), "continuous", Random(f"{text} {aim}"))


@pytest.mark.parametrize(("text", "at", "aim"), TRUE)
def test_a_true_limit_from_the_right_has_no_fault_however_slowly_it_is_approached(
    text: str, at: str, aim: sympy.Expr | int
) -> None:
    assert fault(text, at, aim) == ""


@pytest.mark.parametrize(("text", "at", "aim"), FALSE)
def test_a_false_limit_from_the_right_is_found(text: str, at: str, aim: sympy.Expr | int) -> None:
    assert fault(text, at, aim) != ""


def test_a_slope_is_sampled_as_closely_as_a_value() -> None:
    with mpmath.workprec(BITS):
        slope = Beside.of("3 + (x - 1)*log(x - 1)", mpf(1)).slope_from(mpf(3))
        assert fault_of_side(slope, 1, -oo, "vertical", Random(1)) == ""
        assert fault_of_side(slope, 1, sympy.S.Zero, "corner", Random(1)) != ""
