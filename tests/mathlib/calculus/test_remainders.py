"""Bounds of remainders, against dense sampling in high precision."""

from __future__ import annotations

import mpmath
import pytest
import sympy

from mathlib.calculus import derivative, error_bound, secant_slope
from mathlib.function import Function

x = sympy.Symbol("x")
CASES = [
    ("sqrt(x)", 1, "0.1"),
    ("exp(-x^2)", "0.8", "-0.3"),
    ("x^4 - x^3", "0.1", 1),
    ("sin(3x)", "0.4", "0.5"),
    ("1/x", "0.5", "0.2"),
    ("log(x)", 2, "-0.5"),
    ("x^5 - 4x^3 + x", 0, 2),
]


def remainder(f: Function, at: sympy.Expr, step: sympy.Expr) -> sympy.Expr:
    """f(at + step) less the height of the tangent there."""
    secant = secant_slope(f, at, step)
    assert secant is not None
    return (secant - derivative(f, at).value) * step


@pytest.mark.parametrize(("text", "at", "step"), CASES)
def test_the_bound_is_above_every_second_derivative_on_the_way_and_not_far_above(
    text: str, at: object, step: object
) -> None:
    f = Function.parse(text)
    a, h = sympy.Rational(str(at)), sympy.Rational(str(step))
    bound = error_bound(f, a, h)
    assert bound is not None
    second = sympy.lambdify(x, sympy.diff(f.expression.subs(f.symbols[0], x), x, 2), "mpmath")
    with mpmath.workdps(30):
        ends = (mpmath.mpf(end.p) / end.q for end in map(sympy.Rational, (a, a + h)))
        greatest = max(abs(second(place)) for place in mpmath.linspace(*ends, 2001))
        assert greatest <= mpmath.mpf(str(sympy.N(bound.curvature, 30))) * (1 + mpmath.mpf(10) ** -25)
    assert float(bound.curvature) <= 1.3 * float(greatest)


@pytest.mark.parametrize(("text", "at", "step"), CASES)
def test_no_remainder_on_the_way_exceeds_its_bound(text: str, at: object, step: object) -> None:
    f = Function.parse(text)
    a, h = sympy.Rational(str(at)), sympy.Rational(str(step))
    for share in (sympy.Rational(k, 7) for k in range(1, 8)):
        bound = error_bound(f, a, share * h)
        assert bound is not None
        assert abs(float(remainder(f, a, share * h))) <= float(bound.value) * (1 + 1e-12)


@pytest.mark.parametrize(("text", "at"), [("x*abs(x)", 0), ("cbrt(x)^4", 0), ("x^2 if x < 1 else 2x - 1", 1)])
def test_where_the_second_derivative_is_missing_no_bound_is_claimed(text: str, at: int) -> None:
    assert error_bound(Function.parse(text), at, 1) is None


def test_a_second_derivative_beyond_all_doubles_gives_no_bound() -> None:
    assert error_bound(Function.parse("exp(x^2)"), 30, 1) is None
