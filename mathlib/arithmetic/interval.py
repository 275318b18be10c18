"""Intervals of real numbers whose ends are proven: computed by Arb and rounded outwards."""

from __future__ import annotations

from flint import arb

from mathlib.arithmetic.ends import INFINITY, ZERO, Number, around, product, quotient


class NoEnclosure(ArithmeticError):  # noqa: N818 - caught within mathlib
    """No bounds are known: some point of the interval may have no real value."""


class Interval:
    """All real numbers from `lo` to `hi`, two exact numbers that may be infinite.

    Arithmetic returns an interval that holds the result for all numbers of its operands, at the working
    precision. NoEnclosure where there may be none: division by an interval that holds 0.

    >>> Interval.between(-1, 2) - 0.5, 0 in Interval.between(-1, 2)
    ([-1.5, 1.5], True)
    """

    __slots__ = ("hi", "lo")

    def __init__(self, lo: arb, hi: arb) -> None:
        if not lo <= hi:  # Nor is NaN.
            raise NoEnclosure
        self.lo = lo
        self.hi = hi

    @classmethod
    def of(cls, number: Number) -> Interval:
        """The tightest interval that holds a finite number: exact, but for fractions."""
        found = cls(*around(number))
        if not found.is_finite:
            raise NoEnclosure
        return found

    @classmethod
    def between(cls, low: Number, high: Number) -> Interval:
        """The tightest interval from one number to another; they may be infinite."""
        found = cls(around(low)[0], around(high)[1])
        if found.lo == INFINITY or found.hi == -INFINITY:
            raise NoEnclosure
        return found

    @property
    def is_finite(self) -> bool:
        return self.lo.is_finite() and self.hi.is_finite()

    @property
    def width(self) -> arb:
        return (self.hi - self.lo).upper()

    @property
    def middle(self) -> Interval:
        """The point in the middle, but for rounding; of a finite interval."""
        return Interval.of(min(max(((self.lo + self.hi) / 2).mid(), self.lo), self.hi))

    def __contains__(self, number: float | arb) -> bool:
        return self.lo <= number <= self.hi

    def __repr__(self) -> str:
        return f"[{float(self.lo)}, {float(self.hi)}]"

    def __neg__(self) -> Interval:
        return Interval(self.hi.neg(exact=True), self.lo.neg(exact=True))

    def __abs__(self) -> Interval:
        if self.lo >= ZERO:
            return self
        mirrored = -self
        return mirrored if self.hi <= ZERO else Interval(ZERO, max(mirrored.hi, self.hi))

    def __add__(self, other: Interval | Number) -> Interval:
        right = _interval(other)
        return Interval((self.lo + right.lo).lower(), (self.hi + right.hi).upper())

    def __sub__(self, other: Interval | Number) -> Interval:
        right = _interval(other)
        return Interval((self.lo - right.hi).lower(), (self.hi - right.lo).upper())

    def __mul__(self, other: Interval | Number) -> Interval:
        right = _interval(other)
        a, b, c, d = self.lo, self.hi, right.lo, right.hi
        if c < ZERO < d:
            if a < ZERO < b:
                return Interval(min(product(a, d).lower(), product(b, c).lower()),
                                max(product(a, c).upper(), product(b, d).upper()))  # fmt: skip
            a, b, c, d = c, d, a, b
        if c >= ZERO:
            low, high = product(a, d if a < ZERO else c), product(b, c if b < ZERO else d)
        else:
            low, high = product(b, d if b < ZERO else c), product(a, c if a < ZERO else d)
        return Interval(low.lower(), high.upper())

    def __truediv__(self, other: Interval | Number) -> Interval:
        right = _interval(other)
        if right.lo <= ZERO <= right.hi:
            raise NoEnclosure
        return self.over_nonzero(right)

    def over_nonzero(self, divisor: Interval) -> Interval:
        """The quotient by all numbers of an interval but 0, which may be its end.

        >>> Interval.between(1, 2).over_nonzero(Interval.between(0, 4))
        [0.25, inf]
        """
        if divisor.hi <= ZERO:
            return (-self).over_nonzero(-divisor)
        if divisor.lo < ZERO:
            raise NoEnclosure
        low = quotient(self.lo, divisor.hi if self.lo >= ZERO else divisor.lo)
        high = quotient(self.hi, divisor.lo if self.hi >= ZERO else divisor.hi)
        return Interval(low.lower(), high.upper())

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other: Number) -> Interval:
        return _interval(other) - self

    def __rtruediv__(self, other: Number) -> Interval:
        return _interval(other) / self


def hull(first: Interval, second: Interval) -> Interval:
    """The smallest interval that holds both."""
    return Interval(min(first.lo, second.lo), max(first.hi, second.hi))


def _interval(operand: Interval | Number) -> Interval:
    return operand if type(operand) is Interval else Interval.of(operand)
