"""The study of a gradient by a matrix: cases, numbers, refusals."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from mathlib.function import Function, real
from mathlib.linear_algebra import Matrix, Vector
from mathlib.matrix_studies import MatrixGradientStudy, matrix_gradient_study, squared_loss_study

W = [[1, 0, 2], [0, 1, -1]]


def vector(*numbers: Any) -> Vector:
    return tuple(map(real, numbers))


def layer(rows: list[list[Any]], x: Vector, t: Vector, eta: Any = None) -> MatrixGradientStudy:
    return squared_loss_study(Matrix.of(rows), x, t, None if eta is None else real(eta))


def general(text: str, rows: list[list[Any]], eta: Any = None) -> MatrixGradientStudy:
    return matrix_gradient_study(
        Function.parse(text, None), Matrix.of(rows), None if eta is None else real(eta)
    )


def test_the_numbers_of_the_default() -> None:
    study = layer(W, vector(1, 2, 1), vector(1, 2))
    assert study.value.shown.plain == "= 2.5"
    assert [study.slope(at).shown.text for at in study.places] == ["2", "4", "2", "−1", "−2", "−1"]
    assert [[cell.shown.text for cell in row[1:]] for row in study.table] == [  # type: ignore[union-attr]
        ["2.5", "2.5"], ["0.205", "2.05"], ["0.02005", "2.005"], ["−0.01995", "1.995"]
    ]  # fmt: skip
    assert study.zero == (1, 2)
    assert study.cases == {"squared", "zero", "matrix", "falls"}
    assert [claim.shown.text for claim in study.outcome] == ["2.5", "2.209", "0.291", "0.3"]


@pytest.mark.parametrize(
    ("study", "case"),
    [
        (layer(W, vector(1, 2, 1), vector(1, 2), 1), "rises"),
        (layer([[1]], vector(1), vector(0), 2), "level"),
        (layer([[2, 0], [0, 3]], vector(1, 1), vector(2, 3)), "stationary"),
        (general("W11^2 - W21", [[1], [2]]), "column"),
        (general("W11 + 0*W12", [[1, 0]]), "nonzero"),
        (general("W11*W12", [[1, 0]]), "zero"),
    ],
)
def test_cases_say_what_is_the_case(study: MatrixGradientStudy, case: str) -> None:
    assert case in study.cases


def test_an_entry_that_the_function_does_not_depend_on_has_the_slope_0() -> None:
    study = general("W22^2", [[1, 2], [3, 4]])
    assert study.gradient == Matrix.of([[0, 0], [0, 8]])
    assert study.nudged == (2, 2)


def test_the_matrix_may_have_another_letter() -> None:
    study = general("g(A11, A12) = A11*A12", [[2, 3]])
    assert (study.letter, study.entry_typst((1, 2))) == ("A", "A_(12)")
    assert study.gradient.plain == "[[3, 2]]"


@pytest.mark.parametrize("scale", ["1e-3", "1", "100"])
def test_the_step_is_chosen_so_that_the_loss_falls_nearly_as_foretold(scale: str) -> None:
    rows = [[real(scale) * entry for entry in row] for row in W]
    study = layer(rows, vector(1, 2, 1), vector(1, 2))
    share = float(study.step.fall / study.step.foretold)
    assert 0.9 <= share <= 1.1


@pytest.mark.parametrize(
    "study",
    [
        layer(W, vector(1, 2, 1), vector(1, 2)),
        layer([["0.003", "-0.0015", "0.002"]], vector(10, -4, 7), vector("0.01")),
        layer([[120, -45], [30, 7]], vector(3, -2), vector(400, 80)),
        general("exp(300*W11) + W12", [["0.001", 1]]),
    ],
)
def test_the_first_quotient_is_seen_to_differ_from_the_slope_and_the_last_not(
    study: MatrixGradientStudy,
) -> None:
    slope = float(study.gradient.entry(*study.nudged))
    claims = [row[2] for row in study.table]
    errors = [abs(claim.shown.value / slope - 1) for claim in claims]  # type: ignore[union-attr]
    assert 0.04 < errors[0] < 1.5
    assert errors[-1] < 0.06 * errors[0]


def test_live_numbers_are_those_of_the_moved_matrix() -> None:
    study = layer(W, vector(1, 2, 1), vector(1, 2))
    assert study.value_shown(0.1).plain == "≈ 2.71"  # 2.705
    assert [study.output_shown(row, 0.1).text for row in (1, 2)] == ["3.1", "1"]
    assert study.entry_shown(0.25).text == "1.25"


@pytest.mark.parametrize(
    ("rows", "x", "shown"),
    [
        ([["0.01"], [-1000], [3]], vector(2), ["0.02", "-2000", "6"]),
        ([["0.01", "0.02"], ["-0.03", "0.04"]], vector("0.1", "-0.2"), ["-0.003", "-0.011"]),
    ],
)
def test_an_output_that_is_not_0_is_not_shown_as_0(
    rows: list[list[Any]], x: Vector, shown: list[str]
) -> None:
    study = layer(rows, x, vector(*range(len(rows))))
    texts = [study.output_shown(row, 0.0) for row in range(1, len(rows) + 1)]
    assert [each.text.replace("\N{MINUS SIGN}", "-") for each in texts] == shown


def test_numbers_of_one_matrix_may_have_the_decimals_that_the_largest_needs() -> None:
    study = replace(general("W11^2*W12", [["1/3", "11/3"]]), are_aligned=True)
    assert [study.slope(at).shown.plain for at in study.places] == ["≈ 2.4", "≈ 0.1"]


@pytest.mark.parametrize(
    ("attempt", "reason"),
    [
        (
            lambda: layer(W, vector(1, 2), vector(1, 2)),
            "2 x 3 matrix W cannot be multiplied by a column of 2",
        ),
        (lambda: layer(W, vector(1, 2, 1), vector(1)), "W x has 2 components, and target has 1"),
        (lambda: layer([[1] * 5], vector(*[1] * 5), vector(1)), "1 x 5 matrix is too large to be read"),
        (lambda: general("W13 + W11", [[1, 2]]), "W13 is no entry of a 1 x 2 matrix"),
        (lambda: general("w + b", [[1, 2]]), "is no entry of a 1 x 2 matrix"),
        (lambda: general("h11^2", [[2]]), "needs the letter h for the step; call the matrix"),
        (lambda: general("A(A11) = A11^2", [[2]]), "needs the letter A for the function; call the matrix"),
        (lambda: general("W11", [[2]], 0), "eta must be positive"),
        (lambda: general("abs(W11)", [[0]]), "no derivative by W₁₁"),
        (lambda: general("log(W11)", [[1]], 1), "f has no value after a step with eta = 1"),
        (lambda: general("1e9*W11", [[1]]), "more figures than"),
    ],
)
def test_what_cannot_be_shown_is_refused(attempt: Any, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        attempt()


def test_steps_lead_to_values_that_are_known_exactly() -> None:
    study = general("softplus(W21^2) + W11", [["25pi"], [200]])
    assert study.steps[0] < 100  # softplus(300^2) is exp(90000) in a logarithm.
    assert all(len(row) == 3 for row in study.table)


def test_a_matrix_near_which_no_values_are_known_is_refused() -> None:
    with pytest.raises(
        ValueError, match="f is not known at any steps that are tried from this matrix; choose another one"
    ):
        general("softplus(1e12W11)", [[0]])
