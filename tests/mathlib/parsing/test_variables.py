"""Which variables a text has that declares none, and in which order."""

from __future__ import annotations

import pytest

from mathlib.arithmetic import ExpressionError
from mathlib.formula import caption_reading
from mathlib.function import Function


@pytest.mark.parametrize(
    ("text", "variables"),
    [
        ("w^2 + 3w*b", ("b", "w")),
        ("z + a + y + x", ("x", "y", "z", "a")),
        ("2xy", ("x", "y")),
        ("xsin(y)", ("x", "y")),
        ("wb + w - b", ("b", "w")),
        ("w(b + 1) + w", ("b", "w")),
        ("x10 + x9 + W12*W2", ("W2", "W12", "x9", "x10")),
        ("theta*pi + e", ("theta",)),
        ("lambda1 - lambda", ("lambda", "lambda1")),
        ("beta sin(alpha)", ("alpha", "beta")),
        ("a if t < 1 else b", ("a", "b", "t")),
        ("pi/4", ()),
        ("L(w, b) = b^2 + wb", ("w", "b")),
        ("f(x, w1) = w1 x", ("x", "w1")),
        ("loss(weight) = weight^2", ("weight",)),
        ("g(x, y) = x", ("x", "y")),
        ("y = x^2 + a", ("x", "a")),
        (r"w_1^{2} + w_{2}\theta", ("theta", "w1", "w2")),
    ],
)
def test_a_formula_has_the_variables_that_its_author_means(text: str, variables: tuple[str, ...]) -> None:
    assert Function.parse(text, None).variables == variables


@pytest.mark.parametrize(
    ("text", "column", "message", "suggestion"),
    [
        ("2 + wb", 5, "'wb' is not a name here", "write w*b for a product"),
        ("a(x + 1)", 1, "'a' is not a function here", "write a*(...) for a product"),
        ("t + sine(x)", 5, "'sine' is not a function here", "did you mean 'sin'?"),
        ("weight*x", 1, "'weight' is not a name here", "a letter with digits"),
        ("f(e) = 1", 3, "'e' has a meaning already", ""),
        ("sin(x) = x", 1, "'sin' has a meaning already", ""),
        ("f(x, x) = x", 3, "not all different", ""),
        ("f(f) = 1", 3, "not all different", ""),
        ("L(w) = w + b", 12, "'b' is not a variable here", "this is a function of w"),
        ("L(w) =", 7, "there is no formula", "x^2"),
        ("L(w) = 2 w +", 13, "something is missing after '+'", ""),
        ("x == 1", 3, "'=' is not understood", "before a formula only"),
        ("x = x + 1", 1, "'x' stands on both sides", "right-hand side"),
    ],
)
def test_what_is_unclear_is_refused_where_it_stands(
    text: str, column: int, message: str, suggestion: str
) -> None:
    with pytest.raises(ExpressionError) as caught:
        Function.parse(text, None)
    assert message in caught.value.message
    assert suggestion in caught.value.suggestion
    assert (caught.value.column, caught.value.source) == (column, text)


def test_a_left_side_names_the_function_and_is_no_part_of_its_formula() -> None:
    f = Function.parse("L(w, b) = w^2 + b", None)
    assert (f.name, f.source, f(3.0, 4.0)) == ("L", "w^2 + b", 13.0)
    assert f == Function.parse("w^2 + b", ("w", "b"))
    assert f.at(b=1).name == "L"


def test_a_definition_reads_back_as_the_same_function() -> None:
    for text in ("L(w, b) = w^2 + b", "theta*x1", "2xy"):
        f = Function.parse(text, None)
        again = Function.parse(f.definition, None)
        assert (again, again.name) == (f, f.name)


def test_names_are_typeset_with_indices_and_greek_letters() -> None:
    f = Function.parse("theta*W12 - 2x1*sqrt(2)", None)
    assert f.typst == "theta W_(12) - 2 x_(1) sqrt(2)"
    assert caption_reading(f.tree) == "θ·W₁₂ − 2·x₁·√2"
