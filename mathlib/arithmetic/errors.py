"""The errors of mathlib."""

from __future__ import annotations


class ExpressionError(ValueError):
    """Text that is not a formula: what is wrong, in which column (1-based), and what would be right.

    >>> str(ExpressionError("'sine' is not a function here", "2sine(x)", 2, "did you mean 'sin'?"))
    "column 2: 'sine' is not a function here; did you mean 'sin'?"
    """

    def __init__(self, message: str, source: str, column: int, suggestion: str = "") -> None:
        super().__init__(message, source, column, suggestion)
        self.message = message
        self.source = source
        self.column = column
        self.suggestion = suggestion

    def __str__(self) -> str:
        advice = f"; {self.suggestion}" if self.suggestion else ""
        return f"column {self.column}: {self.message}{advice}"


class Undefined(ValueError):  # noqa: N818 - named as in mathematics
    """A formula has no finite real value at a point; the message names the part and the reason."""


class Undecided(Undefined):
    """A formula may well have a value at a point, but exact arithmetic does not reach it."""


class ParameterError(ValueError):
    """A parameter does not suit the others; `field` is the one to change."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
