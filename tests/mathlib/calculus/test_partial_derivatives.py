"""Partial derivatives: slices, the rule term by term, and where there is none."""

import numpy as np
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Rational

from mathlib.arithmetic import TooHardError
from mathlib.calculus import partial_at, term_by_term
from mathlib.calculus.partial_derivatives import slice_along
from mathlib.function import Function, differentiate


def surface(text: str) -> Function:
    return Function.parse(text, ("x", "y"))


BOWL = surface("x^2 + x*y + y^2")


def test_a_slice_is_the_surface_with_the_other_variable_held() -> None:
    across, along = slice_along(BOWL, "x", (0.5, 1)), slice_along(BOWL, "y", (0.5, 1))
    assert (across.variables, along.variables) == (("x",), ("y",))
    xs = np.linspace(-2, 2, 9)
    assert np.allclose(across(xs), xs**2 + xs + 1, rtol=0, atol=1e-14)
    assert np.allclose(along(xs), 0.25 + 0.5 * xs + xs**2, rtol=0, atol=1e-14)


@pytest.mark.parametrize(
    ("text", "point", "in_x", "in_y"),
    [
        ("x^2 + x*y + y^2", (0.5, 1), "2", "5/2"),
        ("4 - x^2/2 - y^2", (1, -0.5), "-1", "1"),
        ("sin(x)*cos(y)", (0.7, 0.4), "cos(7/10)*cos(2/5)", "-sin(7/10)*sin(2/5)"),
        ("x*y^2/4", (1, 1.2), "9/25", "3/5"),
        ("x^y", (2, 3), "12", "8*log(2)"),
        ("max(x, y)", (1, 2), "0", "1"),
        ("x^2*y/(x^2 + y^2) if x^2 + y^2 > 0 else 0", (0, 0), "0", "0"),
    ],
)
def test_partials_at_a_point_are_exact(text: str, point: tuple[float, float], in_x: str, in_y: str) -> None:
    for variable, value in (("x", in_x), ("y", in_y)):
        found = partial_at(surface(text), variable, point)
        assert found.how == "exact"
        assert sympy.simplify(found.value - sympy.sympify(value)) == 0


@pytest.mark.parametrize(
    ("text", "point", "kind", "reason"),
    [
        (
            "abs(x) + y",
            (0, 1),
            "corner",
            "along x, with y held at 1: "
            "to the left of 0 the slopes approach −1; to the right the slopes approach 1",
        ),
        (
            "sqrt(x^2 + y^2)",
            (0, 0),
            "corner",
            "along x, with y held at 0: "
            "to the left of 0 the slopes approach −1; to the right the slopes approach 1",
        ),
        ("x^2*y/(x^2 + y^2)", (0, 0), "undefined", "along x, with y held at 0: f has no value at 0"),
    ],
)
def test_a_missing_partial_says_why(text: str, point: tuple[float, float], kind: str, reason: str) -> None:
    found = partial_at(surface(text), "x", point)
    assert (found.value, found.kind, found.reason) == (None, kind, reason)


def test_the_rule_is_applied_term_by_term_as_written() -> None:
    rows = term_by_term(surface("4 - x^2/2 - y^2 + x*y"), "x")
    assert [row.sign for row in rows] == [1, -1, -1, 1]
    assert [row.term.source for row in rows] == ["4", "x^2/2", "y^2", "x*y"]
    assert [row.partial.source for row in rows] == ["0", "x", "0", "y"]


def test_a_function_that_is_no_sum_is_one_term() -> None:
    (row,) = term_by_term(surface("sin(x)*cos(y)"), "y")
    assert row.sign == 1
    assert (
        sympy.simplify(
            row.partial.expression + sympy.sin(row.partial.symbols[0]) * sympy.sin(row.partial.symbols[1])
        )
        == 0
    )


def test_a_minus_before_brackets_turns_every_sign_inside() -> None:
    rows = term_by_term(surface("x - (y - x^2)"), "x")
    assert [(row.sign, row.term.source) for row in rows] == [(1, "x"), (-1, "y"), (1, "x^2")]


coefficient = st.integers(-8, 8).map(lambda n: f"({n}/4)")
basis = st.sampled_from(
    ["x", "y^2", "x*y", "x^2*y", "sin(x)*cos(y)", "exp(x*y/4)", "cos(x + 2y)", "x/(1 + y^2)"]
)
signs = st.sampled_from([" + ", " - "])
sums = st.lists(st.tuples(signs, coefficient, basis), min_size=1, max_size=4).map(
    lambda terms: "".join(f"{sign}{number}*{part}" for sign, number, part in terms)
)
point = st.tuples(*[st.integers(-15, 15).map(lambda n: Rational(n, 10))] * 2)


@settings(deadline=None, max_examples=20)
@given(sums, point, st.sampled_from(["x", "y"]))
def test_the_terms_partials_add_up_to_the_slope_of_the_slice(
    text: str, at: tuple[Rational, Rational], variable: str
) -> None:
    """The slope is measured by a central difference in x or y: off by h^2 |f'''|/6 + rounding / h."""
    f = surface("0" + text)
    total = sum(row.sign * row.partial(*map(float, at)) for row in term_by_term(f, variable))
    x, y = map(float, at)
    h = 1e-5
    moves = (h, 0.0) if variable == "x" else (0.0, h)
    measured = (f(x + moves[0], y + moves[1]) - f(x - moves[0], y - moves[1])) / (2 * h)
    assert total == pytest.approx(measured, abs=2e-8)
    assert float(partial_at(f, variable, at).value) == pytest.approx(measured, abs=2e-8)
    assert differentiate(f, variable)(x, y) == pytest.approx(measured, abs=2e-8)


def test_a_derivative_that_would_never_end_is_refused() -> None:
    tower = "x^y"
    for _ in range(7):
        tower = f"({tower})^(sin({tower}) + y)"[:900] if len(tower) < 300 else tower
    with pytest.raises((TooHardError, ValueError), match="derivative"):
        differentiate(surface(tower), "x")
