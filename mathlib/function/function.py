"""Functions of one or more variables: one text, and readings of it that cannot disagree."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, cast

import numpy as np
import sympy
from numpy.typing import ArrayLike

from mathlib.arithmetic import ExpressionError, Interval, NoEnclosure, Undecided
from mathlib.differentiation import DerivativeDomain, derivative_domain, derivative_tree, substitute_domain
from mathlib.formula import (
    Box,
    Floats,
    Node,
    names,
    plain_reading,
    plainest,
    primitive,
    substitute,
    symbol,
    symbolic_reading,
)
from mathlib.from_sympy import tree_of
from mathlib.function.numbers import number_tree, real
from mathlib.function.readings import bounds_of, exact_value_of, values_of
from mathlib.function.writing import Written
from mathlib.parsing import DEFAULT_NAME, Definition, definition_of, has_left_side, in_order, parse_with_notes

LATEX = "\\{}_$"
"""Signs of texts that are not shown as they were typed."""


@dataclass(frozen=True, eq=True)
class Function(Written):
    """A real function of named variables: f(x), or L(w, b).

    Functions are equal when their trees and their variables are; spacing does not count. `notes` say how
    their text was read where its author may have meant something else.

    >>> f = Function.parse("(x^3 - 1)/(x - 1)")
    >>> f(2.0), f(1.0), f.exact("1/2"), f.derivative("x").source
    (7.0, nan, 7/4, '2*x + 1')
    """

    tree: Node
    variables: tuple[str, ...]
    source: str = field(compare=False)
    domains: tuple[DerivativeDomain, ...] = ()
    name: str = field(default=DEFAULT_NAME, compare=False)
    notes: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def parse(cls, text: str, variables: Sequence[str] | None = ("x",)) -> Function:
        """The function that a text describes; ExpressionError where it describes none.

        Without variables, the text has a left-hand side that names the function and its variables, or else
        the variables are those that occur: x, y and z first, the others in the order of the alphabet.

        >>> Function.parse("x*y^2", ("x", "y"))(2.0, 3.0)
        18.0
        >>> Function.parse("3w*b + w^2", None).variables, Function.parse("L(w, b) = b^2 + w", None).name
        (('b', 'w'), 'L')
        """
        if variables is not None and not has_left_side(text):
            found = Definition(DEFAULT_NAME, tuple(variables), 0)
        else:
            found = definition_of(text, variables or ())
        if variables is not None and not set(found.variables) <= set(variables):
            named = ", ".join(found.variables)
            raise ExpressionError(f"this is a function of {named}, not of {', '.join(variables)}", text, 1)
        names = found.variables if variables is None else tuple(variables)
        tree, notes = parse_with_notes(text, names, found.start)
        written = text[found.start :].strip()
        source = plain_reading(tree) if set(written) & set(LATEX) else written
        return cls(tree, names, source, name=found.name, notes=notes)

    @classmethod
    def of(cls, expression: sympy.Expr, variables: Sequence[str] | None = ("x",)) -> Function:
        """The function that a sympy expression describes, written as textbooks arrange it.

        Without variables, they are the symbols of the expression, in the order of `parse`. ValueError where
        it has other symbols than the variables, or parts without a counterpart in the vocabulary.

        >>> Function.of(sympy.Symbol("x") ** 2 / 2).source
        'x^2/2'
        """
        tree = tree_of(expression)
        if variables is None:
            variables = in_order(names(tree))
        if unknown_names := names(tree) - set(variables):
            raise ValueError(f"{expression} also depends on {', '.join(sorted(unknown_names))}")
        return cls(tree, tuple(variables), plain_reading(tree))

    @cached_property
    def symbols(self) -> tuple[sympy.Symbol, ...]:
        """The real sympy symbols of the variables."""
        return tuple(symbol(name) for name in self.variables)

    @cached_property
    def primitive(self) -> Node:
        """The tree with the formulas of defined functions, such as gelu, in place of their calls."""
        return primitive(self.tree)

    @cached_property
    def expression(self) -> sympy.Expr:
        """The function in sympy, which may cancel what the text does not: x^2/x is x.

        Undecided where sympy would compare a number that is not real.
        """
        try:
            return symbolic_reading(self.primitive, dict(zip(self.variables, self.symbols, strict=True)))
        except TypeError as error:
            raise Undecided(f"{self.source} is not for sympy: {error}") from error

    def __call__(self, *arguments: ArrayLike) -> Any:
        """Values at floats or arrays, which are broadcast; a float for floats.

        NaN where the text as written has no real value: 0/0, 1/0, log(0), sqrt(-1), and powers
        of negative numbers that are not whole, x^(1/3) included (cbrt(x) is the real root).
        0^0 is 1. Overflow gives ±inf.
        """
        self._check_count(arguments)
        arrays = [np.asarray(argument, dtype=float) for argument in arguments]
        with np.errstate(all="ignore"):
            values = self._values(arrays)
        shape = arrays[0].shape if len(arrays) == 1 else np.broadcast_shapes(*map(np.shape, arrays))
        if shape == ():
            return float(values)
        if np.shape(values) == shape and not any(values is array for array in arrays):
            return values
        return np.array(np.broadcast_to(values, shape))

    @cached_property
    def _values(self) -> Callable[[Sequence[Floats]], Floats]:
        return values_of(self.primitive, self.variables, self.domains)

    def exact(self, *values: str | float | sympy.Expr) -> sympy.Expr:
        """The exact value at exact numbers, as sympy; Undefined where the text has none.

        >>> Function.parse("sin(x)/x").exact("pi/2")
        2/pi
        """
        self._check_count(values)
        point = dict(zip(self.variables, map(real, values), strict=True))
        return plainest(exact_value_of(self.primitive, point, self.domains))

    def interval(self, *box: Interval | float) -> Interval | None:
        """Bounds for all values on a box of intervals (or of numbers).

        None where no bounds are known: somewhere in the box there may be no real value.

        >>> Function.parse("x^2").interval(Interval.between(-1, 2))
        [0.0, 4.0]
        >>> Function.parse("1/x").interval(Interval.between(-1, 2)) is None
        True
        """
        self._check_count(box)
        try:
            return self._bounds([side if isinstance(side, Interval) else Interval.of(side) for side in box])
        except NoEnclosure:
            return None

    @cached_property
    def _bounds(self) -> Callable[[Box], Interval]:
        return bounds_of(self.primitive, self.variables, self.domains)

    def derivative(self, variable: str | None = None) -> Function:
        """The derivative with respect to a variable, the first one by default.

        It is NaN or Undefined at corners, at jumps and where f has no value.

        >>> Function.parse("x^2 + x*y + y^2", ("x", "y")).derivative("x").source
        '2*x + y'
        """
        variable = self.variables[0] if variable is None else variable
        self._check_variables([variable])
        tree = derivative_tree(self.primitive, variable)
        new = derivative_domain(self.primitive, variable)
        kept = tuple(replace(part, is_of_formula=False) for part in self.domains)
        domains = kept if new is None else (*kept, new)
        return Function(tree, self.variables, plain_reading(tree), domains)

    def at(self, **values: str | float | sympy.Expr) -> Function:
        """The function of the remaining variables, the others held still at exact values.

        >>> Function.parse("x^2 + x*y", ("x", "y")).at(y=0.5).source
        'x^2 + x*0.5'
        """
        self._check_variables(values)
        fixed = {name: number_tree(value) for name, value in values.items()}
        tree = cast(Node, substitute(self.tree, fixed))
        rest = tuple(name for name in self.variables if name not in values)
        domains = tuple(substitute_domain(part, fixed) for part in self.domains)
        return Function(tree, rest, plain_reading(tree), domains, self.name)

    def _check_count(self, given: Sequence[object]) -> None:
        if len(given) != len(self.variables):
            expected = ", ".join(self.variables)
            raise TypeError(f"{self.source} is a function of ({expected}); {len(given)} given")

    def _check_variables(self, wanted: Sequence[str] | Mapping[str, object]) -> None:
        if unknown_names := set(wanted) - set(self.variables):
            raise ValueError(f"{self.source} is not a function of {', '.join(sorted(unknown_names))}")

    def __str__(self) -> str:
        return self.source

    def __repr__(self) -> str:
        return f"Function.parse({self.source!r}, {self.variables!r})"

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash((self.tree, self.variables, self.domains))

    def __deepcopy__(self, memo: dict[int, object]) -> Function:
        return self

    def __reduce__(self) -> tuple[type[Function], tuple[object, ...]]:
        return Function, (self.tree, self.variables, self.source, self.domains, self.name, self.notes)


parse = Function.parse
