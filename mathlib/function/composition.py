"""Functions put into one another: f(g(x)) as a function of x."""

from __future__ import annotations

from fractions import Fraction
from typing import cast

from mathlib.differentiation import substitute_domain
from mathlib.formula import Binary, Node, Number, names, plain_reading, substitute
from mathlib.function.function import Function

NOTHING = Number(Fraction(0))


def compose(outer: Function, inner: Function) -> Function:
    """The function x -> outer(inner(x)), for an outer function of one variable; it has the outer one's name.

    The tree of the inner function replaces the variable of the outer one, so all readings are those of one
    formula. An outer function that does not depend on its variable has a value only where the inner one
    has: nothing times the inner function is added to it.

    >>> compose(Function.parse("u^2 - u", ("u",)), Function.parse("x^2 + 1")).source
    '(x^2 + 1)^2 - (x^2 + 1)'
    >>> compose(Function.parse("3", ("u",)), Function.parse("1/x"))(0.0)
    nan
    """
    if len(outer.variables) != 1:
        raise ValueError(f"{outer.source} is no function of one variable")
    (variable,) = outer.variables
    put_in = {variable: inner.tree}
    tree = cast(Node, substitute(outer.tree, put_in))
    if variable not in names(outer.tree):
        tree = Binary("+", tree, Binary("*", NOTHING, inner.tree))
    domains = (*(substitute_domain(part, put_in) for part in outer.domains), *inner.domains)
    return Function(tree, inner.variables, plain_reading(tree), domains, outer.name)
