"""Powers and roots of expansions: by the binomial series, or by bounds alone."""

from __future__ import annotations

from fractions import Fraction

from sympy import S

from mathlib.arithmetic import Interval, NoEnclosure, hull, intervals, power_intervals
from mathlib.expansions.coefficients import enclosure, evaluated, rational
from mathlib.expansions.expansion import Expansion, UndefinedBeside
from mathlib.expansions.steps import magnitude
from mathlib.formula import VOCABULARY

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)


def inverse(base: Expansion) -> Expansion:
    """1 / f; NoEnclosure where f may be 0, UndefinedBeside where it is."""
    return power(base, Fraction(-1))


def square_root(base: Expansion) -> Expansion:
    return power(base, HALF)


def power(base: Expansion, exponent: Fraction) -> Expansion:
    """f^p; NoEnclosure where it may have no value, UndefinedBeside where it has none."""
    if exponent == 0:
        return base.stretch.constant(1)
    if not base.has_sign or base.leading is None:
        return _power_of_bounds(base, exponent)
    monomial, coefficient, direction = base.leading
    if direction < 0 and exponent.denominator > 1:
        raise UndefinedBeside
    scale = evaluated(lambda number: number ** rational(exponent), coefficient)
    return _one_plus_to(base.excess, exponent).scaled(scale, monomial**exponent)


def _one_plus_to(delta: Expansion, exponent: Fraction) -> Expansion:
    """(1 + delta)^p, for what vanishes and stays above -1."""
    order = delta.stretch.order
    binomials = [S.One]
    for k in range(order):
        binomials.append(binomials[-1] * (rational(exponent) - k) / (k + 1))
    around = hull(Interval.of(0), delta.values) + 1
    last = enclosure(binomials[-1]) * power_intervals.rational_power(around, exponent - order)
    return delta.composed(binomials[:-1], last)


def _power_of_bounds(base: Expansion, exponent: Fraction) -> Expansion:
    if base.is_zero:
        if exponent < 0:
            raise UndefinedBeside
        return base
    if base.single is not None and enclosure(base.single[1]).lo >= 0 and exponent > 0:
        monomial, coefficient = base.single
        scale = evaluated(lambda number: number ** rational(exponent), coefficient)
        return base.stretch.monomial(monomial**exponent, scale)
    monomial, values, is_nonzero = base.coarse
    if values.hi < 0 and exponent.denominator > 1:
        raise UndefinedBeside
    is_nonzero = is_nonzero or 0 not in values
    return base.stretch.enclosed(_power(values, exponent, is_nonzero), monomial**exponent, is_nonzero)


def _power(values: Interval, exponent: Fraction, is_nonzero: bool) -> Interval:
    """A power of numbers between bounds, of which one may be 0 although no number is."""
    if exponent < 0 and is_nonzero:
        return Interval.of(1).over_nonzero(power_intervals.rational_power(values, -exponent))
    return power_intervals.rational_power(values, exponent)


def cube_root(argument: Expansion) -> Expansion:
    """The cube root of |f|, with the sign of f."""
    try:
        direction = argument.sign
    except NoEnclosure:
        return _cube_root_of_bounds(argument)
    root = power(magnitude(argument), THIRD)
    return root if direction >= 0 else -root


def _cube_root_of_bounds(argument: Expansion) -> Expansion:
    if argument.single is not None:
        monomial, coefficient = argument.single
        return argument.stretch.monomial(monomial**THIRD, VOCABULARY["cbrt"].symbolic(coefficient))
    monomial, values, is_nonzero = argument.coarse
    return argument.stretch.enclosed(intervals.cbrt(values), monomial**THIRD, is_nonzero)
