"""Limits at a point: the value from each side or, where there is none, the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

import sympy
from sympy import Expr

from mathlib.arithmetic import Undecided, sign
from mathlib.function import Function, Real, exact_plain, real
from mathlib.limits.one_sided_limit import OneSided, one_sided
from mathlib.limits.values import value_at

Kind = Literal[
    "continuous", "removable", "jump", "infinite", "oscillation", "one-sided", "undefined nearby", "undecided"
]


How = Literal["exact", "unknown"]
"""How a limit, or that there is none, is known: proven, or not at all."""

KindOf = TypeVar("KindOf", bound=str)


@dataclass(frozen=True)
class TwoSided(Generic[KindOf]):
    """What is approached as x approaches `at` from both sides.

    `value` is the finite common limit, None where there is none. `left` and `right` are the limits from each
    side: a number, ±oo, or None. `reason` is a sentence on what happens.
    """

    at: Expr
    value: Expr | None
    left: Expr | None
    right: Expr | None
    kind: KindOf
    how: How
    reason: str


class Limit(TwoSided[Kind]):
    """The limit of f(x) as x approaches `at`."""


def limit(f: Function, at: Real) -> Limit:
    """The limit of a function of one variable at a point.

    L is the limit where for every eps > 0 there is a delta > 0 such that 0 < |x - at| < delta implies
    that f(x) is defined and |f(x) - L| < eps: so at the edge of its domain f has a one-sided limit only.

    >>> limit(Function.parse("(x^3 - 1)/(x - 1)"), 1).value, limit(Function.parse("abs(x)/x"), 0).kind
    (3, 'jump')
    """
    place = real(at)
    left, right = one_sided(f, place, "left"), one_sided(f, place, "right")
    try:
        kind = _kind(f, place, left, right)
        reason = _reason(f, place, kind, left, right)
    except Undecided as error:
        kind, reason = "undecided", str(error)
    value = left.value if kind in ("continuous", "removable") else None
    how: How = "exact" if left.is_proven and right.is_proven and kind != "undecided" else "unknown"
    return Limit(place, value, left.value, right.value, kind, how, reason)


def same(first: Expr, second: Expr) -> bool:
    """Whether two exact numbers are equal; Undecided where neither intervals nor algebra tell."""
    return sign(first - second) == 0


def _kind(f: Function, at: Expr, left: OneSided, right: OneSided) -> Kind:
    behaviours = (left.behaviour, right.behaviour)
    if behaviours == ("undefined", "undefined") or "gaps" in behaviours:
        return "undefined nearby"
    for behaviour, kind in _FAILURES:
        if behaviour in behaviours:
            return kind
    if not same(left.value, right.value):
        return "jump"
    value = value_at(f, at)
    is_value = value is not None and same(value, left.value)
    return "continuous" if is_value else "removable"


_FAILURES: tuple[tuple[str, Kind], ...] = (
    ("oscillates", "oscillation"),
    ("grows", "infinite"),
    ("undefined", "one-sided"),
    ("undecided", "undecided"),
)


def _reason(f: Function, at: Expr, kind: Kind, left: OneSided, right: OneSided) -> str:
    place = exact_plain(at)
    if kind == "continuous":
        image = f"{f.name}({place}) = {number(left.value)}"
        return f"{f.name} is continuous at {place}: {f.signature} approaches {image}"
    if kind == "removable":
        value = value_at(f, at)
        itself = f"{f.name}({place}) itself " + ("is not defined" if value is None else f"is {number(value)}")
        return f"from both sides {f.signature} approaches {number(left.value)}; {itself}"
    return on_both_sides(place, *(_behaviour(f, side) for side in (left, right)))


def on_both_sides(place: str, left: str, right: str) -> str:
    """A sentence about both sides of a place, from a clause about each."""
    if left == right:
        return f"from both sides of {place} {left}"
    return f"to the left of {place} {left}; to the right {right}"


def _behaviour(f: Function, side: OneSided) -> str:
    match side.behaviour:
        case "settles":
            return f"{f.signature} approaches {number(side.value)}"
        case "grows":
            return f"{f.signature} {'rises' if side.value == sympy.oo else 'falls'} without bound"
        case "oscillates":
            return f"{f.signature} keeps swinging and settles on no value"
        case "undefined":
            return f"{f.name} is not defined"
        case "gaps":
            return f"{f.name} is undefined again and again, as close as one likes"
    return f"it cannot be decided what {f.signature} approaches"


def number(value: Expr) -> str:
    """A number as a sentence names it."""
    if not value.has(sympy.Float):
        try:
            return exact_plain(value)
        except ValueError:
            pass
    return f"about {float(value):.6g}"
