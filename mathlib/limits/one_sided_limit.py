"""The behaviour of a function as its variable approaches a point from one side.

There are three sources, the strongest first: intervals prove that a formula is continuous up to the point;
computer algebra finds a limit, which counts only where values beside the point support it; the values alone,
which are evidence and no proof.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import sympy
from mpmath import mpf
from sympy import Expr

from mathlib.arithmetic import TooHardError, bounded, pristine
from mathlib.function import Function
from mathlib.limits.neighbourhood import is_continuous_beside
from mathlib.limits.numeric_evidence import NEAREST, OFFSETS, crosses_gaps, values_beside
from mathlib.limits.one_sided_form import Side, form_beside

How = Literal["exact", "certified", "sampled"]
Behaviour = Literal["settles", "grows", "oscillates", "undefined", "gaps", "undecided"]

ROUNDING = 1e-12
SETTLED = 1e-6
CONSTANT = 1e-20


@dataclass(frozen=True)
class OneSided:
    """The behaviour on one side; `value` is a number where it settles and ±oo where it grows."""

    side: Side
    behaviour: Behaviour
    value: Expr | None
    how: How


def one_sided(f: Function, at: Expr, side: Side) -> OneSided:
    """The behaviour of f(x) as x approaches `at` from one side, for f of one variable.

    >>> one_sided(Function.parse("abs(x)/x"), sympy.S.Zero, "left").value
    -1
    """
    if is_continuous_beside(f, at, side):
        return OneSided(side, "settles", f.exact(at), "exact")
    values = values_beside(f, at, side)
    missing = [value is None for value in values[-NEAREST:]]
    if not missing or any(missing):
        behaviour: Behaviour = "undecided" if not missing else "undefined" if all(missing) else "gaps"
        return OneSided(side, behaviour, None, "sampled")
    found = _settled_or_not(f, at, side, _after_the_last_gap(values), len(values) < len(OFFSETS))
    if found.behaviour == "settles" and crosses_gaps(f, at, side):
        return OneSided(side, "gaps", None, "sampled")
    return found


def _after_the_last_gap(values: Sequence[mpf | None]) -> list[mpf]:
    defined: list[mpf] = []
    for value in values:
        defined = [] if value is None else [*defined, value]
    return defined


def _settled_or_not(f: Function, at: Expr, side: Side, values: Sequence[mpf], some_lack: bool) -> OneSided:
    """The result of algebra where values support it, and otherwise that of the values."""
    (symbol,) = f.symbols
    local = form_beside(f.expression, symbol, at, side)
    found = _continued(local, f, at, side) or _symbolic(local, symbol, at, side)
    if found and _is_supported(found, values):
        return found
    sampled = _sampled(values, side)
    contradicted = found is not None and found.behaviour != sampled.behaviour and not _is_constant(values)
    return OneSided(side, "undecided", None, "sampled") if some_lack or contradicted else sampled


def _continued(local: Expr, f: Function, at: Expr, side: Side) -> OneSided | None:
    """The value of the one-sided form at the point, where intervals prove it continuous up to there."""
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
        value = bounded(lambda: sympy.limit(*pristine((expression, symbol, at)), direction), "a limit")
    except (TooHardError, ArithmeticError, NotImplementedError, TypeError, ValueError):
        return None
    if value.has(sympy.AccumBounds):
        return OneSided(side, "oscillates", None, "exact")
    if value in (sympy.oo, -sympy.oo):
        return OneSided(side, "grows", value, "exact")
    if value.is_number and value.is_real and value.is_finite:
        return OneSided(side, "settles", value, "exact")
    return None


def _is_supported(found: OneSided, values: Sequence[mpf]) -> bool:
    """Whether the values approach what was found, or grow as they should."""
    if found.behaviour == "oscillates":
        return _sampled(values, found.side).behaviour in ("oscillates", "undecided")
    count = min(3, len(values) // 2)
    if not count:
        return False
    early, late = values[:count], values[-count:]
    if found.behaviour == "grows":
        sign = 1 if found.value == sympy.oo else -1
        return bool(min(sign * value for value in late) > max(0, *(sign * value for value in early)))
    goal = float(found.value or 0)
    before, after = (max(abs(value - goal) for value in part) for part in (early, late))
    return bool(after <= max(0.9 * before, ROUNDING * max(1.0, abs(goal))))


def _sampled(values: Sequence[mpf], side: Side) -> OneSided:
    """The behaviour that the values suggest."""
    half = len(values) // 2
    early, late = values[:half], values[half:]
    before, after = _spread(early), _spread(late)
    last, latest = values[-1], _spread(values[-4:])
    is_small = latest <= SETTLED * max(1, abs(last))
    if _is_constant(values) or (is_small and latest <= _spread(values[-8:-4]) / 10):
        return OneSided(side, "settles", sympy.Float(str(last), 15), "sampled")
    steps = [second - first for first, second in pairwise(late)]
    if max(steps) < 0 or min(steps) > 0:
        if abs(last) > 1000 * max(abs(values[0]), 1):
            return OneSided(side, "grows", sympy.oo if last > 0 else -sympy.oo, "sampled")
        return OneSided(side, "undecided", None, "sampled")
    turns = after > before / 2
    return OneSided(side, "oscillates" if turns else "undecided", None, "sampled")


def _spread(values: Sequence[mpf]) -> mpf:
    return max(values) - min(values)


def _is_constant(values: Sequence[mpf]) -> bool:
    """Whether the nearest values differ by no more than rounding errors."""
    return bool(_spread(values[-4:]) <= CONSTANT * abs(values[-1]))
