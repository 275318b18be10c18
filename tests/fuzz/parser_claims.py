"""What must hold when any text at all is read as a formula; a breach is raised as a `BreachError`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import mpmath

from mathlib.arithmetic import ExpressionError, TooHardError, Undecided, Undefined, bounded
from mathlib.formula import plain_reading
from mathlib.function import Function
from mathlib.parsing.lexer import LONGEST_TEXT
from tests.fuzz.reference_parsers import NotComparable, NoValue, by_python, by_sympy

VARIABLES = ("x", "y")
POINTS = (("1/2", "-1/3"), ("2", "3"), ("0", "-1"))
STEPS = 60_000
"""Python calls that one value may take before the comparison is left out."""

OPINIONS = {"Python and mpmath": by_python, "sympy's parser": by_sympy}
CLOSE = mpmath.mpf(10) ** -12
WORDIEST = 100
"""Signs of notation for one sign of a text."""

LIMITS = ("levels of nesting", "too long")
"""What the plain notation, which has more brackets and stars than a text, may run into."""

Parse: TypeAlias = Callable[[str], Function]


class BreachError(AssertionError):
    """A claim about the parser is broken."""


def parse(text: str) -> Function:
    """The parser that the claims are about."""
    return Function.parse(text, VARIABLES)


def read(text: str, parse: Parse = parse) -> Function | None:
    """The function, or None where the text is refused by the parser's own error, fit to be shown."""
    try:
        return parse(text)
    except ExpressionError as error:
        if not 1 <= error.column <= min(len(text), LONGEST_TEXT) + 1:
            raise BreachError(f"column {error.column} of {len(text)}") from error
        if not error.message or len(str(error)) > 300 or len(str(error).splitlines()) != 1:
            raise BreachError(f"not one short line: {str(error)[:400]!r}") from error
        return None


def check_notation(text: str, function: Function) -> None:
    """Neither notation is beyond all measure, and the plain one means the same."""
    plain = plain_reading(function.tree)
    for notation in (plain, function.typst):
        if len(notation) > WORDIEST * (len(text) + 10):
            raise BreachError(f"a notation of {len(notation)} signs")
    try:
        again = parse(plain)
    except ExpressionError as error:
        if any(limit in error.message for limit in LIMITS):
            return
        raise BreachError(f"{plain} is refused: {error}") from error
    if again != function:
        raise BreachError(f"{plain} is another function")


def check_values(text: str, function: Function) -> None:
    """Exact values agree with those of other parsers and of another arithmetic, where these have any."""
    for point in POINTS:
        try:
            found = bounded(lambda point=point: function.exact(*point).evalf(30), text, STEPS)  # type: ignore[misc]
        except (Undecided, TooHardError):
            continue
        except Undefined:
            found = None
        for name, reference in OPINIONS.items():
            try:
                expected = reference(text, dict(zip(VARIABLES, point, strict=True)))
            except NotComparable:
                continue
            except NoValue:
                expected = None
            if not _agree(found, expected) and not (found is None and reference is by_sympy):
                raise BreachError(f"{found} at {point}, where {name} finds {expected}")


def _agree(found: object, expected: mpmath.mpf | None) -> bool:
    if found is None or expected is None:
        return found is None and expected is None
    return bool(abs(mpmath.mpf(str(found)) - expected) <= CLOSE * (1 + abs(expected)))
