"""The numbers of the linear approximation, worked by hand or read off dense samples."""

from __future__ import annotations

import numpy as np
import pytest
import sympy

from mathlib.derivative_studies import linear_approximation_study
from mathlib.function import Function, ParameterError, real


def test_the_root_of_1_1_is_about_1_05_and_off_by_at_most_0_00125() -> None:
    study = linear_approximation_study(Function.parse("sqrt(x)"), real(1))
    assert [str(step) for step in study.steps] == ["1", "1/10", "1/100"]
    assert study.approximation.shown.plain == "= 1.05"
    curvature, error = study.bounds
    assert (curvature.shown.plain, error.shown.plain) == ("= 0.25", "= 0.00125")
    assert error.how.startswith("exact")
    assert abs(np.sqrt(1.1) - 1.05) <= 0.00125


def test_the_table_of_the_parabola_is_the_one_worked_by_hand() -> None:
    """(1 + h)^2 - 1 - 2h = h^2."""
    table = linear_approximation_study(Function.parse("x^2"), real(1)).table
    assert [(h.text, e.shown.text, quotient.shown.text) for h, e, quotient in table] == [
        ("1", "1", "1"),
        ("−1", "1", "−1"),
        ("0.1", "0.01", "0.1"),
        ("−0.1", "0.01", "−0.1"),
        ("0.01", "0.0001", "0.01"),
        ("−0.01", "0.0001", "−0.01"),
    ]


@pytest.mark.parametrize(
    ("text", "at", "step"),
    [
        ("sqrt(x)", 1, "0.1"),
        ("exp(-x^2)", "0.8", "0.3"),
        ("x^4 - x^3", "0.1", 1),
        ("sin(3x)", "0.4", "0.5"),
        ("log(x)", 2, "0.5"),
    ],
)
def test_the_remainder_is_what_the_tangent_leaves(text: str, at: object, step: str) -> None:
    a, x = sympy.Rational(str(at)), sympy.Symbol("x")
    expression = sympy.sympify(text.replace("^", "**").replace("3x", "3*x"))
    study = linear_approximation_study(Function.parse(text), a, (real(step), real(step) / 2))
    for h, remainder, quotient in study.table:
        end = sympy.Rational(h.text.replace("−", "-"))
        slope = sympy.diff(expression, x).subs(x, a)
        expected = float(expression.subs(x, a + end) - expression.subs(x, a) - slope * end)
        assert remainder.shown.value == pytest.approx(expected, rel=1e-12)
        assert quotient.shown.value == pytest.approx(expected / float(end), rel=1e-12)


def test_another_line_leaves_the_difference_of_the_slopes() -> None:
    study = linear_approximation_study(Function.parse("exp(-x^2)"), real("0.8"))
    m = float(study.other_slope)
    assert study.quotient(1e-6, less=m) == pytest.approx(float(study.other_limit.shown.value), abs=1e-5)
    assert abs(m - float(study.slope)) > 0.1


@pytest.mark.parametrize(
    ("text", "at", "cases"),
    [
        ("3x + 1", 0, {"straight", "exact"}),
        ("7", 2, {"straight", "exact"}),
        ("sin(x)^2 + cos(x)^2", 1, {"straight", "exact"}),
        ("leaky_relu(x)", -1, {"curved", "exact"}),
        ("x^2", 1, {"curved", "bounded"}),
        ("x*abs(x)", 0, {"curved", "unbounded"}),
        ("sin(pi*x)^2", 0, {"curved", "bounded"}),
        ("abs(x)^1.1", 0, {"far", "unbounded"}),
    ],
)
def test_the_study_names_the_case(text: str, at: int, cases: set[str]) -> None:
    assert linear_approximation_study(Function.parse(text), real(at)).cases == cases


def test_a_curve_that_meets_its_tangent_at_every_step_is_not_called_straight() -> None:
    study = linear_approximation_study(Function.parse("sin(pi*x)^2"), real(0), (real(2), real(1)))
    assert all(remainder.shown.value == 0 for _, remainder, _ in study.table)
    assert "curved" in study.cases


CURVES = ("sqrt(x)", "exp(-x^2)", "1/x", "log(x)", "exp(5x)", "tanh(x)", "x^3 - 2x", "sin(100x)", "1/(1+x^2)")


@pytest.mark.parametrize("text", CURVES)
def test_the_first_gap_can_be_seen(text: str) -> None:
    """At least a tenth of the picture's half height, unless the point is an inflection."""
    study = linear_approximation_study(Function.parse(text), real("0.7"))
    gaps = [abs(remainder.shown.value) for _, remainder, _ in study.table[:2]]
    assert 0.1 < max(gaps) / study.half_height < 1


@pytest.mark.parametrize(
    ("steps", "field"),
    [((1, 2), "steps"), ((1,), "steps"), ((1, 0), "steps"), ((2, 1), "steps"), ((), "point")],
)
def test_steps_that_do_not_suit_are_blamed_on_their_field(steps: tuple[int, ...], field: str) -> None:
    at = real(1) if steps else real("1e-9")
    with pytest.raises(ParameterError) as refused:
        linear_approximation_study(Function.parse("sqrt(x)"), at, tuple(map(real, steps)))
    assert refused.value.field == field


def test_a_bound_that_no_float_can_hold_is_shown_as_more_and_not_as_0() -> None:
    study = linear_approximation_study(Function.parse("exp(-x^2)"), real(100))
    assert [claim.shown.plain for claim in study.bounds] == ["≈ 1×10⁻³⁰⁰", "≈ 1×10⁻³⁰⁰"]


def test_tiny_bounds_have_four_figures_and_are_not_less_than_they_are() -> None:
    """The second derivative of ln(1 + e^x) on [100, 120] is at most e^-100 = 3.72008e-44."""
    study = linear_approximation_study(Function.parse("ln(1 + e^x)"), real(100), [real(200), real(20)])
    assert [claim.shown.plain for claim in study.bounds] == ["≈ 3.721×10⁻⁴⁴", "≈ 7.441×10⁻⁴²"]
