"""Times at which a path runs along a level curve of a function."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction
from itertools import pairwise

import numpy as np
import sympy
from sympy import Expr

from mathlib.arithmetic import Interval, TooHardError, Undecided, Undefined, bounded, pristine
from mathlib.calculus import (
    NotDifferentiableError,
    PathDerivative,
    along_path,
    gradient,
    level_time,
    path_derivative,
)
from mathlib.function import Function, real
from mathlib.linear_algebra import VectorFunction

PARTS = 64
"""Into how many parts a stretch of time is divided for bounds on it."""


def time_along_level_curve(
    f: Function, path: VectorFunction, stretch: tuple[float, float], time: Expr, found: PathDerivative
) -> Expr | Interval | bool:
    """A time along a level curve, or bounds of one, near another; True where all are; False without any."""
    if all(rule.expression == 0 for rule in gradient(f)):
        return False
    with suppress(TooHardError, Undecided):
        rate = along_path(f, path).derivative()
        is_zero = bounded(lambda: sympy.trigsimp(pristine(rate.expression)), "a simplification") == 0
        if is_zero and _exists_throughout(f, path, stretch):
            return True
    with suppress(TooHardError, Undecided):
        if found.is_along_a_level_curve:
            return time
    bounds = level_time(f, path, stretch, float(time))
    return False if bounds is None else _plain_time(f, path, bounds)


def _exists_throughout(f: Function, path: VectorFunction, stretch: tuple[float, float]) -> bool:
    """Whether gradient and velocity are proven to exist at all times; the rate beside a step is 0, too."""
    rules, speeds = gradient(f), path.derivative().parts
    for ends in pairwise(np.linspace(*stretch, PARTS + 1).tolist()):
        time = Interval.between(*ends)
        known = [part.interval(time) for part in (*path.parts, *speeds)]
        point = [side for side in known[: len(path.parts)] if side is not None]
        if None in known or None in [rule.interval(*point) for rule in rules]:
            return False
    return True


def _plain_time(f: Function, path: VectorFunction, bounds: Interval) -> Expr | Interval:
    """A decimal, a fraction or a plain part of pi within bounds at which this is so; else the bounds."""
    low, high = float(bounds.lo), float(bounds.hi)
    decimals = (real(f"{(low + high) / 2:.{places}f}") for places in range(5))
    fraction = sympy.Rational(Fraction((low + high) / 2).limit_denominator(12))
    for time in (*decimals, fraction, sympy.pi * round(12 * low / np.pi) / 12):
        with suppress(TooHardError, Undefined, NotDifferentiableError):
            if low <= time <= high and path_derivative(f, path, time).is_along_a_level_curve:
                return time
    return bounds
