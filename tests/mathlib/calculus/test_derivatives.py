"""Slopes: secants from both sides, the derivative and its absence, the tangent."""

import mpmath
import numpy as np
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st
from mpmath import mp, mpf
from sympy import Rational

from mathlib.arithmetic import Interval, Undecided, Undefined
from mathlib.calculus import (
    NotDifferentiableError,
    derivative,
    difference_quotient,
    existing_derivative,
    secant_slope,
)
from mathlib.function import Function

oo = sympy.oo


@pytest.mark.parametrize(
    ("text", "at", "value"),
    [
        ("x^2", 3, "6"),
        ("x^3 - 2x", -1, "1"),
        ("sin(3x)", 0.4, "3*cos(6/5)"),
        ("exp(-x^2)", 0.8, "-8*exp(-16/25)/5"),
        ("1/x", 0.5, "-4"),
        ("log(x)", 2, "1/2"),
        ("sqrt(x)", 1, "1/2"),
        ("sigmoid(x)", 0, "1/4"),
        ("tan(x)", "pi/4", "2"),
        ("x^x", 2, "4*log(2) + 4"),
        ("floor(x)", 2.5, "0"),
        ("relu(x)", 1, "1"),
        ("exp(abs(x))", 5, "exp(5)"),
        ("x*abs(x)", 0, "0"),
        ("x^2 if x < 1 else 2x - 1", 1, "2"),
        ("x^2*sin(1/x) if abs(x) > 0 else 0", 0, "0"),
        ("abs(x)^(3/2)", 0, "0"),
        ("tanh(1e20*x)", 0, "10**20"),
        ("1/(x - 1e-18)", 0, "-10**36"),
    ],
)
def test_the_derivative_is_exact_where_there_is_one(text: str, at: object, value: str) -> None:
    found = derivative(Function.parse(text), at)
    assert (found.kind, found.how) == ("smooth", "exact")
    assert sympy.simplify(found.value - sympy.sympify(value)) == 0
    assert found.left == found.right == found.value


@pytest.mark.parametrize(
    ("text", "at", "kind", "left", "right"),
    [
        ("abs(x)", 0, "corner", -1, 1),
        ("relu(x)", 0, "corner", 0, 1),
        ("abs(log(x))", 1, "corner", -1, 1),
        ("exp(abs(x))", 0, "corner", -1, 1),
        ("max(x, x^2)", 1, "corner", 1, 2),
        ("x^2 if x < 1 else x", 1, "corner", 2, 1),
        ("0 if x < 0 else sqrt(x)", 0, "corner", 0, oo),
        ("cbrt(x)", 0, "vertical", oo, oo),
        ("sqrt(abs(x))", 0, "cusp", -oo, oo),
        ("cbrt(x^2)", 0, "cusp", -oo, oo),
        ("floor(x)", 2, "jump", None, None),
        ("x if x < 1 else 3", 1, "jump", None, None),
        ("x*sin(1/x) if abs(x) > 0 else 0", 0, "oscillation", None, None),
        ("x + 1e-9*x*sin(1/x) if abs(x) > 0 else 0", 0, "oscillation", None, None),
        ("x^2*sin(1/x)/sin(1/x) if abs(x) > 0 else 0", 0, "jump", None, None),
        ("x*sin(1/x)", 0, "undefined", None, None),
        ("(x^3 - 1)/(x - 1)", 1, "undefined", None, None),
        ("sqrt(x)", 0, "undefined", None, oo),
        ("sqrt(x)^2", 0, "undefined", None, 1),
    ],
)
def test_where_there_is_no_derivative_both_slopes_are_given(
    text: str, at: object, kind: str, left: object, right: object
) -> None:
    found = derivative(Function.parse(text), at)
    assert (found.value, found.kind, found.left, found.right) == (None, kind, left, right)


def test_a_corner_has_no_tangent_and_the_message_names_both_slopes() -> None:
    with pytest.raises(NotDifferentiableError) as caught:
        existing_derivative(Function.parse("abs(x)"), 0)
    assert str(caught.value) == (
        "abs(x) has no tangent at x = 0: "
        "to the left of 0 the slopes approach −1; to the right the slopes approach 1"
    )


def test_a_vertical_tangent_is_not_denied() -> None:
    with pytest.raises(
        NotDifferentiableError, match=r"cbrt\(x\) has no tangent but a vertical one at x = 0: from"
    ):
        existing_derivative(Function.parse("cbrt(x)"), 0)
    with pytest.raises(NotDifferentiableError, match="has no tangent at x = 0: to the left"):
        existing_derivative(Function.parse("sqrt(abs(x))"), 0)


def test_a_jump_says_what_the_function_does() -> None:
    reason = derivative(Function.parse("floor(x)"), 2).reason
    assert reason == (
        "f is not continuous at 2: to the left of 2 f(x) approaches 1; to the right f(x) approaches 2"
    )


def test_secants_close_in_from_both_sides() -> None:
    """The secant of x^2 from 1 to 1 + h has slope 2 + h."""
    for step in map(Rational, ("1.5", "0.1", "0.01")):
        assert secant_slope(Function.parse("x^2"), 1, -step) == 2 - step
        assert secant_slope(Function.parse("x^2"), 1, step) == 2 + step


def test_secants_beyond_the_domain_are_missing() -> None:
    root = Function.parse("sqrt(x)")
    assert (secant_slope(root, 0, -4), secant_slope(root, 0, 4)) == (None, Rational(1, 2))


def test_a_value_that_is_too_long_to_be_exact_is_not_missing() -> None:
    """1.01^2.345 is written with 101 to the power of 469/200; x^x at 1.2345 with one of 2469/2000."""
    slope = secant_slope(Function.parse("x^2.345"), 1, "0.01")
    with mp.workdps(40):
        truth = (mpf("1.01") ** mpf("2.345") - 1) / mpf("0.01")
        assert abs(mpf(str(sympy.N(slope, 30))) - truth) < mpf(10) ** -20
    with pytest.raises(Undecided, match="too long to be computed exactly"):
        derivative(Function.parse("x^x"), "1.2345")


def test_one_point_has_no_secant() -> None:
    with pytest.raises(Undefined, match="two points are needed"):
        secant_slope(Function.parse("x^2"), 1, 0)
    assert np.isnan(difference_quotient(Function.parse("x^2"), 1.0, 0.0))


coefficient = st.integers(-12, 12).map(lambda n: f"({n}/4)")
basis = st.sampled_from(
    ["x", "x^2", "x^3", "sin(2x)", "cos(3x)", "exp(x/2)", "exp(-x^2)", "x*sin(x)", "tanh(x)"]
)
smooth = st.lists(st.builds("{}*{}".format, coefficient, basis), min_size=1, max_size=3).map(" + ".join)
point = st.integers(-20, 20).map(lambda n: Rational(n, 10))


@settings(deadline=None, max_examples=20)
@given(smooth, point)
def test_algebra_agrees_with_differences_at_sixty_digits(text: str, at: Rational) -> None:
    """A central difference with h = 10^-20 is off by h^2 |f'''| / 6: here less than 10^-36."""
    f = Function.parse(text)
    evaluate = sympy.lambdify(f.symbols, f.expression, "mpmath")
    with mp.workdps(60):
        x, h = mpf(at.p) / at.q, mpf(10) ** -20
        measured = (mpf(evaluate(x + h)) - mpf(evaluate(x - h))) / (2 * h)
        found = derivative(f, at)
        assert found.how == "exact"
        assert abs(mpmath.mpmathify(found.value.evalf(50)) - measured) < mpf(10) ** -34


@settings(deadline=None, max_examples=20)
@given(smooth, point, st.sampled_from([0.5, 0.1, 1e-2, 1e-4, 1e-6]))
def test_difference_quotients_keep_their_error_bound(text: str, at: Rational, step: float) -> None:
    """|quotient - f'(a)| <= max |f''| |h| / 2 + 2^-49 max |f| / |h|, with max by interval arithmetic."""
    f = Function.parse(text)
    second = f.derivative("x").derivative("x")
    around = Interval.of(float(at)) + Interval.between(-step, step)
    curvature = float(abs(second.interval(around)).hi)
    size = float(abs(f.interval(around)).hi) + 10
    bound = curvature * step / 2 + 2.0**-49 * size / step
    steps = np.array([-step, step])
    error = difference_quotient(f, float(at), steps) - float(derivative(f, at).value)
    assert (np.abs(error) <= bound).all()


@settings(deadline=None, max_examples=20)
@given(smooth, point)
def test_exact_and_floating_difference_quotients_agree(text: str, at: Rational) -> None:
    f, step = Function.parse(text), Rational(1, 8)
    exact = float(secant_slope(f, at, step))
    assert difference_quotient(f, float(at), 0.125) == pytest.approx(exact, rel=1e-9, abs=1e-9)


def test_nothing_is_said_of_a_slope_where_it_is_unknown_whether_there_is_a_limit() -> None:
    found = derivative(Function.parse("sin(1/x) + sin(pi/x) if x > 0 else 0"), 0)
    assert (found.kind, found.value, found.how) == ("undecided", None, "unknown")
    assert "not continuous" not in found.reason


def test_a_tangent_that_is_not_known_is_not_said_to_be_missing() -> None:
    """sqrt(5 + 2 sqrt(6)) is sqrt(2) + sqrt(3): which power is smaller is not known."""
    with pytest.raises(NotDifferentiableError, match="is not known to have a tangent at x = 0: "):
        existing_derivative(Function.parse("abs(x)^sqrt(5 + 2sqrt(6)) - abs(x)^(sqrt(2) + sqrt(3))"), 0)


@pytest.mark.parametrize(
    "text",
    [
        "abs(x)^pi",
        "abs(x)^sqrt(2)*sin(1/x) if abs(x) > 0 else 0",
        "abs(sin(x))^e*sign(x)",
        "abs(x)^(2pi)/abs(x)^pi if abs(x) > 0 else 0",
        "exp(-1/abs(x)^pi) if abs(x) > 0 else 0",
    ],
)
def test_an_irrational_power_above_1_is_flat_at_0(text: str) -> None:
    assert derivative(Function.parse(text), 0).value == 0


@pytest.mark.parametrize(
    ("text", "kind", "left", "right"),
    [
        ("abs(x)^(sqrt(2)/2)", "cusp", -oo, oo),
        ("abs(sin(x))^(1/e)*sign(x)", "vertical", oo, oo),
        ("-abs(x)^(1/sqrt(2))*(2 + sin(1/x)) if abs(x) > 0 else 0", "cusp", oo, -oo),
        ("abs(x)^(log(2)/log(3))*log(abs(x)) if abs(x) > 0 else 0", "cusp", oo, -oo),
        ("x^(pi/4)", "undefined", None, oo),
        ("abs(x)^sqrt(2)*abs(x)^(1 - sqrt(2)) if abs(x) > 0 else 0", "corner", -1, 1),
    ],
)
def test_slopes_of_an_irrational_power_below_1_have_no_bound(
    text: str, kind: str, left: object, right: object
) -> None:
    found = derivative(Function.parse(text), 0)
    assert (found.value, found.kind, found.left, found.right) == (None, kind, left, right)
