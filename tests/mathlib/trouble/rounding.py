"""Random numbers as they are shown, held against Python's decimals."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from random import Random
from typing import Literal

import mpmath
import sympy

from mathlib.function import show

Rounding = Literal["nearest", "down", "up"]

MODES: dict[Rounding, str] = {"nearest": ROUND_HALF_UP, "down": ROUND_FLOOR, "up": ROUND_CEILING}
ROOTS = {
    "1": lambda: mpmath.mpf(1), "sqrt(2)": lambda: mpmath.sqrt(2), "pi": lambda: +mpmath.pi,
    "E": lambda: +mpmath.e, "-cbrt(5)": lambda: -mpmath.cbrt(5), "log(3)": lambda: mpmath.log(3),
    "-sin(1)": lambda: -mpmath.sin(1), "exp(-20)": lambda: mpmath.exp(-20), "-1": lambda: mpmath.mpf(-1),
}  # fmt: skip
EXPONENTS = "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"


def rounding_faults(rng: Random) -> Iterator[str]:
    """What is wrong with one random number as it is shown."""
    root, places = rng.choice(sorted(ROOTS)), rng.randint(0, 6)
    factor = Fraction(f"{rng.choice((1, 5, 25, 125, rng.randint(1, 9999)))}e{rng.randint(-13, 8)}")
    rounding = rng.choice(sorted(MODES))
    number = sympy.sympify(root) * sympy.Rational(factor.numerator, factor.denominator)
    with mpmath.workdps(80):
        value = Decimal(mpmath.nstr(ROOTS[root]() * factor.numerator / factor.denominator, 70))
    shown = show(number, places, rounding)
    mantissa, _, power = shown.text.replace("−", "-").partition("×10")
    exponent = int(power.translate(str.maketrans(EXPONENTS, "-0123456789")) or 0)
    unit = Decimal(1).scaleb(exponent - places)
    wide = Context(prec=120)
    expected = wide.multiply(wide.divide(value, unit).quantize(Decimal(1), MODES[rounding], wide), unit)
    told = Decimal(mantissa).scaleb(exponent, wide)
    if told != expected:
        yield f"{number} is shown {rounding} to {places} places as {shown.plain}, not as {expected}"
    if (shown.relation == "=") != (number.is_Rational and told == value):
        yield f"{number} is shown {rounding} to {places} places as {shown.plain}"
