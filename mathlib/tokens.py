"""Text to tokens: numbers, names and operators, each with the column where it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mathlib.errors import ExpressionError

LONGEST_TEXT = 1000

OPERATORS = {
    "**": "^", "<=": "<=", ">=": ">=", "≤": "<=", "≥": ">=", "−": "-", "–": "-",
    "×": "*", "·": "*", "⋅": "*", "∗": "*", "÷": "/", "∕": "/",
}  # fmt: skip
NAMES = {"π": "pi"}
SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
PATTERN = re.compile(
    r"""(?P<space>\s+)
      | (?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
      | (?P<name>[A-Za-z][A-Za-z0-9_]*|π)
      | (?P<root>√)
      | (?P<power>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)
      | (?P<operator>\*\*|<=|>=|[-+*/^()<>,≤≥−–×·⋅∗÷∕])
    """,
    re.VERBOSE,
)
ADVICE = {
    "|": "write abs(x) for the absolute value",
    "=": "write only the right-hand side, and compare with < <= > >=",
    "[": "use round brackets",
    "]": "use round brackets",
    "{": "use round brackets",
    "}": "use round brackets",
    "!": "factorials are not part of the vocabulary",
    "%": "write x/100 for a percentage",
    ";": "write one formula",
    "'": "a formula has no quotes and no primes",
    '"': "a formula has no quotes",
}


@dataclass(frozen=True, slots=True)
class Token:
    """`kind` is number, name, power (a superscript), root, operator or end; columns count from 1."""

    kind: str
    text: str
    column: int


def tokens(source: str) -> Iterator[Token]:
    """The tokens of a text, the last of which is of kind `end`; ExpressionError at the first misfit."""
    if len(source) > LONGEST_TEXT:
        message = f"the text has {len(source)} characters; {LONGEST_TEXT} are the most"
        raise ExpressionError(message, source[:LONGEST_TEXT], LONGEST_TEXT + 1)
    position = 0
    while position < len(source):
        match = PATTERN.match(source, position)
        if match is None:
            raise ExpressionError(
                f"{source[position]!a} is not understood in a formula"
                if not source[position].isprintable()
                else f"'{source[position]}' is not understood in a formula",
                source,
                position + 1,
                ADVICE.get(source[position], ""),
            )
        kind, text = str(match.lastgroup), match.group()
        if kind == "power":
            text = text.translate(SUPERSCRIPTS)
        if kind != "space":
            yield Token(kind, OPERATORS.get(text, NAMES.get(text, text)), position + 1)
        position = match.end()
    yield Token("end", "", len(source) + 1)
