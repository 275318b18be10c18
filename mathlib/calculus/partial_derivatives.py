"""Partial derivatives: the slope along one variable while the others are held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sympy import Expr

from mathlib.calculus.derivatives import Derivative, derivative
from mathlib.formula import Binary, Negative, Node, name_plain, plain_reading
from mathlib.function import Function, Real, differentiate, exact_plain, real


@dataclass(frozen=True)
class Term:
    """A term of a sum as it was written, without its sign, and its partial derivative."""

    sign: int
    term: Function
    partial: Function


def slice_along(f: Function, variable: str, point: Sequence[Real]) -> Function:
    """f as a function of one variable, the others held at those of a point.

    >>> slice_along(Function.parse("x^2 + x*y", ("x", "y")), "x", ("1/2", 1)).source
    'x^2 + x*1'
    """
    return f.at(**_held(f, variable, point))


def partial_at(f: Function, variable: str, point: Sequence[Real]) -> Derivative:
    """The partial derivative at a point, exactly, or the reason why there is none.

    >>> f = Function.parse("x^2 + x*y + y^2", ("x", "y"))
    >>> partial_at(f, "x", (0.5, 1)).value
    2
    >>> partial_at(Function.parse("abs(x) + y", ("x", "y")), "x", (0, 1)).kind
    'corner'
    """
    found = derivative(slice_along(f, variable, point), point[f.variables.index(variable)])
    held = _held(f, variable, point)
    if found.value is not None or not held:
        return found
    fixed = " and ".join(f"{name_plain(name)} held at {exact_plain(value)}" for name, value in held.items())
    return replace(found, reason=f"along {name_plain(variable)}, with {fixed}: {found.reason}")


def term_by_term(f: Function, variable: str) -> tuple[Term, ...]:
    """The terms of f as they were written, each with its partial derivative.

    The sum of sign * partial over all terms is the partial derivative of f. A function that is no sum is
    one term; brackets around sums are dissolved.

    >>> terms = term_by_term(Function.parse("x^2 + x*y - y^2", ("x", "y")), "x")
    >>> [(t.sign, t.term.source, t.partial.source) for t in terms]
    [(1, 'x^2', '2*x'), (1, 'x*y', 'y'), (-1, 'y^2', '0')]
    """
    return tuple(Term(sign, term, differentiate(term, variable)) for sign, term in terms_of(f))


def terms_of(f: Function) -> list[tuple[int, Function]]:
    """The terms of f as they were written, each with its sign and as a function of the same variables."""
    return [
        (sign, Function(tree, f.variables, plain_reading(tree), f.domains))
        for sign, tree in _terms(f.tree, 1)
    ]


def _held(f: Function, variable: str, point: Sequence[Real]) -> Mapping[str, Expr]:
    values = zip(f.variables, point, strict=True)
    return {name: real(value) for name, value in values if name != variable}


def _terms(tree: Node, sign: int) -> Iterator[tuple[int, Node]]:
    match tree:
        case Binary("+" | "-" as operator, left, right):
            yield from _terms(left, sign)
            yield from _terms(right, sign if operator == "+" else -sign)
        case Negative(operand):
            yield from _terms(operand, -sign)
        case _:
            yield sign, tree
