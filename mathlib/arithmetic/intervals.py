"""Interval readings of the elementary functions, on mpmath's `iv`, rounded outwards.

Of `iv` itself only arithmetic and the square root are used: its exponential is rounded inwards now
and then, as at 2^-24.

Each returns an interval that holds the function's value at every point of its arguments, or raises
`NoEnclosure` where some point may have no value.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any, TypeAlias

from mpmath import iv, libmp

Interval: TypeAlias = Any
"""An `mpmath.iv.mpf`; mpmath is not typed."""

FAR = iv.mpf(10**6)
"""Beyond it no exponential is computed."""

LONGEST_EXACT = 1024
SPARE_BITS = 20
INFINITE = (libmp.finf, libmp.fninf)


class NoEnclosure(ArithmeticError):  # noqa: N818 - caught within mathlib
    """No bounds are known: some point of the interval may have no real value."""


def proper(interval: Interval) -> Interval:
    """The interval itself, unless arithmetic with infinite ends made it meaningless."""
    if libmp.fnan in interval._mpi_:
        raise NoEnclosure
    return interval


def between(low: Interval, high: Interval) -> Interval:
    """From the lower end of one interval to the upper end of another."""
    return iv.make_mpf((low._mpi_[0], high._mpi_[1]))


def minimum(first: Interval, second: Interval) -> Interval:
    return between(first if first.a < second.a else second, first if first.b < second.b else second)


def maximum(first: Interval, second: Interval) -> Interval:
    return between(first if first.a > second.a else second, first if first.b > second.b else second)


def hull(first: Interval, second: Interval) -> Interval:
    """The smallest interval that holds both."""
    return between(minimum(first, second), maximum(first, second))


def rational(value: Fraction) -> Interval:
    return iv.mpf(value.numerator) / iv.mpf(value.denominator)


def divide(dividend: Interval, divisor: Interval) -> Interval:
    if 0 in divisor:
        raise NoEnclosure
    return dividend / divisor


def _outwards(raw: Any, rounding: str) -> Any:
    """A number that mpmath computed with spare bits, moved by far more than its error."""
    slack = libmp.mpf_shift(libmp.mpf_abs(raw), -iv.prec - SPARE_BITS // 2)
    move = libmp.mpf_sub if rounding == libmp.round_floor else libmp.mpf_add
    return move(raw, slack, iv.prec, rounding)


def bound(function: Callable[..., Any], raw: Any, rounding: str) -> Any:
    """A bound for one value; infinity and, at 0, 1 are values that are not rounded."""
    value = function(raw, iv.prec + SPARE_BITS)
    is_exact = value in INFINITE or (raw == libmp.fzero and value == libmp.fone)
    return value if is_exact else _outwards(value, rounding)


def increasing(function: Callable[..., Any]) -> Callable[[Interval], Interval]:
    """The reading of an increasing function of libmp, by its values at the ends."""

    def enclose(argument: Interval) -> Interval:
        low, high = argument._mpi_
        return iv.make_mpf(
            (bound(function, low, libmp.round_floor), bound(function, high, libmp.round_ceiling))
        )

    return enclose


def _within(
    function: Callable[[Interval], Interval], least: int, most: int
) -> Callable[[Interval], Interval]:
    """A reading that is refused to arguments beyond a domain, or beyond what can be computed."""

    def enclose(argument: Interval) -> Interval:
        if argument.a < least or argument.b > most:
            raise NoEnclosure
        return function(argument)

    return enclose


def _growing(function: Callable[..., Any], least: Any, most: Any) -> Callable[[Interval], Interval]:
    """The reading of an increasing function that lies between two limits; far out those are its bounds."""
    near = increasing(function)

    def enclose(argument: Interval) -> Interval:
        low, high = near(minimum(maximum(argument, -FAR), FAR))._mpi_
        return iv.make_mpf((least if argument.a < -FAR else low, most if argument.b > FAR else high))

    return enclose


def _raw_cube_root(raw: Any, precision: int) -> Any:
    if raw[0]:
        return libmp.mpf_neg(libmp.mpf_cbrt(libmp.mpf_neg(raw), precision))
    return libmp.mpf_cbrt(raw, precision)


def _raw_minus_acos(raw: Any, precision: int) -> Any:
    return libmp.mpf_neg(libmp.mpf_acos(raw, precision))


asin = _within(increasing(libmp.mpf_asin), -1, 1)
atan = increasing(libmp.mpf_atan)
exp = _growing(libmp.mpf_exp, libmp.fzero, libmp.finf)
sinh = _growing(libmp.mpf_sinh, libmp.fninf, libmp.finf)
tanh = _growing(libmp.mpf_tanh, libmp.fnone, libmp.fone)
cbrt = increasing(_raw_cube_root)
_cosh_of_size = _growing(libmp.mpf_cosh, libmp.fone, libmp.finf)
_minus_acos = _within(increasing(_raw_minus_acos), -1, 1)
_log = increasing(libmp.mpf_log)


def acos(argument: Interval) -> Interval:
    return -_minus_acos(argument)


def cosh(argument: Interval) -> Interval:
    return _cosh_of_size(abs(argument))


def log(argument: Interval) -> Interval:
    if argument.a <= 0:
        raise NoEnclosure
    return _log(argument)


def log2(argument: Interval) -> Interval:
    return log(argument) / _log(iv.mpf(2))


def log10(argument: Interval) -> Interval:
    return log(argument) / _log(iv.mpf(10))


def sqrt(argument: Interval) -> Interval:
    if argument.a < 0:
        raise NoEnclosure
    return iv.sqrt(argument)


def sign(argument: Interval) -> Interval:
    low, high = ((end > 0) - (end < 0) for end in (argument.a, argument.b))
    return iv.mpf([low, high])


def floor(argument: Interval) -> Interval:
    """Whole numbers beyond the working precision are rounded outwards."""
    low, high = (libmp.mpf_floor(end) for end in argument._mpi_)
    return iv.make_mpf((low, high))


def ceil(argument: Interval) -> Interval:
    return -floor(-argument)


def relu(argument: Interval) -> Interval:
    return maximum(argument, iv.zero)


def sigmoid(argument: Interval) -> Interval:
    return 1 / (1 + exp(-argument))


def softplus(argument: Interval) -> Interval:
    return log(1 + exp(argument))


def power(base: Interval, exponent: Interval) -> Interval:
    """A power of a positive base, of zero if the exponent is positive, or of any base if it is whole."""
    whole = _whole(exponent)
    return _real_power(base, exponent) if whole is None else whole_power(base, whole)


def _whole(exponent: Interval) -> int | None:
    """The whole number that an interval consists of."""
    low, high = exponent._mpi_
    if low != high or low in INFINITE or libmp.mpf_floor(low) != low:
        return None
    return int(libmp.to_int(low))


def _real_power(base: Interval, exponent: Interval) -> Interval:
    if base.a > 0:
        return exp(exponent * _log(base))
    if base.a < 0 or exponent.a <= 0:
        raise NoEnclosure
    if base.b == 0:
        return iv.zero
    return between(iv.zero, exp(exponent * _log(base.b)))


def whole_power(base: Interval, exponent: int) -> Interval:
    """A whole power: exact at the ends before it is rounded outwards."""
    if exponent == 0:
        return iv.one
    if exponent < 0:
        return divide(iv.one, whole_power(base, -exponent))
    if exponent > LONGEST_EXACT:
        size = _real_power(abs(base), iv.mpf(exponent))
        return size if exponent % 2 == 0 or base.a >= 0 else hull(-size, size)
    if exponent % 2 == 0:
        base = abs(base)
    low, high = base._mpi_
    return iv.make_mpf(
        (_raw_power(low, exponent, libmp.round_floor), _raw_power(high, exponent, libmp.round_ceiling))
    )


def _raw_power(raw: Any, exponent: int, rounding: str) -> Any:
    if raw in INFINITE:
        return libmp.mpf_abs(raw) if exponent % 2 == 0 else raw
    sign, mantissa, shift, _ = raw
    signed = -int(mantissa) if sign else int(mantissa)
    return libmp.from_man_exp(signed**exponent, shift * exponent, iv.prec, rounding)
