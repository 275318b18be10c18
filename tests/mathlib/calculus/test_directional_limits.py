"""Slopes along a direction, as limits from both sides, beside what the partial derivatives say."""

from __future__ import annotations

from typing import Any

import pytest
import sympy
from mpmath import mp, mpf

from mathlib.calculus import (
    NotDifferentiableError,
    along,
    directional_limit,
    existing_directional_limit,
)
from mathlib.function import Function
from mathlib.linear_algebra import ZeroVectorError


def of_two(text: str) -> Function:
    return Function.parse(text, ("x", "y"))


def test_a_function_on_a_line_is_the_one_worked_by_hand() -> None:
    """(1/2 - 3h/5)^2 + (1/2 - 3h/5)(1 + 4h/5) + (1 + 4h/5)^2 = 7/4 + 4h/5 + 13h^2/25."""
    path = along(of_two("x^2 + x*y + y^2"), ("1/2", 1), ("-3/5", "4/5"))
    h = path.symbols[0]
    by_hand = sympy.Rational(7, 4) + sympy.Rational(4, 5) * h + sympy.Rational(13, 25) * h**2
    assert sympy.expand(path.expression - by_hand) == 0
    assert path.variables == ("h",)


SMOOTH: list[tuple[str, tuple[Any, Any], Any]] = [
    ("sin(x)*cos(y)", ("0.7", "0.4"), lambda x, y: mp.sin(x) * mp.cos(y)),
    ("exp(x*y) - y^3", ("-1/3", "2"), lambda x, y: mp.exp(x * y) - y**3),
    ("log(1 + x^2)/y", ("3", "-0.5"), lambda x, y: mp.log(1 + x**2) / y),
]


@pytest.mark.parametrize(("text", "point", "truth"), SMOOTH)
@pytest.mark.parametrize("vector", [(1, 0), (-3, 4), (1, 1), (-2, "1/7")])
def test_limits_are_derivatives_by_mpmath(text: str, point: Any, truth: Any, vector: Any) -> None:
    found = existing_directional_limit(of_two(text), point, vector)
    with mp.workdps(30):
        a, b, v, w = (mpf(sympy.Rational(part).p) / sympy.Rational(part).q for part in (*point, *vector))
        size = mp.hypot(v, w)
        expected = mp.diff(lambda h: truth(a + h * v / size, b + h * w / size), 0)
        value = mpf(str(found.found.value.evalf(25)))
        assert abs(value - expected) < mpf("1e-15")
    assert found.agrees
    assert found.found.how == "exact"


UNEVEN: list[tuple[str, tuple[int, int], str, str]] = [
    ("x^2*y/(x^2 + y^2) if x^2 + y^2 > 0 else 0", (-3, 4), "36/125", "0"),
    ("x^2*y/(x^2 + y^2) if x^2 + y^2 > 0 else 0", (1, 1), "sqrt(2)/4", "0"),
    ("x^3/(x^2 + y^2) if x^2 + y^2 > 0 else 0", (3, 4), "27/125", "3/5"),
    ("cbrt(x^2*y)", (1, 1), "sqrt(2)/2", "0"),
    ("cbrt(x^3 + y^3)", (1, 1), "2^(1/3)*sqrt(2)/2", "sqrt(2)"),
]
"""Functions u -> f(u) that are homogeneous: f(h u) = h f(u), so that f(u) is the slope along u at 0."""


@pytest.mark.parametrize(("text", "vector", "slope", "by_partials"), UNEVEN)
def test_partial_derivatives_may_say_something_else(
    text: str, vector: Any, slope: str, by_partials: str
) -> None:
    found = existing_directional_limit(of_two(text), (0, 0), vector)
    assert sympy.simplify(found.found.value - sympy.sympify(slope.replace("^", "**"))) == 0
    assert found.by_partials == sympy.sympify(by_partials)
    assert found.agrees is False


def test_twice_the_vector_has_twice_the_limit() -> None:
    f, point = of_two("x^2 + x*y + y^2"), ("1/2", 1)
    slopes = [directional_limit(f, point, (k * -3, k * 4)).found.value for k in (1, 2, -1)]
    assert slopes == [4, 8, -4]


def test_a_limit_may_exist_where_a_partial_derivative_does_not() -> None:
    found = existing_directional_limit(of_two("abs(x) + 2y"), (0, 1), (0, -3))
    assert (found.found.value, found.by_partials, found.agrees) == (-2, None, None)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("sqrt(x^2 + y^2)", "to the left of 0 the slopes approach −1; to the right the slopes approach 1"),
        ("cbrt(x)", "the slopes rise without bound"),
        ("x*sin(1/x) if abs(x) > 0 else 0", "settle on no value"),
        ("1 if x > 0 else 0", "not continuous"),
        ("x/y", "has no value at .0, 0., where its slope is asked for"),
    ],
)
def test_a_missing_limit_is_explained_by_both_sides(text: str, reason: str) -> None:
    with pytest.raises(NotDifferentiableError, match=reason):
        existing_directional_limit(of_two(text), (0, 0), (3, 4))


def test_the_zero_vector_is_no_direction() -> None:
    with pytest.raises(ZeroVectorError):
        existing_directional_limit(of_two("x + y"), (0, 0), (0, 0))
