"""A formula as a tree, and the readings of it: numpy, sympy, intervals, Typst, plain text."""

from mathlib.formula.breakpoints import DerivativeDomain
from mathlib.formula.differentiation_rules import derivative_domain, derivative_tree
from mathlib.formula.domain import array_restriction, interval_check, slope_at_breakpoint, substitute_domain
from mathlib.formula.elementary_functions import CONSTANTS, VOCABULARY
from mathlib.formula.from_sympy import tree_of
from mathlib.formula.names import GREEK, name_plain, name_typst, stem_and_index
from mathlib.formula.size_limits import DEEPEST, MOST_NODES, SizeChecker, check_literal
from mathlib.formula.to_exact import exact_value, holds, plainest
from mathlib.formula.to_interval import Box, fraction, interval_reading, truth_reading
from mathlib.formula.to_numpy import Floats, array_reading
from mathlib.formula.to_sympy import symbol, symbolic_reading
from mathlib.formula.to_text import caption_reading, plain_reading
from mathlib.formula.to_typst import SUM, TypstWriter, typst_reading
from mathlib.formula.tree import (
    Binary,
    Call,
    Choice,
    Comparison,
    Condition,
    Constant,
    Logic,
    Negative,
    Node,
    Number,
    Tree,
    Variable,
    children,
    names,
    rebuild,
    substitute,
    walk,
)

__all__ = [
    "CONSTANTS",
    "DEEPEST",
    "GREEK",
    "MOST_NODES",
    "SUM",
    "VOCABULARY",
    "Binary",
    "Box",
    "Call",
    "Choice",
    "Comparison",
    "Condition",
    "Constant",
    "DerivativeDomain",
    "Floats",
    "Logic",
    "Negative",
    "Node",
    "Number",
    "SizeChecker",
    "Tree",
    "TypstWriter",
    "Variable",
    "array_reading",
    "array_restriction",
    "caption_reading",
    "check_literal",
    "children",
    "derivative_domain",
    "derivative_tree",
    "exact_value",
    "fraction",
    "holds",
    "interval_check",
    "interval_reading",
    "name_plain",
    "name_typst",
    "names",
    "plain_reading",
    "plainest",
    "rebuild",
    "slope_at_breakpoint",
    "stem_and_index",
    "substitute",
    "substitute_domain",
    "symbol",
    "symbolic_reading",
    "tree_of",
    "truth_reading",
    "typst_reading",
    "walk",
]
