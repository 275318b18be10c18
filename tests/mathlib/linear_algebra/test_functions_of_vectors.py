"""Functions with vectors and matrices as values or arguments, held against finite differences."""

from __future__ import annotations

import numpy as np
import pytest

from mathlib.arithmetic import ExpressionError
from mathlib.function import Function
from mathlib.linear_algebra import VectorFunction

STEP = 1e-6


def test_a_path_has_a_velocity() -> None:
    circle = VectorFunction.parse("r(t) = (cos(t), sin(t))")
    assert (circle.variables, circle.source) == (("t",), "(cos(t), sin(t))")
    assert circle.derivative().exact("pi/2") == (-1, 0)
    times = np.linspace(0, 6, 50)
    measured = (circle(times + STEP) - circle(times - STEP)) / (2 * STEP)
    assert measured.shape == (2, 50)
    assert np.allclose(circle.derivative()(times), measured, rtol=0, atol=1e-8)


def test_constant_components_have_the_shape_of_the_others() -> None:
    assert VectorFunction.parse("(1, t)")(np.zeros(4)).shape == (2, 4)


def test_components_are_split_at_the_outermost_commas_only() -> None:
    f = VectorFunction.parse("(max(s, t), (s + t)*2)")
    assert f.exact(1, 3) == (3, 8)
    assert [part.typst for part in f.parts] == ["max(s, t)", "(s + t) dot 2"]


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
