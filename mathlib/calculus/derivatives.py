"""The derivative of a function at a point, and the slopes of secants."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import sympy
from numpy.typing import ArrayLike
from sympy import Expr

from mathlib.arithmetic import Undecided, Undefined
from mathlib.expansions import Side
from mathlib.formula import Binary, Variable
from mathlib.function import Array, Function, Real, derivative_if_known, exact_plain, number_tree, real
from mathlib.limits import (
    How,
    OneSided,
    TwoSided,
    is_defined_around,
    known_value_at,
    limit,
    number,
    on_both_sides,
    one_sided,
    same,
    value_at,
)

Kind = Literal["smooth", "corner", "cusp", "vertical", "jump", "oscillation", "undefined", "undecided"]


class NotDifferentiableError(ValueError):
    """There is no derivative, and so no tangent; the message gives the reason."""


class Derivative(TwoSided[Kind]):
    """The derivative of f at a point; `left` and `right` are the one-sided slopes."""


@dataclass(frozen=True)
class Line:
    """The line through (at, height) with a slope."""

    slope: Expr
    at: Expr
    height: Expr


def difference_quotient(f: Function, at: float, step: ArrayLike) -> Array:
    """(f(at + h) - f(at))/h for each step h, in double precision; NaN at h = 0.

    The h that is divided by is the one that was really taken, (at + h) - at in doubles. What is left is the
    rounding of f itself: about 2^-52 |f(at)| / |h|, which outgrows the error of the secant,
    |f''| |h| / 2, below |h| = 1e-8. `secant_slope` has no such limit.

    >>> difference_quotient(Function.parse("x^2"), 1.0, [0.5, -0.5]).tolist()
    [2.5, 1.5]
    """
    places = at + np.asarray(step, dtype=float)
    taken = places - at
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray((f(places) - f(at)) / np.where(taken == 0, np.nan, taken))


def secant_slope(f: Function, at: Real, step: Real) -> Expr | None:
    """(f(at + h) - f(at))/h exactly, or a float of some twenty digits where it is too long to be exact.

    None where f has no value at the secant's end; Undefined where it has none at the point, or h is 0.

    >>> secant_slope(Function.parse("x^2"), 1, "1e-12"), secant_slope(Function.parse("sqrt(x)"), 1, -2)
    (2000000000001/1000000000000, None)
    """
    place, h = real(at), real(step)
    if h == 0:
        raise Undefined("for h = 0 the difference quotient is 0/0: two points are needed")
    end = known_value_at(f, place + h)
    return None if end is None else (end - f.exact(place)) / h


def derivative(f: Function, at: Real) -> Derivative:
    """The derivative of a function of one variable at a point: the limit of its secants' slopes.

    >>> derivative(Function.parse("x^2"), 3).value, derivative(Function.parse("abs(x)"), 0).kind
    (6, 'corner')
    """
    place = real(at)
    value = value_at(f, place)
    shown = exact_plain(place)
    if value is None:
        return _missing(place, "undefined", f"{f.name} has no value at {shown}")
    exact = _by_algebra(f, place)
    if exact is not None:
        reason = f"from both sides of {shown} the slopes approach {number(exact)}"
        return Derivative(place, exact, exact, exact, "smooth", "exact", reason)
    approached = limit(f, place)
    if approached.kind == "undecided":
        return Derivative(place, None, None, None, "undecided", "unknown", approached.reason)
    if approached.kind not in ("continuous", "one-sided"):
        return _missing(place, "jump", f"{f.name} is not continuous at {shown}: {approached.reason}")
    left, right = (one_sided_slope(f, place, value, side) for side in ("left", "right"))
    reason = on_both_sides(shown, *(_behaviour(f, side) for side in (left, right)))
    try:
        kind = _kind(left, right)
    except Undecided as error:
        kind, reason = "undecided", str(error)
    slope = left.value if kind == "smooth" else None
    how: How = "exact" if left.is_proven and right.is_proven and kind != "undecided" else "unknown"
    return Derivative(place, slope, left.value, right.value, kind, how, reason)


def existing_derivative(f: Function, at: Real) -> Derivative:
    """The derivative at a point; NotDifferentiableError, with both one-sided slopes, where there is none."""
    found = derivative(f, at)
    if found.value is None:
        place = f"{f.plain_variables[0]} = {exact_plain(found.at)}"
        none = "has no tangent but a vertical one" if found.kind == "vertical" else "has no tangent"
        if found.kind == "undecided":
            none = "is not known to have a tangent"
        raise NotDifferentiableError(f"{f.source} {none} at {place}: {found.reason}")
    return found


def tangent(f: Function, at: Real) -> Line:
    """The tangent of f at a point; NotDifferentiableError without one.

    >>> tangent(Function.parse("x^2"), 3)
    Line(slope=6, at=3, height=9)
    """
    found = existing_derivative(f, at)
    return Line(found.value, found.at, f.exact(found.at))


def _missing(at: Expr, kind: Kind, reason: str) -> Derivative:
    return Derivative(at, None, None, None, kind, "exact", reason)


def _by_algebra(f: Function, at: Expr) -> Expr | None:
    """f'(at) where intervals prove that f' is continuous around the point."""
    (variable,) = f.variables
    slope = derivative_if_known(f, variable)
    return None if slope is None or not is_defined_around(slope, at) else slope.exact(at)


def one_sided_slope(f: Function, at: Expr, value: Expr, side: Side) -> OneSided:
    """The behaviour of the slopes of secants from (at, value) as their other end approaches from one side."""
    (variable,) = f.variables
    rise = Binary("-", f.tree, number_tree(value))
    run = Binary("-", Variable(variable), number_tree(at))
    return one_sided(Function(Binary("/", rise, run), f.variables, "", f.domains), at, side)


def _kind(left: OneSided, right: OneSided) -> Kind:
    behaviours = (left.behaviour, right.behaviour)
    if "undefined" in behaviours or "gaps" in behaviours:
        return "undefined"
    if "oscillates" in behaviours:
        return "oscillation"
    if "undecided" in behaviours:
        return "undecided"
    if behaviours == ("grows", "grows"):
        return "vertical" if left.value == right.value else "cusp"
    return "smooth" if "grows" not in behaviours and same(left.value, right.value) else "corner"


def _behaviour(f: Function, side: OneSided) -> str:
    match side.behaviour:
        case "settles":
            return f"the slopes approach {number(side.value)}"
        case "grows":
            return f"the slopes {'rise' if side.value == sympy.oo else 'fall'} without bound"
        case "oscillates":
            return "the slopes keep swinging and settle on no value"
        case "undefined" | "gaps":
            return f"{f.name} is not defined"
    return "it cannot be decided what the slopes approach"
