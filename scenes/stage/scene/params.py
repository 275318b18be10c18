"""What may be changed in a scene: one frozen model a scene, checked before anything is drawn."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Any, Self

import sympy
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    PrivateAttr,
    WithJsonSchema,
    model_validator,
)

from mathlib.function import Function, real
from scenes.stage.text import check_legible


class SceneParams(BaseModel):
    """The parameters that every scene has; a scene adds its own fields.

    `title` is the heading on screen; empty means the scene's own. `study` is what `solve` returned.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    title: str = ""

    _study: Any = PrivateAttr(None)

    @property
    def study(self) -> Any:
        """All numbers that the scene shows, solved when the parameters were validated."""
        return self._study

    def solve(self) -> Any:
        """Compute what the scene shows; ValueError for what cannot be shown truly."""

    @model_validator(mode="after")
    def _solve(self) -> Self:
        self._study = self.solve()
        return self


def _function_of(*variables: str) -> BeforeValidator:
    def read(value: Any) -> Function:
        if not isinstance(value, Function | str):
            raise ValueError('must be a formula in quotes, as in "x^2"')
        function = Function.parse(value, variables) if isinstance(value, str) else value
        check_legible(function)
        return function

    return BeforeValidator(read)


def _read_number(value: Any) -> sympy.Expr:
    if isinstance(value, bool) or not isinstance(value, (int, float, str, Fraction, sympy.Expr)):
        raise ValueError('must be a number, such as 0.5 or "pi/4"')
    return value if isinstance(value, sympy.Expr) else real(value)


_AS_SOURCE = PlainSerializer(lambda function: function.source, return_type=str)

Univariate = Annotated[
    Function,
    _function_of("x"),
    _AS_SOURCE,
    WithJsonSchema({"type": "string", "examples": ["x^2", "sin(3x)"]}),
]
"""A function of x, written as people write it."""

Bivariate = Annotated[
    Function,
    _function_of("x", "y"),
    _AS_SOURCE,
    WithJsonSchema({"type": "string", "examples": ["x^2 + x*y + y^2"]}),
]
"""A function of x and y, written as people write it."""

Number = Annotated[
    sympy.Expr,
    BeforeValidator(_read_number),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": ["number", "string"], "examples": [0.5, "pi/4"]}),
]
"""An exact real number: 0.1 is one tenth, "pi/4" is a quarter of pi."""
