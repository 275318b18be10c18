"""Numbers that are known by bounds alone, shown with digits that all of their bounds agree on."""

from __future__ import annotations

import sympy
from flint import arb

from mathlib.arithmetic import Interval, Undecided
from mathlib.function.decimals import places_of_figures
from mathlib.function.notation import Shown, show

FIGURES = 3

SPARE = 6
"""How many more decimals are tried where a number may be half-way between two shorter ones."""


def shown_within(bounds: Interval, places: int = 2, *, fixed: bool = False) -> Shown:
    """A number within bounds as it may be shown: every number between them is rounded to these digits.

    There are more decimals than `places` where the number may be half-way between two shorter ones;
    Undecided where the bounds are too wide.

    >>> shown_within(Interval.between(0.12345678, 0.12345679)).plain
    '≈ 0.12'
    """
    low, high = (_rational(end) for end in (bounds.lo, bounds.hi))
    if low == high:
        return show(low, places, fixed=fixed)
    for decimals in range(places, places + SPARE + 1):
        least, most = (_padded(show(end, decimals, fixed=fixed).text, decimals) for end in (low, high))
        if least == most:
            return Shown(least, "≈", float((low + high) / 2), "rounded")
    raise Undecided(f"the digits of a number between {float(low):g} and {float(high):g} are not known")


def significant_within(bounds: Interval) -> Shown:
    """The same with about three figures, and with a power of ten below a ten-thousandth or beyond millions.

    What cannot be told from 0 is shown with zeros.

    >>> significant_within(Interval.between(0.0123456, 0.0123457)).plain
    '≈ 0.0123'
    """
    if 0 in bounds:
        return shown_within(bounds, FIGURES - 1, fixed=True)
    size = float(max(abs(_rational(end)) for end in (bounds.lo, bounds.hi)))
    return shown_within(bounds, places_of_figures(size, FIGURES))


def _padded(text: str, places: int) -> str:
    """The text of a number with all of its decimals; exact ones come without zeros at their ends."""
    mantissa, times, power = text.partition("×10")
    whole, _, part = mantissa.partition(".")
    return f"{whole}.{part.ljust(places, '0')}{times}{power}" if places else text


def _rational(end: arb) -> sympy.Rational:
    """The exact number that a finite end is."""
    mantissa, exponent = (int(part) for part in end.man_exp())
    return sympy.Rational(mantissa << max(exponent, 0), 1 << max(-exponent, 0))
