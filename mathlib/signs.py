"""The sign and the whole part of an exact real number, decided and not guessed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import sympy

from mathlib.effort import TooHardError, bounded
from mathlib.errors import Undecided

DIGITS = (20, 60, 200)
ALGEBRA = 30_000
"""Python calls that algebra may take to find that a number is zero; where it is, it finds it soon."""


def sign(number: sympy.Expr) -> int:
    """-1, 0 or 1; Undecided where neither digits nor algebra tell a number from zero.

    >>> sign(sympy.sqrt(2) * sympy.sqrt(3) - sympy.sqrt(6)), sign(sympy.pi - sympy.Rational(22, 7))
    (0, -1)
    """
    if number.is_Rational:
        return (number.p > 0) - (number.p < 0)
    for digits in DIGITS:
        value = sympy.re(number.evalf(digits))
        if value.is_Float and value._prec > 1 and value != 0:
            return 1 if value > 0 else -1
    with suppress(TooHardError):
        if bounded(lambda: number.is_zero or number.equals(0), str(number), ALGEBRA):
            return 0
    raise Undecided(f"it cannot be decided whether {number} is zero")


def floor(number: sympy.Expr) -> int:
    """The greatest whole number that is not above an exact number.

    >>> floor(-sympy.sqrt(2)), floor(sympy.Integer(3)), floor(100 * sympy.pi)
    (-2, 3, 314)
    """
    if number.is_Rational:
        return int(number.p // number.q)
    whole = int(sympy.re(number.evalf(30)).round())
    whole = int(sympy.re(number.evalf(30 + len(str(whole)))).round())
    return whole - 1 if sign(number - whole) < 0 else whole


STEPS: dict[str, Callable[[sympy.Expr], int]] = {
    "floor": floor,
    "ceil": lambda number: -floor(-number),
    "sign": sign,
}
"""The functions of the vocabulary that jump; sympy's own may leave a number undecided."""
