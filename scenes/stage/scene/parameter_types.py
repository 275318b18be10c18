"""Types of parameters: functions, exact numbers, matrices, paths, as people write them in a lesson."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction
from typing import Annotated, Any, ClassVar

import sympy
from annotated_types import GroupedMetadata
from pydantic import BeforeValidator, PlainSerializer, ValidationInfo, WithJsonSchema

from mathlib.arithmetic import ExpressionError
from mathlib.function import Function, real
from mathlib.linear_algebra import Matrix, VectorFunction
from mathlib.parsing import LEFT_SIDE, has_left_side
from scenes.stage.text import check_legible

COUNT = {1: "one variable", 2: "two variables"}


def _function_of(*usual: str, name: str = "", shares: bool = False) -> BeforeValidator:
    """Read a function of as many variables, which have the usual names unless the text has others.

    Without usual names, of any number of variables. With a name, the function is called so unless the text
    has a left-hand side. `variables` are those of the field `function`, and of one that `shares` them.
    """

    def read(value: Any, info: ValidationInfo) -> Function:
        if not isinstance(value, Function | str):
            raise ValueError('must be a formula in quotes, as in "x^2"')
        has_variables = shares or info.field_name == "function"
        named = info.data.get("variables", ()) if has_variables else ()
        function = _parsed(value, usual, named) if isinstance(value, str) else value
        if name and isinstance(value, str) and not LEFT_SIDE.match(value):
            function = replace(function, name=name)
        if usual and len(function.variables) != len(usual):
            found = ", ".join(function.variables) or "none"
            raise ValueError(f"must be a function of {COUNT[len(usual)]}, and its variables are: {found}")
        check_legible(function)
        return function

    return BeforeValidator(read)


def _parsed(text: str, usual: tuple[str, ...], named: tuple[str, ...]) -> Function:
    """The function of the variables at the left of `=`, of those that are named, or of the usual ones."""
    if has_left_side(text):
        found = Function.parse(text, None)
        if named and found.variables != named:
            raise ValueError(f"the left-hand side names {', '.join(found.variables)}, not {', '.join(named)}")
        return found
    if named or not usual:
        return Function.parse(text, named or None)
    try:
        return Function.parse(text, usual)
    except ExpressionError:
        with suppress(ExpressionError):
            found = Function.parse(text, None)
            is_renamed = not set(found.variables) & set(usual)
            if len(found.variables) == len(usual) or (is_renamed and len(found.variables) > len(usual)):
                return found
        raise


def read_number(value: Any) -> sympy.Expr:
    if isinstance(value, bool) or not isinstance(value, (int, float, str, Fraction, sympy.Expr)):
        raise ValueError('must be a number, such as 0.5 or "pi/4"')
    return value if isinstance(value, sympy.Expr) else real(value)


def _read_matrix(value: Any) -> Matrix:
    """A matrix of exact numbers; ValueError with the place of an entry that is none."""
    if isinstance(value, Matrix):
        return value
    is_list = lambda each: isinstance(each, Sequence) and not isinstance(each, str)  # noqa: E731
    rows = value if is_list(value) and all(map(is_list, value)) else ()
    for number, row in enumerate(rows, 1):
        for column, entry in enumerate(row, 1):
            try:
                read_number(entry)
            except ValueError as error:
                place = f"the entry in row {number}, column {column}, {entry!r}"
                raise ValueError(f"{place}: {error}") from None
    return Matrix.of(value)


def _read_path(value: Any) -> VectorFunction:
    """A path from its components; a component that does not depend on time may be a number."""
    if isinstance(value, VectorFunction | str):
        return value if isinstance(value, VectorFunction) else VectorFunction.parse(value)
    is_component = lambda part: isinstance(part, str | int | float) and not isinstance(part, bool)  # noqa: E731
    if not isinstance(value, Sequence) or not all(map(is_component, value)):
        raise ValueError('must be a list of formulas, as in ["t", "t^2"]')
    return VectorFunction.parse(list(map(str, value)))


def _written(function: Function) -> str:
    """A text that is read as the function, whatever its variables are called."""
    is_usual = function.name == "f" and function.variables in (("x",), ("x", "y"))
    return function.source if is_usual else function.definition


_AS_SOURCE = PlainSerializer(_written, return_type=str)

Univariate = Annotated[
    Function,
    _function_of("x"),
    _AS_SOURCE,
    WithJsonSchema({"type": "string", "examples": ["x^2", "sin(3x)"]}),
]
"""A function of one variable, written as people write it: of x, or of what it is said to be of."""


class Named(GroupedMetadata):
    """Marks a function of one variable with a name of its own, where a scene has several.

    The name counts where the text has no left-hand side: `u: Annotated[Function, Named("f")]`. So does the
    variable, for functions of different variables: `Named("f", "u")`; without one, they share `variables`.
    With `choose` the default may be `Named.CHOSEN`: then it chooses a function by the parameters `given`,
    which come before this one.
    """

    CHOSEN: ClassVar[Any] = ""

    def __init__(
        self,
        name: str,
        variable: str = "",
        choose: Callable[..., Function] | None = None,
        given: Sequence[str] = (),
    ) -> None:
        self.name, self.variable, self.choose, self.given = name, variable, choose, given

    def __iter__(self) -> Iterator[object]:
        x = self.variable or "x"
        yield _function_of(x, name=self.name, shares=not self.variable)
        if self.choose is not None:
            yield BeforeValidator(self._given_or_chosen)
        yield _AS_SOURCE
        yield WithJsonSchema({"type": "string", "examples": [f"{x}^2", f"{self.name}({x}) = {x}^2"]})

    def _given_or_chosen(self, value: Any, info: ValidationInfo) -> Any:
        if value != self.CHOSEN or self.choose is None:
            return value
        try:
            return self.choose(*(info.data[name] for name in self.given))
        except KeyError:  # A parameter before this one is wrong, which is all that is to be said.
            return self.variable or "x"


Loss = Annotated[
    Function,
    _function_of("w", "b"),
    _AS_SOURCE,
    WithJsonSchema({"type": "string", "examples": ["w^2 + 10b^2"]}),
]
"""A function of two weights: of w and b, or of what it is said to be of."""

Bivariate = Annotated[
    Function,
    _function_of("x", "y"),
    _AS_SOURCE,
    WithJsonSchema({"type": "string", "examples": ["x^2 + x*y + y^2"]}),
]
"""A function of two variables: of x and y, or of what it is said to be of, as in `L(w, b) = w^2 + b`."""

Multivariate = Annotated[
    Function,
    _function_of(),
    _AS_SOURCE,
    WithJsonSchema({"type": "string", "examples": ["w1^2 + w2^2 + w3^2"]}),
]
"""A function of any number of variables, such as the entries W11, W12, ... of a matrix."""

Number = Annotated[
    sympy.Expr,
    BeforeValidator(read_number),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": ["number", "string"], "examples": [0.5, "pi/4"]}),
]
"""An exact real number: 0.1 is one tenth, "pi/4" is a quarter of pi."""

NumberMatrix = Annotated[
    Matrix,
    BeforeValidator(_read_matrix),
    PlainSerializer(lambda matrix: [[str(entry) for entry in row] for row in matrix.rows]),
    WithJsonSchema(
        {
            "type": "array",
            "items": {"type": "array", "items": {"type": ["number", "string"]}},
            "examples": [[[1, 0, 2], [0, 1, -1]]],
        }
    ),
]
"""A matrix of exact real numbers, a list of its rows: `W = [[1, 0, 2], [0, 1, -1]]`."""

Path = Annotated[
    VectorFunction,
    BeforeValidator(_read_path),
    PlainSerializer(lambda path: [part.source for part in path.parts]),
    WithJsonSchema({"type": ["string", "array"], "items": {"type": "string"}, "examples": [["t", "t^2"]]}),
]
"""A vector-valued function, a list of its components: `path = ["t", "t^2"]`."""
