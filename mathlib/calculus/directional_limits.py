"""Slopes along a direction as limits, beside what the partial derivatives say of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from sympy import Expr

from mathlib.arithmetic import sign
from mathlib.calculus.derivatives import Derivative, NotDifferentiableError, derivative
from mathlib.calculus.partial_derivatives import partial_at
from mathlib.differentiation import substitute_domain
from mathlib.formula import Binary, Node, Variable, plain_reading, substitute
from mathlib.function import Function, Real, number_tree, point_plain, real
from mathlib.limits import value_at
from mathlib.linear_algebra import Vector, dot, unit

STEP = "h"


def along(f: Function, point: Sequence[Real], vector: Sequence[Real]) -> Function:
    """The function h -> f(point + h vector) of one variable.

    >>> along(Function.parse("x*y", ("x", "y")), (1, 2), (0, -3)).source
    '1*(2 - 3*h)'
    """
    h = Variable(STEP)
    put_in = {
        name: _moved(number_tree(start), real(rate), h)
        for name, start, rate in zip(f.variables, point, vector, strict=True)
    }
    tree = cast(Node, substitute(f.tree, put_in))
    domains = tuple(substitute_domain(part, put_in) for part in f.domains)
    return Function(tree, (STEP,), plain_reading(tree), domains, f.name)


def _moved(start: Node, rate: Expr, h: Node) -> Node:
    if rate == 0:
        return start
    size = abs(rate)
    return Binary("-" if size != rate else "+", start, h if size == 1 else Binary("*", number_tree(size), h))


@dataclass(frozen=True)
class DirectionalLimit:
    """The limit of (f(p + h v) - f(p))/h, and the partial derivatives at p, in the order of the variables.

    `found` is the limit from both sides, whatever f does elsewhere.
    """

    vector: Vector
    found: Derivative
    partials: tuple[Derivative, ...]

    @property
    def slopes(self) -> tuple[Expr, ...] | None:
        """The values of the partial derivatives; None where one is missing."""
        values = tuple(partial.value for partial in self.partials if partial.value is not None)
        return values if len(values) == len(self.partials) else None

    @cached_property
    def by_partials(self) -> Expr | None:
        """What the limit would be for a differentiable function: the sum of partial derivatives times v_k."""
        return None if self.slopes is None else dot(self.slopes, self.vector)

    @cached_property
    def agrees(self) -> bool | None:
        """Whether that is the limit; None where one of both is missing, Undecided where it is not known."""
        if self.by_partials is None or self.found.value is None:
            return None
        return sign(self.by_partials - self.found.value) == 0


def directional_limit(f: Function, point: Sequence[Real], vector: Sequence[Real]) -> DirectionalLimit:
    """The limit of the quotients of f along a vector of any length but 0, found along the line alone.

    It may exist where f is not differentiable, and then may differ from what the partial derivatives say.

    >>> f = Function.parse("x^2*y/(x^2 + y^2) if x^2 + y^2 > 0 else 0", ("x", "y"))
    >>> limit = directional_limit(f, (0, 0), (1, 1))
    >>> limit.found.value, limit.by_partials, limit.agrees
    (1/2, 0, False)
    """
    place = tuple(map(real, point))
    found = derivative(along(f, place, vector), 0)
    partials = tuple(partial_at(f, variable, place) for variable in f.variables)
    return DirectionalLimit(tuple(map(real, vector)), found, partials)


def existing_directional_limit(
    f: Function, point: Sequence[Real], direction: Sequence[Real]
) -> DirectionalLimit:
    """The same along the unit vector of a direction; NotDifferentiableError, with both sides, without one."""
    limit = directional_limit(f, point, unit(direction))
    if limit.found.value is None:
        place, vector = (point_plain(numbers) for numbers in (point, direction))
        if value_at(f, *map(real, point)) is None:
            raise NotDifferentiableError(f"{f.source} has no value at {place}, where its slope is asked for")
        reason = f"along {vector}, by the step h: {limit.found.reason}"
        raise NotDifferentiableError(f"{f.source} has no directional derivative at {place} {reason}")
    return limit
