"""Functions of one or more variables: one text, and readings of it that cannot disagree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import sympy
from numpy.typing import ArrayLike, NDArray

from mathlib.arrays import Reading, array_reading
from mathlib.exact import exact_value
from mathlib.expressions import parse_tree
from mathlib.from_sympy import tree_of
from mathlib.numbers import real
from mathlib.plain import plain_reading
from mathlib.symbolic import symbol, symbolic_reading
from mathlib.syntax import Node, substitute
from mathlib.typesetting import typst_reading


@dataclass(frozen=True)
class Function:
    """A real function of named variables.

    >>> f = Function.parse("(x^3 - 1)/(x - 1)")
    >>> f(2.0), f(1.0), f.exact("1/2"), f.derivative("x").source
    (7.0, nan, 7/4, '2*x + 1')
    """

    tree: Node
    variables: tuple[str, ...]
    source: str = field(compare=False)

    @classmethod
    def parse(cls, text: str, variables: Sequence[str] = ("x",)) -> Function:
        """The function that a text describes; ExpressionError where it describes none."""
        return cls(parse_tree(text, tuple(variables)), tuple(variables), text)

    @classmethod
    def of(cls, expression: sympy.Expr, variables: Sequence[str] = ("x",)) -> Function:
        """The function that a sympy expression describes, written as sympy arranges it."""
        tree = tree_of(expression)
        return cls(tree, tuple(variables), plain_reading(tree))

    @cached_property
    def symbols(self) -> tuple[sympy.Symbol, ...]:
        return tuple(symbol(name) for name in self.variables)

    @cached_property
    def expression(self) -> sympy.Expr:
        return symbolic_reading(self.tree, dict(zip(self.variables, self.symbols, strict=True)))

    @cached_property
    def _array_reading(self) -> Reading:
        return array_reading(self.tree, self.variables)

    def __call__(self, *arguments: ArrayLike) -> Any:
        if len(arguments) != len(self.variables):
            raise TypeError(f"{self.source} takes {len(self.variables)} arguments")
        arrays = [np.asarray(argument, dtype=float) for argument in arguments]
        with np.errstate(all="ignore"):
            values = self._array_reading(arrays)
        shape = np.broadcast_shapes(*(array.shape for array in arrays))
        if shape == ():
            return float(values)
        if np.shape(values) != shape or any(values is array for array in arrays):
            return np.array(np.broadcast_to(values, shape))
        return values

    def exact(self, *values: str | float | sympy.Expr) -> sympy.Expr:
        numbers = (real(value) for value in values)
        return exact_value(self.tree, dict(zip(self.variables, numbers, strict=True)))

    @cached_property
    def typst(self) -> str:
        return typst_reading(self.tree)

    def typst_with(self, replacements: Mapping[str, str]) -> str:
        return typst_reading(self.tree, replacements)

    def derivative(self, variable: str = "x") -> Function:
        slope = sympy.diff(self.expression, symbol(variable))
        candidates = [slope, sympy.cancel(slope) if slope.is_rational_function() else slope]
        return Function.of(min(candidates, key=sympy.count_ops), self.variables)

    def at(self, **values: str | float | sympy.Expr) -> Function:
        fixed = {name: tree_of(real(value)) for name, value in values.items()}
        tree = substitute(self.tree, fixed)
        rest = tuple(name for name in self.variables if name not in values)
        return Function(tree, rest, plain_reading(tree))  # type: ignore[arg-type]

    def __str__(self) -> str:
        return self.source

    def __deepcopy__(self, memo: dict[int, object]) -> Function:
        return self

    def __reduce__(self) -> tuple[type[Function], tuple[object, ...]]:
        return Function, (self.tree, self.variables, self.source)


parse = Function.parse
