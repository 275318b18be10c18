"""Parameters are read as people write them, of any variables, and written so that they are read again."""

from __future__ import annotations

from typing import Annotated, Any

import pytest
import sympy
from pydantic import ValidationError

from mathlib.arithmetic import Undecided
from mathlib.function import Function, ParameterError, parse
from mathlib.linear_algebra import entries
from scenes.stage.scene import (
    Bivariate,
    Loss,
    Multivariate,
    Named,
    Number,
    NumberMatrix,
    Path,
    Points,
    SceneParams,
    Univariate,
    of_one_variable,
)


class Curve(SceneParams):
    function: Univariate


class Surface(SceneParams):
    function: Bivariate


class Layer(SceneParams):
    W: NumberMatrix
    x: tuple[Number, ...]
    path: Path
    loss: Multivariate


@pytest.mark.parametrize(
    ("model", "given", "variables", "name"),
    [
        (Curve, {"function": "x^2"}, ("x",), "f"),
        (Curve, {"function": "5"}, ("x",), "f"),
        (Curve, {"function": "t^2"}, ("t",), "f"),
        (Curve, {"function": "h(s) = s^3"}, ("s",), "h"),
        (Surface, {"function": "x^2"}, ("x", "y"), "f"),
        (Surface, {"function": "w^2 + 3w*b"}, ("b", "w"), "f"),
        (Surface, {"function": "w^2 + 3w*b", "variables": ["w", "b"]}, ("w", "b"), "f"),
        (Surface, {"function": "L(w, b) = w^2 + 3w*b"}, ("w", "b"), "L"),
        (Surface, {"function": "theta*x"}, ("x", "theta"), "f"),
        (Surface, {"function": "w1^2", "variables": ["w1", "w2"]}, ("w1", "w2"), "f"),
    ],
)
def test_variables_are_those_named_or_those_at_the_left_or_the_usual_ones(
    model: type[Any], given: dict[str, Any], variables: tuple[str, ...], name: str
) -> None:
    params = model(**given)
    assert (params.function.variables, params.function.name) == (variables, name)
    again = model.model_validate(params.model_dump(mode="json"))
    assert (again.function, again.function.name) == (params.function, name)


@pytest.mark.parametrize(
    ("model", "given", "reason"),
    [
        (Curve, {"function": "x^2 + q"}, "'q' is not a variable here; this is a function of x"),
        (Curve, {"function": "f(x, y) = x*y"}, "function of one variable, and its variables are: x, y"),
        (Surface, {"function": "w^2"}, "'w' is not a variable here"),
        (Surface, {"function": "w", "variables": ["w"]}, "function of two variables"),
        (
            Surface,
            {"function": "L(w, b) = w*b", "variables": ["b", "w"]},
            "left-hand side names w, b, not b, w",
        ),
        (Surface, {"function": 5}, "must be a formula in quotes"),
    ],
)
def test_what_is_no_function_of_so_many_variables_is_refused(
    model: type[Any], given: dict[str, Any], reason: str
) -> None:
    with pytest.raises(ValidationError, match=reason) as refused:
        model(**given)
    assert refused.value.errors()[0]["loc"] == ("function",)


LAYER: dict[str, Any] = {
    "W": [[1, 0, 2], [0, 1, "-1/2"]],
    "x": [1, 2, 1],
    "path": ["t", "t^2"],
    "loss": " + ".join(f"{entry}^2" for entry in entries("W", 2, 3)),
}


def test_matrices_vectors_and_paths_are_parameters() -> None:
    layer = Layer(**LAYER)
    assert [float(entry) for entry in layer.W @ layer.x] == [3, 1.5]
    assert layer.path.exact(3) == (3, 9)
    assert layer.loss.variables == ("W11", "W12", "W13", "W21", "W22", "W23")
    assert layer.loss.exact(*layer.W.flat) == sympy.Rational(25, 4)
    assert Layer.model_validate(layer.model_dump(mode="json")).W == layer.W


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ([[1, 2], [3]], "row"),
        ("W", "list of rows"),
        ([[1, "a"]], "the entry in row 1, column 2, 'a'"),
        ([], "row"),
        ([[1], [[2]]], r"the entry in row 2, column 1, \[2\]: must be a number"),
        ([[1, None]], "row 1, column 2, None: must be a number"),
    ],
)
def test_what_is_no_matrix_is_refused_with_what_is_wrong(wrong: Any, reason: str) -> None:
    with pytest.raises(ValidationError, match=reason) as refused:
        Layer(**{**LAYER, "W": wrong})
    assert refused.value.errors()[0]["loc"] == ("W",)


def test_a_component_of_a_path_may_be_a_number() -> None:
    assert Layer(**{**LAYER, "path": [3, "t"]}).path.exact(5) == (3, 5)


@pytest.mark.parametrize("wrong", [5, ["t", None], [["t"], "t"], [True, "t"]])
def test_what_is_no_path_is_refused_with_an_example(wrong: Any) -> None:
    with pytest.raises(ValidationError, match="must be a list of formulas, as in"):
        Layer(**{**LAYER, "path": wrong})


class Several(SceneParams):
    u: Annotated[Function, Named("u")] = parse("u(x) = x", None)
    v: Annotated[Function, Named("v")] = parse("v(x) = x", None)
    w: Annotated[Function, Named("w", "s")] = parse("w(s) = s", None)


def test_functions_have_names_of_their_own_where_there_are_several() -> None:
    given = Several(u="t^2", v="g(t) = 3t", w="s + 1", variables=["t"])
    assert [f.definition for f in (given.u, given.v, given.w)] == ["u(t) = t^2", "g(t) = 3t", "w(s) = s + 1"]
    assert Several(**given.model_dump()) == given


def test_a_name_of_the_value_leaves_a_function_its_own() -> None:
    assert Several(u="y = x^2").u.definition == "u(x) = x^2"


def test_functions_of_one_variable_share_it_with_constants_and_no_name() -> None:
    u, v = of_one_variable(u=parse("u(t) = 3", None), v=parse("v(x) = x", None))
    assert (u.variables, v.variables) == (("x",), ("x",))
    with pytest.raises(ParameterError, match="not of t and x") as refused:
        of_one_variable(u=parse("u(t) = t", None), v=parse("v(x) = x", None))
    assert refused.value.field == "v"
    with pytest.raises(ParameterError, match="two functions are called u"):
        of_one_variable(u=parse("u(t) = t", None), v=parse("u(t) = t^2", None))


class Measured(SceneParams):
    data: Points


def test_points_are_read_exactly_and_written_as_they_are_read() -> None:
    read = Measured(data=[[0.1, "1/3"], (2, 3)])
    assert read.data == ((sympy.Rational(1, 10), sympy.Rational(1, 3)), (2, 3))
    assert Measured(**read.model_dump()) == read


@pytest.mark.parametrize(("data", "reason"), [
    ("1, 2", "a list of pairs"), ([[1, 2], 3], "pair 2 must be two numbers, as in .1, 2., and is 3"),
    ([[1, 2, 3]], "pair 1 must be"), ([[1, True]], "the second number of pair 1, True: must be a number"),
    ([["1/0", 2]], "the first number of pair 1"), ([[1, "inf"]], "the second number of pair 1"),
    ([[k, k] for k in range(100)], "there are 100 points"),
])  # fmt: skip
def test_bad_points_are_refused_with_their_place(data: object, reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        Measured(data=data)


@pytest.mark.parametrize("text", ["w^2 + 3w*b", "L(w, b) = w^2 + 3w*b"])
def test_a_loss_is_one_of_w_and_b_in_this_order(text: str) -> None:
    class Descent(SceneParams):
        function: Loss

    assert Descent(function=text).function.variables == ("w", "b")
    assert Descent(function="u^2 + v^2").function.variables == ("u", "v")


def test_a_case_that_cannot_be_decided_refuses_the_parameters() -> None:
    class Study:
        @property
        def cases(self) -> frozenset[str]:
            raise Undecided("it cannot be decided whether f(1) is zero")

    class Params(SceneParams):
        def solve(self) -> Study:
            return Study()

    with pytest.raises(ValidationError, match="cannot be decided"):
        Params()
