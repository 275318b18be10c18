"""The study of secants against slopes worked by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from mathlib.derivative_studies import SecantStudy, secant_study
from mathlib.function import Function, ParameterError, real


def study_of(function: str, point: Any, *steps: Any) -> SecantStudy:
    return secant_study(Function.parse(function, None), real(point), tuple(map(real, steps)))


def test_slopes_are_listed_to_the_right_and_to_the_left() -> None:
    """The secant of x^2 from 3 to 3 + h has the slope 6 + h."""
    study = study_of("x^2", 3, 1, "0.5")
    assert study.secants == {real(h): 6 + real(h) for h in ("1", "-1", "0.5", "-0.5")}
    assert [(h.text, right.shown.text, left.shown.text) for h, right, left in study.table] == [
        ("1", "7", "5"),
        ("0.5", "6.5", "5.5"),
    ]
    assert (study.steps, study.slope, study.rule.source) == ((1, real("0.5")), 6, "2*x")


def test_a_quotient_may_be_taken_less_a_slope() -> None:
    study = study_of("t^3", 1, 1, "0.1")
    assert study.quotient(0.5) == pytest.approx(4.75)
    assert study.quotient(0.5, less=3) == pytest.approx(1.75)
    assert study.quotient_shown(0.5, less=3).plain == "= 1.75"


def test_a_quotient_keeps_its_digits_where_doubles_lose_them() -> None:
    """(x^2 + 1000) has the slope 2 + h from 1 to 1 + h; doubles near 1001 are 1e-13 apart."""
    assert study_of("x^2 + 1000", 1, 1, "0.001").quotient(1e-12) == pytest.approx(2 + 1e-12, abs=1e-9)


def test_a_quotient_beyond_the_domain_is_shown_as_nothing() -> None:
    study = study_of("sqrt(x)", 1, "0.5", "0.1")
    assert np.isnan(study.quotient(-2))
    assert study.quotient_shown(-2).text == ""


@pytest.mark.parametrize(
    ("steps", "field", "message"),
    [
        (("0.5", "0.5"), "steps", "ever smaller"),
        (("0.5", "-0.1"), "steps", "positive"),
        ((2, 1), "steps", "root has no value at −1, where a secant would end; take smaller steps"),
    ],
)
def test_steps_that_do_not_suit_are_blamed(steps: tuple[Any, ...], field: str, message: str) -> None:
    with pytest.raises(ParameterError, match=message) as refused:
        study_of("root(w) = sqrt(w)", 1, *steps)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("function", "point", "first"), [("x^2", 1, "1.5"), ("1/x", "0.5", "0.3"), ("sin(100x)", 0, "0.03")]
)
def test_steps_without_being_given_stay_where_the_curve_is_unbroken(
    function: str, point: Any, first: str
) -> None:
    assert study_of(function, point).steps[0] == real(first)


@pytest.mark.parametrize(
    ("function", "point", "jump"),
    [("x + x^2*floor(2x)", 0, 0.5), ("x^2*floor(x + 0.5)", 1, 0.5), ("x^2 if x < 2 else 5", 1, 1)],
)
def test_steps_stay_where_it_is_whole_even_if_from_afar_its_jumps_are_not_seen(
    function: str, point: Any, jump: float
) -> None:
    assert float(study_of(function, point).steps[0]) < jump


@pytest.mark.parametrize(
    ("function", "point", "slope"),
    [("(x^3 - 1)/(x - 1)", 2, 5), ("1e6*x^3", "1e-3", 3), ("x^2 + abs(x - 1)", "1.001", 3.002)],
)
def test_last_slopes_are_near_the_limit_itself_not_only_nearer_than_the_first(
    function: str, point: Any, slope: float
) -> None:
    study = study_of(function, point)
    last = [float(study.secants[side * study.steps[-1]]) for side in (1, -1)]
    assert last == pytest.approx([slope, slope], rel=0.1)


def test_slopes_that_are_0_by_an_identity_are_those_of_a_straight_line() -> None:
    study = secant_study(Function.parse("sin(x)^2 + cos(x)^2"), real(1))
    assert study.cases == secant_study(Function.parse("1 + 0x"), real(1)).cases
    assert {shown.shown.plain for _, *sides in study.table for shown in sides} == {"= 0"}


def test_a_line_whose_terms_cancel_has_the_steps_of_any_other_line() -> None:
    cancelling = secant_study(Function.parse("100(10 + 0.3x - 10 - (2(0.3 - 0.7x) - 0.6))"), real(0))
    assert cancelling.slope == 170
    assert cancelling.steps == secant_study(Function.parse("170x"), real(0)).steps


def test_a_derivative_without_values_beside_the_point_has_no_picture() -> None:
    study = secant_study(Function.parse("sign(relu(x))"), real(-1))
    with pytest.raises(ParameterError, match="are known beside x = −1"):
        study.check_rule()


def test_the_pictures_of_f_and_of_its_derivative_show_all_of_both() -> None:
    study = secant_study(Function.parse("x^2"), real(1))
    ((low, high), (bottom, top)), (across, (least, most)) = study.whole_windows
    assert across == (low, high) == study.window[0]
    assert bottom < 0 < max(low**2, high**2) < top
    assert least < 2 * low < 2 * high < most
