"""Quadratic functions of two variables: their Hessian, its eigenvalues, and where they are stationary."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import sympy
from sympy import Expr

from mathlib.arithmetic import Interval, TooHardError, bounded, sign
from mathlib.function import Function
from mathlib.linear_algebra import Eigenpair, Matrix, Vector, dot, eigenpairs

Shape = Literal["bowl", "valley", "saddle", "hill"]

EVERYWHERE = Interval.between(float("-inf"), float("inf"))
WORK = 300_000
"""Python calls that it may take to expand a formula."""


@dataclass(frozen=True)
class Quadratic:
    """The function c + g . p + p . H p / 2 of points p of the plane, by its exact Hessian H."""

    hessian: Matrix
    slopes: Vector
    constant: Expr

    @cached_property
    def pairs(self) -> tuple[Eigenpair, Eigenpair]:
        """The eigenpairs of the Hessian, the greater eigenvalue first."""
        return eigenpairs(self.hessian)

    @cached_property
    def shape(self) -> Shape:
        """By the signs of the eigenvalues: both positive, one of them 0, of two signs, none positive."""
        greater, less = (sign(pair.value) for pair in self.pairs)
        if greater <= 0:
            return "hill"
        return {1: "bowl", 0: "valley", -1: "saddle"}[less]  # type: ignore[return-value]

    def value(self, point: Vector) -> Expr:
        """The value at a point."""
        return self.constant + dot(self.slopes, point) + dot(point, self.hessian @ point) / 2

    def stationary_point(self, near: Vector) -> Vector:
        """Where the gradient is 0, and where there are several such points, the nearest of them.

        ValueError where there is none: along an eigenvector of the eigenvalue 0 the function is a line.
        """
        (a, b), (_, d) = self.hessian.rows
        determinant = a * d - b * b
        if sign(determinant) != 0:
            g, h = self.slopes
            return (b * h - d * g) / determinant, (b * g - a * h) / determinant
        found = near
        slopes = tuple(g + part for g, part in zip(self.slopes, self.hessian @ near, strict=True))
        for pair in self.pairs:
            v, along = pair.vector, dot(pair.vector, slopes)
            if sign(pair.value) == 0:
                if sign(along) != 0:
                    raise ValueError("it is stationary nowhere: along a line it falls for ever, and evenly")
                continue
            share = along / (pair.value * dot(v, v))
            found = tuple(p - share * part for p, part in zip(found, v, strict=True))
        return found


def quadratic_of(f: Function) -> Quadratic | None:
    """A function of two variables as a quadratic one, where it is proven to be one on the whole plane.

    >>> quadratic_of(Function.parse("5w^2 + 3w*b + b^2 - 4b", ("w", "b"))).hessian.plain
    '[[10, 3], [3, 2]]'
    >>> quadratic_of(Function.parse("w^4 + b^2", ("w", "b"))) is None
    True
    """
    if len(f.variables) != 2 or f.interval(EVERYWHERE, EVERYWHERE) is None:
        return None
    try:
        polynomial = bounded(lambda: sympy.Poly(f.expression, *f.symbols), f.source, WORK)
    except (sympy.PolynomialError, TooHardError):
        return None
    if polynomial.total_degree() > 2 or any(c.free_symbols for c in polynomial.coeffs()):
        return None
    coefficient = dict(polynomial.terms())

    def of(*powers: int) -> Expr:
        return coefficient.get(powers, sympy.S.Zero)

    hessian = Matrix(((2 * of(2, 0), of(1, 1)), (of(1, 1), 2 * of(0, 2))))
    return Quadratic(hessian, (of(1, 0), of(0, 1)), of(0, 0))
