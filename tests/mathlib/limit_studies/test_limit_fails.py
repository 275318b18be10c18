"""What is shown of a function without a limit: each side, the witnesses, and the values on the way."""

from __future__ import annotations

from itertools import pairwise

import pytest
import sympy

from mathlib.function import UNKNOWN, Function, real
from mathlib.limit_studies import LimitFailsStudy, limit_fails_study


def study(text: str, at: str = "0") -> LimitFailsStudy:
    return limit_fails_study(Function.parse(text), real(at))


@pytest.mark.parametrize(
    ("text", "at", "left", "right", "cases"),
    [
        ("x^2 if x < 1 else 3 - x", "1", "settles", "settles", ("apart", "pair", "numbers")),
        ("1/x^2", "0", "rises", "rises", ("alike", "pair", "infinite")),
        ("-1/x^2", "0", "falls", "falls", ("alike", "pair", "infinite")),
        ("1/x", "0", "falls", "rises", ("apart", "pair", "each")),
        ("exp(1/x)", "0", "settles", "rises", ("apart", "pair", "each")),
        ("sqrt(x)", "0", "undefined", "settles", ("apart", "missing", "half")),
        ("sin(1/x) if x > 0 else 2", "0", "settles", "oscillates", ("apart", "pair", "half")),
        ("sin(1/x)", "0", "oscillates", "oscillates", ("alike", "pair", "nothing")),
        ("1/sin(1/x)", "0", "gaps", "gaps", ("alike", "missing", "nothing")),
    ],
)
def test_the_case_is_what_both_sides_do(
    text: str, at: str, left: str, right: str, cases: tuple[str, str, str]
) -> None:
    found = study(text, at)
    assert found.does == {"left": left, "right": right}
    assert found.cases == cases


@pytest.mark.parametrize(
    "text",
    ["sin(pi/x)", "cos(pi/x)", "sin(2*pi/x)^2", "cos(100*pi/x)", "1/x - floor(1/x)", "sign(sin(pi/x))"],
)
def test_a_table_of_a_swinging_function_swings(text: str) -> None:
    found = study(text)
    assert found.does == {"left": "oscillates", "right": "oscillates"}
    for side in (1, 2):
        values = [row[side][1].shown.value for row in found.approach]
        assert min(abs(b - a) for a, b in pairwise(values)) >= float(found.epsilon)
    distances = [distance for distance, *_ in found.approach]
    assert all(d < float(window.delta) for d, window in zip(distances, found.windows, strict=True))
    assert distances == sorted(distances, reverse=True)


def test_limits_from_each_side_are_shown() -> None:
    assert {side: c.shown.plain for side, c in study("atan(1/x)").limits.items()} == {
        "left": "≈ −1.571",
        "right": "≈ 1.571",
    }
    assert {side: c.shown.plain for side, c in study("1/x").limits.items()} == {
        "left": "= −∞",
        "right": "= ∞",
    }
    assert study("sin(1/x)").limits == {}


def test_an_oscillation_is_shown_between_its_extremes() -> None:
    low, high = study("3 + 2*sin(1/x)").swings["right"]
    assert (low.shown.plain, high.shown.plain) == ("= 1", "= 5")


def test_an_extreme_that_is_taken_at_single_points_only_is_not_what_is_shown() -> None:
    """The floor of sin(1/x) is 1 where the sine is, -1 or 0 elsewhere."""
    low, high = study("floor(sin(1/x))").swings["right"]
    assert (low.shown.plain, high.shown.plain) == ("= −1", "= 0")


def test_the_table_has_each_delta_once_with_its_witnesses() -> None:
    rows = study("x^2 if x < 1 else 3 - x", "1").table
    assert [delta.text for delta, _, _ in rows] == ["1", "", "0.1", "", "0.01", ""]
    xs = [sympy.Rational(x.shown.text) for _, x, _ in rows]
    values = [x**2 if x < 1 else 3 - x for x in xs]
    assert [value.shown.value for _, _, value in rows] == pytest.approx([float(value) for value in values])


def test_where_there_is_no_value_none_is_shown() -> None:
    found = study("log(x)")
    assert all(value is UNKNOWN for _, _, value in found.table)
    assert [left[1] is UNKNOWN for _, left, _ in found.approach] == [True] * 3


def test_points_approach_as_windows_shrink() -> None:
    assert [distance for distance, _, _ in study("1/x").approach] == pytest.approx([0.5, 0.05, 0.005])
