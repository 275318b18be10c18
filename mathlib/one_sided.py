"""What a function does as its variable comes up to a point from one side.

Three sources, the strongest first: intervals prove that a formula is continuous up to the point;
computer algebra finds the limit of its germ, and is believed only where the values beside the
point bear it out; the values alone, which are evidence and no proof.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import sympy
from mpmath import mpf
from sympy import Expr, Rational

from mathlib.effort import TooHardError, bounded
from mathlib.enclosures import bounds, enclosure, is_continuous_beside, precision
from mathlib.functions import Function
from mathlib.germs import SIGN, Side, germ

How = Literal["exact", "certified", "sampled"]
Behaviour = Literal["settles", "grows", "oscillates", "undefined", "gaps", "undecided"]

OFFSETS = tuple(Rational(2 * k + 17, 41) / 10**k for k in range(2, 14))
"""Distances of the values that are looked at; no round numbers, so that no oscillation is missed."""

PRECISIONS = (120, 400, 1400)
"""Bits that a value beside the point may need: there, differences of near equals are usual."""

ROUNDING = 1e-12
SETTLED = 1e-6


@dataclass(frozen=True)
class OneSided:
    """The behaviour on one side; `value` is a number where it settles and ±oo where it grows."""

    side: Side
    behaviour: Behaviour
    value: Expr | None
    how: How


def one_sided(f: Function, at: Expr, side: Side) -> OneSided:
    """What f(x) does as x comes up to `at` from one side, for f of one variable.

    >>> one_sided(Function.parse("abs(x)/x"), sympy.S.Zero, "left").value
    -1
    """
    if is_continuous_beside(f, at, side):
        return OneSided(side, "settles", f.exact(at), "exact")
    values = values_beside(f, at, side)
    defined = [value for value in values if value is not None]
    if len(defined) < len(values):
        return OneSided(side, "gaps" if defined else "undefined", None, "sampled")
    (symbol,) = f.symbols
    local = germ(f.expression, symbol, at, side)
    found = _continued(local, f, at, side) or _symbolic(local, symbol, at, side)
    return found if found and _is_borne_out(found, defined) else _sampled(defined, side)


def values_beside(f: Function, at: Expr, side: Side) -> list[mpf | None]:
    """f(x), rounded once, at ever smaller distances from `at`; None where f has no value."""
    return [_value(f, at + SIGN[side] * offset) for offset in OFFSETS]


def _value(f: Function, place: Expr) -> mpf | None:
    """Intervals of one point tell the value from rounding errors; doubles what is beyond them."""
    for bits in PRECISIONS:
        with precision(bits):
            value = bounds(f, enclosure(place))
        if value is not None and value.delta <= 1e-15 * abs(value).b + 1e-40:
            return mpf(value.mid)
    rough = float(f(float(place)))
    return None if math.isnan(rough) else mpf(rough)


def _continued(local: Expr, f: Function, at: Expr, side: Side) -> OneSided | None:
    """The value of the germ at the point itself, where intervals prove it continuous up to there."""
    try:
        continued = Function.of(local, f.variables)
    except ValueError:
        return None
    if not is_continuous_beside(continued, at, side):
        return None
    return OneSided(side, "settles", continued.exact(at), "exact")


def _symbolic(expression: Expr, symbol: sympy.Symbol, at: Expr, side: Side) -> OneSided | None:
    direction = "-" if side == "left" else "+"
    try:
        value = bounded(lambda: sympy.limit(expression, symbol, at, direction), "a limit")
    except (TooHardError, ArithmeticError, NotImplementedError, TypeError, ValueError):
        return None
    if value.has(sympy.AccumBounds):
        return OneSided(side, "oscillates", None, "exact")
    if value in (sympy.oo, -sympy.oo):
        return OneSided(side, "grows", value, "exact")
    if value.is_number and value.is_real and value.is_finite:
        return OneSided(side, "settles", value, "exact")
    return None


def _is_borne_out(found: OneSided, values: Sequence[mpf]) -> bool:
    """Whether the values go where the limit says, or at least in that direction."""
    if found.behaviour == "oscillates":
        return _sampled(values, found.side).behaviour in ("oscillates", "undecided")
    early, late = values[:3], values[-3:]
    if found.behaviour == "grows":
        sign = 1 if found.value == sympy.oo else -1
        return bool(min(sign * value for value in late) > max(0, *(sign * value for value in early)))
    goal = float(found.value or 0)
    before, after = (max(abs(value - goal) for value in part) for part in (early, late))
    return bool(after <= max(0.9 * before, ROUNDING * max(1.0, abs(goal))))


def _sampled(values: Sequence[mpf], side: Side) -> OneSided:
    """What the values alone suggest."""
    half = len(values) // 2
    early, late = values[:half], values[half:]
    before, after = max(early) - min(early), max(late) - min(late)
    last = values[-1]
    if max(values[-4:]) - min(values[-4:]) <= SETTLED * max(1, abs(last)):
        return OneSided(side, "settles", sympy.Float(str(last), 15), "sampled")
    steps = [second - first for first, second in pairwise(late)]
    if max(steps) < 0 or min(steps) > 0:
        if abs(last) > 1000 * max(abs(values[0]), 1):
            return OneSided(side, "grows", sympy.oo if last > 0 else -sympy.oo, "sampled")
        return OneSided(side, "undecided", None, "sampled")
    turns = after > before / 2
    return OneSided(side, "oscillates" if turns else "undecided", None, "sampled")
