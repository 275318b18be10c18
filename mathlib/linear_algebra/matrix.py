"""Matrices of exact numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np
import sympy
from numpy.typing import NDArray
from sympy import Expr

from mathlib.function import Real, exact_plain, exact_typst, real
from mathlib.linear_algebra.grid import Grid

Vector = tuple[Expr, ...]


@dataclass(frozen=True)
class Matrix(Grid[Expr]):
    """A matrix of exact real numbers.

    >>> W = Matrix.of([[1, 0, 2], [0, 1, "-1/2"]])
    >>> W @ (1, 2, 4), W.shape, W.entry(2, 3), W.named("W")["W13"]
    ((9, 0), (2, 3), -1/2, 2)
    >>> W.typst, W.plain
    ('mat(1, 0, 2; 0, 1, -0.5)', '[[1, 0, 2], [0, 1, −0.5]]')
    """

    @classmethod
    def of(cls, rows: Sequence[Sequence[Real]]) -> Matrix:
        """The matrix with these rows of numbers or texts; ValueError where that is none.

        ExpressionError, a ValueError, where a text is not a number.
        """
        if not _is_list(rows) or not all(map(_is_list, rows)):
            raise ValueError("a matrix is a list of rows, which are lists of numbers, as in [[1, 2], [3, 4]]")
        return cls(tuple(tuple(map(real, row)) for row in rows))

    @property
    def transpose(self) -> Matrix:
        return Matrix(tuple(zip(*self.rows, strict=True)))

    @property
    def norm(self) -> Expr:
        """The Frobenius norm, exactly: the root of the sum of the squares of all entries.

        >>> Matrix.of([[1, 2], [2, 0]]).norm
        3
        """
        return norm(self.flat)

    @property
    def floats(self) -> NDArray[np.float64]:
        """The nearest doubles, of the same shape."""
        return np.array(self.rows, dtype=float)

    @overload
    def __matmul__(self, other: Matrix) -> Matrix: ...

    @overload
    def __matmul__(self, other: Sequence[Real]) -> Vector: ...

    def __matmul__(self, other: Matrix | Sequence[Real]) -> Matrix | Vector:
        """The product with a matrix or, as a column, with a vector."""
        if isinstance(other, Matrix):
            self._check_product(f"{other.shape[0]} x {other.shape[1]} matrix", other.shape[0])
            columns = other.transpose.rows
            return Matrix(tuple(tuple(dot(row, column) for column in columns) for row in self.rows))
        self._check_product(f"vector of {len(other)} components", len(other))
        return tuple(dot(row, other) for row in self.rows)

    def __add__(self, other: Matrix) -> Matrix:
        if self.shape != other.shape:
            shapes = " and ".join("{} x {}".format(*matrix.shape) for matrix in (self, other))
            raise ValueError(f"matrices are added if their shapes agree, and these are {shapes}")
        pairs = zip(self.rows, other.rows, strict=True)
        return Matrix(tuple(tuple(a + b for a, b in zip(*rows, strict=True)) for rows in pairs))

    def __mul__(self, factor: Real) -> Matrix:
        """The matrix with all entries multiplied by a number."""
        number = real(factor)
        return Matrix(tuple(tuple(number * entry for entry in row) for row in self.rows))

    __rmul__ = __mul__

    def __neg__(self) -> Matrix:
        return self * -1

    def __sub__(self, other: Matrix) -> Matrix:
        return self + -other

    @property
    def typst(self) -> str:
        """Math-mode Typst."""
        return self.typst_of(exact_typst)

    @property
    def plain(self) -> str:
        """The matrix for captions."""
        rows = (", ".join(map(exact_plain, row)) for row in self.rows)
        return f"[{', '.join(f'[{row}]' for row in rows)}]"

    def _check_product(self, other: str, height: int) -> None:
        rows, columns = self.shape
        if columns != height:
            raise ValueError(
                f"a {rows} x {columns} matrix cannot be multiplied by a {other}: "
                f"{columns} columns would need {columns} rows"
            )


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


def vector_typst(vector: Sequence[Real], inline: bool = False) -> str:
    """A vector as a column in math-mode Typst; `inline` writes fractions with a slash.

    >>> vector_typst((1, "1/3"))
    'vec(1, frac(1, 3))'
    """
    return f"vec({', '.join(exact_typst(real(part), inline) for part in vector)})"
