"""A derivative's formula is written with the points that it does not hold for."""

from __future__ import annotations

import pytest

from mathlib.derivative_studies import conditions_typst, rule_typst
from mathlib.function import Function


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("relu(x)", "0"),
        ("relu(1 - x)", "1"),
        ("leaky_relu(x)", "0"),
        ("abs(x^2 - 1)", "-1, 1"),
        ("abs(abs(x) - 1)", "-1, 0, 1"),
        ("min(x^2, 1)", "-1, 1"),
        ("relu(x - sqrt(2))", "sqrt(2)"),
        ("relu(2x - 3) + abs(x)", "0, 1.5"),
        ("sign(x)", "0"),
    ],
)
def test_corners_and_jumps_are_left_out(text: str, left_out: str) -> None:
    assert rule_typst(Function.parse(text).derivative("x")).endswith(f", thick x != {left_out}")


@pytest.mark.parametrize(
    "text",
    ["x*abs(x)", "abs(x)^3", "x^2 if x < 1 else 2x - 1", "x^2/2 if abs(x) < 1 else abs(x) - 1/2", "1/x"],
)
def test_nothing_is_left_out_where_the_formula_holds_or_has_no_value(text: str) -> None:
    rule = Function.parse(text).derivative("x")
    assert rule_typst(rule) == rule.typst


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("floor(x)", "x in.not ZZ"),
        ("x + ceil(x/2)", "frac(x, 2) in.not ZZ"),
        ("x - floor(x^2)", "x^2 in.not ZZ"),
        ("sign(sin(x))", "sin(x) != 0"),
        ("abs(sin(x))", "sin(x) != 0"),
        ("max(sin(x), cos(x))", "sin(x) != cos(x)"),
        ("abs(x^2 - 2)", "x^2 != 2"),
        ("abs(x^5 - 5x^3 + 4x)", "x^5 - 5 x^3 + 4 x != 0"),
        ("sign(cos(x)) + floor(x)", "cos(x) != 0, thick x in.not ZZ"),
    ],
)
def test_a_formula_that_fails_at_points_too_many_to_name_holds_under_a_condition(
    text: str, condition: str
) -> None:
    rule = Function.parse(text).derivative("x")
    assert rule_typst(rule) == f"{rule.typst}, thick {condition}"


@pytest.mark.parametrize(
    ("text", "variable", "condition"),
    [
        ("abs(x)*y", "x", ", thick x != 0"),
        ("abs(x)*y", "y", ""),
        ("relu(x*y - 1)", "y", ", thick x y != 1"),
        ("max(x, y^2)", "x", ", thick x != y^2"),
        ("floor(x*y) + x", "x", ", thick x y in.not ZZ"),
        ("relu(x + y)^2", "x", ""),
        ("x^2*y/(x^2 + y^2)", "x", ""),
    ],
)
def test_partial_derivatives_hold_off_the_corners_in_their_variable(
    text: str, variable: str, condition: str
) -> None:
    rule = Function.parse(text, ("x", "y")).derivative(variable)
    assert conditions_typst(rule) == condition
