"""The gradient of a function of several variables, its tangent plane, and its slopes in all directions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import sympy
from numpy.typing import ArrayLike
from sympy import Expr

from mathlib.calculus.derivatives import NotDifferentiableError
from mathlib.calculus.partial_derivatives import partial_at
from mathlib.calculus.total_derivative import differentiability
from mathlib.function import Array, Function, Real, cached, differentiate, point_plain, real
from mathlib.limits import same
from mathlib.linear_algebra import dot, norm

Point = Sequence[Real]

NOT_KNOWN = "whether {} has a gradient at {} is not known"
PARTIALS_EXIST, SEE_SLICES = "; its partial derivatives exist", ": see partial_slices"


class StationaryError(ValueError):
    """The gradient is zero: no direction is steepest."""


@dataclass(frozen=True)
class TangentPlane:
    """The plane z = value + slopes . (p - at) for points p; a line or a hyperplane for other dimensions."""

    value: Expr
    slopes: tuple[Expr, ...]
    at: tuple[Expr, ...]


def gradient(f: Function) -> tuple[Function, ...]:
    """The partial derivatives of f as functions, one a variable.

    >>> [part.source for part in gradient(Function.parse("x^2*y", ("x", "y")))]
    ['2*x*y', 'x^2']
    """
    return tuple(differentiate(f, variable) for variable in f.variables)


def gradient_at(f: Function, point: Point) -> tuple[Expr, ...]:
    """The exact gradient of f at a point: the column of its partial derivatives.

    NotDifferentiableError, with the reason, where one is missing or where the slopes in other directions do
    not follow from them.

    >>> gradient_at(Function.parse("4 - x^2/2 - y^2", ("x", "y")), (1, -0.5))
    (-1, 1)
    """
    return _gradient_at(f, tuple(map(real, point)))


@cached(256)
def _gradient_at(f: Function, point: tuple[Expr, ...]) -> tuple[Expr, ...]:
    checked, place = differentiability(f, point), point_plain(point)
    found = (partial_at(f, variable, point).value for variable in f.variables)
    slopes = tuple(slope for slope in found if slope is not None)
    if checked.holds:
        return slopes
    is_known = checked.how != "unknown"
    said = f"{f.source} has no gradient at {place}" if is_known else NOT_KNOWN.format(f.source, place)
    other = "" if len(slopes) < len(f.variables) else PARTIALS_EXIST + SEE_SLICES * (len(slopes) == 2)
    raise NotDifferentiableError(f"{said}: {checked.reason}{other}")


def tangent_plane(f: Function, point: Point) -> TangentPlane:
    """The plane through (p, f(p)) with the slopes of f there; NotDifferentiableError without one.

    >>> tangent_plane(Function.parse("x^2 + x*y + y^2", ("x", "y")), (0.5, 1)).slopes
    (2, 5/2)
    """
    at = tuple(map(real, point))
    slopes = gradient_at(f, at)
    return TangentPlane(f.exact(*at), slopes, at)


def is_stationary(f: Function, point: Point) -> bool:
    """Whether the gradient is zero: every direction is flat there.

    >>> is_stationary(Function.parse("x^2 - y^2", ("x", "y")), (0, 0))
    True
    """
    return all(same(slope, sympy.S.Zero) for slope in gradient_at(f, point))


def directional_derivative_along(f: Function, point: Point, direction: Point) -> Expr:
    """The exact slope of f along a vector v of any length but 0: grad f . v / |v|.

    >>> directional_derivative_along(Function.parse("x + 2y", ("x", "y")), (0, 0), (3, 4))
    11/5
    """
    vector = tuple(map(real, direction))
    if len(vector) != len(f.variables):
        raise ValueError(f"a direction has {len(f.variables)} components here, not {len(vector)}")
    length = norm(vector)
    if length == 0:
        raise ValueError("the direction is the zero vector, which points nowhere")
    return dot(gradient_at(f, point), vector) / length


def directional_quotient(f: Function, point: Point, angle: ArrayLike, step: ArrayLike) -> Array:
    """The slope (f(p + h u) - f(p))/h of the secant along u, in doubles; NaN at h = 0.

    Its limit for h -> 0 is the directional derivative of a function of two variables. Angles and steps are
    broadcast; the rounding error is about 2^-52 |f(p)| / |h|.

    >>> f = Function.parse("x^2 + y^2", ("x", "y"))
    >>> directional_quotient(f, (1, 0), 0.0, [1.0, 0.5]).tolist()
    [3.0, 2.5]
    """
    if len(f.variables) != 2:
        raise ValueError(f"an angle is a direction of two variables; {f.definition} has {len(f.variables)}")
    x, y = (float(real(coordinate)) for coordinate in point)
    h = np.asarray(step, dtype=float)
    rise = f(x + h * np.cos(angle), y + h * np.sin(angle)) - f(x, y)
    return np.asarray(rise / np.where(h == 0, np.nan, h))


def steepest_ascent(f: Function, point: Point) -> tuple[Expr, ...]:
    """The exact gradient, in whose direction f rises most, with its length as slope; never zero.

    >>> steepest_ascent(Function.parse("4 - x^2/2 - y^2", ("x", "y")), (1, -0.5))
    (-1, 1)
    """
    if is_stationary(f, point):
        flat = f"the gradient of {f.source} at {point_plain(point)} is zero: every direction is flat here"
        raise StationaryError(f"{flat}; choose another point, or see tangent_plane")
    return gradient_at(f, point)
