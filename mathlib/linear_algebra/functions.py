"""Functions whose values are vectors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from mathlib.function import Function, Real, differentiate
from mathlib.linear_algebra.matrix import Vector
from mathlib.linear_algebra.tuples import read_tuple


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
        first, *others = self.parts
        for part in others:
            if part.variables != first.variables:
                raise ValueError(
                    f"the components have the same variables: {first.definition}, but {part.definition}"
                )

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
    def source(self) -> str:
        """The text of the components in brackets, which `parse` reads back."""
        return f"({', '.join(part.source for part in self.parts)})"

    @property
    def typst(self) -> str:
        """A column in math-mode Typst, as handouts have it."""
        return f"vec({', '.join(part.typst for part in self.parts)})"

    def __call__(self, *arguments: ArrayLike) -> Any:
        """Values at floats or arrays, which are broadcast; of shape (components, ...)."""
        return np.array([part(*arguments) for part in self.parts])

    def exact(self, *values: Real) -> Vector:
        """The exact value at exact numbers; Undefined where a component has none."""
        return tuple(part.exact(*values) for part in self.parts)

    def derivative(self, variable: str | None = None) -> VectorFunction:
        """The derivative of each component, with respect to the first variable by default."""
        wanted = self.variables[0] if variable is None else variable
        return VectorFunction(tuple(differentiate(part, wanted) for part in self.parts))
