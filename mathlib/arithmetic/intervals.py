"""Interval readings of the elementary functions, from Arb's values at the ends.

Each returns an interval that holds the function's value at every point of its argument, or raises
`NoEnclosure` where some point may have no value.
"""

from __future__ import annotations

from collections.abc import Callable

from flint import arb

from mathlib.arithmetic.ends import INFINITY, ONE, ZERO
from mathlib.arithmetic.interval import Interval, NoEnclosure

FAR = arb(2**40)
"""Beyond it no exponential is computed."""

IntervalFunction = Callable[[Interval], Interval]


def minimum(first: Interval, second: Interval) -> Interval:
    return Interval(min(first.lo, second.lo), min(first.hi, second.hi))


def maximum(first: Interval, second: Interval) -> Interval:
    return Interval(max(first.lo, second.lo), max(first.hi, second.hi))


def _increasing(
    function: Callable[[arb], arb], least: arb = -INFINITY, most: arb = INFINITY
) -> IntervalFunction:
    """The reading of an increasing function that lies between two numbers, by its values at the ends."""

    def enclose(argument: Interval) -> Interval:
        low = function(argument.lo)
        high = low if argument.lo is argument.hi else function(argument.hi)
        return Interval(max(low.lower(), least), min(high.upper(), most))

    return enclose


def _growing(function: Callable[[arb], arb], least: arb, most: arb) -> IntervalFunction:
    """The same for a function whose values far out are beyond what can be computed."""
    near = _increasing(function, least, most)

    def enclose(argument: Interval) -> Interval:
        lo, hi = argument.lo, argument.hi
        if lo >= -FAR and hi <= FAR:
            return near(argument)
        values = near(Interval(max(min(lo, FAR), -FAR), max(min(hi, FAR), -FAR)))
        return Interval(least if lo < -FAR else values.lo, most if hi > FAR else values.hi)

    return enclose


def _within(function: IntervalFunction, least: arb, most: arb) -> IntervalFunction:
    """A reading that is refused to arguments beyond a domain."""

    def enclose(argument: Interval) -> Interval:
        if argument.lo < least or argument.hi > most:
            raise NoEnclosure
        return function(argument)

    return enclose


def _cbrt(end: arb) -> arb:
    return end.root(3) if end > ZERO else -(-end).root(3) if end < ZERO else ZERO


def _sigmoid(end: arb) -> arb:
    size = (-abs(end)).exp()
    return (size if end < ZERO else ONE) / (ONE + size)


def _softplus(end: arb) -> arb:
    return max(end, ZERO) + (-abs(end)).exp().log1p()


exp = _growing(arb.exp, ZERO, INFINITY)
sinh = _growing(arb.sinh, -INFINITY, INFINITY)
tanh = _growing(arb.tanh, -ONE, ONE)
sigmoid = _increasing(_sigmoid, ZERO, ONE)
softplus = _increasing(_softplus, ZERO)
cbrt = _increasing(_cbrt)
sqrt = _within(_increasing(arb.sqrt, ZERO), ZERO, INFINITY)
asin = _within(_increasing(arb.asin), -ONE, ONE)
atan = _increasing(arb.atan)
asinh = _increasing(arb.asinh)
erf = _increasing(arb.erf, -ONE, ONE)
_acos_of_opposite = _within(_increasing(lambda end: (-end).acos(), ZERO), -ONE, ONE)
_cosh_of_size = _growing(arb.cosh, ONE, INFINITY)


def acos(argument: Interval) -> Interval:
    return _acos_of_opposite(-argument)


def cosh(argument: Interval) -> Interval:
    return _cosh_of_size(abs(argument))


def _logarithm(function: Callable[[arb], arb], beyond: arb = ZERO) -> IntervalFunction:
    near = _increasing(function)

    def enclose(argument: Interval) -> Interval:
        if argument.lo <= beyond:
            raise NoEnclosure
        return near(argument)

    return enclose


log = _logarithm(arb.log)
log2 = _logarithm(lambda end: end.log_base(2))
log10 = _logarithm(lambda end: end.log_base(10))
log1p = _logarithm(arb.log1p, -ONE)
"""log(1 + x), which is not 0 for an x that is lost beside 1."""


def sign(argument: Interval) -> Interval:
    low, high = ((end > ZERO) - (end < ZERO) for end in (argument.lo, argument.hi))
    return Interval.between(low, high)


def floor(argument: Interval) -> Interval:
    """Whole numbers beyond the working precision are rounded outwards."""
    lo, hi = argument.lo, argument.hi
    return Interval(
        lo.floor().lower() if lo.is_finite() else lo, hi.floor().upper() if hi.is_finite() else hi
    )


def ceil(argument: Interval) -> Interval:
    return -floor(-argument)


def relu(argument: Interval) -> Interval:
    return Interval(max(argument.lo, ZERO), max(argument.hi, ZERO))
