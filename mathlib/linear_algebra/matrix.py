"""Matrices of exact numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import sympy
from sympy import Expr

from mathlib.function import Array, Real, exact_plain, exact_typst, real

Vector = tuple[Expr, ...]


@dataclass(frozen=True)
class Matrix:
    """A matrix of exact real numbers; its rows are equally long, and with its columns count from 1.

    >>> W = Matrix.of([[1, 0, 2], [0, 1, "-1/2"]])
    >>> W @ (1, 2, 4), W.shape, W.entry(2, 3)
    ((9, 0), (2, 3), -1/2)
    >>> W.typst, W.plain
    ('mat(1, 0, 2; 0, 1, -0.5)', '[[1, 0, 2], [0, 1, −0.5]]')
    """

    rows: tuple[tuple[Expr, ...], ...]

    def __post_init__(self) -> None:
        lengths = [len(row) for row in self.rows]
        if not lengths or not lengths[0]:
            raise ValueError("a matrix needs at least one row and one column, as in [[1, 2], [3, 4]]")
        for number, length in enumerate(lengths, start=1):
            if length != lengths[0]:
                raise ValueError(
                    "the rows of a matrix are equally long, but "
                    f"row 1 has {lengths[0]} and row {number} has {length} entries"
                )

    @classmethod
    def of(cls, rows: Sequence[Sequence[Real]]) -> Matrix:
        """The matrix with these rows of numbers or texts; ValueError where that is none.

        ExpressionError, a ValueError, where a text is not a number.
        """
        if not _is_list(rows) or not all(map(_is_list, rows)):
            raise ValueError("a matrix is a list of rows, which are lists of numbers, as in [[1, 2], [3, 4]]")
        return cls(tuple(tuple(map(real, row)) for row in rows))

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.rows), len(self.rows[0])

    @property
    def flat(self) -> tuple[Expr, ...]:
        """All entries, row by row: in the order of `entries`."""
        return tuple(chain.from_iterable(self.rows))

    def entry(self, row: int, column: int) -> Expr:
        """The entry in a row and a column; IndexError where there is none."""
        rows, columns = self.shape
        if not (1 <= row <= rows and 1 <= column <= columns):
            raise IndexError(f"a {rows} x {columns} matrix has no entry in row {row}, column {column}")
        return self.rows[row - 1][column - 1]

    @property
    def floats(self) -> Array:
        """The nearest doubles, of the same shape."""
        return np.array(self.rows, dtype=float)

    def __matmul__(self, column: Sequence[Real]) -> Vector:
        """The product with a vector as a column."""
        rows, columns = self.shape
        if columns != len(column):
            raise ValueError(
                f"a {rows} x {columns} matrix cannot be multiplied by a vector of {len(column)} components: "
                f"{columns} columns would need {columns} rows"
            )
        return tuple(dot(row, column) for row in self.rows)

    def __sub__(self, other: Matrix) -> Matrix:
        if self.shape != other.shape:
            shapes = " and ".join("{} x {}".format(*matrix.shape) for matrix in (self, other))
            raise ValueError(f"matrices are subtracted if their shapes agree, and these are {shapes}")
        pairs = zip(self.rows, other.rows, strict=True)
        return Matrix(tuple(tuple(a - b for a, b in zip(*rows, strict=True)) for rows in pairs))

    def __mul__(self, factor: Real) -> Matrix:
        """The matrix with all entries multiplied by a number."""
        number = real(factor)
        return Matrix(tuple(tuple(number * entry for entry in row) for row in self.rows))

    @property
    def typst(self) -> str:
        """Math-mode Typst, as handouts have it."""
        return f"mat({'; '.join(', '.join(map(exact_typst, row)) for row in self.rows)})"

    @property
    def plain(self) -> str:
        """The matrix for captions."""
        rows = (", ".join(map(exact_plain, row)) for row in self.rows)
        return f"[{', '.join(f'[{row}]' for row in rows)}]"


def _is_list(value: object) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def dot(first: Sequence[Real], second: Sequence[Real]) -> Expr:
    """The dot product of two vectors, exactly.

    >>> dot((1, 2, 3), (4, "1/2", -1))
    2
    """
    if len(first) != len(second):
        raise ValueError(f"vectors of {len(first)} and {len(second)} components have no dot product")
    return sum((real(a) * real(b) for a, b in zip(first, second, strict=True)), sympy.S.Zero)


def outer(column: Sequence[Real], row: Sequence[Real]) -> Matrix:
    """The outer product: entry (i, j) is the product of component i of one vector and j of the other.

    >>> outer((2, -1), (1, 2, 1)).plain
    '[[2, 4, 2], [−1, −2, −1]]'
    """
    return Matrix(tuple(tuple(real(a) * real(b) for b in row) for a in column))


def norm(vector: Sequence[Real]) -> Expr:
    """The length of a vector, exactly.

    >>> norm((3, 4)), norm((1, 1))
    (5, sqrt(2))
    """
    return sympy.sqrt(dot(vector, vector))


def vector_typst(vector: Sequence[Real]) -> str:
    """A vector as a column in math-mode Typst, its fractions with a slash.

    >>> vector_typst((1, "1/3"))
    'vec(1, 1 \\\\/ 3)'
    """
    return f"vec({', '.join(exact_typst(real(part), inline=True) for part in vector)})"
