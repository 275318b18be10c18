"""Powers of a small distance t and of log(1/t): the sizes that functions have beside a point."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from mathlib.arithmetic import Interval, NoEnclosure, intervals, power_intervals


@dataclass(frozen=True, slots=True)
class Monomial:
    """t^power log(1/t)^logs, for t > 0 close to 0."""

    power: Fraction = Fraction(0)
    logs: Fraction = Fraction(0)

    def __mul__(self, other: Monomial) -> Monomial:
        return Monomial(self.power + other.power, self.logs + other.logs)

    def __truediv__(self, other: Monomial) -> Monomial:
        return Monomial(self.power - other.power, self.logs - other.logs)

    def __pow__(self, exponent: Fraction | int) -> Monomial:
        return Monomial(self.power * exponent, self.logs * exponent)

    @property
    def smallness(self) -> tuple[Fraction, Fraction]:
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
        size = power_intervals.rational_power(Interval.of(radius), self.power)
        if not self.logs:
            return size
        logarithm = -intervals.log(Interval.of(radius))
        logs = Interval.of(self.logs)
        if logarithm.lo < 1 or (logarithm * Interval.of(self.power)).lo < logs.hi:
            raise NoEnclosure
        return size * power_intervals.power(logarithm, logs)


ONE = Monomial()
T = Monomial(Fraction(1))
LOG = Monomial(Fraction(0), Fraction(1))
