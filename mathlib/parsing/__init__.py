"""Text to tree: how a formula that people write is read, and what is said of one that cannot be."""

from mathlib.parsing.lexer import LONGEST_TEXT
from mathlib.parsing.parser import parse_tree

__all__ = [
    "LONGEST_TEXT",
    "parse_tree",
]
