"""Functions: arrays, exact numbers and sympy say the same, and nothing where there is nothing."""

from __future__ import annotations

import copy
import math
import pickle
import warnings

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from mathlib.arithmetic import Undecided, Undefined
from mathlib.function import Function, parse
from tests.mathlib.formulas import POINTS, UNHURRIED, functions

GAPS = [
    ("0/0", 1),
    ("1/0", 1),
    ("1/x", 0),
    ("1/x", -0.0),
    ("x/x", 0),
    ("x^2/x", 0),
    ("(x^3 - 1)/(x - 1)", 1),
    ("log(x)", 0),
    ("log(x)", -1),
    ("log2(x)", 0),
    ("log10(x)", 0),
    ("sqrt(x)", -1),
    ("x^0.5", -1),
    ("x^(1/3)", -8),
    ("x^-1", 0),
    ("x^-0.5", 0),
    ("0^x", -1),
    ("asin(x)", 1.5),
    ("acos(x)", -1.5),
    ("0*log(x)", 0),
    ("(x/x)^0", 0),
    ("1^(1/x)", 0),
    ("max(1, 1/x)", 0),
    ("abs(1/x)", 0),
    ("sign(log(x))", -1),
    ("1 if 1/x < 1 else 2", 0),
    ("1/x if x <= 0 else 2", 0),
    ("tan(pi/2)*x", 1),
    ("x/sin(pi)", 1),
    ("1/(0.1*3 - 0.3)", 1),
]


@pytest.mark.parametrize(("text", "x"), GAPS)
def test_there_is_no_value_where_the_text_as_written_has_none(text: str, x: float) -> None:
    f = parse(text)
    assert math.isnan(f(x))
    assert math.isnan(f([x, 0.25])[0])
    with pytest.raises(Undefined):
        f.exact(x)


VALUES = [
    ("x^0", 0, 1),
    ("x^x", 0, 1),
    ("cbrt(x)", -8, -2),
    ("(-8)^x", 2, 64),
    ("1 if x < 0 else log(x)", -1, 1),
    ("1 if x < 0 or log(x) < 0 else 2", -1, 1),
    ("1 if x > 0 and 1/x > 0 else 2", 0, 2),
    ("2 if 1 < x < 1/(x - 1) else 3", 1, 3),
    ("sigmoid(x)", -1000, 0),
    ("softplus(x)", -1000, 0),
    ("1/(1 + exp(-x))", -1000, 0),
    ("floor(-x)", 0.5, -1),
]


@pytest.mark.parametrize(("text", "x", "value"), VALUES)
def test_there_is_a_value_wherever_the_text_has_one(text: str, x: float, value: float) -> None:
    assert parse(text)(x) == value


@pytest.mark.parametrize(("text", "x"), [("exp(x)", 1000), ("x^2", 1e200), ("cosh(x)", -1000)])
def test_overflow_is_infinite(text: str, x: float) -> None:
    assert parse(text)(x) == math.inf


@pytest.mark.parametrize(
    ("text", "x", "value"),
    [
        ("(x^3 - 1)/(x - 1)", "sqrt(2)", "3 + sqrt(2)"),
        ("x + x^2", "1 + sqrt(5)", "7 + 3*sqrt(5)"),
        ("sin(x)", "pi/4", "sqrt(2)/2"),
        ("exp(x)", "log(3)", "3"),
        ("x/7", "3", "3/7"),
    ],
)
def test_exact_values_come_in_a_plain_form(text: str, x: str, value: str) -> None:
    assert str(parse(text).exact(x)) == str(sympy.parse_expr(value))


def test_no_root_of_a_long_sum_is_moved_above_the_line() -> None:
    """Its expanded form has two thousand operations, with which sympy takes seconds."""
    f, t = parse("x^3*y/(x^2 + y^2)^1.5", ("x", "y")), sympy.pi / 4 + sympy.Rational(3, 10)
    assert f.exact(t**2, t**3).count_ops() < 30


def test_undefined_says_which_part_and_why() -> None:
    with pytest.raises(Undefined, match=r"^1/\(x - 1\) divides by zero at x = 1$"):
        parse("2 + 1/(x-1)").exact(1)
    with pytest.raises(Undefined, match=r"^log\(y\) needs a positive number at x = 1, y = -2$"):
        parse("x*log(y)", ("x", "y")).exact(1, -2)
    with pytest.raises(Undefined, match="needs a number from -1 to 1"):
        parse("asin(x)").exact(2)


@pytest.mark.parametrize(("text", "x"), [("x^9^x", "9"), ("exp(x)", "10^9"), ("x^0.123456789", "6")])
def test_what_is_too_long_to_be_exact_is_not_called_undefined(text: str, x: str) -> None:
    with pytest.raises(Undecided):
        parse(text).exact(x)


@pytest.mark.parametrize(
    ("text", "x", "value"),
    [
        ("x^1.41421356", 0, 0),
        ("x^1.41421356", 1, 1),
        ("x^sqrt(2)", 0, 0),
        ("x^0", 0, 1),
        ("x^(log(6) - log(2) - log(3))", 0, 1),
    ],
)
def test_powers_of_0_and_1_are_never_too_long(text: str, x: int, value: int) -> None:
    """The logarithms cancel, so that this is 0^0, which is 1 as everywhere."""
    assert parse(text).exact(x) == value


def test_numpy_never_warns() -> None:
    xs = np.array([-1.0, 0.0, 1.0, 1e308, np.inf, np.nan])
    with warnings.catch_warnings(), np.errstate(all="raise"):
        warnings.simplefilter("error")
        for text, _ in GAPS:
            parse(text)(xs)
            parse(text).derivative()(xs)


def test_arrays_are_broadcast_and_never_handed_back() -> None:
    f = parse("x*y", ("x", "y"))
    assert np.array_equal(f([[1], [2]], [3, 4, 5]), [[3, 4, 5], [6, 8, 10]])
    assert isinstance(f(1, 2), float)
    assert isinstance(f(np.float64(1), 2), float)
    assert np.array_equal(parse("3")([1, 2]), [3, 3])
    assert parse("y", ("x", "y"))([1, 2, 3], 5).shape == (3,)
    xs = np.array([1.0, 2.0])
    parse("x")(xs)[0] = 7
    assert xs[0] == 1


def test_the_number_of_arguments_counts() -> None:
    with pytest.raises(TypeError, match="function of"):
        parse("x")(1, 2)
    with pytest.raises(TypeError, match="function of"):
        parse("x*y", ("x", "y")).exact(1)


@UNHURRIED
@given(functions(), POINTS)
def test_floats_agree_with_exact_values(f: Function, x: sympy.Rational) -> None:
    try:
        exact = float(f.exact(x))
    except Undecided:
        return
    except Undefined:
        exact = math.nan
    value = f(float(x))
    if math.isnan(exact) or math.isnan(value):
        enclosed = f.interval(float(x))
        assert math.isnan(exact) == math.isnan(value) or enclosed is None
    elif math.isfinite(value):
        bounds = f.interval(float(x))
        rounding = 1e-9 * (1 + abs(exact)) + (0 if bounds is None else float(bounds.width))
        assert abs(value - exact) <= rounding or bounds is None


@UNHURRIED
@given(functions(), POINTS)
def test_sympy_agrees_with_exact_values(f: Function, x: sympy.Rational) -> None:
    try:
        exact = f.exact(x)
        simplified = f.expression.subs(f.symbols[0], x).evalf(20)
    except (Undefined, TypeError):
        return
    if simplified.is_real and simplified.is_finite:
        assert abs(simplified - exact.evalf(20)) <= 1e-12 * (1 + abs(exact.evalf(20)))


@UNHURRIED
@given(functions(), st.lists(st.floats(-10, 10), min_size=1, max_size=5))
def test_an_array_holds_the_values_at_its_points(f: Function, xs: list[float]) -> None:
    one_by_one = [f(x) for x in xs]
    np.testing.assert_allclose(f(xs), one_by_one, rtol=1e-13)


def test_sympy_symbols_are_real() -> None:
    f = parse("x*y", ("x", "y"))
    assert f.symbols == (sympy.Symbol("x", real=True), sympy.Symbol("y", real=True))
    assert f.expression == f.symbols[0] * f.symbols[1]


def test_holding_a_variable_still_leaves_a_function_of_the_rest() -> None:
    f = parse("x^2 + x*y + y^2", ("x", "y"))
    slice_ = f.at(y="1/2")
    assert slice_.variables == ("x",)
    assert slice_(3) == f(3, 0.5)
    assert slice_.exact(3) == sympy.Rational(43, 4)
    assert f.at(y=0.1).exact(0) == sympy.Rational(1, 100)
    assert f.at(y=-1).source == "x^2 + x*(-1) + (-1)^2"
    assert f.at(x=1, y=2).exact() == 7
    assert math.isnan(parse("x/y", ("x", "y")).at(y=0)(1))
    with pytest.raises(ValueError, match="not a function of z"):
        f.at(z=1)


def test_a_sympy_expression_becomes_a_function() -> None:
    x, y = sympy.symbols("x y", real=True)
    f = Function.of(sympy.exp(-(x**2)) * y / 2, ("x", "y"))
    assert f.exact(0, 3) == sympy.Rational(3, 2)
    with pytest.raises(ValueError, match="depends on y"):
        Function.of(x * y)
    with pytest.raises(ValueError, match="no counterpart"):
        Function.of(sympy.gamma(x))


def test_functions_can_be_keys_copied_and_pickled() -> None:
    f = parse("x^2").derivative()
    f(1.0)
    assert {f: 1}[parse("x^2").derivative()] == 1
    again = pickle.loads(pickle.dumps(f))
    assert again == f
    assert again(3) == 6
    assert copy.deepcopy(f) is f
    with pytest.raises(AttributeError):
        f.source = "x"  # type: ignore[misc]
