"""The greatest error of a plane over a disc is bounded from both sides."""

from __future__ import annotations

import math

import numpy as np
import pytest
import sympy

from mathlib.calculus import PlaneError, plane_error, tangent_plane
from mathlib.function import Function, real

XY = ("x", "y")


def error_of(text: str, point: tuple[object, object], radius: str) -> PlaneError:
    f = Function.parse(text, XY)
    return plane_error(f, point, tangent_plane(f, point).slopes, radius)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x^2 + x*y + y^2", "3/2"),  # Hessian ((2, 1), (1, 2)), eigenvalues 3 and 1
        ("x^2 - y^2", "1"),
        ("-3*x^2 + y^2", "3"),
        ("x*y", "1/2"),
        ("(x + 2y)^2", "5"),
        ("4 - x^2/2 - y^2", "1"),
        ("3x - 2y + 7", "0"),
        ("5", "0"),
    ],
)
def test_a_quadratic_function_misses_its_plane_by_half_an_eigenvalue(text: str, expected: str) -> None:
    for radius in ("1", "0.1", "0.003"):
        found = error_of(text, (real("1/3"), real(-2)), radius)
        assert found.exact == real(expected) * real(radius)
        assert found.shown().relation == "=" or len(found.shown().text) > 3


def test_an_eigenvalue_that_is_nearly_a_round_number_is_not_taken_for_it() -> None:
    """The greatest eigenvalue is 1/2 + sqrt(1/4 + 10^-20), and not 1."""
    found = error_of("x^2/2 + x*y/10^10", (0, 0), "1")
    assert found.exact != real("1/2")
    assert found.shown().plain == "≈ 0.500"


@pytest.mark.parametrize("text", ["x^2 + x*y + y^2", "x*y - 5*y^2", "y^2 - 3*x^2"])
def test_an_exact_error_is_reached_at_the_worst_step(text: str) -> None:
    found = error_of(text, (0, 0), "2")
    assert abs(Function.parse(text, XY)(*found.worst)) / 2 == pytest.approx(float(found.exact or 0))


KNOWN = {
    "exp(-(x^2 + y^2)/2)": lambda r: -math.expm1(-r * r / 2) / r,
    "x^4 + y^4": lambda r: r**3,
    "abs(x)^(3/2) + y": lambda r: math.sqrt(r),
    "x*abs(x)": lambda r: r,
    "x^2*y^2/(x^2 + y^2) if x^2 + y^2 > 0 else 0": lambda r: r / 4,
    "x*y*(x^2 - y^2)/(x^2 + y^2) if x^2 + y^2 > 0 else 0": lambda r: r / 4,
    "cosh(x)": lambda r: 2 * math.sinh(r / 2) ** 2 / r,
    "max(x, 0.5)*y^2": lambda r: r / 2 if r <= 0.5 else None,
}
"""Functions whose greatest error at the origin is found by hand."""


@pytest.mark.parametrize("text", KNOWN)
def test_the_bounds_hold_what_is_found_by_hand(text: str) -> None:
    for radius in ("1", "0.1", "0.001"):
        expected = KNOWN[text](float(radius))
        found = error_of(text, (0, 0), radius)
        if expected is not None:
            assert found.lo <= expected * (1 + 1e-14)
            assert expected * (1 - 1e-14) <= found.hi <= 2 * expected
            assert found.exact is None


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("sin(x)*cos(y)", ("0.7", "0.4")),
        ("x*y^2/4", (1, "1.2")),
        ("sqrt(x^2 + y^2)", (2, -1)),
        ("exp(x - 2*y)", (0, "0.3")),
        ("log(x^2 + y^2 + 1)*y", ("pi/4", 2)),
        ("700*tanh((x - 2)/3)*y", (1, 1)),
    ],
)
def test_the_bounds_are_close_and_hold_what_samples_reach(text: str, point: tuple[str, str]) -> None:
    f, at = Function.parse(text, XY), tuple(map(real, point))
    slopes = tangent_plane(f, at).slopes
    share, angle = np.meshgrid(np.linspace(0, 1, 41), np.linspace(0, 2 * np.pi, 721))
    for radius in (1.0, 0.02):
        v, w = radius * share * np.cos(angle), radius * share * np.sin(angle)
        a, b = map(float, at)
        left_over = f(a + v, b + w) - f(a, b) - float(slopes[0]) * v - float(slopes[1]) * w
        reached = np.abs(left_over).max() / radius
        found = plane_error(f, at, slopes, radius)
        assert reached <= found.hi <= reached * 1.004
        assert found.lo >= reached * 0.999
        at_worst = f(a + found.worst[0], b + found.worst[1]) - f(a, b) - float(slopes[0]) * found.worst[0]
        assert abs(at_worst - float(slopes[1]) * found.worst[1]) / radius == pytest.approx(found.lo, rel=1e-6)


def test_without_a_tangent_plane_the_error_beside_the_radius_does_not_vanish() -> None:
    creased, cone = Function.parse("sqrt(abs(x*y))", XY), Function.parse("sqrt(x^2 + y^2)", XY)
    for radius in ("1", "0.01"):
        found = plane_error(creased, (0, 0), (0, 0), radius)
        assert found.lo <= math.sqrt(0.5) <= found.hi <= 0.71
        assert found.shown().plain == "≈ 0.707"
        assert plane_error(cone, (0, 0), (0, 0), radius).shown().plain == "≈ 1.00"


def test_where_heights_have_no_bounds_the_error_has_none() -> None:
    found = plane_error(Function.parse("1/x + y", XY), (1, 0), (-1, 1), 1)
    assert found.hi == math.inf
    assert (found.shown().plain, found.is_tight) == ("≤ ∞", False)


def test_an_error_that_is_not_enclosed_closely_is_shown_as_a_bound() -> None:
    for lo, hi, plain in (
        (0.1, 0.1234, "≤ 0.13"),
        (0.0, 0.1, "≤ 0.11"),  # the float is more than 0.1
        (0.1234, 0.12341, "≈ 0.123"),
        (0.99999, 1.00001, "≈ 1.00"),
        (2e-6, 3.21e-6, "≤ 3.3×10⁻⁶"),
    ):
        shown = PlaneError(real(1), lo, hi, None, (1.0, 0.0)).shown()
        assert shown.plain == plain
        assert shown.status == ("rounded" if plain.startswith("≈") else "rounded up")


def test_a_plane_that_is_not_tangent_keeps_its_error() -> None:
    found = plane_error(Function.parse("x^2 + y^2", XY), (0, 0), (1, 0), "0.01")
    assert found.lo <= 1.01 <= found.hi <= 1.011


@pytest.mark.parametrize(
    ("text", "least"), [("floor(x) + y", 1), ("sign(x - 1)/2 + y", 1), ("abs(x) + y", 1)]
)
def test_a_jump_or_a_kink_in_the_disc_is_not_overlooked(text: str, least: float) -> None:
    assert error_of(text, (real("0.5"), 0), "1").hi >= least


def test_a_disc_is_one_of_two_variables() -> None:
    with pytest.raises(ValueError, match="two variables"):
        plane_error(Function.parse("x^2"), (0,), (0,), 1)


def test_an_error_beyond_algebra_is_enclosed() -> None:
    found = error_of("(x^2 - y^2)*(1 + sin(x)^2 + cos(x)^2)/2", (0, 0), "1")
    assert found.lo <= 1 <= found.hi
    assert found.exact in (None, sympy.S.One)
