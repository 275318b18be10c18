"""Powers of a small distance t and of log(1/t): the sizes that functions have beside a point."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import total_ordering

from sympy import Expr

from mathlib.arithmetic import Interval, NoEnclosure, intervals, power_intervals
from mathlib.expansions.coefficients import enclosure, rational, sign


@total_ordering
@dataclass(frozen=True, slots=True)
class Irrational:
    """An exponent that is no fraction, and not 0; the sign of each sum and difference is known.

    Two that are equal and written differently have no order, which is refused (NoEnclosure): as exponents of
    two terms they would be two sizes.
    """

    value: Expr
    sign: int

    def __add__(self, other: Exponent) -> Exponent:
        return as_exponent(self.value + exact(other))

    __radd__ = __add__

    def __sub__(self, other: Exponent) -> Exponent:
        return as_exponent(self.value - exact(other))

    def __rsub__(self, other: Fraction) -> Exponent:
        return as_exponent(exact(other) - self.value)

    def __mul__(self, other: Fraction | int) -> Exponent:
        return as_exponent(self.value * exact(Fraction(other)))

    def __lt__(self, other: Exponent | int) -> bool:
        if other == 0:
            return self.sign < 0
        gap = self - (Fraction(other) if isinstance(other, int) else other)
        if gap == 0:
            raise NoEnclosure
        return gap < 0


Exponent = Fraction | Irrational


def as_exponent(value: Expr) -> Exponent:
    """A number as an exponent; NoEnclosure where its sign is not known."""
    if value.is_Rational:
        return Fraction(int(value.p), int(value.q))
    direction = sign(value)
    return Irrational(value, direction) if direction else Fraction(0)


def exact(power: Exponent) -> Expr:
    """An exponent as a number."""
    return power.value if isinstance(power, Irrational) else rational(power)


@dataclass(frozen=True, slots=True)
class Monomial:
    """t^power log(1/t)^logs, for t > 0 close to 0."""

    power: Exponent = Fraction(0)
    logs: Fraction = Fraction(0)

    def __mul__(self, other: Monomial) -> Monomial:
        return Monomial(self.power + other.power, self.logs + other.logs)

    def __truediv__(self, other: Monomial) -> Monomial:
        return Monomial(self.power - other.power, self.logs - other.logs)

    def __pow__(self, exponent: Fraction | int) -> Monomial:
        return Monomial(self.power * exponent, self.logs * exponent)

    @property
    def smallness(self) -> tuple[Exponent, Fraction]:
        """Of two monomials the one with the greater smallness vanishes beside the other as t -> 0."""
        return self.power, -self.logs

    @property
    def vanishes(self) -> bool:
        """Whether it tends to 0."""
        return self.smallness > ONE.smallness

    @property
    def is_infinite(self) -> bool:
        """Whether it tends to infinity."""
        return self.smallness < ONE.smallness

    def bounds(self, radius: Fraction) -> Interval:
        """Its values for 0 < t <= radius; NoEnclosure where it is not monotone there."""
        if self == ONE:
            return Interval.of(1)
        if self.is_infinite:
            inverse = (ONE / self).bounds(radius)
            return Interval.between((1 / Interval.of(inverse.hi)).lo, float("inf"))
        return Interval.between(0, self._at(radius).hi)

    def _at(self, radius: Fraction) -> Interval:
        """The greatest value of one that vanishes, at the far end: there both factors grow with t."""
        power, base = enclosure(exact(self.power)), Interval.of(radius)
        if isinstance(self.power, Fraction):
            size = power_intervals.rational_power(base, self.power)
        else:
            size = power_intervals.power(base, power)
        if not self.logs:
            return size
        logarithm = -intervals.log(base)
        logs = Interval.of(self.logs)
        if logarithm.lo < 1 or (logarithm * power).lo < logs.hi:
            raise NoEnclosure
        return size * power_intervals.power(logarithm, logs)


ONE = Monomial()
T = Monomial(Fraction(1))
LOG = Monomial(Fraction(0), Fraction(1))
