"""Interval readings of the elementary functions, on mpmath's `iv`, rounded outwards.

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

LARGEST_EXPONENT = 10**6
LARGEST_ANGLE = 10**30
SPARE_BITS = 20


class NoEnclosure(ArithmeticError):  # noqa: N818 - an outcome, caught within mathlib
    """No bounds are known: some point of the interval may have no real value."""


def bounded(value: Interval) -> Interval:
    """The interval itself, where both of its ends are finite."""
    if all(end[1] or end == libmp.fzero for end in value._mpi_):
        return value
    raise NoEnclosure


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
    slack = libmp.mpf_shift(libmp.mpf_abs(raw), SPARE_BITS // 2 - iv.prec - SPARE_BITS)
    move = libmp.mpf_sub if rounding == libmp.round_floor else libmp.mpf_add
    return move(raw, slack, iv.prec, rounding)


def _increasing(function: Callable[..., Any]) -> Callable[[Interval], Interval]:
    """The reading of an increasing function of libmp, by its values at the ends."""

    def enclose(argument: Interval) -> Interval:
        low, high = (function(end, iv.prec + SPARE_BITS) for end in argument._mpi_)
        return iv.make_mpf((_outwards(low, libmp.round_floor), _outwards(high, libmp.round_ceiling)))

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


def _raw_cube_root(raw: Any, precision: int) -> Any:
    if raw[0]:
        return libmp.mpf_neg(libmp.mpf_cbrt(libmp.mpf_neg(raw), precision))
    return libmp.mpf_cbrt(raw, precision)


def _raw_minus_acos(raw: Any, precision: int) -> Any:
    return libmp.mpf_neg(libmp.mpf_acos(raw, precision))


asin = _within(_increasing(libmp.mpf_asin), -1, 1)
atan = _increasing(libmp.mpf_atan)
sinh = _within(_increasing(libmp.mpf_sinh), -LARGEST_EXPONENT, LARGEST_EXPONENT)
tanh = _within(_increasing(libmp.mpf_tanh), -LARGEST_EXPONENT, LARGEST_EXPONENT)
cbrt = _increasing(_raw_cube_root)
_minus_acos = _within(_increasing(_raw_minus_acos), -1, 1)
_cosh_of_size = _within(_increasing(libmp.mpf_cosh), 0, LARGEST_EXPONENT)
_exp = _within(iv.exp, -LARGEST_EXPONENT, LARGEST_EXPONENT)


def acos(argument: Interval) -> Interval:
    return -_minus_acos(argument)


def cosh(argument: Interval) -> Interval:
    return _cosh_of_size(abs(argument))


def exp(argument: Interval) -> Interval:
    """Far below zero the bounds are 0 and a tiny number."""
    if argument.a >= -LARGEST_EXPONENT:
        return _exp(argument)
    return between(iv.zero, _exp(maximum(argument, iv.mpf(-LARGEST_EXPONENT))))


def log(argument: Interval) -> Interval:
    if argument.a <= 0:
        raise NoEnclosure
    return iv.log(argument)


def log2(argument: Interval) -> Interval:
    return log(argument) / iv.log(iv.mpf(2))


def log10(argument: Interval) -> Interval:
    return log(argument) / iv.log(iv.mpf(10))


def sqrt(argument: Interval) -> Interval:
    if argument.a < 0:
        raise NoEnclosure
    return iv.sqrt(argument)


def _angular(function: Callable[[Interval], Interval]) -> Callable[[Interval], Interval]:
    """Sine or cosine; of an enormous angle nothing is known but that they lie between -1 and 1."""

    def enclose(angle: Interval) -> Interval:
        return function(angle) if abs(angle).b <= LARGEST_ANGLE else iv.mpf([-1, 1])

    return enclose


sin = _angular(iv.sin)
cos = _angular(iv.cos)


def tan(argument: Interval) -> Interval:
    if abs(argument).b > LARGEST_ANGLE:
        raise NoEnclosure
    return bounded(iv.tan(argument))


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
    """A power that need not be whole: of a positive base, or of zero where the exponent is positive."""
    if base.a > 0:
        return exp(exponent * iv.log(base))
    if base.a < 0 or exponent.a <= 0:
        raise NoEnclosure
    if base.b == 0:
        return iv.zero
    return between(iv.zero, exp(exponent * iv.log(base.b)))


def whole_power(base: Interval, exponent: int) -> Interval:
    if exponent < 0 and 0 in base:
        raise NoEnclosure
    return base**exponent
