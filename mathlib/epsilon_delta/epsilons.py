"""Epsilons for a limit, the largest delta for each, and a point that shows that it is the largest."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import suppress
from functools import cache, partial
from itertools import pairwise, product

from sympy import Expr, Float, Rational

from mathlib.arithmetic import sign
from mathlib.epsilon_delta.delta import Delta, UnknownDeltaError, Witness, largest_delta
from mathlib.epsilon_delta.visible_epsilons import ranked_epsilons
from mathlib.expansions import SIGN, Side
from mathlib.function import Function, ParameterError, cached, places_for, show
from mathlib.limits import known_value_at, limit, number, same

SHARES = (Rational(1), Rational(1, 2), Rational(1, 10))
INSIDE = (0.6, 0.75, 0.45)
"""Where a point best stands between delta and the edge of a window that is too wide, as shares of the gap."""

WIDENED = Rational(13, 10)
"""How many times as wide as delta the window is that is shown to fail."""

PLAIN, IN_SIGHT = Rational(11, 10), 3
"""Epsilons between f and the limit where it fails clearly, and where a picture can still hold it."""

TRIED = 15
"""So many epsilons, the best liked first, are tried before one will do that f does not fail so clearly."""

LEAST = Float("1e-300")
"""The size of a limit, other than 0, that a picture can be computed with."""

SEEN_TO_FAIL = frozenset({"jump", "infinite", "oscillation", "one-sided"})
"""The kinds of limits that are proven not to exist, and of which that can be seen."""

FARTHEST = 1e6
"""A delta beyond this many times the point's own size is as good as none."""


@cached(64)
def answers(
    f: Function, at: Expr, aim: Expr | None = None, epsilons: tuple[Expr, ...] = ()
) -> tuple[Delta, ...]:
    """The largest delta for each of the epsilons; without any, for `suitable_epsilons`.

    Raises ValueError where f has no limit, or another one than `aim`; for epsilons that do not shrink,
    that are not positive, or that any delta answers.

    >>> f, epsilons = Function.parse("x^2"), (Rational(1), Rational(1, 2))
    >>> [delta.shown(4).text for delta in answers(f, Rational(3), None, epsilons)]
    ['0.1622', '0.0822']
    """
    value = _limit(f, at, aim)
    for before, after in pairwise(epsilons):
        if sign(before - after) <= 0:
            raise ParameterError(
                "epsilons",
                "each epsilon must be smaller than the one before it, "
                f"and {number(after)} is not smaller than {number(before)}",
            )
    epsilons = epsilons or suitable_epsilons(f, at, value)
    found = tuple(largest_delta(f, at, value, epsilon) for epsilon in epsilons)
    for delta in found:
        epsilon = f"epsilon = {number(delta.epsilon)}"
        if not _is_near(delta):
            raise ValueError(
                f"{epsilon} is too generous: {f.source} stays within it of {number(value)} {_extent(delta)}, "
                f"{'so any delta works' if _is_any(delta) else 'too far to be drawn'}; name a smaller epsilon"
            )
        if delta.witness(float(WIDENED)) is None:
            reason = f"it is too small to compute with, or {f.source} only touches the edge of its band"
            if math.isinf(delta.reach.hi):
                reason = f"{f.source} stays in its band {_extent(delta)}, beyond that nothing is known"
            raise ValueError(
                f"no point is known to fail just beyond the delta of {epsilon}: {reason}; name another one"
            )
    return found


@cached(64)
def suitable_epsilons(f: Function, at: Expr, aim: Expr) -> tuple[Expr, ...]:
    """A first epsilon, half of it and a tenth: the first excludes something, and the curve is seen to bend.

    Raises ValueError for a function that stays close to its limit everywhere.

    >>> suitable_epsilons(Function.parse("exp(-x^2)"), Rational(0), Rational(1))
    (1/2, 1/4, 1/20)
    """
    scales, answer = ranked_epsilons(f, at, aim), cache(partial(_known_delta, f, at, aim))
    if not (_is_any(answer(scales[0])) and _is_any(answer(min(scales)))):
        for accept in (_is_plain, _is_answered):
            for scale in scales[:TRIED] if accept is _is_plain else scales:
                delta = answer(scale)
                if delta is not None and accept(delta) and answer(scale * min(SHARES)) is not None:
                    return tuple(scale * share for share in SHARES)
    least = largest_delta(f, at, aim, min(scales))
    far = "so any delta answers such an epsilon" if _is_any(least) else "too far to be drawn"
    raise ValueError(
        f"{f.source} stays within {number(least.epsilon)} of its limit at {number(at)} {_extent(least)}, "
        f"{far}; choose a function that varies more"
    )


def failing_point(delta: Delta, factor: Expr) -> Witness:
    """A point nearer than factor * delta that fails, if possible a round one.

    Preferred are points well between delta and the edge, where f(x) is within three epsilons of the limit.
    ValueError where no point is known to fail.

    >>> failing_point(largest_delta(Function.parse("x^2"), 3, 9, 1), Rational(13, 10)).x
    319/100
    """
    known = delta.witness(float(factor))
    if known is None:
        x, epsilon = delta.function.plain_variables[0], number(delta.epsilon)
        raise ValueError(f"no {x} within {number(factor)} delta is known to fail for {epsilon}")
    failing = list(_round_failing_points(delta, known.side, float(factor) * delta.value))
    shown = [point for point in failing if abs(point.value - delta.limit) <= IN_SIGHT * delta.epsilon]
    return next(iter(shown or failing), known)


def _round_failing_points(delta: Delta, side: Side, edge: float) -> Iterator[Witness]:
    reach = getattr(delta, side).hi
    near, *_, far = (reach + share * (edge - reach) for share in sorted(INSIDE))
    for digits, share in product(range(6), INSIDE):
        distance = reach + share * (edge - reach)
        x = Rational(str(round(float(delta.at) + SIGN[side] * distance, digits)))
        value = known_value_at(delta.function, x)
        if value is None or not near <= abs(float(x - delta.at)) <= far:
            continue
        if sign(abs(value - delta.limit) - delta.epsilon) >= 0:
            yield Witness(x, value, side)


def _limit(f: Function, at: Expr, aim: Expr | None) -> Expr:
    found = limit(f, at)
    if found.kind == "undecided":
        raise ValueError(f"whether {f.source} has a limit at {number(at)} is not known: {found.reason}")
    if found.value is None:
        elsewhere = "; see limit_fails" if found.kind in SEEN_TO_FAIL else ""
        raise ValueError(f"{f.source} has no limit at {number(at)}: {found.reason}{elsewhere}")
    if found.value != 0 and not LEAST < abs(found.value.evalf(15)) < 1 / LEAST:
        raise ValueError(
            f"the limit of {f.source} at {number(at)} is too large or too small a number to be shown; "
            "choose another point"
        )
    if aim is None:
        return found.value
    if not same(found.value, aim):
        raise ParameterError(
            "limit", f"the limit of {f.source} at {number(at)} is {number(found.value)}, not {number(aim)}"
        )
    return aim


def _known_delta(f: Function, at: Expr, aim: Expr, epsilon: Expr) -> Delta | None:
    """The largest delta for an epsilon; None where it is not known which that is."""
    with suppress(UnknownDeltaError):
        return largest_delta(f, at, aim, epsilon)
    return None


def _is_any(delta: Delta | None) -> bool:
    """Whether every delta is proven to work."""
    return delta is not None and math.isinf(delta.reach.lo)


def _extent(delta: Delta) -> str:
    """How far f is proven to stay within epsilon."""
    if _is_any(delta):
        return "everywhere"
    least = delta.reach.lo if delta.reach.exact is None else delta.reach.exact
    return f"up to a distance of {show(least, places_for(delta.reach.lo), 'down').text}"


def _is_near(delta: Delta) -> bool:
    """Whether delta is not so large that it excludes nothing of interest."""
    return delta.value < FARTHEST * max(1.0, abs(float(delta.at)))


def _is_answered(delta: Delta) -> bool:
    """Whether delta is not too large, and some point shows that it is the largest."""
    return _is_near(delta) and delta.witness(float(WIDENED)) is not None


def _is_plain(delta: Delta) -> bool:
    """Whether both one-sided distances are known, too, and f clearly fails just beyond delta."""
    sides = (delta.left, delta.right)
    known = all(side.certified and math.isfinite(side.value) for side in sides)
    if not known or not _is_answered(delta):
        return False
    value = failing_point(delta, WIDENED).value
    return value is None or abs(value - delta.limit) > PLAIN * delta.epsilon
