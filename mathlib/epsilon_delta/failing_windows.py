"""What fails in a window about a point: two values that are far apart, or a point without a value.

If |f(x) - f(x')| >= 2 epsilon, then no L is nearer than epsilon to both f(x) and f(x'). Where these points
are is found by samples; that they do what is said of them is proven.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from math import floor, isfinite, log10

import numpy as np
import sympy
from sympy import Expr, Rational

from mathlib.arithmetic import (
    NoEnclosure,
    TooHardError,
    Undecided,
    bounded,
    enclosure,
    precision,
    pristine,
    sign,
)
from mathlib.epsilon_delta.delta import Witness
from mathlib.expansions import SIGN, Side
from mathlib.formula import Call, names, walk
from mathlib.function import Array, Function, cached
from mathlib.limits import is_undefined, known_value_at

BITS = 160
"""The working precision at which values are compared."""

DIGITS = (1, 2, 3)
"""The figures of a distance that are tried, in units of delta: points are short decimals."""

BEST = 0.5
"""Where in the window a witness is seen best, in units of delta."""

APART, TOGETHER = 0.12, 3.0
"""Points on one side nearer than this, in units of delta, hide each other: they count so much less."""

EXTREMES, TRIED = 120, 30
"""Of many points those with the greatest and the least values are looked at; so many are put to the proof."""

OUTER, MIDDLE = 0.4, (5, 95)
"""The part of a window that is seen well; percentiles of its values, which poles do not change."""

BESIDE, SAME_SIDE = 0.5, 0.1
"""In steps of the decimals, how near the point none is taken; what two points on one side count less."""

LEAST = 2.05
"""How many epsilons two values are to be apart at least: 2, and some room for rounding errors."""

_ANGLE = sympy.Symbol("angle", real=True)

QUARTERS = tuple(sympy.pi * Rational(k, 2) for k in range(4))


@dataclass(frozen=True)
class FailingWindow:
    """The points with 0 < |x - at| < delta, and what of them fails whatever number L should be the limit.

    Two witnesses have values that are 2 epsilon apart or more; a single one has no value.
    """

    at: Expr
    delta: Expr
    witnesses: tuple[Witness, ...]


def far_apart(f: Function, at: Expr, delta: Expr, epsilon: Expr, share: float) -> FailingWindow | None:
    """Two points of a window whose values are proven to be at least 2 epsilon apart; None if none are found.

    If it can be, they are as far apart as a share of the variation of f.

    >>> f, half = Function.parse("sign(x)"), Rational(1, 2)
    >>> [point.x for point in far_apart(f, sympy.S.Zero, half, half, share=0.9).witnesses]
    [-1/4, 1/4]
    """
    least = LEAST * float(epsilon)
    wanted = share * variation(f, at, delta)
    for gap in sorted({max(wanted, least), least}, reverse=True):
        for digits in DIGITS:
            for pair in _pairs(f, at, delta, digits, gap):
                if all(is_within(x, at, delta) for x in pair) and are_far_apart(f, *pair, epsilon):
                    return FailingWindow(at, delta, tuple(_witness(f, at, x) for x in sorted(pair)))
    return None


def without_value(f: Function, at: Expr, delta: Expr, side: Side) -> FailingWindow | None:
    """A point on one side of a window at which f is proven to have no value; None if none is found.

    >>> [without_value(Function.parse(text), sympy.S.Zero, sympy.S.One, "left").witnesses[0].x
    ...  for text in ("log(x)", "1/sin(1/x)")]
    [-1/2, -1/pi]
    """
    for x in chain(_undefined_decimals(f, at, delta, side), _solutions(f, at, delta, side)):
        if is_within(x, at, delta) and is_undefined(f, x):
            return FailingWindow(at, delta, (Witness(x, None, side),))
    return None


def is_within(x: Expr, at: Expr, delta: Expr) -> bool:
    """Whether 0 < |x - at| < delta is proven."""
    try:
        return sign(x - at) != 0 and sign(abs(x - at) - delta) < 0
    except Undecided:
        return False


def are_far_apart(f: Function, x: Expr, other: Expr, epsilon: Expr) -> bool:
    """Whether |f(x) - f(x')| >= 2 epsilon is proven.

    >>> are_far_apart(Function.parse("x^2"), sympy.S.Zero, sympy.S.One, Rational(1, 2))
    True
    """
    with precision(BITS), suppress(NoEnclosure):
        first, second = (f.interval(enclosure(place)) for place in (x, other))
        if first is not None and second is not None:
            return bool(abs(first - second).lo >= (2 * enclosure(epsilon)).hi)
    return False


def variation(f: Function, at: Expr, delta: Expr, near: float = OUTER) -> float:
    """How far apart most values of f in a part of the window are, by samples."""
    distances = float(delta) * np.linspace(near, 1, 200)[1:-1]
    values = f(np.concatenate([float(at) - distances, float(at) + distances]))
    values = values[np.isfinite(values)]
    return float(np.diff(np.percentile(values, MIDDLE))[0]) if len(values) else 0.0


def _witness(f: Function, at: Expr, x: Expr) -> Witness:
    return Witness(x, known_value_at(f, x), "left" if float(x - at) < 0 else "right")


def _decimals(at: Expr, delta: Expr, digits: int) -> tuple[Array, Rational]:
    """Short decimals of a window, as multiples of a power of ten, and that power."""
    step = Rational(10) ** (floor(log10(float(delta))) - digits)
    first, last = (float((at + direction * delta) / step) for direction in (-1, 1))
    multiples = np.arange(np.floor(first) + 1, np.ceil(last))
    off = np.abs(multiples * float(step) - float(at))
    return multiples[(off > BESIDE * float(step)) & (off < float(delta))], step


def _pairs(f: Function, at: Expr, delta: Expr, digits: int, gap: float) -> Iterator[tuple[Expr, Expr]]:
    """Pairs of short decimals whose values seem to be so far apart, those that are seen best first."""
    multiples, step = _decimals(at, delta, digits)
    values = f(multiples * float(step))
    multiples, values = multiples[np.isfinite(values)], values[np.isfinite(values)]
    if len(values) > 2 * EXTREMES:
        order = np.argsort(values, kind="stable")
        kept = np.sort(np.concatenate([order[:EXTREMES], order[-EXTREMES:]]))
        multiples, values = multiples[kept], values[kept]
    places = (multiples * float(step) - float(at)) / float(delta)
    badness = np.abs(np.log(np.abs(places) / BEST))
    hidden = TOGETHER * (np.abs(np.subtract.outer(places, places)) < APART)
    cost = np.add.outer(badness, badness) + hidden + SAME_SIDE * (np.multiply.outer(places, places) > 0)
    cost[~(np.subtract.outer(values, values) >= gap)] = np.inf
    for index in np.argsort(cost, axis=None, kind="stable")[:TRIED]:
        first, second = np.unravel_index(index, cost.shape)
        if not np.isfinite(cost[first, second]):
            return
        yield tuple(sorted(int(multiples[k]) * step for k in (first, second)))


def _undefined_decimals(f: Function, at: Expr, delta: Expr, side: Side) -> Iterator[Expr]:
    """Short decimals on one side where f seems to have no value, those that are seen best first."""
    for digits in DIGITS[:2]:
        multiples, step = _decimals(at, delta, digits)
        places = (multiples * float(step) - float(at)) / float(delta)
        badness = np.abs(np.log(np.abs(places) / BEST))
        fits = (np.sign(places) == SIGN[side]) & ~np.isfinite(f(multiples * float(step)))
        for index in np.argsort(badness, kind="stable")[:TRIED]:
            if fits[index]:
                yield int(multiples[index]) * step


def _solutions(f: Function, at: Expr, delta: Expr, side: Side) -> Iterator[Expr]:
    """Points about the middle of one side where what a sine is taken of is a multiple of a right angle."""
    middle = float(at) + SIGN[side] * BEST * float(delta)
    calls = (part for part in walk(f.tree) if isinstance(part, Call) and names(part))
    for inner in dict.fromkeys(call.arguments[0] for call in calls if call.name in ("sin", "cos", "tan")):
        argument = Function(inner, f.variables, "")
        size = argument(middle)
        if not isfinite(size):
            continue
        for angle in QUARTERS:
            turns = round((size - float(angle)) / (2 * np.pi))
            value = angle + 2 * sympy.pi * turns
            places = (sympy.expand(place.subs(_ANGLE, value)) for place in _inverse(argument))
            real = (place for place in places if place.is_real)
            yield from sorted(real, key=lambda place: abs(float(place) - middle))


@cached(64)
def _inverse(argument: Function) -> Sequence[Expr]:
    """Where an argument has the value `_ANGLE`, as far as sympy finds that without much work."""
    with suppress(TooHardError, NotImplementedError):
        equation = argument.expression - _ANGLE
        return tuple(bounded(lambda: sympy.solve(pristine(equation), *argument.symbols), "an equation"))
    return ()
