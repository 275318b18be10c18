"""Functions, exact numbers, and numbers as they may be shown."""

from mathlib.function.caching import cached
from mathlib.function.differentiation import derivative_if_known, differentiate
from mathlib.function.function import Function, parse
from mathlib.function.notation import SUPERSCRIPTS, Shown, exact_plain, exact_typst, show
from mathlib.function.numbers import Real, number_tree, real

__all__ = [
    "SUPERSCRIPTS",
    "Function",
    "Real",
    "Shown",
    "cached",
    "derivative_if_known",
    "differentiate",
    "exact_plain",
    "exact_typst",
    "number_tree",
    "parse",
    "real",
    "show",
]
