"""What steps add to sums and products, part by part, and the derivatives of both."""

from __future__ import annotations

from dataclasses import replace

import mpmath
import pytest
import sympy

from mathlib.calculus import (
    Increments,
    NotDifferentiableError,
    combined,
    derivative_rules,
    increments,
    secant_slope,
)
from mathlib.function import Function, parse, real

h, u, v, du, dv = sympy.symbols("h u v du dv", real=True)


def test_the_parts_make_up_the_whole_whatever_the_numbers() -> None:
    added = Increments(h, u, v, du, dv)
    assert sympy.expand(sum(added.parts) - ((u + du) * (v + dv) - u * v)) == 0
    assert sympy.expand(added.of_product - sum(added.parts)) == 0
    assert sympy.expand(added.of_sum - ((u + du + v + dv) - (u + v))) == 0
    assert sympy.expand(sum(added.rates) * h - sum(added.parts)) == 0


@pytest.mark.parametrize(
    ("step", "parts"),
    [
        ("1/2", ("5/2", "1/2", "5/8")),
        ("1/10", ("42/100", "1/10", "21/1000")),
        ("-1/2", ("-3/2", "-1/2", "3/8")),
        ("-1", ("-2", "-1", "1")),
    ],
)
def test_strips_and_corner_of_a_square_and_a_line(step: str, parts: tuple[str, ...]) -> None:
    found = increments(parse("x^2"), parse("x + 1"), 1, step)
    assert found is not None
    assert found.parts == tuple(map(real, parts))


def test_the_product_is_measured_as_its_own_function_is() -> None:
    first, second = parse("sqrt(x)"), parse("1/(x + 1)")
    for step in ("1/2", "1/100", "-1/3"):
        found = increments(first, second, 2, step)
        assert found is not None
        measured = secant_slope(combined("*", first, second), 2, step)
        assert sympy.nsimplify(sum(found.rates) - measured).equals(0)
        assert sympy.simplify(found.of_product / found.h - measured) == 0


def test_numbers_too_long_to_be_exact_are_known_to_many_digits() -> None:
    found = increments(parse("x^2.345"), parse("sin(x)"), 1, "0.234")
    assert found is not None
    with mpmath.workdps(40):
        a, b = mpmath.mpf(1), mpmath.mpf("1.234")
        power = b ** mpmath.mpf("2.345") - a ** mpmath.mpf("2.345")
        assert float(found.parts[0]) == pytest.approx(float(mpmath.sin(a) * power), rel=1e-14)
        assert float(found.parts[2]) == pytest.approx(
            float(power * (mpmath.sin(b) - mpmath.sin(a))), rel=1e-14
        )


def test_there_is_nothing_to_add_where_one_function_ends() -> None:
    assert increments(parse("sqrt(x)"), parse("x"), 1, -2) is None
    assert increments(parse("x"), parse("1/(x - 2)"), 1, 1) is None


@pytest.mark.parametrize(
    ("first", "second", "at", "terms", "of_sum"),
    [
        ("x^2", "x + 1", 1, (4, 1), 3),
        ("sin(x)", "cos(x)", 0, (1, 0), 1),
        ("exp(x)", "x^3", 0, (0, 0), 1),
        ("5 - x", "4 - x", 1, (-3, -4), -2),
        ("3", "x^2", 2, (0, 12), 4),
        ("x", "sin(x)", 0, (0, 0), 2),
        ("1e6*x", "1e-6/x", 2, ("1/2", "-1/2"), "1e6 - 1e-6/4"),
    ],
)
def test_rules_give_the_derivatives_of_the_textbook(
    first: str, second: str, at: int, terms: tuple[object, object], of_sum: object
) -> None:
    rules = derivative_rules(parse(first), parse(second), at)
    assert rules.terms == tuple(real(term) for term in terms)  # type: ignore[arg-type]
    assert rules.of_product == sum(rules.terms)
    assert rules.of_sum == real(of_sum)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "second"), [("sin(3x)", "exp(-x^2)"), ("log(x)", "x^x"), ("x*abs(x)", "x")]
)
def test_the_rule_is_the_derivative_of_the_product_in_many_digits(first: str, second: str) -> None:
    f, g = parse(first), parse(second)
    with mpmath.workdps(40):
        read = [sympy.lambdify(each.symbols, each.expression, "mpmath") for each in (f, g)]
        slope = mpmath.diff(lambda x: read[0](x) * read[1](x), mpmath.mpf("0.7"))
    assert float(derivative_rules(f, g, "0.7").of_product) == pytest.approx(float(slope), rel=1e-12)


@pytest.mark.parametrize(("first", "second"), [("abs(x)", "x + 1"), ("x + 1", "floor(x)"), ("x", "cbrt(x)")])
def test_a_factor_without_a_tangent_is_refused(first: str, second: str) -> None:
    with pytest.raises(NotDifferentiableError, match=r"has no tangent .*at x = 0"):
        derivative_rules(parse(first), parse(second), 0)


def test_a_combination_keeps_what_its_parts_are_defined_for() -> None:
    f = combined("+", parse("x^2/x"), Function.parse("1/(x - 1)"))
    assert [bool(f(x) == f(x)) for x in (0.0, 1.0, 2.0)] == [False, False, True]
    assert combined("*", parse("x + 1"), parse("x - 1")).exact(3) == 8


def test_floats_are_added_as_exact_numbers_are() -> None:
    exact = increments(parse("x^2"), parse("x + 1"), 1, "0.1")
    assert exact is not None
    numbers = {name: float(getattr(exact, name)) for name in ("h", "u", "v", "du", "dv")}
    floats = replace(Increments(0.0, 0.0, 0.0, 0.0, 0.0), **numbers)
    assert floats.rates == pytest.approx([float(rate) for rate in exact.rates])
