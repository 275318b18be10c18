"""A formula written in other ways, of which one may give narrower bounds."""

from __future__ import annotations

import sympy
from sympy import Expr

from mathlib.arithmetic import TooHardError, bounded, pristine
from mathlib.function import Function, cached


@cached(256)
def arrangements(f: Function) -> tuple[Function, ...]:
    """The same function arranged otherwise, with what can be cancelled cancelled.

    It may be defined where the function as written is not, so it serves for bounds only.
    """
    if f.expression.has(sympy.Piecewise):
        return ()
    try:
        forms = bounded(lambda: _arranged(pristine(f.expression)), "rearranging")
        found = [Function.of(form, f.variables) for form in dict.fromkeys(forms)]
    except (TooHardError, ArithmeticError, NotImplementedError, TypeError, ValueError):
        return ()
    return tuple(form for form in found if form.tree != f.tree)


def _arranged(expression: Expr) -> list[Expr]:
    """The expression with common factors cancelled, and in partial fractions, where x occurs less."""
    cancelled = sympy.cancel(sympy.together(expression))
    forms = [expression, cancelled]
    if cancelled.is_rational_function() and not cancelled.is_polynomial():
        forms.append(sympy.apart(cancelled))
    if expression.has(sympy.sin) and expression.has(sympy.cos):
        forms.append(sympy.trigsimp(expression))
    return forms
