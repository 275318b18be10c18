"""Exponentials and logarithms of expansions, of infinite ones as well, and powers that vary.

A sum in which an exponential exceeds all powers has an expansion that says more once it is divided by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import sympy
from sympy import S

from mathlib.arithmetic import Interval, NoEnclosure, intervals, power_intervals
from mathlib.expansions.coefficients import enclosure, evaluated, sign
from mathlib.expansions.expansion import Expansion, UndefinedBeside
from mathlib.expansions.monomials import LOG, ONE, Monomial, as_exponent, exact
from mathlib.expansions.powers import inverse, power
from mathlib.expansions.steps import floor
from mathlib.expansions.taylor import analytic, taylor
from mathlib.formula import Binary, Call, Constant, Negative, Node, Number

BEYOND_ALL_POWERS = 24
"""exp(-1/t) is written as t to this power, times something bounded."""

LARGEST_NUMBER = 1000
"""Of a power whose exponent turns out to be a number, sympy computes all digits."""

ROOM_FOR_LOG = Fraction(1, 4)

ONE_TREE = Number(Fraction(1))


def exponential(argument: Expansion) -> Expansion:
    """e^f; of f = -k log(1/t) + g with a bounded g it is t^k e^g."""
    logs = argument.terms.get(LOG, S.Zero)
    if logs != 0 and not logs.free_symbols:
        rest = argument - argument.stretch.monomial(LOG, logs)
        if rest.is_bounded:
            return exponential(rest).scaled(S.One, Monomial(as_exponent(-logs)))
    if argument.is_infinite:
        return _beyond_all_powers(argument)
    return analytic("exp")(argument)


def _beyond_all_powers(argument: Expansion) -> Expansion:
    """e^-s <= (n/e)^n s^-n, for s >= 0 that is at least kappa t^-p; e^s is its inverse."""
    stretch = argument.stretch
    if argument.sign > 0:
        return inverse(_beyond_all_powers(-argument))
    if argument.leading is not None:
        monomial, coefficient, _ = argument.leading
        least = (abs(enclosure(coefficient)) * (argument.excess.values + 1)).lo
    else:
        monomial, values, _ = argument.coarse
        least = abs(values).lo
    if monomial.power >= 0 or monomial.logs < 0:
        raise NoEnclosure
    n = Interval.of(BEYOND_ALL_POWERS) / -enclosure(exact(monomial.power))
    factor = power_intervals.power(n / (Interval.of(least) * intervals.exp(Interval.of(1))), n)
    small = Monomial(Fraction(BEYOND_ALL_POWERS))
    return stretch.enclosed(Interval.between(0, factor.hi), small, is_nonzero=True)


def logarithm(argument: Expansion) -> Expansion:
    """log f, of f = c t^p log(1/t)^q (1 + delta) or of what is bounded away from 0."""
    if argument.sign <= 0:
        raise UndefinedBeside
    stretch = argument.stretch
    if argument.leading is None:
        return _logarithm_of_bounds(argument)
    monomial, coefficient, _ = argument.leading
    near_one = taylor("log", stretch.constant(1) + argument.excess, S.One)
    size = stretch.constant(evaluated(sympy.log, coefficient)) + stretch.monomial(LOG, -exact(monomial.power))
    return near_one + size + _log_log(argument, monomial)


def _log_log(argument: Expansion, monomial: Monomial) -> Expansion:
    """q log(log(1/t)): log u <= 4 u^(1/4) / e."""
    stretch = argument.stretch
    if not monomial.logs:
        return stretch.constant(0)
    values = Interval.between(0, 2) * Interval.of(monomial.logs)
    return stretch.enclosed(values, LOG**ROOM_FOR_LOG)


def _logarithm_of_bounds(argument: Expansion) -> Expansion:
    monomial, values, _ = argument.coarse
    stretch = argument.stretch
    if not values.is_finite:
        raise NoEnclosure
    size = stretch.monomial(LOG, -exact(monomial.power))
    return stretch.enclosed(intervals.log(values)) + size + _log_log(argument, monomial)


def variable_power(base: Expansion, exponent: Expansion) -> Expansion:
    """e^(exponent log base) for a positive base; a negative one has only whole powers."""
    number = exponent.terms.get(ONE, S.Zero)
    is_constant = exponent.remainder is None and all(monomial == ONE for monomial in exponent.terms)
    if is_constant and number.is_Rational and abs(number) <= LARGEST_NUMBER:
        return power(base, Fraction(int(number.p), int(number.q)))
    if is_constant and not base.has_sign and number.is_number and sign(number) > 0:
        return _power_of_bounds(base, number)
    if base.sign > 0:
        return exponential(exponent * logarithm(base))
    if base.sign == 0 and exponent.sign > 0:
        return base
    is_undefined = exponent.sign < 0 if base.sign == 0 else (exponent - floor(exponent)).sign > 0
    raise UndefinedBeside if is_undefined else NoEnclosure


def _power_of_bounds(base: Expansion, number: sympy.Expr) -> Expansion:
    """A positive power, with an exponent that is no fraction, of what may be 0; NoEnclosure if negative."""
    if base.is_zero:
        return base
    monomial, values, is_nonzero = base.coarse
    if monomial.logs or values.lo < 0:
        raise NoEnclosure
    size = Monomial(as_exponent(exact(monomial.power) * number))
    return base.stretch.enclosed(power_intervals.power(values, enclosure(number)), size, is_nonzero)


def exponents(tree: Node) -> Iterator[Node]:
    """The exponents of the exponentials among the summands and factors of a formula."""
    match tree:
        case Call("exp", (exponent,)) | Binary("^", Constant("e"), exponent):
            yield exponent
        case Negative(inner):
            yield from exponents(inner)
        case Binary("+" | "-" | "*", left, right):
            yield from exponents(left)
            yield from exponents(right)


def divided_by_exponential(tree: Node, exponent: Node) -> Node:
    """A formula that equals another one divided by e^exponent, summand by summand.

    >>> from mathlib.formula import plain_reading
    >>> from mathlib.parsing import parse_tree
    >>> plain_reading(divided_by_exponential(parse_tree("1 + exp(1/x)", ("x",)), parse_tree("1/x", ("x",))))
    'exp(-1/x) + 1'
    """
    match tree:
        case Call("exp", (other,)) | Binary("^", Constant("e"), other):
            return ONE_TREE if other == exponent else Call("exp", (Binary("-", other, exponent),))
        case Negative(inner):
            return Negative(divided_by_exponential(inner, exponent))
        case Binary("+" | "-" as operator, left, right):
            first, second = (divided_by_exponential(part, exponent) for part in (left, right))
            return Binary(operator, first, second)
        case Binary("*", left, right) if any(exponents(left)):
            return Binary("*", divided_by_exponential(left, exponent), right)
        case Binary("*", left, right) if any(exponents(right)):
            return Binary("*", left, divided_by_exponential(right, exponent))
    small = Call("exp", (Negative(exponent),))
    return small if tree == ONE_TREE else Binary("*", tree, small)
