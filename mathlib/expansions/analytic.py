"""Functions of the vocabulary at expansions that are bounded: by Taylor's theorem."""

from __future__ import annotations

from collections.abc import Callable

from sympy import Expr

from mathlib.arithmetic import Interval, NoEnclosure, hull
from mathlib.expansions.coefficients import enclosure
from mathlib.expansions.expansion import Expansion
from mathlib.expansions.taylor import last_coefficient, taylor_coefficients
from mathlib.formula import VOCABULARY

Function = Callable[[Expansion], Expansion]


def analytic(name: str) -> Function:
    """A function of the vocabulary where its argument is bounded."""

    def at(argument: Expansion) -> Expansion:
        limit = argument.limit
        if limit is None:
            return argument.stretch.enclosed(VOCABULARY[name].interval(argument.values))
        if limit.is_infinite:
            raise NoEnclosure
        return taylor(name, argument, limit)

    return at


def taylor(name: str, argument: Expansion, limit: Expr) -> Expansion:
    """A function of the vocabulary that is analytic at the limit of its argument, and around it."""
    stretch = argument.stretch
    delta = argument - stretch.constant(limit)
    around = enclosure(limit) + hull(Interval.of(0), delta.values)
    last = last_coefficient(name, around, stretch.order)
    return delta.composed(taylor_coefficients(name, limit, stretch.order), last)
