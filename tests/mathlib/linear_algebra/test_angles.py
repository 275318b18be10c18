"""Projections and angles, held against numpy, mpmath and what is known from geometry."""

from __future__ import annotations

import mpmath
import numpy as np
import pytest
import sympy
from hypothesis import assume, given
from hypothesis import strategies as st

from mathlib.function import show
from mathlib.linear_algebra import ZeroVectorError, angle_between, cosine, dot, scalar_projection, unit
from mathlib.linear_algebra.angles import are_parallel

numbers = st.fractions(-9, 9, max_denominator=8)
pairs = st.integers(2, 5).flatmap(
    lambda n: st.tuples(*(st.lists(numbers, min_size=n, max_size=n) for _ in range(2)))
)


def angle_in_forty_digits(first: list[object], second: list[object]) -> mpmath.mpf:
    """By Kahan's formula, which no cancellation harms: 2 atan2(|u - v|, |u + v|) of the unit vectors."""
    with mpmath.workdps(60):
        one, other = (
            [mpmath.mpf(sympy.Rational(part).p) / sympy.Rational(part).q for part in vector]
            for vector in (first, second)
        )
        u, v = ([part / mpmath.norm(vector) for part in vector] for vector in (one, other))
        apart, together = (mpmath.norm([a + s * b for a, b in zip(u, v, strict=True)]) for s in (-1, 1))
        return mpmath.degrees(2 * mpmath.atan2(apart, together))


@given(pairs)
def test_an_angle_is_that_of_an_independent_formula(pair: tuple[list[object], list[object]]) -> None:
    assume(all(any(vector) for vector in pair))
    found = angle_between(*pair)
    with mpmath.workdps(40):
        assert abs(mpmath.mpf(str(found.evalf(40))) - angle_in_forty_digits(*pair)) < mpmath.mpf("1e-30")
    assert float(cosine(*pair)) == pytest.approx(np.cos(np.radians(float(found))), abs=1e-12)


@given(pairs)
def test_what_the_shadow_leaves_over_is_at_a_right_angle(pair: tuple[list[object], list[object]]) -> None:
    vector, onto = pair
    assume(any(onto))
    foot = [scalar_projection(vector, onto) * part for part in unit(onto)]
    rest = [sympy.Rational(a) - b for a, b in zip(vector, foot, strict=True)]
    assert dot(rest, onto) == 0
    assert are_parallel(foot, onto)
    length = np.array(vector, float) @ np.array(onto, float) / np.linalg.norm(np.array(onto, float))
    assert float(scalar_projection(vector, onto)) == pytest.approx(length)


@pytest.mark.parametrize(
    ("first", "second", "degrees"),
    [
        ((3, 1), (1, 2), "45"),
        ((1, 0), ("sqrt(3)", 1), "30"),
        ((1, 0, 0), (1, 1, 0), "45"),
        ((1, 1, 0), (0, 1, 1), "60"),
        ((1, 1, 1, 1), (1, 1, 1, -1), "60"),
        ((1, -1, 0), (0, 1, -1), "120"),
        ((2, 1), (-1, 2), "90"),
        ((1, 2), ("1/3", "2/3"), "0"),
        (("sqrt(2)", 1), (-2, "-sqrt(2)"), "180"),
        ((1, 0), ("1 + sqrt(2)", 1), "22.5"),
        ((1, 0), ("sqrt(5) - 1", "sqrt(10 + 2*sqrt(5))"), "72"),
    ],
)
def test_an_angle_that_is_round_is_known_to_be(first: object, second: object, degrees: str) -> None:
    assert angle_between(first, second) == sympy.Rational(degrees)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("second", "shown"),
    [((2, 1), "≈ 26.57"), ((1, 1e-9), "≈ 5.73×10⁻⁸"), ((-1, 1e-9), "≈ 180.00"), ((1e-3, 1e3), "≈ 90.00")],
)
def test_an_angle_that_is_not_round_is_rounded(second: object, shown: str) -> None:
    assert show(angle_between((1, 0), second), 2).plain == shown  # type: ignore[arg-type]


def test_the_zero_vector_has_no_angle_and_no_shadow_falls_on_its_line() -> None:
    for find in (angle_between, cosine, scalar_projection):
        with pytest.raises(ZeroVectorError, match="no direction"):
            find((1, 2), ("sqrt(2) - sqrt(2)", 0))
    assert scalar_projection((0, 0), (3, 4)) == 0
