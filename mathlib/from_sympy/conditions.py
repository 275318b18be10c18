"""Conditions of sympy as trees, and formulas that are chosen by them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce

import sympy
from sympy.logic.boolalg import BooleanAtom

from mathlib.formula import FALSE, TRUE, Choice, Comparison, Condition, Logic, Node, sympy_functions

RELATIONS: dict[type, str] = {
    sympy.StrictLessThan: "<",
    sympy.LessThan: "<=",
    sympy.StrictGreaterThan: ">",
    sympy.GreaterThan: ">=",
}

Write = Callable[[sympy.Expr], Node]


def step_condition(step: sympy_functions.Step, write: Write) -> Comparison:
    """The condition on which a step is 1; it reads from what varies to what does not."""
    left, right = map(write, step.args)
    if step.args[0].free_symbols:
        return Comparison((">",), (left, right))
    return Comparison(("<",), (right, left))


def cases(pairs: Sequence[sympy.Basic], write: Write) -> Node:
    """A choice among the values of a piecewise function, which needs one for all other cases."""
    value, condition = pairs[0].args
    if condition == sympy.true:
        return write(value)
    if len(pairs) == 1:
        raise ValueError("a piecewise function needs a value for all other cases")
    return Choice(write(value), _condition(condition, write), cases(pairs[1:], write))


def _condition(condition: sympy.Basic, write: Write) -> Condition:
    if name := RELATIONS.get(type(condition)):
        return Comparison((name,), tuple(map(write, condition.args)))
    if isinstance(condition, sympy.Not):
        return Logic("not", (_condition(condition.args[0], write),))
    if isinstance(condition, sympy.And | sympy.Or):
        operator = "and" if isinstance(condition, sympy.And) else "or"
        parts = [_condition(part, write) for part in condition.args]
        return reduce(lambda left, right: Logic(operator, (left, right)), parts)
    if isinstance(condition, BooleanAtom):
        return TRUE if condition else FALSE
    raise ValueError(f"{condition} has no counterpart in the vocabulary")
