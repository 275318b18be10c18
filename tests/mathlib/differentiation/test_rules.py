"""Derivatives: as textbooks write them, right where they exist, and absent where they do not."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
import sympy
from hypothesis import given
from mpmath import mp

from mathlib.arithmetic import Interval, Undecided, Undefined
from mathlib.differentiation.slopes import slope_of
from mathlib.formula import formal_reading
from mathlib.function import Function, parse
from tests.mathlib.bounds import ends
from tests.mathlib.formulas import POINTS, SMOOTH, UNHURRIED, functions

TEXTBOOK = [
    ("x^2", "2*x"),
    ("x^3 - 2x", "3*x^2 - 2"),
    ("1/x", "-1/x^2"),
    ("sqrt(x)", "1/(2*sqrt(x))"),
    ("sin(3x)", "3*cos(3*x)"),
    ("exp(-x^2)", "-2*x*exp(-x^2)"),
    ("e^(-x)", "-e^(-x)"),
    ("x e^(-x)", "(1 - x)*e^(-x)"),
    ("x sin(x)", "x*cos(x) + sin(x)"),
    ("log(x)", "1/x"),
    ("log(abs(x))", "1/x"),
    ("log(abs(abs(sin(x))))", "cos(x)/sin(x)"),
    ("2^x", "2^x*log(2)"),
    ("x^x", "x^x*(log(x) + 1)"),
    ("(x^3 - 1)/(x - 1)", "2*x + 1"),
    ("x/(1 + x^2)", "(1 - x^2)/(1 + x^2)^2"),
    ("(x^2 + 1)^3", "6*x*(x^2 + 1)^2"),
    ("tanh(x)", "1 - tanh(x)^2"),
    ("sigmoid(x)", "sigmoid(x)*(1 - sigmoid(x))"),
    ("softplus(x)", "sigmoid(x)"),
    ("relu(x)", "1 if x > 0 else 0"),
    ("abs(x)", "sign(x)"),
    ("x*abs(x)", "2*abs(x)"),
    ("0.3x^2", "0.6*x"),
    ("x^2/2", "x"),
    ("3", "0"),
    ("x^2 if x < 0 else x^3", "2*x if x < 0 else 3*x^2"),
    ("min(x, 1)", "1 if x < 1 else 0"),
]


@pytest.mark.parametrize(("text", "slope"), TEXTBOOK)
def test_a_derivative_reads_as_in_a_textbook(text: str, slope: str) -> None:
    assert parse(text).derivative().source == slope


@pytest.mark.parametrize(
    ("text", "in_x", "in_y"),
    [
        ("x^2 + x*y + y^2", "2*x + y", "x + 2*y"),
        ("4 - x^2/2 - y^2", "-x", "-2*y"),
        ("sin(x)*cos(y)", "cos(x)*cos(y)", "-sin(x)*sin(y)"),
        ("exp(-(x^2+y^2)/2)", "-x*exp(-(x^2 + y^2)/2)", "-y*exp(-(x^2 + y^2)/2)"),
        ("x*y^2/4", "y^2/4", "x*y/2"),
        ("x^y", "y*x^(y - 1)", "x^y*log(x)"),
    ],
)
def test_partial_derivatives_hold_the_other_variable_still(text: str, in_x: str, in_y: str) -> None:
    f = parse(text, ("x", "y"))
    assert (f.derivative("x").source, f.derivative("y").source) == (in_x, in_y)


CORNERS = [
    # where there is no derivative
    ("abs(x)", 0),
    ("abs(x^2 - 1)", 1),
    ("sqrt(x^2)", 0),
    ("relu(x)", 0),
    ("relu(2x - 1)*x", 0.5),
    ("sign(x)", 0),
    ("sign(x)^2", 0),
    ("floor(x)", 2),
    ("ceil(x)", -1),
    ("floor(2x)", 0.5),
    ("max(x, x^2)", 1),
    ("min(1, x, 3 - x)", 1),
    ("x if x < 1 else 2 - x", 1),
    ("x if x < 1 else 5", 1),
    ("1 if 0 < x < 1 else 2", 1),
    ("1 if not (x < 1 and x > -5) else 2", 1),
    ("abs(x) + relu(-x)", 0),
    ("cbrt(x)", 0),
    ("sqrt(x) if x > 0 else 0", 0),
    ("(1 if x > 0 else 0)*(1 if x^3 > 0 else 0)", 0),
    # where the formula itself has no value
    ("x^2/x", 0),
    ("log(x)", -1),
    ("log(abs(x))", 0),
    ("(x^3 - 1)/(x - 1)", 1),
]


@pytest.mark.parametrize(("text", "x"), CORNERS)
def test_there_is_no_derivative_at_corners_jumps_and_gaps(text: str, x: float) -> None:
    slope = parse(text).derivative()
    assert math.isnan(slope(x))
    assert np.isnan(slope([x, x + 0.25])[0])
    assert slope.interval(Interval.between(x - 0.1, x + 0.1)) is None
    with pytest.raises(Undefined):
        slope.exact(x)


BREAKPOINTS = [
    # breakpoints that are crossed smoothly, and the derivative there
    ("x*abs(x)", 0, 0),
    ("abs(x)^3", 0, 0),
    ("relu(x)^2", 0, 0),
    ("x^2 if x < 0 else 0", 0, 0),
    ("x^2 if x < 1 else 2x - 1", 1, 2),
    ("x^2 if x < 0.1 else 0.2x - 0.01", 0.1, 0.2),
    ("max(x^2, 2x - 1)", 1, 2),
    ("max(x, x)", 3, 1),
    ("(x - 1)^2*floor(x)", 1, 0),
    ("abs(x^2)", 0, 0),
    ("abs(x) - abs(-2x)/2 + x", 0, 1),
    ("relu(x) - relu(-x)", 0, 1),
    ("abs(x)", -2, -1),
    ("relu(x)", 3, 1),
    ("relu(x)", -3, 0),
    ("floor(x)*x", 2.5, 2),
    ("x if x < 1 else 2 - x", 1.5, -1),
]


@pytest.mark.parametrize(("text", "x", "slope"), BREAKPOINTS)
def test_a_seam_is_no_corner_where_both_sides_agree(text: str, x: float, slope: float) -> None:
    derivative = parse(text).derivative()
    assert derivative(x) == pytest.approx(slope, abs=1e-12)
    assert derivative.exact(x) == sympy.Rational(str(slope))


def test_a_partial_derivative_crosses_seams_of_its_own_variable_only() -> None:
    f = parse("abs(x*y) + abs(y)", ("x", "y"))
    assert f.derivative("x")(0.0, 2.0) is math.nan or math.isnan(f.derivative("x")(0.0, 2.0))
    assert f.derivative("x")(3.0, 0.0) == 0
    assert math.isnan(f.derivative("y")(3.0, 0.0))
    assert f.derivative("x").at(y=0).exact(3) == 0


def test_second_derivatives_keep_the_corners_of_the_first() -> None:
    second = parse("x*abs(x)").derivative().derivative()
    assert (second(2.0), second(-2.0)) == (2, -2)
    assert math.isnan(second(0.0))
    assert math.isnan(parse("x^2/x").derivative().derivative()(0.0))


@UNHURRIED
@given(functions(("x",), functions=SMOOTH, choices=False), POINTS)
def test_difference_quotients_are_among_the_slopes_in_between(f: Function, x: sympy.Rational) -> None:
    """The mean value theorem, without a tolerance: (f(b) - f(a))/(b - a) = f'(c)."""
    width = sympy.Rational(1, 64)
    between = Interval.between(float(x - width), float(x + width))
    slopes = f.derivative().interval(between)
    if slopes is None:
        return
    try:
        quotient = (f.exact(x + width) - f.exact(x - width)) / (2 * width)
    except Undecided:
        return
    least, greatest = ends(slopes)
    value = mp.mpf(quotient.evalf(40))
    assert least <= value * (1 + mp.eps) or least <= value * (1 - mp.eps)
    assert greatest >= value * (1 + mp.eps) or greatest >= value * (1 - mp.eps)


STEP = sympy.Rational(1, 10**12)


@UNHURRIED
@given(functions(), POINTS)
def test_one_sided_differences_tell_slopes_from_corners(f: Function, x: sympy.Rational) -> None:
    """Differences over 10^-12 in exact arithmetic, so that only the bend of f is left as an error."""
    slope = f.derivative()(float(x))
    try:
        values = [f.exact(x + k * STEP).evalf(80) for k in (-2, -1, 0, 1, 2)]
    except Undefined:
        return
    if max(map(abs, values)) > 1e9:
        return
    quotients = [float((right - left) / STEP) for left, right in pairwise(values)]
    far_left, left, right, far_right = quotients
    scale = 1 + max(map(abs, quotients))
    is_straight = max(quotients) - min(quotients) < 1e-6 * scale and scale < 1e4
    if is_straight and not math.isnan(slope):
        assert slope == pytest.approx(left, rel=1e-5, abs=1e-5)
    is_bent = abs(left - right) > 1e-2 * scale and abs(far_left - left) + abs(far_right - right) < 1e-6
    if is_bent:
        assert math.isnan(slope)


def test_a_derivative_in_an_unknown_variable_is_refused() -> None:
    with pytest.raises(ValueError, match="not a function of t"):
        parse("x^2").derivative("t")


def test_a_derivative_beyond_all_use_is_refused() -> None:
    with pytest.raises(ValueError, match="too long"):
        parse("max(x, " * 40 + "1" + ")" * 40).derivative()


def test_no_factors_are_looked_for_of_a_polynomial_of_high_degree() -> None:
    """In exp(600) + exp(y) sympy looks for those of u^600 + v, for minutes."""
    slope = parse("softplus(log(exp(600) + exp(y)))", ("y",)).derivative()
    assert slope(600.0) == pytest.approx(0.5)


@pytest.mark.parametrize("text", [text for text, _ in TEXTBOOK])
def test_slopes_by_rule_are_those_of_sympy(text: str) -> None:
    x, expression = sympy.Symbol("x"), formal_reading(parse(text).primitive)
    assert slope_of(expression, x) == sympy.diff(expression, x)
