"""Functions, exact numbers, and numbers as they may be shown."""

from mathlib.arithmetic import ParameterError
from mathlib.formula import Array
from mathlib.function.caching import cached
from mathlib.function.claims import DOUBLES, EXACT, Claim, Quoted, evaluated, settled_how
from mathlib.function.composition import compose
from mathlib.function.decimals import (
    LEAST,
    MOST,
    NOISE,
    TINIEST,
    UNKNOWN,
    check_size,
    decimals_for,
    largest,
    places_for,
    settled,
    shown_factors,
    significant,
    size_of,
)
from mathlib.function.differentiation import derivative_if_known, differentiate
from mathlib.function.enclosed import shown_within, significant_within
from mathlib.function.function import Function, parse
from mathlib.function.notation import SUPERSCRIPTS, Shown, joint_relation, joint_relation_typst, show
from mathlib.function.numbers import Real, doubles, exact_plain, exact_typst, number_tree, point_plain, real
from mathlib.function.scales import USUAL_SCALES, tenths

__all__ = [
    "DOUBLES",
    "EXACT",
    "LEAST",
    "MOST",
    "NOISE",
    "SUPERSCRIPTS",
    "TINIEST",
    "UNKNOWN",
    "USUAL_SCALES",
    "Array",
    "Claim",
    "Function",
    "ParameterError",
    "Quoted",
    "Real",
    "Shown",
    "cached",
    "check_size",
    "compose",
    "decimals_for",
    "derivative_if_known",
    "differentiate",
    "doubles",
    "evaluated",
    "exact_plain",
    "exact_typst",
    "joint_relation",
    "joint_relation_typst",
    "largest",
    "number_tree",
    "parse",
    "places_for",
    "point_plain",
    "real",
    "settled",
    "settled_how",
    "show",
    "shown_factors",
    "shown_within",
    "significant",
    "significant_within",
    "size_of",
    "tenths",
]
