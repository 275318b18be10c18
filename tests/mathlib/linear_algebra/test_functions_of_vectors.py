"""Functions with vectors and matrices as values or arguments, held against finite differences."""

from __future__ import annotations

import numpy as np
import pytest

from mathlib.arithmetic import ExpressionError
from mathlib.function import Function
from mathlib.linear_algebra import Matrix, VectorFunction, entries, matrix_gradient

STEP = 1e-6


def test_a_path_has_a_velocity() -> None:
    circle = VectorFunction.parse("r(t) = (cos(t), sin(t))")
    assert (circle.name, circle.variables, circle.source) == ("r", ("t",), "(cos(t), sin(t))")
    assert circle.derivative().exact("pi/2") == (-1, 0)
    times = np.linspace(0, 6, 50)
    measured = (circle(times + STEP) - circle(times - STEP)) / (2 * STEP)
    assert measured.shape == (2, 50)
    assert np.allclose(circle.derivative()(times), measured, rtol=0, atol=1e-8)


def test_the_jacobian_is_that_of_finite_differences() -> None:
    f = VectorFunction.parse(["x*y^2", "exp(x) - w", "sin(x*w)"])
    at = np.array([0.5, -1.0, 2.0])
    measured = [(f(*(at + step)) - f(*(at - step))) / (2 * STEP) for step in STEP * np.eye(3)]
    assert np.allclose(f.jacobian(*at), np.transpose(measured), rtol=0, atol=1e-8)
    assert f.jacobian.shape == (3, 3)


def test_the_jacobian_of_a_linear_map_is_its_matrix() -> None:
    w = Matrix.of([[1, 0, 2], [0, 1, -1]])
    f = VectorFunction.parse("(x + 2z, y - z)", ("x", "y", "z"))
    assert f.jacobian.exact(7, 8, 9) == w
    assert f.exact(1, 2, 3) == w @ (1, 2, 3)


def test_constant_components_have_the_shape_of_the_others() -> None:
    assert VectorFunction.parse("(1, t)")(np.zeros(4)).shape == (2, 4)


def test_components_are_split_at_the_outermost_commas_only() -> None:
    f = VectorFunction.parse("(max(s, t), (s + t)*2)")
    assert f.exact(1, 3) == (3, 8)
    assert f.typst == "vec(max(s, t), (s + t) dot 2)"


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("(t, sine(t))", 5, "'sine' is not a function"),
        ("(t, )", 5, "there is no formula"),
        ("t, t^2", 1, "a vector stands in brackets"),
        ("", 1, "a vector stands in brackets"),
        ("(t, t^2", 1, "a vector stands in brackets"),
        ("r(t) = (t, s)", 12, "'s' is not a variable here"),
        ("((t, t)", 4, "',' was not expected here"),
    ],
)
def test_mistakes_are_named_in_the_columns_of_the_whole_text(text: str, column: int, message: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        VectorFunction.parse(text)
    assert message in caught.value.message
    assert (caught.value.column, caught.value.source) == (column, text)


def test_components_share_their_variables() -> None:
    with pytest.raises(ValueError, match=r"f\(s\) = s, but f\(t\) = t"):
        VectorFunction((Function.parse("s", None), Function.parse("t", None)))


def test_the_gradient_by_a_matrix_is_that_of_finite_differences_in_the_matrix_own_shape() -> None:
    """A squared error of one layer: |W x - y|^2 for x = (1, 2), y = (3, -1)."""
    loss = Function.parse("(W11 + 2W12 - 3)^2 + (W21 + 2W22 + 1)^2", entries("W", 2, 2))
    w, found = np.array([[0.5, -1.0], [2.0, 0.25]]), matrix_gradient(loss, "W")
    measured = np.empty((2, 2))
    for place in np.ndindex(2, 2):
        step = np.zeros((2, 2))
        step[place] = STEP
        measured[place] = (loss(*(w + step).flat) - loss(*(w - step).flat)) / (2 * STEP)
    assert np.allclose(found(*w.flat), measured, rtol=0, atol=1e-8)
    assert np.allclose(found(*w.flat), 2 * np.outer(w @ [1, 2] - [3, -1], [1, 2]), rtol=0, atol=1e-12)


def test_a_step_of_gradient_descent_is_exact() -> None:
    loss = Function.parse("(2W11 + W12 - 1)^2", None)
    w = Matrix.of([[1, 0]])
    assert (w - "1/10" * matrix_gradient(loss, "W").exact(*w.flat)) == Matrix.of([["3/5", "-1/5"]])


def test_the_gradient_by_a_matrix_may_leave_other_variables() -> None:
    f = Function.parse("W11*x1 + W12*x2", None)
    found = matrix_gradient(f, "W")
    assert (found.variables, found.typst) == (("W11", "W12", "x1", "x2"), "mat(x_(1), x_(2))")
    assert f.at(**Matrix.of([[3, 4]]).named("W")).exact(1, 2) == 11


def test_a_matrix_with_a_gap_is_refused() -> None:
    with pytest.raises(ValueError, match="the 2 x 2 matrix W needs W12, W21 as variables, too"):
        matrix_gradient(Function.parse("W11 + W22", None), "W")
    with pytest.raises(ValueError, match="no variable is an entry of V, as V11 is"):
        matrix_gradient(Function.parse("W11 + W22", None), "V")
