"""Functions put into one another: f(g(x)), or f(g(t), h(t)), as a function of the inner variables."""

from __future__ import annotations

from functools import reduce
from typing import cast

from mathlib.differentiation import substitute_domain
from mathlib.formula import ZERO, Binary, Node, names, plain_reading, substitute
from mathlib.function.function import Function


def compose(outer: Function, *inner: Function) -> Function:
    """The function x -> outer(inner(x)), with an inner function for each variable of the outer one.

    It has the outer one's name. The trees of the inner functions replace the variables of the outer one, so
    all readings are those of one formula. An outer function that does not depend on a variable has a value
    only where the inner function in its place has: nothing times that function is added to it.

    >>> compose(Function.parse("u^2 - u", ("u",)), Function.parse("x^2 + 1")).source
    '(x^2 + 1)^2 - (x^2 + 1)'
    >>> compose(Function.parse("3", ("u",)), Function.parse("1/x"))(0.0)
    nan
    >>> circle = Function.parse("cos(t)", ("t",)), Function.parse("sin(t)", ("t",))
    >>> compose(Function.parse("x*y", ("x", "y")), *circle).source
    'cos(t)*sin(t)'
    """
    if len(outer.variables) != len(inner):
        expected = ", ".join(outer.variables)
        raise ValueError(f"{outer.source} is a function of ({expected}); inner functions: {len(inner)}")
    put_in = {variable: part.tree for variable, part in zip(outer.variables, inner, strict=True)}
    unused = [put_in[variable] for variable in outer.variables if variable not in names(outer.tree)]
    nothing = [Binary("*", ZERO, tree) for tree in unused]
    tree = reduce(
        lambda one, other: Binary("+", one, other), nothing, cast(Node, substitute(outer.tree, put_in))
    )
    domains = [substitute_domain(part, put_in) for part in outer.domains]
    domains += [domain for part in inner for domain in part.domains]
    return Function(tree, inner[0].variables, plain_reading(tree), tuple(domains), outer.name)
