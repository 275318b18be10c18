"""One-sided and two-sided limits of a function of one variable."""

from mathlib.limits.neighbourhood import enclosure, is_defined_around, precision, stretch
from mathlib.limits.numeric_evidence import known_value_at, value_at
from mathlib.limits.one_sided_form import SIGN, Side, form_beside
from mathlib.limits.one_sided_limit import How, OneSided, one_sided
from mathlib.limits.two_sided import Limit, TwoSided, approach_table, limit, meet, number, on_both_sides, same

__all__ = [
    "SIGN",
    "How",
    "Limit",
    "OneSided",
    "Side",
    "TwoSided",
    "approach_table",
    "enclosure",
    "form_beside",
    "is_defined_around",
    "known_value_at",
    "limit",
    "meet",
    "number",
    "on_both_sides",
    "one_sided",
    "precision",
    "same",
    "stretch",
    "value_at",
]
