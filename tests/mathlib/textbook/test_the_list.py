"""The answers of the list agree with values in high precision that share no code with mathlib."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise, product, starmap

import mpmath
import pytest
import sympy
from mpmath import mpf
from sympy import Expr

from tests.mathlib.high_precision import NoValue, evaluator
from tests.mathlib.textbook.the_list import DELTAS, DERIVATIVES, LIMITS, PLANES, Plane, Reaches, Sides, exact

BITS = 1600
DECADES = (10, 25, 40)

HOLES_AT_SINGLE_POINTS = {"x*sin(1/x)/sin(1/x)", "x*log(abs(sin(1/x)))"}
"""Undefined at 1/(k pi) for every integer k, which is no number of mpmath's."""

Values = list[mpf | None]


def number(value: Expr | str) -> mpf:
    given = exact(value) if isinstance(value, str) else value
    return given.evalf(480)._to_mpmath(BITS)


def beside(f: Callable[[mpf], mpf], at: mpf, sign: int, decade: int) -> Values:
    """Values at 16 distances from 10^-decade to 1000 times that; None where there is none."""
    return [value_or_none(f, at + sign * mpf(10) ** (3 * mpf(k) / 16 - decade) * (1 + mpmath.e / 1000))
            for k in range(16)]  # fmt: skip


def value_or_none(f: Callable[[mpf], mpf], x: mpf) -> mpf | None:
    try:
        return f(x)
    except NoValue:
        return None


def approaches(f: Callable[[mpf], mpf], at: mpf, sign: int, aim: Expr | None) -> bool:
    """Whether values beside a point look as if they approached a number or ±oo, or nothing for None."""
    decades = [beside(f, at, sign, decade) for decade in DECADES]
    if any(value is None for values in decades for value in values):
        return aim is None
    if aim is None:
        return all(max(values) - min(values) > mpf("0.5") for values in decades)
    if aim.is_infinite:
        towards = 1 if aim > 0 else -1
        least = [min(towards * value for value in values) for values in decades]
        return least[0] > 10 and all(a < b for a, b in pairwise(least))
    return max(abs(value - number(aim)) for value in decades[-1]) < mpf(10) ** -10


def is_defined(f: Callable[[mpf], mpf], at: mpf, sign: int) -> bool:
    return None not in beside(f, at, sign, DECADES[-1])


def kind_of_limit(entry: Sides, f: Callable[[mpf], mpf], at: mpf) -> str:
    """The kind that follows from the two sides and the value between them, by definition."""
    sides = {entry.left, entry.right}
    defined = [is_defined(f, at, sign) for sign in (-1, 1)]
    if not any(defined) or entry.f in HOLES_AT_SINGLE_POINTS:
        return "undefined nearby"
    if any(side is None for side, known in zip((entry.left, entry.right), defined, strict=True) if known):
        return "oscillation"
    if sides & {sympy.oo, -sympy.oo}:
        return "infinite"
    if not all(defined):
        return "one-sided"
    if len(sides) == 2:
        return "jump"
    value = value_or_none(f, at)
    is_value = value is not None and abs(value - number(entry.left)) < mpf(10) ** -300
    return "continuous" if is_value else "removable"


@pytest.mark.parametrize("entry", LIMITS, ids=lambda entry: f"{entry.f} at {entry.at}")
def test_values_beside_the_point_approach_the_limits_of_the_list(entry: Sides) -> None:
    with mpmath.workprec(BITS):
        f, at = evaluator(entry.f), number(entry.at)
        if entry.f not in HOLES_AT_SINGLE_POINTS:
            assert approaches(f, at, -1, entry.left)
            assert approaches(f, at, 1, entry.right)
        if exact(entry.at).is_rational:
            assert kind_of_limit(entry, f, at) == entry.kind


def kind_of_derivative(entry: Sides, f: Callable[[mpf], mpf], at: mpf) -> str:
    if value_or_none(f, at) is None or not all(is_defined(f, at, sign) for sign in (-1, 1)):
        return "undefined"
    if not all(approaches(lambda x: f(x) - f(at), at, sign, sympy.Integer(0)) for sign in (-1, 1)):
        return "jump"
    sides = {entry.left, entry.right}
    if None in sides:
        return "oscillation"
    if sides <= {sympy.oo, -sympy.oo}:
        return "vertical" if len(sides) == 1 else "cusp"
    return "smooth" if len(sides) == 1 else "corner"


@pytest.mark.parametrize("entry", DERIVATIVES, ids=lambda entry: f"{entry.f} at {entry.at}")
def test_slopes_of_short_secants_approach_the_derivatives_of_the_list(entry: Sides) -> None:
    with mpmath.workprec(BITS):
        f, at = evaluator(entry.f), number(entry.at)
        kind = kind_of_derivative(entry, f, at)
        assert kind == entry.kind
        if kind != "jump":
            assert approaches(lambda x: (f(x) - f(at)) / (x - at), at, -1, entry.left)
            assert approaches(lambda x: (f(x) - f(at)) / (x - at), at, 1, entry.right)


def places(radius: mpf) -> list[tuple[mpf, mpf]]:
    """Steps of a length: along lines, and along curves that touch an axis."""
    angles = [mpmath.pi * k / 24 + mpf("0.01") for k in range(48)]
    lines = [(radius * mpmath.cos(angle), radius * mpmath.sin(angle)) for angle in angles]
    flat = [radius**power * factor for power in (1.5, 2, 3) for factor in (mpf(1), mpf(2), 1 / mpf(3))]
    curves = [(a * radius, b * low) for low in flat for a, b in product((1, -1), repeat=2)]
    return [*lines, *curves, *((y, x) for x, y in curves)]


def share_of_the_distance(entry: Plane, decade: int) -> mpf:
    """The greatest error of the tangent plane at a distance, in units of that distance."""
    f, (a, b) = evaluator(entry.f, ("x", "y")), map(number, entry.at)
    tiny, radius, value = mpf(10) ** -150, mpf(10) ** -decade, f(a, b)
    slopes = (f(a + tiny, b) - value) / tiny, (f(a, b + tiny) - value) / tiny
    errors = starmap(
        lambda dx, dy: f(a + dx, b + dy) - value - slopes[0] * dx - slopes[1] * dy, places(radius)
    )
    return max(map(abs, errors)) / radius


@pytest.mark.parametrize("entry", PLANES, ids=lambda entry: f"{entry.f} at {entry.at}")
def test_the_error_of_the_tangent_plane_vanishes_where_the_list_says_so(entry: Plane) -> None:
    with mpmath.workprec(BITS):
        far, near = (share_of_the_distance(entry, decade) for decade in (5, 60))
        assert near <= max(far / 100, mpf(10) ** -80) if entry.holds else near > 0.1


@pytest.mark.parametrize("entry", DELTAS, ids=lambda entry: f"{entry.f} at {entry.at}")
@pytest.mark.parametrize("sign", [-1, 1], ids=["left", "right"])
def test_epsilon_is_kept_up_to_the_delta_of_the_list_and_not_beyond(entry: Reaches, sign: int) -> None:
    with mpmath.workprec(700):
        f, at, aim, eps = evaluator(entry.f), *map(number, (entry.at, entry.limit, entry.eps))

        def holds(distance: mpf) -> bool:
            value = value_or_none(f, at + sign * distance)
            return value is not None and abs(value - aim) < eps

        reach = entry.left if sign < 0 else entry.right
        edge = mpf(100) if reach.is_infinite else number(reach)
        assert all(holds(edge * (k + mpmath.e / 3) / 1000) for k in range(999))
        assert all(holds(edge * mpf(10) ** -(mpf(k) / 20)) for k in range(1, 200))
        if reach.is_finite:
            assert holds(edge * (1 - mpf(10) ** -40))
            assert not all(holds(edge * (1 + mpf(10) ** -k)) for k in range(10, 41))
