"""Derivatives of formulas as trees, and where they exist."""

from mathlib.differentiation.breakpoints import Breakpoint, DerivativeDomain
from mathlib.differentiation.domain import (
    array_restriction,
    interval_check,
    slope_at_breakpoint,
    substitute_domain,
)
from mathlib.differentiation.rules import derivative_domain, derivative_tree

__all__ = [
    "Breakpoint",
    "DerivativeDomain",
    "array_restriction",
    "derivative_domain",
    "derivative_tree",
    "interval_check",
    "slope_at_breakpoint",
    "substitute_domain",
]
