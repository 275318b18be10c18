"""How many decimals a number is shown with, and numbers that are shown while they change."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from math import ceil, floor, inf, isfinite, log10

import sympy

from mathlib.arithmetic import Undefined
from mathlib.function.notation import Shown, may_be_zero, show

LEAST, MOST = 1e-6, 1e7
"""The sizes of numbers that can be read without a power of ten."""

TINIEST = 5e-324
"""What stands for a number other than 0 that a float cannot hold."""

NOISE = 1e-20
"""Below this a number may be what is left of a difference that is 0."""

EXTRA = 3
"""How many decimals more than usual a factor has at the most."""

UNKNOWN = Shown("", "=", float("nan"), "exact")
"""What is shown for a number that there is not."""


def settled(value: float, places: int, exact: Callable[[], sympy.Expr]) -> Shown:
    """A live number as it may be shown: `=` only where the exact value says so; nothing for no number.

    The exact value is asked for only where the float is as good as round, so motion costs no algebra.
    """
    if not isfinite(value):
        return UNKNOWN
    if abs(value - round(value, places)) <= 1e-9:
        with suppress(Undefined):
            return show(value, places, exact=exact(), fixed=True)
    return show(value, places, fixed=True)


def places_for(size: float, figures: int = 3) -> int:
    """How many decimals give numbers of about this size some figures; one less where that is enough.

    Without a size, which is 0, as many as for 1.

    >>> places_for(1.41), places_for(0.004), places_for(250.0)
    (2, 5, 0)
    """
    exponent, most = floor(log10(size or 1.0)), figures - 1
    return most if -1 <= exponent <= 1 else min(max(0, most - exponent), 9)


def shown_factors(one: sympy.Expr, other: sympy.Expr, places: int) -> tuple[Shown, Shown]:
    """Two factors, with decimals enough for their product to come out as it is shown with some places.

    The rounding of each changes the product by half a unit of its last place at the most, unless that takes
    more than `EXTRA` decimals.

    >>> log, nine = sympy.log(2), sympy.Integer(9)
    >>> [factor.text for factor in shown_factors(log, nine, 3)], show(log * nine, 3).text
    (['0.6931', '9'], '6.238')
    """

    def shown(value: sympy.Expr, by: sympy.Expr) -> Shown:
        usual, size = places_for(size_of(value)), size_of(by)
        needed = places + ceil(log10(size)) if size else usual
        return show(value, min(max(usual, needed), usual + EXTRA))

    return shown(one, other), shown(other, one)


def decimals_for(size: float, digits: int) -> int:
    """How many decimals show that many digits of a number of this size, at least one.

    >>> decimals_for(0.0329, 3), decimals_for(250.0, 3)
    (4, 1)
    """
    return max(1, digits - 1 - floor(log10(size)))


def significant(number: sympy.Expr, figures: int = 3) -> Shown:
    """A number with this many figures, and with a power of ten where it is very small or large.

    >>> [significant(sympy.Float(x)).text for x in (-0.0858, 1.2421e-5)], significant(sympy.S.Zero).plain
    (['−0.0858', '1.24×10⁻⁵'], '= 0')
    >>> significant(sympy.exp(-10), 6).text
    '0.0000453999'
    >>> significant(sympy.Integer(123456)).text, significant(sympy.Integer(12345678)).text
    ('123456', '1.23×10⁷')
    """
    return show(number, places_of_figures(largest([number]), figures))


def places_of_figures(size: float, figures: int) -> int:
    """How many decimals `show` needs for so many figures; it takes a power of ten for very small numbers.

    >>> places_of_figures(0.0123, 3), places_of_figures(1.2e-5, 3), places_of_figures(2500.0, 3)
    (4, 2, 0)
    """
    exponent = floor(log10(size)) if 0 < size < inf else 0
    is_plain = min(-4, -figures) <= exponent < log10(MOST)
    return max(0, figures - 1 - exponent) if is_plain else figures - 1


def size_of(number: sympy.Expr) -> float:
    """The size of an exact number as a float, which is 0 for 0 alone."""
    return abs(float(number)) or (0.0 if number == 0 else TINIEST)


def largest(numbers: Iterable[sympy.Expr | float]) -> float:
    """The size of the largest number as a float; 0 without any, and for what may be 0.

    >>> largest([sympy.Integer(-3), 2.5]), largest([sympy.sin(1) ** 2 + sympy.cos(1) ** 2 - 1])
    (3.0, 0.0)
    """
    return max(map(_size, numbers), default=0.0)


def _size(number: sympy.Expr | float) -> float:
    size = abs(float(number))
    is_noise = size < NOISE and isinstance(number, sympy.Expr) and may_be_zero(number)
    return 0.0 if is_noise else size


ADVICE = "multiply the function by a constant that brings them nearer to 1, or choose another point"


def check_size(size: float, what: str, advice: str = ADVICE) -> None:
    """ValueError where numbers of a size, other than 0, are too long to be read while they change."""
    if size and not LEAST <= size < MOST:
        raise ValueError(
            f"{what} of about {size:.0e} would have more figures than there is room for; {advice}"
        )
