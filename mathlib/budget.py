"""What a formula may cost: bounds that keep every reading of a tree small, whoever wrote the text."""

from __future__ import annotations

import math

from mathlib.arrays import constant_value
from mathlib.bounds import fraction
from mathlib.errors import ExpressionError
from mathlib.syntax import Binary, Call, Comparison, Logic, Node, Number, Tree, children, names, walk

DEEPEST = 60
MOST_NODES = 250
LONGEST_NUMBER = 50
LARGEST_EXPONENT = 300
HEAVIEST = 20_000
MOST_BITS_UNDER_ROOT = 3000


def weight(tree: Tree) -> float:
    """A bound for the bits of a constant, or for the degree, were the tree multiplied out."""
    if isinstance(tree, Number):
        return tree.value.numerator.bit_length() + tree.value.denominator.bit_length()
    parts = sum(weight(part) for part in children(tree))
    if isinstance(tree, Binary) and tree.operator == "^" and not names(tree.right):
        size = abs(constant_value(tree.right))
        return weight(tree.left) * (1.0 if math.isnan(size) else max(1.0, size))
    return max(1.0, parts)


def height(tree: Tree) -> int:
    """The number of levels, counted without recursion."""
    level, count = [tree], 0
    while level:
        level = [part for node in level for part in children(node)]
        count += 1
    return count


def check_power(base: Node, exponent: Node, source: str, column: int) -> None:
    """ExpressionError where the power of a number or a polynomial would be too large to hold."""
    if weight(Binary("^", base, exponent)) > HEAVIEST:
        raise ExpressionError("this power is too large", source, column, "use a smaller exponent")


def bits_under_root(tree: Tree) -> float:
    """How long a number sympy may come to see: it raises factors to parts of a root's index."""
    match tree:
        case Call("sqrt" | "cbrt", (base,)):
            return weight(base)
        case Binary("^", base, exponent):
            index = 1 if (value := fraction(exponent)) is None else value.denominator
            has_numbers = any(isinstance(part, Number) for part in walk(base))
            return weight(base) * index if index > 1 and has_numbers else 0
    return 0


def check_literal(text: str, source: str, column: int) -> None:
    exponent = text.lower().partition("e")[2]
    if len(text) > LONGEST_NUMBER or abs(int(exponent or 0)) > LARGEST_EXPONENT:
        raise ExpressionError(
            "this number is too long or too large",
            source,
            column,
            f"use at most {LONGEST_NUMBER} digits and exponents up to {LARGEST_EXPONENT}",
        )


def check_tree(tree: Node, source: str) -> None:
    """ExpressionError where a tree is too large, too deep, or holds a constant beyond all floats."""
    if sum(1 for _ in walk(tree)) > MOST_NODES or height(tree) > 2 * DEEPEST:
        raise ExpressionError("the formula is too long", source, 1, "use fewer terms")
    for node in walk(tree):
        if bits_under_root(node) > MOST_BITS_UNDER_ROOT:
            raise ExpressionError("a power or a root of a number is too long", source, 1, "use fewer digits")
        if isinstance(node, Comparison | Logic) or names(node):
            continue
        if math.isinf(constant_value(node)):
            raise ExpressionError("a number in it is too large", source, 1, "keep below 10^300")
