"""Functions whose values are vectors or matrices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from mathlib.function import Function, Real, differentiate
from mathlib.linear_algebra.grid import Grid, entries, in_rows, shape_of
from mathlib.linear_algebra.matrix import Matrix, Vector
from mathlib.linear_algebra.tuples import read_tuple


@dataclass(frozen=True)
class MatrixFunction(Grid[Function]):
    """A matrix of functions of the same variables."""

    def __post_init__(self) -> None:
        super().__post_init__()
        _check_variables(self.flat)

    @property
    def variables(self) -> tuple[str, ...]:
        return self.flat[0].variables

    def __call__(self, *arguments: ArrayLike) -> Any:
        """Values at floats or arrays, which are broadcast; of shape (rows, columns, ...)."""
        return np.array([_values(row, arguments) for row in self.rows])

    def exact(self, *values: Real) -> Matrix:
        """The exact values at exact numbers."""
        return Matrix(tuple(tuple(part.exact(*values) for part in row) for row in self.rows))

    @property
    def typst(self) -> str:
        """Math-mode Typst."""
        return self.typst_of(lambda part: part.typst)


@dataclass(frozen=True)
class VectorFunction:
    """A vector of functions of the same variables: a path (t, t^2), or a map of the plane.

    >>> path = VectorFunction.parse("(t, t^2)")
    >>> path(2.0).tolist(), path.exact("1/2"), path.derivative().typst
    ([2.0, 4.0], (1/2, 1/4), 'vec(1, 2 t)')
    """

    parts: tuple[Function, ...]

    def __post_init__(self) -> None:
        if not self.parts:
            raise ValueError("a vector needs at least one component")
        _check_variables(self.parts)

    @classmethod
    def parse(cls, text: str | Sequence[str], variables: Sequence[str] | None = None) -> VectorFunction:
        """The vector of the formulas in a text such as `r(t) = (cos t, sin t)`, or in several texts.

        Without variables or a left-hand side, the variables are all that occur, in the order of
        `Function.parse`. ExpressionError where a component is no formula.

        >>> VectorFunction.parse(["x*y", "x - w"]).variables
        ('x', 'y', 'w')
        """
        return cls(read_tuple(text, variables))

    @property
    def variables(self) -> tuple[str, ...]:
        return self.parts[0].variables

    @property
    def name(self) -> str:
        return self.parts[0].name

    @property
    def source(self) -> str:
        """The text of the components in brackets, which `parse` reads back."""
        return f"({', '.join(part.source for part in self.parts)})"

    def __call__(self, *arguments: ArrayLike) -> Any:
        """Values at floats or arrays, which are broadcast; of shape (components, ...)."""
        return _values(self.parts, arguments)

    def exact(self, *values: Real) -> Vector:
        """The exact value at exact numbers; Undefined where a component has none."""
        return tuple(part.exact(*values) for part in self.parts)

    def derivative(self, variable: str | None = None) -> VectorFunction:
        """The derivative of each component, with respect to the first variable by default."""
        wanted = self.variables[0] if variable is None else variable
        return VectorFunction(tuple(differentiate(part, wanted) for part in self.parts))

    @property
    def jacobian(self) -> MatrixFunction:
        """The derivatives of all components (rows) with respect to all variables (columns).

        >>> VectorFunction.parse("(x*y, x + y)").jacobian.exact(2, 3).plain
        '[[3, 2], [1, 1]]'
        """
        rows = (tuple(differentiate(part, name) for name in self.variables) for part in self.parts)
        return MatrixFunction(tuple(rows))

    @property
    def typst(self) -> str:
        """A column in math-mode Typst."""
        return f"vec({', '.join(part.typst for part in self.parts)})"


def matrix_gradient(f: Function, letter: str) -> MatrixFunction:
    """The derivatives of f with respect to the entries of a matrix, in the matrix's own shape.

    >>> loss = Function.parse("(W11*2 + W12 - 1)^2", None)
    >>> matrix_gradient(loss, "W").exact(1, 0).plain
    '[[4, 2]]'
    """
    rows, columns = shape_of(letter, f.variables)
    parts = [differentiate(f, name) for name in entries(letter, rows, columns)]
    return MatrixFunction(in_rows(parts, columns))


def _values(parts: Iterable[Function], arguments: Sequence[ArrayLike]) -> Any:
    return np.array([part(*arguments) for part in parts])


def _check_variables(parts: Sequence[Function]) -> None:
    for part in parts:
        if part.variables != parts[0].variables:
            raise ValueError(
                f"the components have the same variables: {parts[0].definition}, but {part.definition}"
            )
