"""Sums in which an exponential exceeds all powers: divided by it, they have an expansion that says more."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from mathlib.formula import Binary, Call, Constant, Negative, Node, Number

ONE = Number(Fraction(1))


def exponents(tree: Node) -> Iterator[Node]:
    """The exponents of the exponentials among the summands and factors of a formula."""
    match tree:
        case Call("exp", (exponent,)) | Binary("^", Constant("e"), exponent):
            yield exponent
        case Negative(inner):
            yield from exponents(inner)
        case Binary("+" | "-" | "*", left, right):
            yield from exponents(left)
            yield from exponents(right)


def divided_by_exponential(tree: Node, exponent: Node) -> Node:
    """A formula that equals another one divided by e^exponent, summand by summand.

    >>> from mathlib.formula import plain_reading
    >>> from mathlib.parsing import parse_tree
    >>> plain_reading(divided_by_exponential(parse_tree("1 + exp(1/x)", ("x",)), parse_tree("1/x", ("x",))))
    'exp(-1/x) + 1'
    """
    match tree:
        case Call("exp", (other,)) | Binary("^", Constant("e"), other):
            return ONE if other == exponent else Call("exp", (Binary("-", other, exponent),))
        case Negative(inner):
            return Negative(divided_by_exponential(inner, exponent))
        case Binary("+" | "-" as operator, left, right):
            first, second = (divided_by_exponential(part, exponent) for part in (left, right))
            return Binary(operator, first, second)
        case Binary("*", left, right) if any(exponents(left)):
            return Binary("*", divided_by_exponential(left, exponent), right)
        case Binary("*", left, right) if any(exponents(right)):
            return Binary("*", left, divided_by_exponential(right, exponent))
    small = Call("exp", (Negative(exponent),))
    return small if tree == ONE else Binary("*", tree, small)
