"""Calculus in the variables that a function is written in, however many there are."""

from __future__ import annotations

import numpy as np
import pytest

from mathlib.calculus import (
    NotDifferentiableError,
    derivative,
    differentiability,
    directional_derivative_along,
    directional_quotient,
    existing_derivative,
    gradient,
    gradient_at,
    partial_at,
    steepest_ascent,
    tangent_plane,
)
from mathlib.function import Function, differentiate
from mathlib.limits import limit

SADDLE = Function.parse("u*v - w^2 + exp(u)", None)


def test_the_gradient_of_three_variables_is_that_of_finite_differences() -> None:
    at, h = np.array([0.5, -1.0, 2.0]), 1e-6
    steps = h * np.eye(3)
    measured = [(SADDLE(*(at + step)) - SADDLE(*(at - step))) / (2 * h) for step in steps]
    assert np.allclose([part(*at) for part in gradient(SADDLE)], measured, rtol=0, atol=1e-8)
    assert np.allclose(np.array(gradient_at(SADDLE, (0.5, -1, 2)), dtype=float), measured, atol=1e-8)


def test_a_slope_along_a_vector_of_three_components_is_exact() -> None:
    f = Function.parse("x + 2y + 2z", None)
    assert directional_derivative_along(f, (0, 0, 0), (1, 2, 2)) == 3
    with pytest.raises(ValueError, match="3 components here, not 2"):
        directional_derivative_along(f, (0, 0, 0), (1, 2))


def test_the_steepest_direction_in_space_is_that_of_the_gradient() -> None:
    assert steepest_ascent(Function.parse("x + 2y + 2z", None), (0, 0, 0)) == (1, 2, 2)


def test_an_angle_is_a_direction_of_two_variables_only() -> None:
    with pytest.raises(ValueError, match="two variables"):
        directional_quotient(SADDLE, (0, 0, 0), 0.0, 1.0)


def test_the_error_of_the_tangent_hyperplane_is_of_second_order() -> None:
    f = Function.parse("u*v + w^2", None)
    plane = tangent_plane(f, (1, 2, 3))
    du, dv, dw = np.random.default_rng(1).uniform(-1, 1, (3, 50))
    assert (plane.value, plane.slopes) == (11, (2, 1, 6))
    error = f(1 + du, 2 + dv, 3 + dw) - (11 + 2 * du + dv + 6 * dw)
    assert np.allclose(error, du * dv + dw**2, atol=1e-12)


def test_a_kink_along_one_of_three_variables_is_found_and_named() -> None:
    f = Function.parse("abs(w) + u + theta", None)
    found = differentiability(f, (0, 0, 0))
    assert not found.holds
    assert found.reason.startswith("along w, with θ held at 0 and u held at 0: to the left of 0")
    with pytest.raises(NotDifferentiableError):
        gradient_at(f, (0, 0, 0))


def test_three_variables_are_covered_in_all_directions_at_once() -> None:
    """sqrt(|uvw|) is at most t^(3/2) at a distance of t; cbrt(uvw) is of the size of t."""
    f = Function.parse("sqrt(abs(u*v*w))", None)
    assert gradient_at(f, (0, 0, 0)) == (0, 0, 0)
    found = differentiability(Function.parse("cbrt(u*v*w)", None), (0, 0, 0))
    assert (found.holds, found.how) == (False, "exact")


def test_slopes_along_a_diagonal_of_space_refute_a_gradient() -> None:
    """cbrt(u v w) is 0 along all axes, and rises by t along t (1, 1, 1), which is sqrt(3) long."""
    with pytest.raises(NotDifferentiableError) as refused:
        gradient_at(Function.parse("cbrt(u*v*w)", None), (0, 0, 0))
    reason = "in the direction of the vector (1, 1, 1) f changes at a rate of √3/3, not of 0 as"
    assert reason in str(refused.value)
    assert "partial_slices" not in str(refused.value)  # which is about two variables


def test_a_function_of_one_variable_is_differentiable_where_it_has_a_derivative() -> None:
    f = Function.parse("t*abs(t)", None)
    assert differentiability(f, (0,)).holds
    assert gradient_at(f, (0,)) == (0,)


@pytest.mark.parametrize("hidden", ["sqrt(x*y)", "(x*y)^1.5", "acos(1 + x*y)"])
def test_a_derivative_of_one_variable_has_no_tangent_plane_where_others_leave_it_undefined(
    hidden: str,
) -> None:
    slope = differentiate(Function.parse(f"z^2 + {hidden}", ("x", "y", "z")), "z")
    assert slope.source == "2*z"
    assert not differentiability(slope, (0, 0, 0)).holds
    assert differentiability(slope, (-1, -1, 0)).holds == (hidden != "acos(1 + x*y)")


def test_sentences_use_the_names_of_function_and_variable() -> None:
    f = Function.parse("g(t) = abs(t)/t", None)
    assert "g(t) approaches −1; to the right g(t) approaches 1" in limit(f, 0).reason
    assert derivative(f, 0).reason == "g has no value at 0"
    with pytest.raises(NotDifferentiableError, match="has no tangent but a vertical one at θ = 0: from"):
        existing_derivative(Function.parse("cbrt(theta)", None), 0)
    assert partial_at(Function.parse("abs(w)", None), "w", (0,)).reason.startswith("to the left of 0")
