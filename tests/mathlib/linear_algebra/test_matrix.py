"""Matrices of exact numbers, held against numpy and against products worked by hand."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from mathlib.arithmetic import ExpressionError
from mathlib.linear_algebra import Matrix, dot, entries, norm

numbers = st.fractions(-9, 9, max_denominator=8)


def matrices(rows: int, columns: int) -> st.SearchStrategy[Matrix]:
    row = st.lists(numbers, min_size=columns, max_size=columns)
    return st.lists(row, min_size=rows, max_size=rows).map(Matrix.of)


@given(matrices(2, 3), st.lists(numbers, min_size=3, max_size=3))
def test_products_are_those_of_numpy(matrix: Matrix, vector: list[Fraction]) -> None:
    found = np.array(matrix @ vector, dtype=float)
    assert np.allclose(found, matrix.floats @ np.array(vector, dtype=float), rtol=0, atol=1e-12)


@given(matrices(2, 3), matrices(2, 3), numbers)
def test_sums_and_multiples_are_those_of_numpy(first: Matrix, second: Matrix, factor: float) -> None:
    found = (first - second * factor).floats
    assert np.allclose(found, first.floats - float(factor) * second.floats, rtol=0, atol=1e-12)


def test_a_matrix_turns_a_vector_by_hand() -> None:
    quarter = Matrix.of([[0, -1], [1, 0]])
    assert quarter @ (3, 4) == (-4, 3)
    assert quarter @ (quarter @ (3, 4)) == (-3, -4)
    assert Matrix.of([["sqrt(2)", 0]]) @ ("sqrt(2)", 5) == (2,)


def test_entries_are_exact_and_named_from_one() -> None:
    w = Matrix.of([[1, 0, 2], [0, 0.1, "1/3"]])
    assert (w.entry(2, 2), w.entry(2, 3)) == (sympy.Rational(1, 10), sympy.Rational(1, 3))
    with pytest.raises(IndexError, match="a 2 x 3 matrix has no entry in row 3, column 1"):
        w.entry(3, 1)


def test_a_matrix_is_written_row_by_row() -> None:
    w = Matrix.of([["1/3", -2], ["pi", "sqrt(2)"]])
    assert w.plain == "[[1/3, −2], [π, √2]]"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([], "at least one row"),
        ([[]], "at least one row"),
        ([[1, 2], [3]], "row 1 has 2 and row 2 has 1 entries"),
        ([1, 2], "a list of rows"),
        ("12", "a list of rows"),
        (["12", "34"], "a list of rows"),
    ],
)
def test_what_is_no_matrix_is_refused_with_an_example(rows: list[list[int]], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Matrix.of(rows)


def test_an_entry_that_is_no_number_is_refused_as_a_number_is() -> None:
    with pytest.raises(ExpressionError, match="'x' is not a variable here"):
        Matrix.of([[1, "x"]])


def test_shapes_that_do_not_fit_are_named() -> None:
    w = Matrix.of([[1, 0, 2], [0, 1, -1]])
    with pytest.raises(ValueError, match="2 x 3 matrix cannot be multiplied by a vector of 2 components"):
        w @ (1, 2)
    with pytest.raises(ValueError, match="these are 2 x 3 and 3 x 2"):
        w - Matrix.of([[1, 0], [0, 1], [2, -1]])
    with pytest.raises(ValueError, match="vectors of 2 and 3 components"):
        dot((1, 2), (1, 2, 3))
    with pytest.raises(ValueError, match="1 to 9 rows and columns, not 10 x 1"):
        entries("W", 10, 1)


def test_lengths_are_exact() -> None:
    assert norm((1, 1, 1, 1)) == 2
    assert norm(("1/2", "sqrt(3)/2")) == 1
