"""Round numbers close to where a proof stops: does the condition fail there, or hold on both sides?"""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction

import sympy
from sympy import Expr, Rational

from mathlib.epsilon_delta.distance_bounds import TIGHT
from mathlib.epsilon_delta.epsilon_condition import EpsilonCondition
from mathlib.expansions import SIGN, Side

MARGINS = (2.0**-44, 2.0**-34, 2.0**-24, 2.0**-14, 2.0**-6)
"""How far from a suspected failure a proof is attempted, in units of its distance.

Where distances are tiny beside the point, doubles determine the failure to a few digits only.
"""

BEFORE, NEARBY = MARGINS[1:3]
"""How far before a place at the least, and how far beyond what is proven, in units of the distance."""


def round_places(condition: EpsilonCondition, distance: float) -> Iterator[Expr]:
    """Round numbers, and parts of pi, that are as good as at a distance."""
    middle = float(condition.place(distance))
    for unit in (sympy.S.One, sympy.pi):
        multiple = Fraction(middle / float(unit)).limit_denominator(1000)
        yield Rational(multiple.numerator, multiple.denominator) * unit
    offset = Fraction(distance).limit_denominator(10**5)
    yield condition.place(Rational(offset.numerator, offset.denominator))


def is_in_question(condition: EpsilonCondition, place: Expr, proven: float, failure: float) -> bool:
    """Whether a place lies on this side just beyond what is proven, and not beyond a failure."""
    distance = SIGN[condition.side] * (place - condition.at)
    gap = distance - Rational(proven)
    return bool(0 <= gap <= TIGHT * proven) and float(distance) <= failure


def ends_at(condition: EpsilonCondition, place: Expr, proven: float) -> bool:
    """Whether the condition is proven to hold up to a place, and to fail there or just beyond."""
    return _holds_before(condition, place, proven) and (
        condition.misses(place) or condition.fails_beside(place, condition.side)
    )


def proven_beyond(condition: EpsilonCondition, place: Expr, proven: float) -> float | None:
    """A distance beyond a place up to which the condition is proven, the place included; None without one."""
    distance = abs(place - condition.at)
    if not _holds_before(condition, place, proven) or condition.misses(place):
        return None
    for margin in reversed(MARGINS):
        radius = margin * float(distance)
        if condition.holds_beside(place, condition.side, radius):
            return _float_below(distance + Rational(radius) / 2)
    return None


def _holds_before(condition: EpsilonCondition, place: Expr, proven: float) -> bool:
    inwards: Side = "left" if condition.side == "right" else "right"
    gap = abs(place - condition.at) - Rational(proven)
    return condition.holds_beside(place, inwards, max(float_above(gap) * 2, BEFORE * proven))


def float_above(number: Expr) -> float:
    """The least float that is not smaller than a number."""
    near = float(number)
    return near if Rational(near) >= number else math.nextafter(near, math.inf)


def _float_below(number: Expr) -> float:
    near = float(number)
    return near if Rational(near) <= number else math.nextafter(near, -math.inf)
