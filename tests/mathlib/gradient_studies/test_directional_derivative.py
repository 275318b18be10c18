"""Slopes in a direction, worked by hand, and the cases that captions depend on."""

from __future__ import annotations

from typing import Any

import pytest

from mathlib.arithmetic import Undecided
from mathlib.calculus import NotDifferentiableError
from mathlib.function import Function, ParameterError, real
from mathlib.gradient_studies import DirectionalDerivativeStudy, directional_derivative_study

UNEVEN = "x^2*y/(x^2 + y^2) if x^2 + y^2 > 0 else 0"


def study_of(text: str, point: Any, direction: Any) -> DirectionalDerivativeStudy:
    f = Function.parse(text, ("x", "y"))
    return directional_derivative_study(f, tuple(map(real, point)), tuple(map(real, direction)))


def test_the_default_is_the_one_worked_by_hand() -> None:
    """Along u = (-0.6, 0.8) the quotient of x^2 + xy + y^2 at (0.5, 1) is 0.8 + 0.52 h."""
    study = study_of("x^2 + x*y + y^2", ("0.5", 1), (-3, 4))
    assert [claim.shown.plain for claim in study.unit_claims] == ["= −0.6", "= 0.8"]
    assert study.slope_claim.shown.plain == "= 0.8"
    assert study.twice_claim.shown.plain == "= 1.6"
    assert [claim.shown.plain for claim in study.partial_claims] == ["= 2", "= 2.5"]
    assert [claim.shown.plain for claim in study.formula_claims] == ["= 0.8"]
    quotients = [[cell.shown.plain for cell in row[1:]] for row in study.secants.table]
    assert quotients[:2] == [["= 1.58", "= 0.02"], ["= 1.32", "= 0.28"]]
    assert [claim.shown.plain for claim in study.uneven.claims] == ["= 0.288", "= 0"]
    assert study.angle == pytest.approx(126.8698976)


def test_products_as_they_are_shown_add_up_to_the_slope_as_it_is_shown() -> None:
    """sech(0.6)^2 = 0.7116, and sqrt(2) times that is 1.006; 2 times 0.71 times 0.707 would be 1.004."""
    study = study_of("tanh(x + y)", ("0.5", "0.1"), (1, 1))
    total = sum(float(slope.text) * float(part.text) for slope, part in study.factors)
    (claim,) = study.formula_claims
    assert claim.shown.text == "1.006"
    assert total == pytest.approx(1.006, abs=5e-4)


def test_components_keep_their_digits_beside_great_slopes() -> None:
    study = study_of("5000*x + 12000*y", (0, 0), (50, 120))
    assert [claim.shown.plain for claim in study.unit_claims] == ["≈ 0.385", "≈ 0.923"]
    assert (study.length_claim.shown.plain, study.slope_claim.shown.plain) == ("= 130", "= 13000")


@pytest.mark.parametrize(
    ("text", "point", "direction", "cases"),
    [
        ("x^2 + x*y + y^2", ("0.5", 1), (-3, 4), {"holds", "near", "scaled"}),
        ("2x - 3y", (1, 1), ("0.6", "0.8"), {"holds", "straight", "unit"}),
        ("2x - 3y", (1, 1), ("cos(0.3)", "sin(0.3)"), {"holds", "straight", "unit"}),
        (UNEVEN, (0, 0), (1, 1), {"differs", "straight", "scaled"}),
        (UNEVEN, (0, 0), (0, 1), {"agrees", "straight", "unit"}),
        ("abs(x) + y^2", (0, 1), (0, 2), {"no_partials", "near", "scaled"}),
    ],
)
def test_cases_tell_what_is_so(text: str, point: Any, direction: Any, cases: set[str]) -> None:
    assert study_of(text, point, direction).cases == cases


def test_an_axis_is_compared_along_the_diagonal() -> None:
    """Along an axis x^2 y/(x^2 + y^2) has the slope 0, as its partial derivatives say."""
    measured, predicted = study_of("x + y", (0, 0), (1, 0)).uneven.claims
    assert (measured.shown.plain, predicted.shown.plain) == ("≈ 0.354", "= 0")


def test_what_is_compared_is_seen_to_differ_however_near_an_axis_the_direction_is() -> None:
    measured, predicted = study_of("x + y", (0, 0), ("-0.001", 700)).uneven.claims
    assert (measured.shown.plain, predicted.shown.plain) == ("≈ 0.354", "= 0")


@pytest.mark.parametrize(
    ("text", "point", "direction", "error", "reason"),
    [
        ("x + y", (0, 0), ("sqrt(2) - sqrt(2)", 0), ParameterError, "points nowhere"),
        ("abs(x + y)", (0, 0), (1, 1), NotDifferentiableError, "approach −√2; to the right .* approach √2"),
        ("x + y", (0, 0), ("1e-9", 0), ValueError, "lengths such as that of the direction"),
        ("1e9*x", (0, 0), (1, 0), ValueError, "slopes of about 1e.09"),
    ],
)
def test_what_has_no_slope_that_can_be_shown_is_refused(
    text: str, point: Any, direction: Any, error: type[ValueError], reason: str
) -> None:
    with pytest.raises(error, match=reason) as refused:
        study_of(text, point, direction)
    assert not isinstance(refused.value, Undecided)
