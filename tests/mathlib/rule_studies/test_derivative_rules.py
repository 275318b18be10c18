"""What steps add to a sum and a product: the cases, the numbers, the pictures' coordinates."""

from __future__ import annotations

import numpy as np
import pytest

from mathlib.arithmetic import ExpressionError
from mathlib.calculus import NotDifferentiableError
from mathlib.function import ParameterError, parse, real
from mathlib.rule_studies import DerivativeRulesStudy, derivative_rules_study


def solved(u: str, v: str, at: str = "1", *steps: str) -> DerivativeRulesStudy:
    return derivative_rules_study(parse(u), parse(v), real(at), tuple(map(real, steps)))


@pytest.mark.parametrize(
    ("u", "v", "case"),
    [
        ("x^2", "x + 1", "growing"),
        ("3 - x", "x", "first_falls"),
        ("x", "3 - x", "second_falls"),
        ("3 - x", "4 - x", "both_fall"),
        ("x - 3", "x - 4", "both_fall"),
        ("-x", "-x^2", "growing"),
        ("x - 3", "x", "negative"),
        ("-x", "3 - x", "negative"),
        ("2", "x", "flat"),
        ("x - 1", "x", "flat"),
        ("2", "3", "flat"),
    ],
)
def test_the_case_says_what_the_first_step_adds_to_the_rectangle(u: str, v: str, case: str) -> None:
    assert solved(u, v).cases == {case}


def test_the_default_is_that_of_the_scene_book() -> None:
    study = solved("x^2", "x + 1")
    assert [claim.shown.plain for claim in study.of_sum] == ["= 2", "= 1", "= 3"]
    assert [claim.shown.plain for claim in study.of_product] == ["= 4", "= 1", "= 5"]
    assert [claim.shown.plain for claim in study.areas] == ["= 3.625", "= 2.5", "= 0.5", "= 0.625"]
    assert [cell.shown.plain for cell in study.table[-1][1:]] == ["= 3.98", "= 1", "≈ −0.020"]
    assert [claim.shown.plain for claim in study.measured] == ["≈ 5.040", "≈ 4.960"]


@pytest.mark.parametrize(
    ("u", "v", "at"),
    [
        *(
            ("x^2", "x + 1", "1"),
            ("sin(3x)", "exp(-x^2)", "0.4"),
            ("1e-5*x", "1e5/x", "3"),
            ("x/1e6", "1", "1"),
        ),
        *(
            ("sin(1000x)", "2 + x", "0.3"),
            ("log(x)", "1e6 + x", "2"),
            ("cos(x)", "x^2", "0"),
            ("abs(x)", "x", "0.01"),
        ),
    ],
)
def test_suitable_steps_stay_where_both_are_smooth_and_close_in(u: str, v: str, at: str) -> None:
    study = solved(u, v, at)
    errors = [
        max(abs(float(rate - limit)) for rate, limit in zip(i.rates, (*study.rules.terms, 0), strict=True))
        for i in study.increments.values()
    ]
    assert max(errors[-2:]) <= 0.2 * max(errors)
    assert float(study.steps[0] / study.steps[-1]) == 50


@pytest.mark.parametrize("h", [0.5, 0.1, 1e-5, -0.3, -1e-7])
def test_floats_are_good_for_all_decimals_that_are_shown(h: float) -> None:
    study = solved("1 + 10^6/x", "sin(x)", "0.7")
    exact = study._exactly(h)
    for near, true in zip(study.near(h).rates, exact.rates, strict=True):
        assert near == pytest.approx(float(true), abs=10.0 ** -(study.places + 2))


def test_the_pictures_have_room_for_every_rectangle() -> None:
    study = solved("5 - x^2", "x - 3", "1")
    (left, right), (bottom, top) = study.sides
    for h in np.linspace(-1, 1, 41) * float(study.steps[0]):
        assert left <= min(0, 5 - (1 + h) ** 2)
        assert max(0, 5 - (1 + h) ** 2) <= right
        assert bottom <= min(0, h - 2)
        assert max(0, h - 2) <= top


def test_what_cannot_be_shown_is_refused_with_the_reason() -> None:
    with pytest.raises(NotDifferentiableError, match=r"abs\(x\) has no tangent"):
        solved("x", "abs(x)", "0")
    with pytest.raises(ParameterError, match="two or three"):
        solved("x", "x", "1", "0.1")
    with pytest.raises(ParameterError, match="ever smaller"):
        solved("x", "x", "1", "0.1", "0.2")
    with pytest.raises(ParameterError, match=r"f has no value at −1, where a step would end; take smaller"):
        solved("sqrt(x)", "x", "1", "2", "1")
    with pytest.raises(ValueError, match="more figures"):
        solved("1e7*x", "x")
    with pytest.raises((ValueError, ExpressionError), match="too large"):
        solved("exp(exp(x^9))", "x", "3")


@pytest.mark.parametrize(
    ("u", "v", "at"), [("x^3 - 3x", "ln(x)", "2"), ("exp(x)", "cos(x)", "1"), ("sin(x)", "x^2 + 7", "0.3")]
)
def test_factors_as_they_are_shown_multiply_to_their_product_as_it_is_shown(u: str, v: str, at: str) -> None:
    """ln 2 = 0.6931, and 9 times that is 6.238; 9 times 0.69 would be 6.21."""
    study = solved(u, v, at)
    shown = [float(number.text.replace("−", "-")) for number in study.values]
    for k, claim in enumerate(study.of_product[:2]):
        product = float(claim.shown.text.replace("−", "-"))
        assert shown[2 * k] * shown[2 * k + 1] == pytest.approx(product, abs=1.01 * 10.0**-study.places)
