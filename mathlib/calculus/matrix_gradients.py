"""Gradients of scalar functions of a matrix, entry by entry, and what a step along them changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import sympy
from sympy import Expr

from mathlib.calculus.derivatives import NotDifferentiableError, derivative
from mathlib.calculus.directional_limits import along
from mathlib.calculus.gradients import gradient_at
from mathlib.calculus.partial_derivatives import slice_along
from mathlib.formula import name_plain
from mathlib.function import Function, Real, real
from mathlib.limits import value_at
from mathlib.linear_algebra import Matrix, dot, entries, outer


def squared_loss(x: Sequence[Real], target: Sequence[Real]) -> Function:
    """|W x - t|^2 / 2 as a function of the entries of W, for inputs x and targets t.

    >>> squared_loss((1, 2), (3,)).source
    '(W11 + 2*W12 - 3)^2/2'
    """
    names = entries("W", len(target), len(x))
    symbols = sympy.Matrix(len(target), len(x), [sympy.Symbol(name, real=True) for name in names])
    errors = symbols * sympy.Matrix(list(map(real, x))) - sympy.Matrix(list(map(real, target)))
    loss = Function.of(sympy.Add(*(error**2 for error in errors)) / 2, names)
    return Function(loss.tree, names, loss.source, name="L")


def squared_loss_gradient(weights: Matrix, x: Sequence[Real], target: Sequence[Real]) -> Matrix:
    """The gradient of |W x - t|^2 / 2 by W: the outer product (W x - t) x^T.

    >>> squared_loss_gradient(Matrix.of([[1, 0, 2], [0, 1, -1]]), (1, 2, 1), (1, 2)).plain
    '[[2, 4, 2], [−1, −2, −1]]'
    """
    errors = [y - real(wanted) for y, wanted in zip(weights @ x, target, strict=True)]
    return outer(errors, x)


def matrix_gradient_at(f: Function, at: Matrix) -> Matrix:
    """The exact gradient of a function of the entries of a matrix, row by row, in the matrix's own shape.

    NotDifferentiableError, naming the entry, where a derivative is missing, and where the slopes in other
    directions do not follow from them.

    >>> matrix_gradient_at(squared_loss((1, 2), (3,)), Matrix.of([[1, 0]])).plain
    '[[−2, −4]]'
    """
    if value_at(f, *at.flat) is None:
        raise NotDifferentiableError(f"{f.plain_name} has no value at {at.plain}")
    try:
        slopes = gradient_at(f, at.flat)
    except NotDifferentiableError:
        for name, value in zip(f.variables, at.flat, strict=True):
            found = derivative(slice_along(f, name, at.flat), value)
            if found.value is None:
                message = f"{f.plain_name} has no derivative by {name_plain(name)} there: {found.reason}"
                raise NotDifferentiableError(message) from None
        raise
    columns = at.shape[1]
    return Matrix(tuple(slopes[start : start + columns] for start in range(0, len(slopes), columns)))


def rise(f: Function, at: Matrix, row: int, column: int, h: Real) -> Expr:
    """How much f changes when h is added to one entry, counted from 1; Undefined where f has no value.

    >>> rise(squared_loss((1, 2), (3,)), Matrix.of([[1, 0]]), 1, 2, 1)
    -2
    """
    unit = [sympy.Integer(place == (row - 1, column - 1)) for place in np.ndindex(at.shape)]
    path = along(f, at.flat, unit)
    return path.exact(h) - path.exact(0)


def entry_quotient(f: Function, at: Matrix, row: int, column: int, h: Real) -> Expr:
    """The difference quotient (f(W + h E) - f(W)) / h, where E is 1 in one place and 0 elsewhere.

    >>> entry_quotient(squared_loss((1, 2), (3,)), Matrix.of([[1, 0]]), 1, 2, "1/10")
    -19/5
    """
    return rise(f, at, row, column, h) / real(h)


@dataclass(frozen=True)
class DescentStep:
    """What a step W - eta grad f(W) does: the value before and after it, and the fall that is foretold."""

    before: Expr
    after: Expr
    foretold: Expr

    @property
    def fall(self) -> Expr:
        """How much the value becomes less; negative where it becomes more."""
        return self.before - self.after


def descent_step(f: Function, at: Matrix, gradient: Matrix, eta: Real) -> DescentStep:
    """One step of gradient descent, exactly; eta |grad f|^2 is its fall to first order.

    >>> weights = Matrix.of([[1, 0, 2], [0, 1, -1]])
    >>> step = descent_step(
    ...     loss := squared_loss((1, 2, 1), (1, 2)), weights, matrix_gradient_at(loss, weights), 0.01)
    >>> step.fall, step.foretold
    (291/1000, 3/10)
    """
    after = f.exact(*(at - gradient * eta).flat)
    return DescentStep(f.exact(*at.flat), after, real(eta) * dot(gradient.flat, gradient.flat))
