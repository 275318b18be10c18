"""Functions with corners and jumps at expansions: exact where a sign is proven, enclosed elsewhere."""

from __future__ import annotations

import sympy
from sympy import Integer

from mathlib.arithmetic import Interval, NoEnclosure, Undecided, intervals
from mathlib.arithmetic import floor as whole_part
from mathlib.expansions.coefficients import sign
from mathlib.expansions.expansion import Expansion


def signum(argument: Expansion) -> Expansion:
    try:
        return argument.stretch.constant(argument.sign)
    except NoEnclosure:
        return argument.stretch.enclosed(Interval.between(-1, 1))


def magnitude(argument: Expansion) -> Expansion:
    """|f|: of an unknown sign only bounds are known."""
    try:
        return -argument if argument.sign < 0 else argument
    except NoEnclosure:
        if argument.single is not None:
            monomial, coefficient = argument.single
            return argument.stretch.monomial(monomial, sympy.Abs(coefficient))
        monomial, values, is_nonzero = argument.coarse
        return argument.stretch.enclosed(abs(values), monomial, is_nonzero)


def maximum(first: Expansion, second: Expansion) -> Expansion:
    """max(f, g) = (f + g + |f - g|) / 2."""
    gap = first - second
    try:
        return second if gap.sign < 0 else first
    except NoEnclosure:
        return (first + second + magnitude(gap)).scaled(1 / Integer(2))


def floor(argument: Expansion) -> Expansion:
    """f less its fractional part, which lies between 0 and 1; a whole number where f has a limit."""
    stretch, limit = argument.stretch, argument.limit
    if limit is None and argument.is_bounded:
        return stretch.enclosed(intervals.floor(argument.values))
    if limit is None or limit.is_infinite:
        return argument - stretch.enclosed(Interval.between(0, 1))
    try:
        whole = whole_part(limit)
    except (Undecided, TypeError) as error:
        raise NoEnclosure from error
    gap = argument - stretch.constant(limit)
    if sign(limit - whole) == 0:
        return _beside_whole(gap, whole)
    cell = intervals.floor(argument.values)
    if cell.lo != cell.hi:
        raise NoEnclosure
    return stretch.constant(whole)


def _beside_whole(gap: Expansion, whole: int) -> Expansion:
    stretch = gap.stretch
    if not (gap.values.lo > -1 and gap.values.hi < 1):
        raise NoEnclosure
    try:
        return stretch.constant(whole if gap.values.lo >= 0 or gap.sign >= 0 else whole - 1)
    except NoEnclosure:
        return stretch.enclosed(Interval.between(whole - 1, whole))
