"""Numbers: what people type, exactly."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from mathlib.arithmetic import ExpressionError, floor, sign
from mathlib.formula import plain_reading
from mathlib.function import number_tree, real
from tests.mathlib.formulas import UNHURRIED


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("pi/4", sympy.pi / 4),
        ("1/3", sympy.Rational(1, 3)),
        ("sqrt(2)", sympy.sqrt(2)),
        ("-0.5", sympy.Rational(-1, 2)),
        ("2.5e-3", sympy.Rational(1, 400)),
        ("2π", 2 * sympy.pi),
        ("e^2", sympy.exp(2)),
        ("1e300", sympy.Integer(10) ** 300),
        ("sin(pi/6)", sympy.Rational(1, 2)),
        ("(sqrt(2) + 1)*(sqrt(2) - 1) - 1 + 0.5", sympy.Rational(1, 2)),
    ],
)
def test_a_text_is_read_exactly(text: str, value: sympy.Expr) -> None:
    assert sympy.simplify(real(text) - value) == 0


@UNHURRIED
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_float_is_the_decimal_that_is_printed_for_it(value: float) -> None:
    exact = real(value)
    assert Fraction(int(exact.p), int(exact.q)) == Fraction(Decimal(repr(value)))
    assert float(exact) == value


@UNHURRIED
@given(st.integers())
def test_whole_numbers_are_themselves(value: int) -> None:
    assert real(value) == value


def test_fractions_numpy_and_sympy_numbers_are_read() -> None:
    assert real(Fraction(1, 3)) == sympy.Rational(1, 3)
    assert real(np.float64(0.1)) == sympy.Rational(1, 10)
    assert real(sympy.Float(0.1)) == sympy.Rational(1, 10)
    assert real(sympy.sqrt(2)) == sympy.sqrt(2)


@pytest.mark.parametrize(
    "value",
    [
        "x",
        "1/0",
        "log(-1)",
        "sqrt(-1)",
        "",
        "1,5",
        "0x10",
        "inf",
        "nan",
        "10^10^10",
        "exp(1000)",
        math.inf,
        math.nan,
        sympy.I,
        sympy.oo,
        sympy.nan,
        sympy.Symbol("x", real=True),
    ],
)
def test_what_is_no_finite_real_number_is_refused(value: str | float | sympy.Expr) -> None:
    with pytest.raises(ExpressionError):
        real(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("pi/4", "pi/4"),
        (0.5, "0.5"),
        (-2, "-2"),
        (Fraction(1, 3), "1/3"),
        (sympy.sqrt(2) / 2, "sqrt(2)/2"),
        (sympy.pi / 4, "pi/4"),
        ("0.50", "0.50"),
    ],
)
def test_a_number_is_written_as_it_was_given(value: str | float | sympy.Expr, text: str) -> None:
    assert plain_reading(number_tree(value)) == text


ROOTS = st.builds(
    lambda a, b, c: a + b * sympy.sqrt(c), st.integers(-9, 9), st.integers(-9, 9), st.integers(2, 9)
)


@UNHURRIED
@given(ROOTS, ROOTS)
def test_signs_of_roots_agree_with_fifty_digits_or_are_proven_zero(a: sympy.Expr, b: sympy.Expr) -> None:
    difference = a * b - sympy.expand(a * b)
    assert sign(difference) == 0
    value = (a - b).evalf(50)
    assert sign(a - b) == (0 if abs(value) < 1e-40 else 1 if value > 0 else -1)


E = sympy.E


@pytest.mark.parametrize(
    "zero",
    [
        1 / (1 + E**3) + 1 / (1 + E**-3) - 1,
        1 / (1 + sympy.sqrt(2)) + 1 / (1 + 1 / sympy.sqrt(2)) - 1,
        E**3 / (1 + E**3) ** 2 - E**-3 / (1 + E**-3) ** 2,
        sympy.tanh(3) - 1 + 2 / (1 + E**6),
        5 * (16 / sympy.S(5) + (-E / 2 - sympy.Rational(4, 5)) ** 2 + 2 * E) / (-E / 2 - sympy.Rational(4, 5))
        - 1
        - 5 * (4 + 2 * E + (-E / 2 - 1) ** 2) / (-E / 2 - 1),
        sympy.log(1 + E**3) - sympy.log(1 + E**-3) - 3,
        sympy.log(6) - sympy.log(2) - sympy.log(3),
        sympy.acos(sympy.Rational(1, 5)) + sympy.acos(-sympy.Rational(1, 5)) - sympy.pi,
    ],
    ids=str,
)
def test_identities_of_activation_functions_are_proven(zero: sympy.Expr) -> None:
    assert abs(zero.evalf(50)) < 1e-40
    assert sign(zero) == 0
    assert sign(zero + sympy.Rational(1, 10**30)) == 1


@UNHURRIED
@given(ROOTS)
def test_the_whole_part_is_the_greatest_whole_number_not_above(a: sympy.Expr) -> None:
    whole = floor(a)
    assert whole <= a.evalf(50) < whole + 1 or sign(a - whole) == 0


def test_a_huge_number_has_a_whole_part() -> None:
    assert floor(sympy.sqrt(2) * 10**60) == math.isqrt(2 * 10**120)
    assert floor(-sympy.sqrt(2) * 10**60) == -math.isqrt(2 * 10**120) - 1


@pytest.mark.parametrize("x", [-40, -100, -498])
def test_the_logarithm_of_a_number_just_above_1_is_not_0(x: int) -> None:
    """Sympy alone takes log(1 + exp(-100)) for 0, and the distance of mish(-100) from 0 with it."""
    small = sympy.log(1 + sympy.exp(x))
    assert float(small) == pytest.approx(math.exp(x))
    assert sympy.Abs(sympy.tanh(small)) != 0


@pytest.mark.parametrize("x", [-(10**12), -(10**15)])
def test_the_logarithm_of_a_number_just_above_1_takes_no_room_for_that_number(x: int) -> None:
    small, difference = (f(sympy.exp(x)).evalf(20) for f in (lambda e: sympy.log(1 + e), lambda e: e))
    assert abs(small / difference - 1) < sympy.Rational(1, 10**15)


def test_the_logarithms_of_1_and_of_its_opposite_are_what_they_were() -> None:
    with sympy.evaluate(False):
        one, opposite = sympy.log(sympy.Integer(1)), sympy.log(sympy.Integer(-1))
    assert (one.evalf(), opposite.evalf(5)) == (0, sympy.N(sympy.pi * sympy.I, 5))
