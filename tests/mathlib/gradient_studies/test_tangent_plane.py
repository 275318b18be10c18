"""The study of a tangent plane states what is true, and refuses what is not known."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from mathlib.calculus import NotDifferentiableError
from mathlib.function import Function, ParameterError, real
from mathlib.gradient_studies import TangentPlaneStudy, tangent_plane_study


def study(text: str, x: Any, y: Any, *radii: Any) -> TangentPlaneStudy:
    f = Function.parse(text, ("x", "y"))
    return tangent_plane_study(f, (real(x), real(y)), tuple(map(real, radii)))


def test_the_default_has_the_numbers_of_the_book() -> None:
    found = study("x^2 + x*y + y^2", "0.5", 1)
    assert [claim.shown.plain for claim in found.coefficients] == ["= 1.75", "= 2", "= 2.5"]
    rows = [(r.text, error.shown.plain, rate.shown.plain) for r, error, rate in found.table]
    assert rows == [("1", "= 1.5", "= 1.5"), ("0.1", "= 0.015", "= 0.15"), ("0.01", "= 0.00015", "= 0.015")]
    assert found.cases == {"curved", "tilted"}


def test_an_exact_error_is_greatest_at_two_opposite_steps_which_are_the_same_in_radii_for_all_discs() -> None:
    """The error x^2 + x y + y^2 is greatest along the diagonal."""
    found = study("x^2 + x*y + y^2", "0.5", 1)
    for k in range(3):
        one, other = found.worst_steps(k)
        assert sorted((one, other)) == [pytest.approx((-(0.5**0.5),) * 2), pytest.approx((0.5**0.5,) * 2)]
    assert len(study("exp(x) + y^3", 0, 1).worst_steps(0)) == 1


@pytest.mark.parametrize(
    ("text", "point", "cases"),
    [
        ("3x - 2y", (1, 1), {"plane", "tilted"}),
        ("7", (0, 0), {"plane", "level"}),
        ("x^2 - y^2", (0, 0), {"curved", "level"}),
        ("x^4 + y^4", (0, 0), {"curved", "level"}),
        ("abs(x)^1.1 + y", (0, 0), {"far", "tilted"}),
        ("min(x, 2) + y", (0, 0), {"plane", "tilted"}),
    ],
)
def test_cases_say_how_surface_and_plane_lie(text: str, point: tuple[int, int], cases: set[str]) -> None:
    assert study(text, *point).cases == cases


def test_radii_avoid_a_kink_and_suit_the_scale() -> None:
    assert float(study("abs(x - 0.3) + x^2 + y^2", 0, 0).radii[0]) < 0.3
    assert float(study("tanh(1000*x) + y^2", "0.0005", 0).radii[0]) <= 0.002


def test_the_plane_as_a_function_is_the_plane() -> None:
    found = study("exp(x)*sin(y)", "0.3", "pi/5")
    x, y = np.meshgrid([-1.0, 0, 2], [-2.0, 0.5, 1])
    slopes = np.exp(0.3) * np.sin(np.pi / 5), np.exp(0.3) * np.cos(np.pi / 5)
    expected = np.exp(0.3) * np.sin(np.pi / 5) + slopes[0] * (x - 0.3) + slopes[1] * (y - np.pi / 5)
    assert found.tangent(x, y) == pytest.approx(expected)
    assert found.turning.product(30) == pytest.approx(slopes[0] * np.sqrt(0.75) + slopes[1] / 2)


def test_slopes_are_equal_to_what_is_shown_only_where_that_is_exact() -> None:
    found = study("x^2 + x*y + y^2", "0.5", 1)
    assert [found.slope_shown(phi).plain for phi in (0, 90, 180, 45, 12.5)] == [
        *("= 2", "= 2.5", "= −2", "≈ 3.18", "≈ 2.49")
    ]


def test_a_level_plane_has_no_slope_in_any_direction() -> None:
    found = study("x*y", 0, 0)
    assert [found.slope_shown(phi).plain for phi in (0, 45, 12.5)] == ["= 0", "= 0", "≈ 0.00"]
    assert [found.turning.phi_shown(phi).plain for phi in (12.5, 30 + 1e-12, 30)] == ["≈ 13", "≈ 30", "= 30"]


def test_the_crease_keeps_its_error() -> None:
    rates = [rate.shown.plain for _, rate in study("x*y", 0, 0).planeless.table]
    assert rates == ["≈ 0.707"] * 3
    assert study("x*y", 0, 0, 1, "0.5").radii == (1, real("0.5"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("abs(x) + y", "has no gradient at"),
        ("sqrt(abs(x*y))", "has no gradient at"),
        ("log(x) + y", "has no gradient at"),
        ("10^9*x", "more figures than"),
    ],
)
def test_without_a_tangent_plane_that_can_be_shown_there_is_no_study(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        study(text, 0, 0)


def test_a_function_without_partials_is_refused_with_the_reason() -> None:
    with pytest.raises(NotDifferentiableError, match="to the left of 0 the slopes approach −1"):
        study("abs(x) + y", 0, 0)


@pytest.mark.parametrize("radii", [(1,), (1, 1), (1, 2), (1, 0), (1, "0.1", "0.01", "0.001"), (-1, -2)])
def test_radii_are_two_or_three_that_shrink(radii: tuple[Any, ...]) -> None:
    with pytest.raises(ParameterError, match="two or three, positive and ever smaller") as refused:
        study("x*y", 0, 0, *radii)
    assert refused.value.field == "radii"


def test_a_disc_in_which_nothing_is_known_is_refused() -> None:
    with pytest.raises(ParameterError, match="choose smaller radii"):
        study("1/x + y", 1, 0, 2, 1)
    assert study("1/x + y", 1, 0).table[0][2].shown.relation == "≈"
