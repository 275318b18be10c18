"""One-sided and two-sided limits of a function of one variable."""

from mathlib.limits.neighbourhood import is_defined_around, stretch
from mathlib.limits.one_sided_limit import OneSided, one_sided
from mathlib.limits.two_sided import How, TwoSided, limit, number, on_both_sides, same
from mathlib.limits.values import in_digits, is_undefined, known_value_at, value_at

__all__ = [
    "How",
    "OneSided",
    "TwoSided",
    "in_digits",
    "is_defined_around",
    "is_undefined",
    "known_value_at",
    "limit",
    "number",
    "on_both_sides",
    "one_sided",
    "same",
    "stretch",
    "value_at",
]
