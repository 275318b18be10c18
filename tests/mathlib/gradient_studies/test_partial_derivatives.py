"""What is said of slices beside the one through the point is true at all of them."""

from __future__ import annotations

from typing import Any

import pytest

from mathlib.function import parse, real
from mathlib.gradient_studies import partial_study


def cases_of(text: str, point: tuple[Any, Any]) -> frozenset[str]:
    return partial_study(parse(text, ("x", "y")), (real(point[0]), real(point[1]))).cases


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("x^2 + 1000*y^2", (1, "0.1")),
        ("abs(x) + abs(y)", (1, -2)),
        ("x^2*floor(y)", (0, "0.5")),
        ("cosh(x)*cos(y)", (0, "pi/2")),
        ("x^10 + y^10", ("0.9", 1)),
    ],
)
def test_a_slope_that_is_the_same_on_all_slices_is_called_constant(text: str, point: Any) -> None:
    """Worked by hand: the partial derivative in x does not depend on y at this x."""
    assert "constant" in cases_of(text, point)


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("abs(x)*y", (0, 0)),
        ("abs(x)*max(0, y - 1)", (0, 0)),
        ("sign(x*y)", (0, 0)),
        ("cbrt(x)*y", (0, 0)),
        ("x^2/y", (0, 1)),
        ("x^2*log(y)", (0, 1)),
    ],
)
def test_a_slope_that_other_slices_lack_is_not_called_constant(text: str, point: Any) -> None:
    """At x = 0 these have a corner, a jump, a vertical tangent or no value for other y."""
    assert "varying" in cases_of(text, point)


def test_a_slice_through_the_point_is_recorded_at_the_point_itself() -> None:
    study = partial_study(parse("x*y", ("x", "y")), (real(1), real("pi/4")))
    (claim,) = study.slope_claims(0, study.at[1])
    assert str(claim.context["y"]) == "pi/4"


def test_a_variable_is_held_at_short_numbers_inside_an_interval_near_its_ends() -> None:
    study = partial_study(parse("x*y", ("x", "y")), (real(1), real(1)))
    assert study.stops(-2, 2) == (-1.68, 1.68)
    assert study.stops(0, 300) == (24, 276)
