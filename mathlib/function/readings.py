"""Readings of a formula that keep to a domain: a derivative has no value at corners, its formula may have."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import sympy

from mathlib.arithmetic import Interval
from mathlib.differentiation import DerivativeDomain, array_restriction, interval_check, slope_at_breakpoint
from mathlib.formula import Box, Floats, Node, array_reading, exact_value, interval_reading

Domains = Sequence[DerivativeDomain]


def values_of(
    tree: Node, variables: tuple[str, ...], domains: Domains
) -> Callable[[Sequence[Floats]], Floats]:
    """What computes values at arrays, NaN outside the domains."""
    read = array_reading(tree, variables)
    if not domains:
        return read
    restrictions = [array_restriction(part, variables) for part in domains]

    def restricted(arrays: Sequence[Floats]) -> Floats:
        values = read(arrays)
        for restrict in restrictions:
            values = restrict(arrays, values)
        return values

    return restricted


def bounds_of(tree: Node, variables: tuple[str, ...], domains: Domains) -> Callable[[Box], Interval]:
    """What bounds the values on boxes; NoEnclosure for a box that may reach beyond the domains."""
    read = interval_reading(tree, variables)
    checks = [interval_check(part, variables) for part in domains]

    def bounds(box: Box) -> Interval:
        for check in checks:
            check(box)
        return read(box)

    return bounds


def exact_value_of(tree: Node, point: Mapping[str, sympy.Expr], domains: Domains) -> sympy.Expr:
    """The exact value at a point; Undefined outside the domains."""
    at_breakpoints = (slope_at_breakpoint(part, point) for part in domains)
    slopes = [value for value in at_breakpoints if value is not None]
    return slopes[0] if slopes else exact_value(tree, point)
