"""Text to tree: a lexer, a parser, and errors that name the column and suggest a correction."""

from mathlib.parsing.parser import parse_tree, parse_with_notes
from mathlib.parsing.variables import (
    DEFAULT_NAME,
    LEFT_SIDE,
    Definition,
    definition_of,
    has_left_side,
    in_order,
)

__all__ = [
    "DEFAULT_NAME",
    "LEFT_SIDE",
    "Definition",
    "definition_of",
    "has_left_side",
    "in_order",
    "parse_tree",
    "parse_with_notes",
]
