"""Functions along paths, against derivatives of the composed formula by mpmath and sums worked by hand."""

from __future__ import annotations

import mpmath
import pytest
import sympy

from mathlib.calculus import NotDifferentiableError, along_path, level_time, path_derivative, path_step
from mathlib.function import Function, real
from mathlib.linear_algebra import VectorFunction

CASES = [
    ("x^2 + x*y + y^2", "(t, t^2)", "1", lambda t: t**2 + t**3 + t**4),
    ("sin(x)*y", "(t^2, exp(t))", "1/2", lambda t: mpmath.sin(t**2) * mpmath.exp(t)),
    ("x/y", "(1 - t, 2 + t^3)", "-1", lambda t: (1 - t) / (2 + t**3)),
    ("x*y*z", "(t, t^2, t^3)", "2", lambda t: t**6),
]


def of(text: str) -> Function:
    return Function.parse(text, ("x", "y", "z") if "z" in text else ("x", "y"))


@pytest.mark.parametrize(("text", "path", "time", "composed"), CASES)
def test_the_sum_of_the_products_is_the_derivative_of_the_composed_formula(
    text: str, path: str, time: str, composed: object
) -> None:
    found = path_derivative(of(text), VectorFunction.parse(path), time)
    expected = mpmath.diff(composed, mpmath.mpf(sympy.Rational(time).p) / sympy.Rational(time).q)
    assert float(found.value) == pytest.approx(float(expected), rel=1e-12)
    assert float(
        along_path(of(text), VectorFunction.parse(path))(float(sympy.Rational(time)))
    ) == pytest.approx(
        float(composed(mpmath.mpf(float(sympy.Rational(time)))))  # type: ignore[operator]
    )


@pytest.mark.parametrize("h", ["1", "1/10", "-1/3"])
def test_the_climbs_add_up_exactly_and_the_remainder_is_the_one_worked_by_hand(h: str) -> None:
    """With dx = h and dy = 2h + h^2, x^2 + xy + y^2 leaves over dx^2 + dx dy + dy^2."""
    f, path = of("x^2 + x*y + y^2"), VectorFunction.parse("(t, t^2)")
    step, size = path_step(f, path, 1, path_derivative(f, path, 1), h), sympy.Rational(h)
    dx, dy = size, 2 * size + size**2
    assert step.climbs == (3 * dx + dx**2, (3 + dx) * dy + dy**2)
    assert step.rise == f.exact(1 + dx, 1 + dy) - 3
    assert step.remainder == dx**2 + dx * dy + dy**2


def test_a_remainder_vanishes_beside_the_step() -> None:
    f, path = of("exp(x)*y"), VectorFunction.parse("(sin(t), cos(t))")
    found = path_derivative(f, path, "1/2")
    rates = [
        abs(float(path_step(f, path, "1/2", found, real(f"1e-{k}")).remainder) * 10**k) for k in (1, 2, 3)
    ]
    assert rates[1] < rates[0] / 9
    assert rates[2] < rates[1] / 9


def test_climbs_that_are_too_long_to_be_exact_have_many_digits() -> None:
    f, path, h = of("x^y"), VectorFunction.parse("(t, t)"), sympy.Rational(1, 500)
    step = path_step(f, path, 2, path_derivative(f, path, 2), h)
    with mpmath.workdps(30):
        end = 2 + mpmath.mpf(1) / 500
        assert [float(climb) for climb in step.climbs] == pytest.approx(
            [float(end**2 - 4), float(end**end - end**2)], rel=1e-15
        )


def test_a_path_along_a_level_curve_is_found_where_it_turns() -> None:
    """x + y along a circle is greatest at pi/4, where the circle touches a level line."""
    circle = VectorFunction.parse("(cos(t), sin(t))")
    found = level_time(of("x + y"), circle, (0.0, 2.0), 0.5)
    assert found is not None
    assert 0.7853981633974483 in found
    assert float(found.hi) - float(found.lo) < 1e-8
    assert level_time(of("x + y"), circle, (1.0, 2.0), 1.5) is None
    other = level_time(of("x + y"), circle, (-4.0, 2.0), -2.0)
    assert other is not None
    assert -2.356194490192345 in other  # -3 pi/4


@pytest.mark.parametrize(("text", "path"), [("x^2 + y^2", "(t, t^2)"), ("x + y", "(t^2, t^2)")])
def test_a_vanishing_rate_is_no_level_curve_where_gradient_or_velocity_is_zero(text: str, path: str) -> None:
    assert level_time(of(text), VectorFunction.parse(path), (-1.0, 0.7), 0.1) is None


def test_where_the_path_or_the_function_is_not_differentiable_there_is_no_rate() -> None:
    with pytest.raises(NotDifferentiableError, match="no tangent"):
        path_derivative(of("x + y"), VectorFunction.parse("(abs(t), t)"), 0)
    with pytest.raises(NotDifferentiableError, match="no gradient"):
        path_derivative(of("abs(x) + y"), VectorFunction.parse("(t, t)"), 0)
    with pytest.raises(NotDifferentiableError, match="to the left of 0 y is not defined"):
        path_derivative(of("x + y"), VectorFunction.parse("(t, sqrt(t))"), 0)
