"""Distances to the next level curve, against roots by hand and by mpmath."""

from __future__ import annotations

import mpmath
import pytest

from mathlib.calculus import gradient_length, rise_distance
from mathlib.function import Function


def surface(text: str) -> Function:
    return Function.parse(text, ("x", "y"))


@pytest.mark.parametrize(
    ("text", "point", "rise", "distance"),
    [
        ("3x + 4y", (0, 0), 10, 2),
        ("x^2 + y^2", (1, 0), 3, 1),
        ("x^2 + y^2", ("0.6", "0.8"), 3, 1),
        ("log(x) + y", (1, 0), 2, None),
        ("exp(x)*cos(y)", (0, "0.3"), "0.5", None),
    ],
)
def test_the_next_level_curve_is_found_within_bounds(
    text: str, point: tuple[object, object], rise: object, distance: float | None
) -> None:
    f = surface(text)
    found = rise_distance(f, point, rise)  # type: ignore[arg-type]
    assert found is not None
    expected = distance or root(text, point, rise)
    assert float(found.lo) <= expected <= float(found.hi)
    assert float(found.hi) - float(found.lo) < 1e-4 * expected


def root(text: str, point: tuple[object, object], rise: object) -> float:
    """The same by mpmath, with derivatives by differences."""
    names = {"log": mpmath.log, "exp": mpmath.exp, "cos": mpmath.cos}
    a, b, goal = (mpmath.mpf(str(part)) for part in (*point, rise))

    def f(x: mpmath.mpf, y: mpmath.mpf) -> mpmath.mpf:
        return eval(text, names, {"x": x, "y": y})

    slopes = mpmath.diff(f, (a, b), (1, 0)), mpmath.diff(f, (a, b), (0, 1))
    length = mpmath.hypot(*slopes)
    u, v = (slope / length for slope in slopes)
    return float(mpmath.findroot(lambda s: f(a + s * u, b + s * v) - f(a, b) - goal, goal / length))


def test_the_first_level_curve_counts_not_a_later_one() -> None:
    """sin rises by 1 at pi/2, and again a turn later."""
    found = rise_distance(surface("sin(x) + 0*y"), (0, 0), "0.5")
    assert found is not None
    assert 0.5235987755982988 in found  # pi/6


@pytest.mark.parametrize(
    ("text", "rise"), [("-x^2 - y^2", 2), ("x^2 + y^2", 1), ("abs(x) + y", 1), ("sqrt(y) + x", 1)]
)
def test_nothing_is_said_where_no_distance_is_known(text: str, rise: int) -> None:
    """Here f never rises so far, has no slope at the origin, or no gradient there."""
    point = (1, 0) if text.startswith("-") else (0, 0)
    assert rise_distance(surface(text), point, rise) is None


def test_the_length_of_a_gradient_is_enclosed() -> None:
    found = gradient_length(surface("x^2 + x*y + y^2"), ("0.5", 1))
    assert found is not None
    assert float(found.lo) <= 10.25**0.5 <= float(found.hi)
    assert gradient_length(surface("abs(x) + y"), (0, 0)) is None
