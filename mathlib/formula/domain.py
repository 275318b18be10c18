"""Guards at work: where a derivative has no value although its formula has one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import reduce

import numpy as np
import sympy
from numpy.typing import NDArray

from mathlib.arithmetic import NoEnclosure, Undefined, sign
from mathlib.formula.breakpoints import Guard, Seam
from mathlib.formula.to_exact import exact_value, undefined
from mathlib.formula.to_interval import Box, interval_reading
from mathlib.formula.to_numpy import Floats, array_reading
from mathlib.formula.tree import Node, substitute

SAME = 1e-9


def guarded_arrays(guard: Guard, variables: Sequence[str]) -> Callable[[Sequence[Floats], Floats], Floats]:
    """NaN in place of each value of a derivative that the guard forbids.

    Two continuations count as equal within rounding errors. Where several seams meet, nothing is
    claimed.
    """
    formula = array_reading(guard.formula, variables)
    seams = [_array_seam(seam, variables) for seam in guard.seams]

    def protect(arrays: Sequence[Floats], values: Floats) -> Floats:
        values = np.where(np.isnan(formula(arrays)), np.nan, values)
        met = np.zeros(np.shape(values), dtype=int)
        for switch, slope in seams:
            on_seam = switch(arrays) == 0
            if np.any(on_seam):
                met = met + on_seam
                slopes = slope(arrays)
                forbidden = np.where(np.isnan(slopes), np.nan, values)
                values = np.where(on_seam, slopes if guard.stands_in else forbidden, values)
        return np.where(met > 1, np.nan, values)

    return protect


def _array_seam(
    seam: Seam, variables: Sequence[str]
) -> tuple[Callable[[Sequence[Floats]], Floats], Callable[[Sequence[Floats]], Floats]]:
    groups = [[array_reading(part, variables) for part in group] for group in (seam.values, seam.slopes)]

    def slope(arrays: Sequence[Floats]) -> Floats:
        """The common slope of both sides; NaN where they differ."""
        values, slopes = ([np.asarray(part(arrays)) for part in group] for group in groups)
        same = reduce(np.logical_and, [_same(g[0], other) for g in (values, slopes) for other in g])
        return np.where(same, slopes[0], np.nan)

    return array_reading(seam.switch, variables), slope


def _same(left: Floats, right: Floats) -> NDArray[np.bool]:
    return np.abs(left - right) <= SAME * (1 + np.abs(left) + np.abs(right))


def slope_on_seam(guard: Guard, values: Mapping[str, sympy.Expr]) -> sympy.Expr | None:
    """The common slope on a seam, None elsewhere; Undefined where the guard forbids a derivative."""
    exact_value(guard.formula, values)
    met = [seam for seam in guard.seams if _is_met(seam, values)]
    for seam in met:
        groups = [[exact_value(part, values) for part in g] for g in (seam.values, seam.slopes)]
        differ = any(sign(group[0] - other) for group in groups for other in group)
        if differ or len(met) > 1:
            raise undefined(guard.formula, values, "has a corner or a jump")
        if guard.stands_in:
            return groups[1][0]
    return None


def _is_met(seam: Seam, values: Mapping[str, sympy.Expr]) -> bool:
    try:
        return sign(exact_value(seam.switch, values)) == 0
    except Undefined:
        return False


def check_interval(guard: Guard, variables: Sequence[str]) -> Callable[[Box], None]:
    """NoEnclosure for a box in which the guard might forbid a derivative."""
    formula = interval_reading(guard.formula, variables)
    switches = [interval_reading(seam.switch, variables) for seam in guard.seams]

    def check(box: Box) -> None:
        formula(box)
        if any(0 in switch(box) for switch in switches):
            raise NoEnclosure

    return check


def substituted(guard: Guard, values: Mapping[str, Node]) -> Guard:
    """The guard of a function some of whose variables are held still."""

    def fixed(tree: Node) -> Node:
        return substitute(tree, values)  # type: ignore[return-value]

    seams = tuple(
        Seam(fixed(seam.switch), tuple(map(fixed, seam.values)), tuple(map(fixed, seam.slopes)))
        for seam in guard.seams
    )
    return Guard(fixed(guard.formula), seams, guard.stands_in)
