"""A formula as a tree, and the readings of it: numpy, sympy, intervals, Typst, plain text."""

from mathlib.formula import sympy_functions
from mathlib.formula.defined_functions import FUNCTIONS, primitive
from mathlib.formula.elementary_functions import CONSTANTS, VOCABULARY, Array
from mathlib.formula.names import GREEK, name_plain, name_typst, stem_and_index
from mathlib.formula.size_limits import DEEPEST, SizeChecker, check_literal
from mathlib.formula.to_exact import SIGNS, exact_value, plainest, undefined
from mathlib.formula.to_interval import Box, fraction, interval_reading
from mathlib.formula.to_numpy import Floats, array_reading
from mathlib.formula.to_sympy import formal_reading, symbol, symbolic_reading
from mathlib.formula.to_text import caption_reading, plain_reading
from mathlib.formula.to_typst import SUM, TypstWriter, typst_reading, with_connectives
from mathlib.formula.tree import (
    FALSE,
    ONE,
    TRUE,
    ZERO,
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
    "FALSE",
    "FUNCTIONS",
    "GREEK",
    "ONE",
    "SIGNS",
    "SUM",
    "TRUE",
    "VOCABULARY",
    "ZERO",
    "Array",
    "Binary",
    "Box",
    "Call",
    "Choice",
    "Comparison",
    "Condition",
    "Constant",
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
    "caption_reading",
    "check_literal",
    "children",
    "exact_value",
    "formal_reading",
    "fraction",
    "interval_reading",
    "name_plain",
    "name_typst",
    "names",
    "plain_reading",
    "plainest",
    "primitive",
    "rebuild",
    "stem_and_index",
    "substitute",
    "symbol",
    "symbolic_reading",
    "sympy_functions",
    "typst_reading",
    "undefined",
    "walk",
    "with_connectives",
]
