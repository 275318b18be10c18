"""Rational numbers as trees: whole numbers, decimals and quotients."""

from __future__ import annotations

from fractions import Fraction

from mathlib.formula import Binary, Negative, Node, Number

MOST_DECIMALS, LONGER = 6, 2
"""Decimals that are always written; more where they take at most so many signs more than a fraction."""


def rational(value: Fraction, decimal: bool) -> Node:
    """A whole number, a decimal or a quotient; a negative one has its sign in front."""
    if value < 0:
        return Negative(rational(-value, decimal))
    if value.denominator == 1:
        return whole(value.numerator)
    if decimal and (text := decimal_text(value)):
        return Number(value, text)
    return Binary("/", whole(value.numerator), whole(value.denominator))


def whole(value: int) -> Number:
    return Number(Fraction(value))


def decimal_text(value: Fraction) -> str:
    """The decimal of a positive fraction; empty where it never ends, or is long and longer than that."""
    longest = len(f"{value.numerator}/{value.denominator}") + LONGER
    for places in range(1, max(MOST_DECIMALS, longest) + 1):
        if (scaled := value * 10**places).denominator == 1:
            digits = str(scaled.numerator).rjust(places + 1, "0")
            text = f"{digits[:-places]}.{digits[-places:]}"
            return text if places <= MOST_DECIMALS or len(text) <= longest else ""
    return ""
