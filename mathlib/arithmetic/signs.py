"""The sign and the whole part of an exact real number, by intervals or by algebra."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import sympy
from sympy.simplify.fu import TR5

from mathlib.arithmetic.enclosures import enclosure
from mathlib.arithmetic.ends import precision, whole
from mathlib.arithmetic.errors import Undecided
from mathlib.arithmetic.interval import NoEnclosure
from mathlib.arithmetic.reproducible import pristine
from mathlib.arithmetic.work_limit import TooHardError, bounded

BITS = 64
ALGEBRA = 60_000
"""Python calls that each proof that a number is zero may make; those that succeed need few."""
ZERO_PROOFS: tuple[Callable[[sympy.Expr], bool | None], ...] = (
    lambda number: sympy.expand(number) == 0,  # A tenth of what the others take for products of roots.
    lambda number: sympy.expand(TR5(number)) == 0,  # 1 - cos^2 for sin^2.
    lambda number: sympy.expand(number.rewrite(sympy.exp)) == 0,
    lambda number: sympy.expand(sympy.numer(sympy.together(number.rewrite(sympy.exp)))) == 0,
    lambda number: sympy.expand(number.rewrite(sympy.asin)) == 0,  # pi/2 - asin for acos.
    lambda number: sympy.expand(_logarithms_apart(number)) == 0,
    lambda number: number.is_zero or number.equals(0),
)
LONGEST_WHOLE = 1300
"""Bits of the longest whole part that is computed."""

MOST_BITS = 1000

MOST_DIGITS = 10**5
"""The greatest size of an exponent beside logarithms that algebra is given."""


def sign(number: sympy.Expr) -> int:
    """-1, 0 or 1; Undecided where neither intervals nor algebra distinguish a number from zero.

    >>> sign(sympy.sqrt(2) * sympy.sqrt(3) - sympy.sqrt(6)), sign(sympy.pi - sympy.Rational(22, 7))
    (0, -1)
    """
    if number.is_Rational:
        return (number.p > 0) - (number.p < 0)
    with suppress(NoEnclosure), precision(BITS):
        bounds = enclosure(number)
        if 0 not in bounds:
            return 1 if bounds.lo > 0 else -1
    if not is_beyond_digits(number) and vanishes(number):
        return 0
    raise Undecided(f"it cannot be decided whether {short_text(number)} is zero")


def vanishes(expression: sympy.Expr) -> bool:
    """Whether algebra proves that a number, or a formula, is 0.

    >>> t = sympy.Symbol("t", positive=True)
    >>> vanishes(1 / (1 + sympy.exp(t)) + 1 / (1 + sympy.exp(-t)) - 1), vanishes(t)
    (True, False)
    """
    return any(_holds(proof, expression) for proof in ZERO_PROOFS)


def is_beyond_digits(number: sympy.Expr) -> bool:
    """Whether sympy would compute a logarithm to as many digits as its argument may agree with 1."""
    exponents = [power.exp for power in number.atoms(sympy.exp, sympy.Pow)] if number.has(sympy.log) else []
    try:
        return any(abs(enclosure(exponent)).hi > MOST_DIGITS for exponent in exponents)
    except NoEnclosure:
        return True


def _logarithms_apart(number: sympy.Expr) -> sympy.Expr:
    """The same number with logarithms of quotients and products as differences and sums."""
    over_one_denominator = number.replace(sympy.log, lambda value: sympy.log(sympy.together(value)))
    return sympy.expand_log(over_one_denominator, factor=True)


def _holds(proof: Callable[[sympy.Expr], bool | None], number: sympy.Expr) -> bool:
    with suppress(TooHardError):
        return bool(bounded(lambda: proof(pristine(number)), short_text(number), ALGEBRA))
    return False


def short_text(number: sympy.Expr) -> str:
    """A number for messages: to ten digits where it is written with more than 300.

    >>> short_text(sympy.Rational(2, 3)), short_text(sympy.Integer(10) ** 5000)
    ('2/3', '1.000000000e+5000')
    """
    parts = number.atoms(sympy.Rational)
    is_long = any(max(int(abs(part.p)), int(part.q)).bit_length() > MOST_BITS for part in parts)
    return str(number.evalf(10)) if is_long else str(number)


def floor(number: sympy.Expr) -> int:
    """The greatest whole number that is not above an exact number.

    >>> floor(-sympy.sqrt(2)), floor(sympy.Integer(3)), floor(100 * sympy.pi)
    (-2, 3, 314)
    """
    if number.is_Rational:
        return int(number.p // number.q)
    with precision(LONGEST_WHOLE + BITS):
        try:
            bounds = enclosure(number)
        except NoEnclosure:
            raise Undecided(f"the whole part of {short_text(number)} cannot be computed") from None
        if abs(bounds).hi >= 2**LONGEST_WHOLE:
            raise Undecided(f"{short_text(number)} is too large for its whole part to be computed")
        least, most = (whole(end.floor()) for end in (bounds.lo, bounds.hi))
    return least if least == most or sign(number - most) < 0 else most


STEPS: dict[str, Callable[[sympy.Expr], int]] = {
    "floor": floor,
    "ceil": lambda number: -floor(-number),
    "sign": sign,
}
"""The functions that jump, at exact numbers; sympy's own may leave a number undecided."""
