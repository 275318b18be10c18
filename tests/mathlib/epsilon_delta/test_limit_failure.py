"""Where there is no limit: what is shown to fail fails, by mpmath, for an epsilon that textbooks allow."""

from __future__ import annotations

from random import Random

import mpmath
import pytest
import sympy
from mpmath import mpf

from mathlib.epsilon_delta import LimitFailure, limit_failure
from mathlib.epsilon_delta.failing_windows import are_far_apart
from mathlib.function import Function, real
from mathlib.limits import is_undefined, one_sided
from tests.mathlib.high_precision import NoValue, evaluator

PAIRS = [
    ("x^2 if x < 1 else 3 - x", "1", 1),
    ("sin(1/x)", "0", 2),
    ("cos(1/x^2) + x", "0", 2),
    ("sin(1/(x - 1))", "1", 2),
    ("atan(1/x)", "0", mpmath.pi),
    ("1/(1 + exp(0.001/x))", "0", 1),
    ("floor(x)", "1000", 1),
    ("sin(1/x) if x > 0 else x", "0", 2),
    ("floor(sin(1/x))", "0", 2),
    ("(-1)^floor(1/x)", "0", 2),
    ("cos(pi*floor(1/x))", "0", 2),
    ("0.000001*sign(x)", "0", "0.000002"),
    ("1/x^2", "0", "inf"),
    ("1/x", "0", "inf"),
    ("tan(x)", "pi/2", "inf"),
    ("log(abs(x))", "0", "inf"),
    ("exp(1/x)", "0", "inf"),
    ("sin(1/x)/x", "0", "inf"),
    ("sin(1/x)*exp(1/x)", "0", "inf"),
    ("1/x + 1000*sin(x)", "0", "inf"),
]
"""Functions, points, and the limit of sup |f(x) - f(x')| over shrinking windows, by hand."""

GAPS = ["log(x)", "sqrt(x)", "tan(1/x)", "1/sin(1/x)", "sqrt(sin(1/x))", "cos(log(x))", "1/cos(3/x - 1)"]
"""Functions that lack values as near to 0 as one likes."""


def number(value: sympy.Expr) -> mpf:
    return mpf(sympy.N(value, 60))


def places(failure: LimitFailure) -> list[tuple[mpf, list[mpf]]]:
    """The half widths of the windows, and how far from the point their witnesses are."""
    return [
        (number(window.delta), [abs(number(witness.x - failure.at)) for witness in window.witnesses])
        for window in failure.windows
    ]


@pytest.mark.parametrize(("text", "at", "spread"), PAIRS)
def test_in_every_window_two_values_are_two_epsilons_apart(text: str, at: str, spread: object) -> None:
    failure = limit_failure(Function.parse(text), real(at))
    with mpmath.workdps(60):
        value, epsilon = evaluator(text), number(failure.epsilon)
        assert 0 < 2 * epsilon < mpf(spread)
        assert len(failure.windows) == 3
        assert not failure.lacks_values
        for (delta, distances), window in zip(places(failure), failure.windows, strict=True):
            first, second = window.witnesses
            assert all(0 < distance < delta for distance in distances)
            assert abs(value(number(first.x)) - value(number(second.x))) >= 2 * epsilon
            for witness in window.witnesses:
                assert mpmath.almosteq(value(number(witness.x)), number(witness.value), 1e-20)
                assert sympy.Rational(witness.x).q < 10**9


@pytest.mark.parametrize("text", GAPS)
def test_in_every_window_a_point_has_no_value(text: str) -> None:
    failure = limit_failure(Function.parse(text), real(0))
    assert failure.lacks_values
    for (delta, distances), window in zip(places(failure), failure.windows, strict=True):
        (witness,), (distance,) = window.witnesses, distances
        assert 0 < distance < delta
        assert witness.value is None
        if witness.x.is_Rational:
            with pytest.raises(NoValue):
                evaluator(text)(number(witness.x))
        else:  # A pole: beside it values are as large as one likes.
            with mpmath.workdps(60):
                assert abs(evaluator(text)(number(witness.x) + mpf(10) ** -40)) > 10**20


def test_windows_shrink_tenfold_unless_values_grow_too_fast() -> None:
    assert [w.delta for w in limit_failure(Function.parse("1/x^2"), real(0)).windows] == [
        1,
        real(0.1),
        real(0.01),
    ]
    assert [w.delta for w in limit_failure(Function.parse("exp(1/x)"), real(0)).windows] == [
        1,
        real(0.5),
        real(0.25),
    ]


def test_what_is_proven_of_random_points_is_so() -> None:
    rng, text, epsilon = Random(5), "sin(1/x)/x", sympy.Rational(3, 2)
    f, value, agreed = Function.parse(text), evaluator(text), set()
    for _ in range(200):
        x, other = (sympy.Rational(rng.choice((-1, 1)) * rng.randint(1, 999), 1000) for _ in "ab")
        proven = are_far_apart(f, x, other, epsilon)
        assert proven == (abs(value(number(x)) - value(number(other))) >= 3)
        agreed.add(proven)
    assert agreed == {True, False}


def test_only_a_missing_value_counts_as_missing() -> None:
    f = Function.parse("log(x - 1)")
    assert [is_undefined(f, real(x)) for x in ("0.5", "1", "1.001")] == [True, True, False]


@pytest.mark.parametrize(
    ("text", "extremes"),
    [("sin(1/x)", {-1, 1}), ("3 + 2*cos(1/x)", {1, 5}), ("sin(1/x)/x", {-sympy.oo, sympy.oo})],
)
def test_an_oscillation_has_its_extremes_among_its_cluster_values(text: str, extremes: set[object]) -> None:
    assert extremes <= set(one_sided(Function.parse(text), sympy.S.Zero, "right").cluster_values)


@pytest.mark.parametrize(
    ("text", "at", "reason"),
    [
        ("(x^3 - 1)/(x - 1)", "1", "the limit of .* at 1 is 3: see epsilon_delta"),
        ("x*sin(1/x)", "0", "is 0: see epsilon_delta"),
        ("sqrt(-1 - x^2)", "0", "no values near 0"),
        ("log(log(1/x))", "0", "is not known: .*cannot be decided"),
        ("exp(1/x^30)", "0", "no points near it were found"),
        ("1e20 + sign(x)", "0", "has no limit at 0, but no points .*too close together"),
        ("floor(abs(sin(1/x)))", "0", "has no limit at 0, but no points .*too seldom far apart"),
    ],
)
def test_what_has_a_limit_or_is_unknown_is_refused(text: str, at: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        limit_failure(Function.parse(text), real(at))
