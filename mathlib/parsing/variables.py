"""Variables that nobody declared: those of a left-hand side such as `L(w, b) =`, or of the formula itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from mathlib.arithmetic import ExpressionError
from mathlib.formula import CONSTANTS, FUNCTIONS, GREEK, stem_and_index
from mathlib.parsing.lexer import Token, tokens
from mathlib.parsing.suggestions import KEYWORDS, check_variables, known_as, split, unknown

USUAL = ("x", "y", "z")
NAME = re.compile(f"(?:[A-Za-z]|{'|'.join(GREEK)})[0-9]*")
LEFT_SIDE = re.compile(r"[\s$]*([A-Za-z]\w*)\s*\(([\s\w,]*\w[\s\w,]*)\)\s*=(?!=)", re.ASCII)
VALUE = re.compile(r"[\s$]*([A-Za-z]\w*)\s*=(?!=)", re.ASCII)
"""The left-hand side of `y = x^2`, which names the value."""
DEFAULT_NAME = "f"
LONGEST_PRODUCT = 3


@dataclass(frozen=True)
class Definition:
    """A formula with its name, its variables in order, and the index of its first character in the text."""

    name: str
    variables: tuple[str, ...]
    start: int


def definition_of(source: str, given: Sequence[str] = ()) -> Definition:
    """What is defined by `L(w, b) = w^2 + b`, or by a formula alone, which is named f.

    Without a left-hand side, or with one such as `y =`, the variables are the names that stand in the formula
    on their own (a letter, a letter with digits, a Greek letter spelled out), and x, y and z in products such
    as `xy`. Where variables are given, none of them may stand before `=` alone.

    >>> definition_of("L(w, b) = b^2"), definition_of("b*theta + xy").variables
    (Definition(name='L', variables=('w', 'b'), start=9), ('x', 'y', 'b', 'theta'))
    """
    match = LEFT_SIDE.match(source)
    if match is None:
        return _without_signature(source, given)
    name, variables = match[1], tuple(part.strip() for part in match[2].split(","))
    for names, group in (((name,), 1), (variables, 2), ((name, *variables), 2)):
        try:
            check_variables(names)
        except ValueError as error:
            raise ExpressionError(str(error), source, match.start(group) + 1) from error
    return Definition(name, variables, match.end())


def has_left_side(source: str) -> bool:
    """Whether a text begins like `f(x) =` or `y =`."""
    return bool(LEFT_SIDE.match(source) or VALUE.match(source))


def _without_signature(source: str, given: Sequence[str]) -> Definition:
    value = VALUE.match(source)
    start = value.end() if value else 0
    variables = in_order(_names(source, start))
    if value and value[1] in (*variables, *given):
        message = f"'{value[1]}' stands on both sides of '='"
        raise ExpressionError(message, source, value.start(1) + 1, "write only the right-hand side")
    return Definition(DEFAULT_NAME, variables, start)


def in_order(names: Sequence[str] | set[str] | frozenset[str]) -> tuple[str, ...]:
    """Names in their usual order: x, y, z, then the alphabet, indices by value.

    >>> in_order({"b", "z", "x", "W10", "W9"})
    ('x', 'z', 'b', 'W9', 'W10')
    """
    return tuple(sorted(names, key=_place))


def _place(name: str) -> tuple[object, ...]:
    stem, index = stem_and_index(name)
    number = int(index) if index.isdigit() else -1
    return name not in USUAL, stem.casefold(), stem, number, index


def _names(source: str, start: int = 0) -> set[str]:
    """The names that occur in a formula; what is called like a function is none of them."""
    found_tokens = (replace(token, text=known_as(token.text)) for token in tokens(source, start))
    words = [token for token in found_tokens if token.kind == "name"]
    known = {
        token.text
        for token in words
        if NAME.fullmatch(token.text) and (token.text in USUAL or not _is_called(source, token))
    }
    known -= {*FUNCTIONS, *CONSTANTS, *KEYWORDS}
    found = set(known)
    for token in words:
        parts = split(token.text, (*known, *USUAL))
        if parts is None:
            raise _undeclared(token, source, in_order(known))
        found.update(part for part in parts if part in USUAL)
    return found


def _is_called(source: str, token: Token) -> bool:
    return source[token.column - 1 + len(token.text) :].lstrip().startswith("(")


def _undeclared(token: Token, source: str, known: Sequence[str]) -> ExpressionError:
    error = unknown(token.text, known, source, token.column)
    if error.suggestion.startswith("did you mean"):
        return error
    advice = "a variable is a letter, a letter with digits, or a Greek letter such as theta"
    if NAME.fullmatch(token.text):
        advice = f"write {token.text}*(...) for a product"
    elif token.text.isalpha() and len(token.text) <= LONGEST_PRODUCT:
        advice = f"write {'*'.join(token.text)} for a product"
    return ExpressionError(error.message, source, token.column, advice)
