"""A derivative's formula is written with the points that it does not hold for."""

from __future__ import annotations

import pytest

from mathlib.derivative_studies import rule_typst
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
