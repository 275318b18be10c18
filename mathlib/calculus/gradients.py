"""The gradient of a function of two variables, and the slopes in all directions that it tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import sympy
from numpy.typing import ArrayLike, NDArray
from sympy import Expr

from mathlib.calculus.derivatives import NotDifferentiableError
from mathlib.calculus.partial_derivatives import Plane, partial, partial_at
from mathlib.calculus.total_derivative import differentiability
from mathlib.function import Function, Real, cached, exact_plain, real
from mathlib.limits import same

Array = NDArray[np.float64]
Point = Sequence[Real]


class StationaryError(ValueError):
    """The gradient is zero: no direction is steepest."""


@dataclass(frozen=True)
class Steepest:
    """The direction of steepest ascent: its angle from the x-axis in radians, and the slope there."""

    angle: Expr
    slope: Expr
    direction: tuple[Expr, Expr]


def gradient(f: Function) -> tuple[Function, ...]:
    """The partial derivatives of f as functions, one a variable.

    >>> [part.source for part in gradient(Function.parse("x^2*y", ("x", "y")))]
    ['2*x*y', 'x^2']
    """
    return tuple(partial(f, variable) for variable in f.variables)


def gradient_at(f: Function, point: Point) -> tuple[Expr, ...]:
    """The exact gradient of f at a point: the column of its partial derivatives.

    NotDifferentiableError, with the reason, where one is missing or where they do not tell the slopes in
    other directions.

    >>> gradient_at(Function.parse("4 - x^2/2 - y^2", ("x", "y")), (1, -0.5))
    (-1, 1)
    """
    return _gradient_at(f, tuple(map(real, point)))


@cached(256)
def _gradient_at(f: Function, point: tuple[Expr, ...]) -> tuple[Expr, ...]:
    checked = differentiability(f, point)
    if not checked.holds:
        place = ", ".join(map(exact_plain, point))
        raise NotDifferentiableError(f"{f.source} has no gradient at ({place}): {checked.reason}")
    slopes = (partial_at(f, variable, point).value for variable in f.variables)
    return tuple(slope for slope in slopes if slope is not None)


def tangent_plane(f: Function, point: Point) -> Plane:
    """The plane through (p, f(p)) with the slopes of f there; NotDifferentiableError without one.

    >>> tangent_plane(Function.parse("x^2 + x*y + y^2", ("x", "y")), (0.5, 1)).slopes
    (2, 5/2)
    """
    at = tuple(map(real, point))
    return Plane(f.exact(*at), gradient_at(f, at), at)


def is_stationary(f: Function, point: Point) -> bool:
    """Whether the gradient is zero: every direction is flat there.

    >>> is_stationary(Function.parse("x^2 - y^2", ("x", "y")), (0, 0))
    True
    """
    return all(same(slope, sympy.S.Zero) for slope in gradient_at(f, point))


def directional_derivative(f: Function, point: Point, angle: ArrayLike) -> Array:
    """The signed slope of f in the direction of each angle (radians), of the shape of `angle`.

    D_u f = grad f . u with u = (cos angle, sin angle).

    >>> f = Function.parse("x + 2y", ("x", "y"))
    >>> directional_derivative(f, (0, 0), [0, np.pi / 2]).round(12).tolist()
    [1.0, 2.0]
    """
    x, y = map(float, gradient_at(f, point))
    return np.asarray(x * np.cos(angle) + y * np.sin(angle))


def directional_derivative_along(f: Function, point: Point, direction: Point) -> Expr:
    """The exact slope of f along a vector v of any length but 0: grad f . v / |v|.

    >>> directional_derivative_along(Function.parse("x + 2y", ("x", "y")), (0, 0), (3, 4))
    11/5
    """
    x, y = map(real, direction)
    length = sympy.sqrt(x**2 + y**2)
    if length == 0:
        raise ValueError("the direction is the zero vector, which points nowhere")
    along_x, along_y = gradient_at(f, point)
    return (along_x * x + along_y * y) / length


def directional_quotient(f: Function, point: Point, angle: ArrayLike, step: ArrayLike) -> Array:
    """The slope (f(p + h u) - f(p))/h of the secant along u, in doubles; NaN at h = 0.

    Its limit for h -> 0 is the directional derivative. Angles and steps are broadcast; the rounding
    error is about 2^-52 |f(p)| / |h|.

    >>> f = Function.parse("x^2 + y^2", ("x", "y"))
    >>> directional_quotient(f, (1, 0), 0.0, [1.0, 0.5]).tolist()
    [3.0, 2.5]
    """
    x, y = (float(real(coordinate)) for coordinate in point)
    h = np.asarray(step, dtype=float)
    rise = f(x + h * np.cos(angle), y + h * np.sin(angle)) - f(x, y)
    return np.asarray(rise / np.where(h == 0, np.nan, h))


def steepest_ascent(f: Function, point: Point) -> Steepest:
    """The direction in which f rises most, exactly: that of its gradient, with slope |grad f|.

    >>> steepest_ascent(Function.parse("4 - x^2/2 - y^2", ("x", "y")), (1, -0.5))
    Steepest(angle=3*pi/4, slope=sqrt(2), direction=(-sqrt(2)/2, sqrt(2)/2))
    """
    if is_stationary(f, point):
        place = ", ".join(exact_plain(real(part)) for part in point)
        raise StationaryError(
            f"the gradient of {f.source} at ({place}) is zero: every direction is flat here"
        )
    x, y = gradient_at(f, point)
    slope = sympy.sqrt(x**2 + y**2)
    return Steepest(sympy.atan2(y, x), slope, (x / slope, y / slope))
