"""The chain rule, and the exact quotients before its limit, against numbers from outside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from mpmath import mp, mpf
from sympy import Rational, sqrt

from mathlib.calculus import NotDifferentiableError, chain_derivative, composition_change, derivative
from mathlib.function import Function, compose, parse, real


def of(text: str, variable: str) -> Function:
    return Function.parse(text, (variable,))


SMOOTH: list[tuple[str, str, str, Callable[[Any], Any], Callable[[Any], Any]]] = [
    ("u^2 - u", "x^2 + 1", "1", lambda u: u**2 - u, lambda x: x**2 + 1),
    ("sin(u)", "exp(x)", "0.5", mp.sin, mp.exp),
    ("exp(-u)", "x^2", "-1.5", lambda u: mp.exp(-u), lambda x: x**2),
    ("atan(u)", "1000000x + 3", "2e-6", mp.atan, lambda x: 1000000 * x + 3),
]


@pytest.mark.parametrize(("outer", "inner", "at", "f", "g"), SMOOTH)
def test_the_product_of_the_slopes_is_the_slope_of_the_composition(
    outer: str, inner: str, at: str, f: Callable[[Any], Any], g: Callable[[Any], Any]
) -> None:
    found = chain_derivative([parse(inner), of(outer, "u")], at)
    with mp.workdps(50):
        truth = mp.diff(lambda x: f(g(x)), mpf(at))
    assert float(found.from_the_end[-1]) == pytest.approx(float(truth), rel=1e-12)


@pytest.mark.parametrize(("outer", "inner", "at", "f", "g"), SMOOTH)
@pytest.mark.parametrize("step", ["0.5", "-0.01", "1e-6"])
def test_quotients_are_those_of_the_two_functions_and_multiply_exactly(
    outer: str, inner: str, at: str, f: Callable[[Any], Any], g: Callable[[Any], Any], step: str
) -> None:
    change = composition_change(of(outer, "u"), parse(inner), at, step)
    assert change is not None
    assert change.outer_quotient is not None
    with mp.workdps(50):
        a, h = mpf(at), mpf(step)
        du, dy = g(a + h) - g(a), f(g(a + h)) - f(g(a))
        truth = [float(number) for number in (du / h, dy / du, dy / h)]
    found = (change.inner_quotient, change.outer_quotient, change.quotient)
    assert [float(number.evalf(30)) for number in found] == pytest.approx(truth, rel=1e-12)


def test_a_value_that_no_float_can_hold_is_refused() -> None:
    with pytest.raises(ValueError, match=r"exp\(x\) is too large, .* at x = 1000"):
        chain_derivative([parse("exp(x)"), of("1/u", "u")], 1000)


def test_a_long_quotient_is_kept_in_digits() -> None:
    change = composition_change(of("(u^2 - u/2)/(u/2)", "u"), parse("(4x^2 + 10)/(10x^2 + 3x)"), "pi", "0.1")
    assert change is not None
    assert change.outer_quotient is not None
    assert change.outer_quotient.is_Float
    assert float(change.outer_quotient) == pytest.approx(2, rel=1e-15)


def test_where_u_does_not_change_y_does_not_either() -> None:
    for inner, at, step in (("3", 1, "0.1"), ("x^2 - 2x", 0, 2), ("relu(x)", -1, "0.5")):
        change = composition_change(of("exp(u)", "u"), parse(inner), at, step)
        assert change is not None
        assert (change.inner_quotient, change.outer_quotient, change.quotient) == (0, None, 0)


def test_there_is_no_change_to_where_the_composition_has_no_value() -> None:
    assert composition_change(of("sqrt(u)", "u"), parse("x"), 1, -2) is None
    assert composition_change(of("u", "u"), parse("sqrt(x)"), 1, -2) is None


def test_products_grow_from_the_end() -> None:
    chain = chain_derivative([parse("x^2 + 1"), of("u^2 - u", "u"), of("sqrt(y + 7)", "y")], 1)
    assert [link.at for link in chain.links] == [1, 2, 2]
    assert chain.slopes == (2, 3, Rational(1, 6))
    assert chain.from_the_end == (Rational(1, 6), Rational(1, 2), 1)


def test_a_kink_that_the_inner_function_misses_does_not_matter() -> None:
    assert chain_derivative([parse("x^2 - 2"), of("abs(u)", "u")], 1).from_the_end[-1] == -2
    assert (
        chain_derivative([parse("x^2*sin(1/x) if x < 0 or x > 0 else 0"), of("3u", "u")], 0).from_the_end[-1]
        == 0
    )
    assert chain_derivative([parse("x^2"), of("sqrt(u)", "u")], "sqrt(2)").from_the_end[-1] == 1
    assert chain_derivative([parse("sqrt(x)"), of("u^2", "u")], 2).slopes == (sqrt(2) / 4, 2 * sqrt(2))


@pytest.mark.parametrize(
    ("outer", "inner", "reason", "itself"),
    [
        ("abs(u)", "x^2", r"abs\(u\) has no tangent at u = 0", "has the slope 0 at x = 0"),
        ("u^2", "abs(x)", r"abs\(x\) has no tangent at x = 0", ""),
        ("sqrt(u)", "x^2", r"sqrt\(u\) has no tangent at u = 0", ""),
        ("1/u", "x", r"1/u has no tangent at u = 0: f has no value at 0", ""),
    ],
)
def test_the_rule_says_nothing_where_a_function_has_no_derivative(
    outer: str, inner: str, reason: str, itself: str
) -> None:
    with pytest.raises(NotDifferentiableError, match=rf"the chain rule does not apply: {reason}") as refused:
        chain_derivative([parse(inner), of(outer, "u")], 0)
    assert itself in str(refused.value)


def test_the_rule_is_not_said_to_fail_where_a_derivative_is_not_known() -> None:
    """The derivative is 1 there, where only doubles and not intervals reach."""
    chain = [parse("0.6*exp(-(x - 0.25)^2)"), of("(u^2 - 4u)/u", "u")]
    with pytest.raises(NotDifferentiableError, match="not known whether the chain rule applies") as refused:
        chain_derivative(chain, 50)
    assert "is not known to have a tangent at u = " in str(refused.value)


def test_a_composition_may_have_a_slope_where_the_rule_says_nothing() -> None:
    assert derivative(compose(of("cbrt(u)", "u"), parse("x^3")), real(0)).value == 1
