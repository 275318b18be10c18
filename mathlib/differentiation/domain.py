"""Where a derivative has no value although its formula has one, in arrays, exactly, and in intervals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import reduce

import numpy as np
import sympy
from numpy.typing import NDArray

from mathlib.arithmetic import NoEnclosure, Undefined, sign
from mathlib.differentiation.breakpoints import Breakpoint, DerivativeDomain
from mathlib.formula import (
    Box,
    Floats,
    Node,
    array_reading,
    exact_value,
    interval_reading,
    substitute,
    undefined,
)

SAME = 1e-9

Restriction = Callable[[Sequence[Floats], Floats], Floats]


def array_restriction(domain: DerivativeDomain, variables: Sequence[str]) -> Restriction:
    """A function of arguments and values of a derivative: the values, NaN outside the domain.

    Two continuations count as equal within rounding errors. Where breakpoints meet, there is no value.
    """
    formula = array_reading(domain.formula, variables)
    breakpoints = [_array_breakpoint(place, variables) for place in domain.breakpoints]

    def restrict(arrays: Sequence[Floats], values: Floats) -> Floats:
        values = np.where(np.isnan(formula(arrays)), np.nan, values)
        met = np.zeros(np.shape(values), dtype=int)
        for switch, slope in breakpoints:
            is_met = switch(arrays) == 0
            if np.any(is_met):
                met = met + is_met
                slopes = slope(arrays)
                restricted = np.where(np.isnan(slopes), np.nan, values)
                values = np.where(is_met, slopes if domain.is_of_formula else restricted, values)
        return np.where(met > 1, np.nan, values)

    return restrict


def _array_breakpoint(
    place: Breakpoint, variables: Sequence[str]
) -> tuple[Callable[[Sequence[Floats]], Floats], Callable[[Sequence[Floats]], Floats]]:
    groups = [[array_reading(part, variables) for part in group] for group in (place.values, place.slopes)]

    def slope(arrays: Sequence[Floats]) -> Floats:
        """The common slope of both sides; NaN where they differ."""
        values, slopes = ([np.asarray(part(arrays)) for part in group] for group in groups)
        same = reduce(np.logical_and, [_same(g[0], other) for g in (values, slopes) for other in g])
        return np.where(same, slopes[0], np.nan)

    return array_reading(place.switch, variables), slope


def _same(left: Floats, right: Floats) -> NDArray[np.bool]:
    return np.abs(left - right) <= SAME * (1 + np.abs(left) + np.abs(right))


def slope_at_breakpoint(domain: DerivativeDomain, point: Mapping[str, sympy.Expr]) -> sympy.Expr | None:
    """The common slope at a breakpoint, None elsewhere; Undefined outside the domain."""
    exact_value(domain.formula, point)
    met = [place for place in domain.breakpoints if _is_met(place, point)]
    for place in met:
        groups = [[exact_value(part, point) for part in group] for group in (place.values, place.slopes)]
        differ = any(sign(group[0] - other) for group in groups for other in group)
        if differ or len(met) > 1:
            raise undefined(domain.formula, point, "has a corner or a jump")
        if domain.is_of_formula:
            return groups[1][0]
    return None


def _is_met(place: Breakpoint, point: Mapping[str, sympy.Expr]) -> bool:
    try:
        return sign(exact_value(place.switch, point)) == 0
    except Undefined:
        return False


def interval_check(domain: DerivativeDomain, variables: Sequence[str]) -> Callable[[Box], None]:
    """A function that raises NoEnclosure for a box that may not lie within the domain."""
    formula = interval_reading(domain.formula, variables)
    switches = [interval_reading(place.switch, variables) for place in domain.breakpoints]

    def check(box: Box) -> None:
        formula(box)
        if any(0 in switch(box) for switch in switches):
            raise NoEnclosure

    return check


def substitute_domain(domain: DerivativeDomain, values: Mapping[str, Node]) -> DerivativeDomain:
    """The domain where some variables are replaced by subtrees."""

    def fixed(tree: Node) -> Node:
        return substitute(tree, values)  # type: ignore[return-value]

    breakpoints = tuple(
        Breakpoint(fixed(place.switch), tuple(map(fixed, place.values)), tuple(map(fixed, place.slopes)))
        for place in domain.breakpoints
    )
    return DerivativeDomain(fixed(domain.formula), breakpoints, domain.is_of_formula)
