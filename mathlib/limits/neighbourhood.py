"""Intervals of the real line beside a point, and continuity of functions on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache

import sympy
from mpmath import iv
from sympy import Expr

from mathlib.arithmetic import Interval
from mathlib.formula import Call, Choice, Node, walk
from mathlib.function import Function
from mathlib.limits.one_sided_form import SIGN, Side

JUMPING = frozenset({"floor", "ceil", "sign"})
"""All other functions of the vocabulary are continuous wherever they have a value."""

CLOSE = ((2.0**-30, 53), (2.0**-110, 300))
"""Widths around a point, and bits that distinguish its ends; the second for what is steep there."""


def enclosure(number: Expr) -> Interval:
    """An interval that holds an exact number, as tight as the working precision allows."""
    if number.is_Rational:
        return iv.mpf(int(number.p)) / iv.mpf(int(number.q))
    return _irrational(number, iv.prec)


@lru_cache(maxsize=1024)
def _irrational(number: Expr, precision: int) -> Interval:
    digits = precision // 3 + 5
    value = sympy.N(number, digits)
    margin = abs(value) * sympy.Float(10, digits) ** (3 - digits)
    return iv.make_mpf(((value - margin)._mpf_, (value + margin)._mpf_))


@contextmanager
def precision(bits: int) -> Iterator[None]:
    """Interval arithmetic with this many bits, for as long as the context lasts."""
    before, iv.prec = iv.prec, bits
    try:
        yield
    finally:
        iv.prec = before


def stretch(at: Expr, side: Side, near: float, far: float) -> Interval:
    """The points on one side of `at` whose distance from it is between `near` and `far`."""
    return enclosure(at) + SIGN[side] * iv.mpf([near, far])


def has_jumps(tree: Node) -> bool:
    """Whether a formula has parts that jump."""
    return any(
        isinstance(part, Choice) or (isinstance(part, Call) and part.name in JUMPING) for part in walk(tree)
    )


def is_continuous_beside(f: Function, at: Expr, side: Side) -> bool:
    """Whether f is proven to be continuous from one side at a point, the point included."""
    return not has_jumps(f.tree) and _is_defined_near(f, [at], SIGN[side] * iv.mpf([0, 1]))


def is_defined_around(f: Function, *point: Expr) -> bool:
    """Whether f is proven to have a value everywhere in a box around a point."""
    return _is_defined_near(f, point, iv.mpf([-1, 1]))


def _is_defined_near(f: Function, point: Sequence[Expr], reach: Interval) -> bool:
    """Whether bounds are known for a box around a point that reaches so many widths each way."""
    for width, bits in CLOSE:
        with precision(max(bits, iv.prec)):
            box = [enclosure(at) + reach * width * max(1.0, abs(float(at))) for at in point]
            if f.interval(*box) is not None:
                return True
    return False
