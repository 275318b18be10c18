"""Typst notation: the formula as its author wrote it, with the brackets it needs and no more."""

from __future__ import annotations

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from mathlib.function import Function, parse
from tests.mathlib.formulas import UNHURRIED, functions

WRITTEN = [
    ("(x^3 - 1)/(x - 1)", "frac(x^3 - 1, x - 1)"),
    ("x*y", "x y"),
    ("3x", "3 x"),
    ("2*3", "2 dot 3"),
    ("2*3x", "2 dot 3 x"),
    ("x*2", "x dot 2"),
    ("x*2^y", "x dot 2^y"),
    ("2 sin(x)", "2 sin(x)"),
    ("exp(-x^2)", "e^(-x^2)"),
    ("exp(-(x^2+y^2)/2)", "e^(-(x^2 + y^2) \\/ 2)"),
    ("e^(x/y*2)", "e^((x \\/ y) dot 2)"),
    ("exp(x)^2", "(e^x)^2"),
    ("sqrt(x + 1)", "sqrt(x + 1)"),
    ("cbrt(x)", "root(3, x)"),
    ("abs(x - 1)", "abs(x - 1)"),
    ("log(x)", "ln(x)"),
    ("log10(x)", "log_10 (x)"),
    ("relu(x)", 'op("ReLU")(x)'),
    ("asin(x)", "arcsin(x)"),
    ("sin(x)^2", "sin(x)^2"),
    ("1/2x", "frac(1, 2) x"),
    ("1/(2x)", "frac(1, 2 x)"),
    ("2*(1/2)", "2 dot frac(1, 2)"),
    ("(1/x)^2", "(frac(1, x))^2"),
    ("x^(1/3)", "x^(1 \\/ 3)"),
    ("-x^2", "-x^2"),
    ("(-x)^2", "(-x)^2"),
    ("-(x + 1)", "-(x + 1)"),
    ("-(-x)", "-(-x)"),
    ("x - (y - 1)", "x - (y - 1)"),
    ("x + (y - 1)", "x + (y - 1)"),
    ("x(x + 1)(x - 1)", "x (x + 1) (x - 1)"),
    ("2(-x)", "2 (-x)"),
    ("x*(-2)", "x dot (-2)"),
    ("(x^y)^2", "(x^y)^2"),
    ("x^y^2", "x^(y^2)"),
    (".5x + 2.x", "0.5 x + 2 x"),
    ("1.5e-3", "1.5 dot 10^(-3)"),
    ("pi*x", "pi x"),
    ("min(x, y, 1)", "min(x, y, 1)"),
    ("x if x < 1 else 2", 'cases(x & "if" x < 1, 2 & "otherwise")'),
    (
        "1 if x < 0 else 2 if 0 <= x <= 1 else 3",
        'cases(1 & "if" x < 0, 2 & "if" 0 <= x <= 1, 3 & "otherwise")',
    ),
    ("2(x if x < 1 else 3)", '2 (cases(x & "if" x < 1, 3 & "otherwise"))'),
]


@pytest.mark.parametrize(("text", "notation"), WRITTEN)
def test_a_formula_is_set_as_it_was_written(text: str, notation: str) -> None:
    assert parse(text, ("x", "y")).typst == notation


HELD = [
    ("x*y", "1", "x dot 1"),
    ("2y", "1.5", "2 dot 1.5"),
    ("y*x", "1.5", "1.5 x"),
    ("x^2 + x*y + y^2", "0.5", "x^2 + x dot 0.5 + 0.5^2"),
    ("y^2", "-1", "(-1)^2"),
    ("x - y", "-1", "x - (-1)"),
    ("x*y", "-1", "x dot (-1)"),
    ("x/y", "-1", "frac(x, -1)"),
    ("y^2", "frac(1, 2)", "(frac(1, 2))^2"),
    ("y^2", "sqrt(2)", "(sqrt(2))^2"),
    ("sin(x)*cos(y)", "-1", "sin(x) cos(-1)"),
    ("x*y^2/4", "{{ 1 : held }}", "frac(x dot {{ 1 : held }}^2, 4)"),
    ("x - y", "{{-1: held}}", "x - ({{-1: held}})"),
]


@pytest.mark.parametrize(("text", "value", "notation"), HELD)
def test_a_variable_held_still_is_replaced_with_the_brackets_it_needs(
    text: str, value: str, notation: str
) -> None:
    assert parse(text, ("x", "y")).typst_with({"y": value}) == notation


def test_names_of_several_letters_are_set_as_names() -> None:
    f = parse("theta + w1 + w_in + rate", ("theta", "w1", "w_in", "rate"))
    assert f.typst == 'theta + w_(1) + w_("in") + "rate"'


@settings(UNHURRIED, max_examples=10)
@given(st.lists(functions(("x", "y"), depth=4), min_size=15, max_size=30))
def test_whatever_can_be_parsed_can_be_typeset(formulas: list[Function]) -> None:
    notations = [f.typst for f in formulas]
    notations += [f.typst_with({"y": "-1"}) for f in formulas]
    notations += [f.derivative("x").typst for f in formulas if len(f.source) < 80]
    document = "#set page(width: auto, height: auto)\n" + "\n\n".join(f"$ {part} $" for part in notations)
    assert typst.compile(document.encode(), format="svg")
