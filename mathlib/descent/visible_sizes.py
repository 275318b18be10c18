"""Step sizes from which descents on a loss are seen to differ; nothing that is stated depends on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np
from sympy import Expr, Rational

from mathlib.calculus import gradient
from mathlib.descent.iterates import FAR
from mathlib.function import Array, Function

Paths = Mapping[Expr, Array]

LADDER = tuple(
    Rational(twentieths, 20) for twentieths in (1, 2, 4, 6, 10, 18, 20, 22, 26, 32, 40, 50, 60, 80, 100, 160)
)
"""Multiples of the border that are tried."""

SMALLER = tuple(Rational(1, parts) for parts in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000))
"""Parts of a step size that are tried where it is too long."""

HALVED = (Rational(1, 8), Rational(1, 4), Rational(1, 2), Rational(1))
"""Parts of a step size that are compared where few descents go on."""

FEW = 5
"""How many steps of a descent are seen, at the least."""

ALIKE, OUTSIDE = 0.1, 1.5
"""Up to how far apart two descents look alike, and from where on they are out of sight, in first errors."""


def visible_multiples(
    f: Function,
    start: Sequence[float],
    target: Sequence[float] | None,
    border: Expr,
    usual: tuple[Expr, ...],
    steps: int,
) -> tuple[Expr, ...]:
    """The usual multiples of a border, or as many others if two descents with these look alike.

    Of others, all but two descend half as far as the best, if so many do. Without a target, errors are
    counted from where the descents end on average. One of the usual may leave all bounds, but not more.

    >>> tenth, f = Rational(1, 10), Function.parse("(1 - x)^2 + 100(y - x^2)^2", ("x", "y"))
    >>> usual = tuple(tenth * k for k in (1, 9, 10, 11))
    >>> visible_multiples(f, (-1, 1), (1, 1), Rational(1, 500), usual, 30)
    (1/10, 13/10, 8/5, 2)
    """
    rules = gradient(f)
    paths = {multiple: _path(rules, start, float(multiple * border), steps) for multiple in {*usual, *LADDER}}
    complete = {multiple: path for multiple, path in paths.items() if len(path) == steps + 1}
    if len(complete) < len(usual):
        return _multiples_that_go_on(rules, start, border, usual, steps)
    origin = np.array(start, dtype=float)
    goal = np.mean([path[-1] for path in complete.values()], axis=0) if target is None else target
    reach = float(np.linalg.norm(goal - origin)) or 1.0
    seen = {multiple: _seen(path, origin, reach) for multiple, path in complete.items()}
    apart = _least(seen, usual) if seen.keys() >= set(usual) else 0.0
    if apart > ALIKE or sum(each not in seen for each in usual) == 1:
        return usual
    ends = {multiple: float(f(*path[-1])) for multiple, path in complete.items()}
    half_way = (float(f(*origin)) + min(ends.values())) / 2
    lower = [each for each in ends if ends[each] < half_way]
    chosen = [min(usual) if min(usual) in seen else min(seen)]
    while len(chosen) < len(usual):
        offered = set(seen if len(chosen) == len(usual) - 1 else lower).difference(chosen)
        rest = sorted(offered or set(seen).difference(chosen))
        chosen.append(max(rest, key=lambda each: min(_apart(seen, each, one) for one in chosen)))
    return tuple(sorted(chosen)) if _least(seen, chosen) > apart else usual


def falling_size(f: Function, start: Sequence[float], size: Expr, steps: int) -> Expr:
    """A step size, or a part of it with which a loss is seen to fall at every step, if there is one.

    >>> f = Function.parse("log(x) + y^2", ("x", "y"))
    >>> falling_size(f, (1, 1), Rational(1, 2), 30)
    1/100
    """
    rules = gradient(f)
    for part in SMALLER:
        path = _path(rules, start, float(part * size), steps)
        heights = np.asarray(f(*path.T))
        if len(path) == steps + 1 and (np.diff(heights) <= 1e-12 * np.abs(heights).max()).all():
            return part * size
    return size


def _multiples_that_go_on(
    rules: Sequence[Function], start: Sequence[float], border: Expr, usual: tuple[Expr, ...], steps: int
) -> tuple[Expr, ...]:
    """Multiples of a border of which one is twice the other, with which descents take some steps."""
    least = min(FEW, steps)
    for multiples in (usual, *(tuple(part * each for each in HALVED) for part in SMALLER)):
        if all(len(_path(rules, start, float(each * border), steps)) > least for each in multiples):
            return multiples
    return usual


def _path(rules: Sequence[Function], start: Sequence[float], size: float, steps: int) -> Array:
    """The iterates in doubles, as far as they are numbers that are not too large."""
    points = [np.array(start, dtype=float)]
    with np.errstate(all="ignore"):
        for _ in range(steps):
            slopes = np.array([float(rule(*points[-1])) for rule in rules])
            point = points[-1] - size * slopes
            if not (np.abs(point) < FAR).all():
                break
            points.append(point)
    return np.array(points)


def _seen(path: Array, origin: Array, reach: float) -> Array:
    """A path in first errors from its start, with what is out of sight brought to the edge of it."""
    away = (path - origin) / reach
    lengths = np.linalg.norm(away, axis=1, keepdims=True)
    return np.asarray(away * np.minimum(1, OUTSIDE / np.maximum(lengths, OUTSIDE)))


def _apart(seen: Paths, one: Expr, other: Expr) -> float:
    return float(np.linalg.norm(seen[one] - seen[other], axis=1).max())


def _least(seen: Paths, multiples: Sequence[Expr]) -> float:
    return min(_apart(seen, *pair) for pair in combinations(multiples, 2))
