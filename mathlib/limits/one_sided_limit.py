"""The behaviour of a function as its variable approaches a point from one side: proven, or unknown.

A limit is proven by an expansion beside the point; that there is none, by two subsequences with different
limits; that values are missing, by something undefined, on the whole side or on a subsequence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import sympy
from sympy import Expr

from mathlib.arithmetic import NoEnclosure, TooHardError, Undecided, bounded, is_beyond_digits, pristine, sign
from mathlib.expansions import Expander, Expansion, Side, Stretch, UndefinedBeside, beside, subsequences
from mathlib.formula import Node, plainest
from mathlib.from_sympy import tree_of
from mathlib.function import Function
from mathlib.limits.neighbourhood import is_continuous_beside

Behaviour = Literal["settles", "grows", "oscillates", "undefined", "gaps", "undecided"]

Found = tuple[Behaviour, Expr | None, tuple[Expr, ...]]

STRETCHES = tuple(
    Stretch(Fraction(1, 2**bits), order)
    for bits, order in ((2, 6), (8, 6), (30, 6), (90, 6), (30, 14), (300, 6))
)
"""Where an expansion is looked for, in turn: what is steep beside the point needs short ones."""


@dataclass(frozen=True)
class OneSided:
    """The behaviour on one side; `value` is a number where it settles and ±oo where it grows.

    Where it oscillates, `along` are limits along some subsequences, ±oo among them: not all are the same.
    """

    side: Side
    behaviour: Behaviour
    value: Expr | None
    along: tuple[Expr, ...] = ()

    @property
    def is_proven(self) -> bool:
        return self.behaviour != "undecided"

    @property
    def cluster_values(self) -> tuple[Expr, ...]:
        """What f(x) is proven to approach along some sequence, ±oo among them."""
        return self.along if self.value is None else (self.value,)


def one_sided(f: Function, at: Expr, side: Side) -> OneSided:
    """The behaviour of f(x) as x approaches `at` from one side, for f of one variable.

    It settles, grows without bound, oscillates (has no limit, not even an infinite one), is undefined all
    along, has gaps (points without a value as close as one likes), or is undecided.

    >>> one_sided(Function.parse("abs(x)/x"), sympy.S.Zero, "left").value
    -1
    >>> one_sided(Function.parse("sin(1/x)"), sympy.S.Zero, "right").behaviour
    'oscillates'
    """
    if is_continuous_beside(f, at, side):
        return OneSided(side, "settles", f.exact(at))
    for stretch in STRETCHES:
        found = _on(beside(f.variables[0], at, side, stretch), f)
        if found is not None:
            return OneSided(side, *found)
    return OneSided(side, "undecided", None)


def _on(expander: Expander, f: Function) -> Found | None:
    """What is proven on one stretch."""
    try:
        expansion = expander.expand_function(f)
    except UndefinedBeside:
        return "undefined", None, ()
    except NoEnclosure:
        return None if f.domains else _by_subsequences(expander, f.primitive)
    return _settled(expansion) or _by_subsequences(expander, f.primitive) or _simplified(expander, f)


def _settled(expansion: Expansion) -> Found | None:
    limit = expansion.limit
    if limit is None or is_beyond_digits(limit):
        return None
    return ("grows", limit, ()) if limit.is_infinite else ("settles", plainest(limit), ())


def _by_subsequences(expander: Expander, tree: Node) -> Found | None:
    """Gaps or oscillation, where subsequences prove them."""
    for formulas in subsequences(tree, expander):
        try:
            limits = tuple(_limits(expander, formulas))
        except UndefinedBeside:
            return "gaps", None, ()
        if any(_differ(limits[0], other) for other in limits[1:]):
            return "oscillates", None, limits
    return None


def _limits(expander: Expander, formulas: list[Node]) -> Iterator[Expr]:
    for formula in formulas:
        try:
            limit = expander.expand(formula).limit
        except NoEnclosure:
            continue
        if limit is not None:
            yield limit


def _differ(first: Expr, second: Expr) -> bool:
    """Whether two limits, infinite ones included, are proven to be different."""
    if first.is_infinite or second.is_infinite:
        return bool(first != second)
    try:
        return sign(first - second) != 0
    except Undecided:
        return False


def _simplified(expander: Expander, f: Function) -> Found | None:
    """The limit of a simpler formula that f, which is defined here, equals: sin^2 + cos^2 is 1."""
    try:
        simpler = bounded(lambda: sympy.trigsimp(pristine(f.expression)), "a simplification")
        return _settled(expander.expand(tree_of(simpler)))
    except (TooHardError, NoEnclosure, UndefinedBeside, Undecided, ValueError, TypeError):
        return None
