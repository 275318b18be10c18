"""Sympy expressions as formulas, arranged as textbooks write them."""

from mathlib.from_sympy.conditions import step_condition
from mathlib.from_sympy.expressions import tree_of

__all__ = ["step_condition", "tree_of"]
