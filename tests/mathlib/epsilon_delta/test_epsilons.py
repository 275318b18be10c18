"""Epsilons and their answers: suitable ones, refused ones, and points that show that delta is the largest."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Rational

from mathlib.epsilon_delta import Delta, answers, epsilons, failing_point, largest_delta
from mathlib.epsilon_delta.epsilons import suitable_epsilons
from mathlib.function import Function, real

GREED = Rational(13, 10)


@pytest.mark.parametrize(
    ("source", "at", "limit", "first"),
    [
        ("x^2", 1, "1", "1"),
        ("x^2", 3, "9", "5"),
        ("exp(5x)", 1, "e^5", "50"),
        ("x^2 + 10^7", 1, "1 + 10^7", "10"),
        ("exp(x)", 0, "1", "0.5"),
        ("sin(x)/1000", 0, "0", "0.0005"),
        ("10^6 x", 1, "10^6", "10000"),
    ],
)
def test_epsilons_shrink_or_grow_until_they_suit(source: str, at: int, limit: str, first: str) -> None:
    found = suitable_epsilons(Function.parse(source), real(at), real(limit))
    assert found[0] == real(first)
    assert [epsilon / found[0] for epsilon in found] == [1, Rational(1, 2), Rational(1, 10)]


@pytest.mark.parametrize("source", ["(x - 1)/(x - 1)", "sign(x - 1)^2", "2 if x < 1 else 2 if x > 1 else 5"])
def test_a_constant_is_refused_without_a_search(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def counted(*question: Any) -> Delta:
        asked.append(question)
        return largest_delta(*question)

    monkeypatch.setattr(epsilons, "largest_delta", counted)
    with pytest.raises(ValueError, match="any delta answers"):
        suitable_epsilons(Function.parse(source), real(1), real(Function.parse(source)(1.5)))
    assert len(asked) <= 3


def test_each_epsilon_is_answered_once_however_clearly_f_should_fail_beyond(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []

    def counted(*question: Any) -> Delta:
        asked.append(question[3])
        return largest_delta(*question)

    monkeypatch.setattr(epsilons, "largest_delta", counted)
    assert suitable_epsilons(Function.parse("cbrt(x)"), real(0), real(0))[0] == 1
    assert len(asked) == len(set(asked)) < 20


@settings(max_examples=25, deadline=None)
@given(
    st.integers(-4, 4),
    st.integers(-4, 4),
    st.integers(1, 4),
    st.fractions(-3, 3, max_denominator=8),
    st.sampled_from(["2", "0.5", "0.07"]),
)
def test_a_failing_point_lies_in_the_greedy_window_and_fails(
    a: int, b: int, c: int, at: sympy.Rational, size: str
) -> None:
    f = Function.parse(f"{c} x^3 + ({a}) x^2 + ({b}) x")
    place, epsilon = real(at), real(size)
    delta = largest_delta(f, place, f.exact(place), epsilon)
    point = failing_point(delta, GREED)
    assert delta.reach.lo <= abs(float(point.x - place)) < 1.3 * delta.reach.hi
    x, y = sympy.Symbol("x"), point.x
    value = (c * x**3 + a * x**2 + b * x).subs(x, y)
    assert point.value == value
    assert abs(value - (c * place**3 + a * place**2 + b * place)) >= epsilon


def test_a_failing_point_is_round_and_well_inside_where_it_can_be() -> None:
    step = Function.parse("0 if x < 1.2 else 9")
    delta = largest_delta(step, 1, 0, 1)
    distance = float(failing_point(delta, GREED).x - 1)
    assert 0.2 + 0.3 * 0.06 < distance < 0.2 + 0.9 * 0.06


def test_the_answers_shrink_with_epsilon_and_are_the_largest_deltas() -> None:
    f = Function.parse("sqrt(x)")
    found = answers(f, real(4), None, tuple(map(real, ("1", "0.1", "0.01"))))
    assert [delta.value for delta in found] == pytest.approx([3, 0.39, 0.0399])
    assert (np.diff([delta.value for delta in found]) < 0).all()


def test_the_limit_may_be_given_and_must_then_be_right() -> None:
    f = Function.parse("sin(x)/x")
    assert answers(f, real(0), real(1))[0].limit == 1
    with pytest.raises(ValueError, match="is 1, not 2"):
        answers(f, real(0), real(2))


def test_a_point_that_fails_is_found_beside_a_delta_that_was_only_sampled() -> None:
    """Nothing is proven of x ln|x| at 0; |x ln|x|| = 0.1 at 0.02795."""
    f = Function.parse("x*log(abs(x))")
    (first, _) = answers(f, real(0), None, (real("0.1"), real("0.05")))
    point = failing_point(first, GREED)
    assert 0.02795 < abs(float(point.x)) < 1.3 * 0.02796
    assert abs(float(point.x) * np.log(abs(float(point.x)))) >= 0.1


def test_epsilons_are_answered_where_no_value_can_be_written_down_exactly() -> None:
    assert [delta.shown(3).text for delta in answers(Function.parse("x^x"), real("1.1"))] == [
        "0.496",
        "0.304",
        "0.076",
    ]
