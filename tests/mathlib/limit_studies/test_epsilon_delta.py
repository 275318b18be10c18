"""The study of a limit against values worked by hand."""

from __future__ import annotations

from math import inf, log, sqrt
from typing import Any

import pytest

from mathlib.function import Claim, Function, ParameterError, real
from mathlib.limit_studies import EpsilonDeltaStudy, epsilon_delta_study

PIECES = "x^2 if x < 2 else 2x if x > 2 else 7"


def study_of(function: str, point: Any, *epsilons: Any) -> EpsilonDeltaStudy:
    return epsilon_delta_study(Function.parse(function), real(point), None, tuple(map(real, epsilons)))


def test_reaches_end_where_the_parabola_leaves_the_band() -> None:
    """|x^2 - 9| < 1 for sqrt(8) < x < sqrt(10)."""
    study = study_of("x^2", 3, 1, "0.5")
    left, right = study.reaches["left"], study.reaches["right"]
    assert (left.length, right.length) == (pytest.approx(3 - sqrt(8)), pytest.approx(sqrt(10) - 3))
    assert (left.end, right.end) == (pytest.approx(sqrt(8)), pytest.approx(sqrt(10)))
    assert (left.claim.name, left.claim.shown.plain) == ("left reach", "≈ 0.1716")
    assert study.longer == "left"


@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_a_part_of_a_reach_has_the_decimals_of_the_whole(share: float) -> None:
    reach = study_of("x^2", 3, 1, "0.5").reaches["right"]
    shown = reach.shown(share * reach.length)
    assert shown.text == f"{share * (sqrt(10) - 3):.4f}"


def test_delta_is_shown_rounded_down() -> None:
    study = study_of("x^2", 3, 1, "0.5")
    for (_, claim), delta in zip(study.table, (sqrt(10) - 3, sqrt(9.5) - 3), strict=True):
        assert 0 <= delta - float(claim.shown.text) < 1e-4
        assert claim.shown.status == "rounded down"


def test_the_widened_window_holds_a_witness_that_fails() -> None:
    study = study_of("x^2", 3, 1, "0.5")
    width, x, value = study.failure
    assert width.shown.value == pytest.approx(1.3 * (sqrt(10) - 3))
    assert sqrt(10) - 3 < abs(x.shown.value - 3) < width.shown.value
    assert value.shown.value == pytest.approx(x.shown.value**2)
    assert abs(value.shown.value - 9) >= 1


def test_a_reach_without_an_end_is_infinite() -> None:
    """|exp(x) - 1| < 1 for every x < log(2)."""
    study = study_of("exp(x)", 0, 1, "0.5")
    left, right = study.reaches["left"], study.reaches["right"]
    assert (left.length, left.end, left.claim.name) == (inf, -inf, "left reach")
    assert right.length == pytest.approx(log(2))


@pytest.mark.parametrize(
    ("function", "point", "epsilons", "cases"),
    [
        ("(x^3 - 1)/(x - 1)", 1, (1, "0.5"), ("hole", "fails", "smaller_rounded")),
        ("2x + 1", 1, (1, "0.5"), ("value", "fails", "equal")),
        ("x^2 + 0*log(1 + x)", 0, ("1.00000000000000000001", "0.5"), ("value", "fails", "no_greater")),
        ("cos(x)", 0, ("0.5", "0.1"), ("value", "fails", "equal_rounded")),
        ("sigmoid(x)", 0, ("0.2", "0.1"), ("value", "fails", "equal_rounded")),
        ("log(cosh(x - 2))", 2, ("1", "0.5"), ("value", "fails", "equal_rounded")),
        ("x^2", 0, ("2", "1"), ("value", "fails", "equal_rounded")),
        ("x^2 + 0*sqrt(x + sqrt(2))", 0, ("2", "1"), ("value", "fails", "no_greater")),
        ("x^2 + 0*sqrt(x + sqrt(2) - 1e-15)", 0, ("2", "1"), ("value", "no_value", "no_greater")),
        ("x^2 + 0*sqrt(x + sqrt(2) + 1e-9)", 0, ("2", "1"), ("value", "fails", "equal_rounded")),
        ("sqrt(2 - x^2) + 0/sqrt(2 - x^2)", 0, ("1.9", "1"), ("value", "no_value", "equal_rounded")),
        ("sin(x) + 1e-14*x^2", 0, ("0.5", "0.1"), ("value", "fails", "no_greater")),
        ("sqrt(x)", 1, ("1.2", "0.6"), ("value", "no_value", "smaller")),
        ("3 - x if x < 1 else 2*x", 1, (1, "0.5"), ("value", "fails", "smaller")),
        (PIECES, 2, (1, "0.5"), ("value", "fails", "smaller_rounded")),
    ],
)
def test_the_cases_are_those_of_the_function(
    function: str, point: Any, epsilons: tuple[Any, ...], cases: tuple[str, ...]
) -> None:
    assert study_of(function, point, *epsilons).cases == cases


@pytest.mark.parametrize(("function", "value", "is_continuous"), [("x^2", 4, True), (PIECES, 7, False)])
def test_a_value_beside_the_limit_is_no_continuity(function: str, value: int, is_continuous: bool) -> None:
    study = study_of(function, 2, 1, "0.5")
    assert (study.value, study.is_continuous, study.limit.shown.plain) == (value, is_continuous, "= 4")


@pytest.mark.parametrize(
    ("function", "point", "limit"),
    [("exp(x)", 30, "≈ 1.0686×10¹³"), ("x^2", "10^8", "= 1×10¹⁶"), ("x^2 + 1e9", 1, "= 1000000001")],
)
def test_a_large_limit_has_the_figures_that_its_epsilons_need(function: str, point: Any, limit: str) -> None:
    study = epsilon_delta_study(Function.parse(function), real(point))
    assert study.limit.shown.plain == limit


def test_the_approach_shrinks_on_both_sides() -> None:
    study = study_of("x^2", 1, 1, "0.5")
    rows = [[distance, x.value, y.shown.value] for distance, (x, y), _ in study.approach(0.5)]
    assert rows == [[0.5, 0.5, 0.25], [0.1, 0.9, pytest.approx(0.81)], [0.01, 0.99, pytest.approx(0.9801)]]
    rights = [(x.text, claim.context["x"]) for _, _, (x, claim) in study.approach(0.5)]
    assert rights == [("1.5", "= 1.5"), ("1.1", "= 1.1"), ("1.01", "= 1.01")]


@pytest.mark.parametrize("epsilons", [(1,), (1, "0.5", "0.2", "0.1", "0.05")])
def test_one_epsilon_or_five_are_refused(epsilons: tuple[Any, ...]) -> None:
    with pytest.raises(ParameterError, match="two to four") as refused:
        study_of("x^2", 3, *epsilons)
    assert refused.value.field == "epsilons"


def test_values_far_from_zero_have_the_digits_that_tell_them_apart() -> None:
    study = study_of("x^2 + 10^7", 1)
    rows = study.approach(1.5)
    assert [y.shown.text for _, (_, y), _ in rows] == ["10000000.3", "10000000.5", "10000000.9"]


def test_nothing_is_claimed_where_the_table_of_a_limit_has_no_value() -> None:
    """Beyond 1/2 the logarithm has none."""
    rows = study_of("x + 0*log(1/2 - x)", 0, 1, "0.25").approach(1.0)
    entries = [entry for _, *sides in rows for _, entry in sides]
    assert [isinstance(entry, Claim) for entry in entries] == [True, False, True, True, True, True]


@pytest.mark.parametrize("first", [0.5, 2.5])
@pytest.mark.parametrize(
    ("text", "sides"),
    [("x*sin(pi/x)", 2), ("x*floor(1/x)", 2), ("x^2*sin(2*pi/x) if x > 0 else 0", 1), ("7 + x^30", 0)],
)
def test_a_table_does_not_show_one_value_of_a_function_that_has_others(
    text: str, sides: int, first: float
) -> None:
    """At 0.5, 0.1, 0.05 and 0.01, 1/x is a whole number."""
    rows = study_of(text, 0, "0.5", "0.05").approach(first)[1:]
    shown = [{claim.shown.text for _, claim in side} for side in list(zip(*rows, strict=True))[1:]]
    assert sum(len(values) > 1 for values in shown) == sides


@pytest.mark.parametrize(("function", "delta"), [("x^2", sqrt(1.5e12) - 1e6), ("1e9*x", 1e4)])
def test_epsilons_grow_with_a_large_limit(function: str, delta: float) -> None:
    study = study_of(function, "1e6")
    assert study.first.value == pytest.approx(delta)
    assert study.words["epsilon"] in ("5×10¹¹", "1×10¹³")
