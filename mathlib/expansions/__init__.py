"""Expansions of formulas beside a point, with enclosed remainders: what proves a limit."""

from mathlib.expansions.coefficients import directions
from mathlib.expansions.expand import SIGN, Expander, Side, around, beside, beyond
from mathlib.expansions.expansion import Expansion, Stretch, UndefinedBeside
from mathlib.expansions.monomials import ONE, T
from mathlib.expansions.subsequences import has_jumps, subsequences

__all__ = [
    "ONE",
    "SIGN",
    "Expander",
    "Expansion",
    "Side",
    "Stretch",
    "T",
    "UndefinedBeside",
    "around",
    "beside",
    "beyond",
    "directions",
    "has_jumps",
    "subsequences",
]
