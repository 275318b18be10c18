"""Whether a function of several variables has a tangent plane, and not just partial derivatives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice, product
from typing import cast

import sympy
from sympy import Expr

from mathlib.arithmetic import NoEnclosure, Undecided
from mathlib.calculus.derivatives import one_sided_slope
from mathlib.calculus.partial_derivatives import partial_at, terms_of
from mathlib.expansions import Stretch, T, UndefinedBeside, around, directions
from mathlib.formula import Binary, Node, Number, Variable, names, substitute
from mathlib.function import Function, Real, derivative_if_known, number_tree, point_plain, real
from mathlib.limits import How, is_defined_around, number, same, value_at
from mathlib.linear_algebra import dot, norm

STRETCHES = tuple(
    Stretch(Fraction(1, 2**bits), order) for bits, order in ((4, 3), (20, 3), (60, 3), (200, 3))
)

LINES = ((1, 1), (1, -1), (-1, 1), (-1, -1), (1, 2), (2, 1), (3, -1), (-1, 3))
BENDS = (1, -1)

PARAMETER = "t"


@dataclass(frozen=True)
class Differentiability:
    """Whether f(p + v) = f(p) + grad f . v + o(|v|) near a point, how that is known, and why."""

    holds: bool
    how: How
    reason: str


def differentiability(f: Function, point: Sequence[Real]) -> Differentiability:
    """Whether a function is differentiable at a point: proven, refuted, or unknown, which counts as not.

    It is where all partial derivatives exist around the point and are continuous, which intervals prove, or
    where an expansion in all directions at once leaves a remainder that vanishes beside the distance, or
    where it is a sum of such functions and of functions of one variable that have derivatives. It is
    not where a partial derivative is missing, or where the slope along a line, a parabola or a cubic is not
    the one that follows from them.

    >>> differentiability(Function.parse("x*y", ("x", "y")), (0, 0)).holds
    True
    >>> print(differentiability(Function.parse("abs(x) + y", ("x", "y")), (0, 0)).reason)
    along x, with y held at 0: to the left of 0 the slopes approach −1; to the right the slopes approach 1
    """
    at = tuple(map(real, point))
    place = point_plain(at)
    if value_at(f, *at) is None:
        return Differentiability(False, "exact", f"{f.name} has no value at {place}")
    if _has_continuous_partials(f, at):
        parts = "both partial derivatives are" if len(at) == 2 else "all partial derivatives are"
        return Differentiability(True, "exact", f"{parts} continuous around {place}")
    partials = [partial_at(f, variable, at) for variable in f.variables]
    missing = next((partial for partial in partials if partial.value is None), None)
    if missing is not None:
        return Differentiability(False, missing.how, missing.reason)
    occurring = names(f.primitive).union(*(names(domain.formula) for domain in f.domains))
    used = [partial for partial, name in zip(partials, f.variables, strict=True) if name in occurring]
    if len(used) < 2:
        found = (used or partials)[0]
        return Differentiability(True, found.how, found.reason)
    slopes = [partial.value for partial in partials if partial.value is not None]
    if any(_plane_fits(f, at, slopes, stretch) for stretch in STRETCHES):
        return Differentiability(True, "exact", f"the tangent plane at {place} fits in all directions alike")
    terms = [term for _, term in terms_of(f)]
    if len(terms) > 1 and all(differentiability(term, at).holds for term in terms):
        return Differentiability(True, "exact", f"each term has a tangent plane at {place}")
    for reason in _refutations(f, at, slopes):
        return Differentiability(False, "exact", reason)
    reason = f"it cannot be decided whether {f.name} has a tangent plane at {place}"
    return Differentiability(False, "unknown", reason)


def _has_continuous_partials(f: Function, point: tuple[Expr, ...]) -> bool:
    partials = (derivative_if_known(f, variable) for variable in f.variables)
    return all(partial is not None and is_defined_around(partial, *point) for partial in partials)


def _plane_fits(f: Function, at: Sequence[Expr], slopes: Sequence[Expr], stretch: Stretch) -> bool:
    """Whether f(p + t u) - f(p) - t grad f . u is proven to vanish beside t, for all u alike."""
    try:
        rises = around(f.variables, at, stretch).expand_function(f) - stretch.constant(f.exact(*at))
        plane = sympy.Add(*(slope * u for slope, u in zip(slopes, directions(len(at)), strict=True)))
        return (rises - stretch.monomial(T, plane)).vanishes_beside(T)
    except (NoEnclosure, UndefinedBeside):
        return False


def _refutations(f: Function, at: Sequence[Expr], slopes: Sequence[Expr]) -> Iterator[str]:
    """Lines, parabolas and cubics along which the slope is not what the partial derivatives predict."""
    if f.domains:
        return
    for name, vector, path in _paths(len(at)):
        steps = (Binary("+", number_tree(c), part) for c, part in zip(at, path, strict=True))
        along = substitute(f.tree, dict(zip(f.variables, steps, strict=True)))
        walked = Function(cast(Node, along), (PARAMETER,), "")
        found = one_sided_slope(walked, sympy.S.Zero, f.exact(*at), "right")
        expected = dot(slopes, vector)
        if found.behaviour == "undecided" or (
            found.behaviour == "settles" and _may_be(found.value, expected)
        ):
            continue
        if found.behaviour in ("undefined", "gaps"):
            yield f"{f.name} is not defined all around {point_plain(at)}"
        rates = [number(rate / norm(vector)) for rate in (found.value, expected) if rate is not None]
        if found.behaviour == "settles":
            rate = f"changes at a rate of {rates[0]}, not of {rates[1]} as its partial derivatives predict"
            yield f"{name} {f.name} {rate}"
        yield f"{name} the slopes of {f.name} approach no number"


def _may_be(rate: Expr, expected: Expr) -> bool:
    try:
        return same(rate, expected)
    except Undecided:
        return True


def _paths(dimension: int) -> Iterator[tuple[str, tuple[Expr, ...], tuple[Node, ...]]]:
    """Paths from the origin: how to say it, the velocity at the start, the components."""
    t = Variable(PARAMETER)
    for line in LINES if dimension == 2 else islice(product((1, -1), repeat=dimension), len(LINES)):
        vector = tuple(map(sympy.Integer, line))
        way = tuple(Binary("*", Number(Fraction(c)), t) for c in line)
        yield f"in the direction of the vector {point_plain(vector)}", vector, way
    for power, bend in product((2, 3), BENDS) if dimension == 2 else ():
        curved = Binary("*", Number(Fraction(bend)), Binary("^", t, Number(Fraction(power))))
        bent = ("" if bend > 0 else "−") + ("t²" if power == 2 else "t³")
        yield f"along the curve (t, {bent})", (sympy.S.One, sympy.S.Zero), (t, curved)
        yield f"along the curve ({bent}, t)", (sympy.S.Zero, sympy.S.One), (curved, t)
