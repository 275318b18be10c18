"""Numbers as they may be shown: `=` only where that is exact, `≈` otherwise."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import numpy as np
import sympy

from mathlib.arithmetic import Undecided, floor, sign
from mathlib.function.numbers import real

Rounding = Literal["nearest", "down", "up"]
Status = Literal["exact", "rounded", "rounded down", "rounded up"]

Relation = Literal["=", "≈", "≤"]

HUGE = 10**7
IN_TYPST: dict[Relation, str] = {"=": "=", "≈": "approx", "≤": "<="}
STATUS: dict[Rounding, Status] = {"nearest": "rounded", "down": "rounded down", "up": "rounded up"}
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Shown:
    """A number as it may be shown: `text` has a true minus sign and, where it must, a power of ten.

    The relation is that of what is meant to the text; `≤` is for a bound that is not known to be close.
    """

    text: str
    relation: Relation
    value: float
    status: Status

    @property
    def typst(self) -> str:
        """The number in math-mode Typst."""
        mantissa, _, exponent = self.text.replace("−", "-").partition("×10")
        if not exponent:
            return mantissa
        power = exponent.translate({high: low for low, high in SUPERSCRIPTS.items()})
        return f"{mantissa} times 10^({power})"

    @property
    def typst_related(self) -> str:
        """The relation and the number in math-mode Typst: `= 2` or `approx 2.31`."""
        return f"{IN_TYPST[self.relation]} {self.typst}"

    @property
    def plain(self) -> str:
        """The relation and the number for captions: `= 2` or `≈ 2.31`."""
        return f"{self.relation} {self.text}"

    @property
    def marked(self) -> str:
        """The number where there is no room for `=`: `2` or `≈2.31`."""
        return self.text if self.relation == "=" else f"{self.relation}{self.text}"


def joint_relation(numbers: Iterable[Shown]) -> Literal["=", "≈"]:
    """The relation of a term to what it is made of: `=` where all of its numbers are exact."""
    return "=" if all(number.relation == "=" for number in numbers) else "≈"


def joint_relation_typst(numbers: Iterable[Shown]) -> str:
    """The same in math-mode Typst.

    >>> joint_relation_typst([show(sympy.Rational(1, 2))]), joint_relation_typst([show(2), show(0.25)])
    ('=', 'approx')
    """
    return IN_TYPST[joint_relation(numbers)]


def show(
    value: float | Fraction | sympy.Expr,
    places: int = 2,
    rounding: Rounding = "nearest",
    *,
    exact: sympy.Expr | None = None,
    fixed: bool = False,
) -> Shown:
    """A number rounded to decimal places, with its relation to the exact value.

    `down` never shows more than the value and `up` never less; `nearest` rounds halves away from 0.
    A float is a computed value, so it is `≈` even where it seems round, unless `exact` gives the
    number that it stands for. A number that would be shown as 0 without being
    0, or that has more than seven digits, is written with a power of ten; `fixed` forbids that, for
    numbers that change in a picture. A number that cannot be distinguished from a round one is shown
    as a float, from zero as 0; where it must be rounded down or up, that is Undecided. ValueError for NaN and
    infinities.

    >>> show(sympy.Rational(5, 2)).plain, show(2.5).plain, show(2.5, exact=real("5/2")).plain
    ('= 2.5', '≈ 2.50', '= 2.5')
    >>> show(0.38196, 2, "down").plain, show(real("1.2e-7")).typst_related
    ('≈ 0.38', '= 1.2 times 10^(-7)')
    """
    number, proven = _number(value if exact is None else exact)
    try:
        return _shown(number, proven, float(value), places, rounding, fixed)
    except Undecided:
        if rounding != "nearest":
            raise
        return show(0.0 if may_be_zero(number) else float(number), places, fixed=fixed)


def may_be_zero(number: sympy.Expr) -> bool:
    """Whether a number is zero, or is not known to be another: what floats make of it is noise.

    >>> may_be_zero(sympy.sqrt(2) * sympy.sqrt(3) - sympy.sqrt(6)), may_be_zero(sympy.exp(-999))
    (True, False)
    """
    try:
        return sign(number) == 0
    except Undecided:
        return True


def _shown(
    number: sympy.Expr, proven: bool, value: float, places: int, rounding: Rounding, fixed: bool
) -> Shown:
    exponent = 0 if fixed else _power_of_ten(number, places)
    scale = sympy.Integer(10) ** (places - exponent)
    digits = _rounded(number * scale, rounding)
    is_exact = proven and sign(number * scale - digits) == 0
    if abs(digits) >= 10 ** (places + 1) and exponent:
        digits, exponent = digits // 10, exponent + 1
    text = _decimal(digits, places, trim=is_exact)
    if exponent:
        text += f"×10{str(exponent).translate(SUPERSCRIPTS)}"
    return Shown(text, "=" if is_exact else "≈", value, "exact" if is_exact else STATUS[rounding])


def _number(value: float | Fraction | sympy.Expr) -> tuple[sympy.Expr, bool]:
    """The number that is held, and whether it is proven to be the one that is meant."""
    if isinstance(value, float | np.floating | sympy.Float):
        if not math.isfinite(value):
            raise ValueError(f"{value} cannot be shown as a number")
        return sympy.Rational(float(value)), False
    return real(value), True


def _digits(number: int) -> int:
    """How many digits a positive whole number has; Python writes none with more than 4300.

    >>> _digits(999), _digits(1000), _digits(10**5000)
    (3, 4, 5001)
    """
    near = int(number.bit_length() * math.log10(2))
    return near + (number >= 10**near)


def _power_of_ten(number: sympy.Expr, places: int) -> int:
    """0 where plain digits serve; otherwise the exponent that leaves one digit before the point."""
    size = sign(number) * number
    if size == 0 or (_rounded(size * 10**places, "nearest") != 0 and floor(size) < HUGE):
        return 0
    exponent = _digits(floor(size)) - 1 if floor(size) else -_digits(floor(1 / size))
    return exponent + 1 if sign(size - sympy.Integer(10) ** (exponent + 1)) == 0 else exponent


def _rounded(number: sympy.Expr, rounding: Rounding) -> int:
    if rounding == "down":
        return floor(number)
    if rounding == "up":
        return -floor(-number)
    half = sympy.Rational(1, 2)
    return floor(number + half) if sign(number) >= 0 else -floor(half - number)


def _decimal(digits: int, places: int, trim: bool) -> str:
    """`digits` with the point `places` from the right, without trailing zeros where they are trimmed."""
    text = str(abs(digits)).rjust(places + 1, "0")
    whole, part = text[: len(text) - places], text[len(text) - places :]
    part = part.rstrip("0") if trim else part
    minus = "−" if digits < 0 else ""
    return f"{minus}{whole}.{part}" if part else f"{minus}{whole}"
