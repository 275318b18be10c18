"""Intervals that hold an exact number, as tight as the working precision allows."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache, reduce
from operator import add, mul

import sympy
from flint import arb, ctx
from sympy import Expr
from sympy.core.evalf import PrecisionExhausted

from mathlib.arithmetic import intervals, trig_intervals
from mathlib.arithmetic.ends import precision
from mathlib.arithmetic.interval import Interval, NoEnclosure
from mathlib.arithmetic.power_intervals import power, rational_power

SPARE_BITS = (10, 60, 300, 1500, 6000)
"""Bits beyond the working precision; the more, the more near equals a number may be a difference of."""

FUNCTIONS: dict[type[sympy.Basic], Callable[..., Interval]] = {
    getattr(sympy, name): getattr(readings, name)
    for readings, names in (
        (
            intervals,
            ("exp", "log", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh", "erf", "sign", "floor"),
        ),
        (trig_intervals, ("sin", "cos", "tan")),
    )
    for name in names
} | {
    sympy.ceiling: intervals.ceil,
    sympy.Abs: abs,
    sympy.Min: lambda *parts: reduce(intervals.minimum, parts),
    sympy.Max: lambda *parts: reduce(intervals.maximum, parts),
    sympy.Add: lambda *parts: reduce(add, parts),
    sympy.Mul: lambda *parts: reduce(mul, parts),
}
CONSTANTS = {sympy.pi: arb.pi, sympy.E: arb.const_e}


def enclosure(number: Expr) -> Interval:
    """An interval that holds an exact real number, within about a unit in the last place where one is known.

    Parts for which there are no intervals are evaluated by sympy, to as many digits as it vouches for;
    NoEnclosure where it does not.

    >>> with precision(30):
    ...     enclosure(sympy.sqrt(2 + sympy.Rational(1, 10**60)) - sympy.sqrt(2))
    [3.535533903147146e-61, 3.535533908942781e-61]
    """
    return Interval.of(number) if number.is_Rational else _tightest(number, ctx.prec)


@lru_cache(maxsize=4096)
def _tightest(number: Expr, bits: int) -> Interval:
    found: Interval | None = None
    for spare in SPARE_BITS:
        try:
            with precision(bits + spare):
                found = bounds(number)
                tight = found.width <= min(abs(found.lo), abs(found.hi)) * arb((1, -bits))
        except NoEnclosure:
            continue
        if tight:
            break
    if found is None:
        with precision(bits + SPARE_BITS[0]):
            found = _evaluated(number)
    return Interval(found.lo.lower(), found.hi.upper())


def bounds(number: Expr) -> Interval:
    """Bounds of an exact number from those of its parts; what cancels leaves them wide."""
    if number.is_Rational:
        return Interval.of(number)
    if number in CONSTANTS:
        return Interval.of(CONSTANTS[number]())
    if isinstance(number, sympy.Pow):
        base, exponent = number.args
        if exponent.is_Rational:
            return rational_power(bounds(base), Fraction(int(exponent.p), int(exponent.q)))
        return power(bounds(base), bounds(exponent))
    if isinstance(number, sympy.log) and number.args[0].as_coeff_Add()[0] == 1:
        return intervals.log1p(bounds(number.args[0] - 1))
    if number.func in FUNCTIONS:
        return FUNCTIONS[number.func](*map(bounds, number.args))
    return _evaluated(number)


def _evaluated(number: Expr) -> Interval:
    digits = ctx.prec // 3 + 5
    try:
        value = number.evalf(digits, strict=True)
    except PrecisionExhausted:
        raise NoEnclosure from None
    real, imaginary = value.as_real_imag()
    if not real.is_Float or abs(imaginary) > abs(real) * sympy.Rational(1, 10**digits):
        raise NoEnclosure
    sign, mantissa, exponent, _ = real._mpf_
    near, error = Interval.of(arb((int(mantissa), exponent))), Fraction(1, 10 ** (digits - 3))
    return near * (-1) ** sign * Interval.between(1 - error, 1 + error)
