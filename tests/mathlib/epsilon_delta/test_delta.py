"""The largest delta: values worked by hand, and proofs checked at thousands of points."""

from collections.abc import Iterator
from importlib import import_module
from itertools import pairwise

import numpy as np
import pytest
import sympy
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sympy import Rational, sqrt

from mathlib.epsilon_delta import Delta, NoDeltaError, largest_delta
from mathlib.epsilon_delta.epsilon_condition import EpsilonCondition
from mathlib.epsilon_delta.round_places import round_places
from mathlib.function import Function

greatest_distance = import_module("mathlib.epsilon_delta.greatest_distance")


def delta(text: str, at: object, limit: object, epsilon: object) -> Delta:
    return largest_delta(Function.parse(text), at, limit, epsilon)


@pytest.mark.parametrize(
    ("text", "at", "limit", "epsilon", "left", "right"),
    [
        ("(x^3 - 1)/(x - 1)", 1, 3, 1, (3 - sqrt(5)) / 2, (sqrt(13) - 3) / 2),
        ("x^2", 3, 9, 1, 3 - sqrt(8), sqrt(10) - 3),
        ("x^2", 3, 9, "0.001", 3 - sqrt(Rational(8999, 1000)), sqrt(Rational(9001, 1000)) - 3),
        ("sqrt(x)", 1, 1, "0.5", Rational(3, 4), Rational(5, 4)),
        ("1/x", "0.5", 2, 1, Rational(1, 6), Rational(1, 2)),
        ("x^3 - 2x", -1, 1, 1, sqrt(2) - 1, 1),
        ("log(x)", 2, "log(2)", "0.5", 2 - 2 * sympy.exp(-Rational(1, 2)), 2 * sympy.exp(Rational(1, 2)) - 2),
        ("exp(-x^2)", 0, 1, "0.5", sqrt(sympy.log(2)), sqrt(sympy.log(2))),
        ("2x + 1", 1, 3, "0.5", Rational(1, 4), Rational(1, 4)),
        ("x if x < 0 else 2x", 0, 0, "0.1", Rational(1, 10), Rational(1, 20)),
        ("cbrt(x)", 0, 0, "0.1", Rational(1, 1000), Rational(1, 1000)),
        ("exp(-1/x^2)", 0, 0, "0.1", 1 / sqrt(sympy.log(10)), 1 / sqrt(sympy.log(10))),
        ("floor(x)", "1.5", 1, "0.5", Rational(1, 2), Rational(1, 2)),
        ("x + 1000", 1, 1001, "0.000001", Rational(1, 10**6), Rational(1, 10**6)),
        ("x", 10**6, 10**6, "0.000001", Rational(1, 10**6), Rational(1, 10**6)),
        ("x^2", 3, 9, "1e-12", 3 - sqrt(9 - Rational(1, 10**12)), sqrt(9 + Rational(1, 10**12)) - 3),
    ],
)
def test_both_reaches_enclose_the_value_worked_by_hand(
    text: str, at: object, limit: object, epsilon: object, left: sympy.Expr, right: sympy.Expr
) -> None:
    found = delta(text, at, limit, epsilon)
    for reach, truth in ((found.left, left), (found.right, right)):
        assert Rational(reach.lo) <= truth <= Rational(reach.hi)
        assert reach.hi - reach.lo <= 1e-9 * reach.hi
        assert reach.exact in (None, truth)
    assert found.reach.certified
    assert Rational(found.reach.lo) <= min(left, right) <= Rational(found.reach.hi)


def test_the_first_crossing_counts_where_f_leaves_the_band_and_returns() -> None:
    """sin leaves |y| < 1/2 at pi/6 and is back in it from 5 pi/6 on."""
    found = delta("sin(x)", 0, 0, "1/2")
    for reach in (found.left, found.right):
        assert Rational(reach.lo) <= sympy.pi / 6 <= Rational(reach.hi)


def test_a_spike_too_narrow_for_sampling_is_found_by_proof() -> None:
    """The spike at 1 + 1e-5 is 1e-6 wide: a thousand times narrower than the samples are apart."""
    found = delta("x/10 + exp(-((x - 1.00001)*1000000)^2)", 0, 0, "0.5")
    crossing = found.right
    assert crossing.lo < 1.00001 < crossing.hi + 1e-5
    assert crossing.hi < 1.00001


def test_a_curve_that_only_touches_the_edge_of_the_band_fails_there() -> None:
    assert delta("sin(x)", 0, 0, 1).reach.exact == sympy.pi / 2
    assert delta("x^3 - 3x", 0, 0, 2).reach.exact == 1


def test_the_reach_ends_where_f_is_undefined() -> None:
    left = delta("sqrt(x)", 1, 1, 2).left
    assert left.lo == 1
    assert left.certified
    hole = delta("(x - 1)*(x - 2)/((x - 1)*(x - 2))", 1, 1, "0.5")
    assert hole.right.lo <= 1 <= hole.right.hi
    assert hole.right.certified


def test_a_hole_ends_the_reach_before_a_later_crossing_and_is_the_witness() -> None:
    """atan(x)/(pi x) has a hole at 0; only at about -3.27 does it leave the band to the left."""
    found = delta("atan(x)/(pi*x)", "1.3", "atan(1.3)/(1.3*pi)", "0.1")
    assert Rational(found.left.lo) <= Rational(13, 10) <= Rational(found.left.hi)
    assert found.left.certified
    lonely = delta("2x/x", 2, 2, "0.5").witness(1.3)
    assert (lonely.x, lonely.value) == (0, None)


def test_overflow_is_not_taken_for_a_proven_failure() -> None:
    """0 * exp(x) is 0 everywhere, but in doubles it is 0 * oo beyond x = 710."""
    found = delta("0*exp(x)", 0, 0, 1)
    assert found.reach.hi == np.inf


@pytest.mark.parametrize(
    ("text", "at", "limit", "epsilon"),
    [
        ("7", 0, 7, "0.1"),
        ("sin(x)", 0, 0, 3),
        ("exp(-x^2)", "0.8", "exp(-0.64)", "0.6"),
        ("x^2/(1 + x^2)", 1, "1/2", "0.6"),
    ],
)
def test_where_the_band_holds_everywhere_delta_is_infinite(
    text: str, at: object, limit: object, epsilon: object
) -> None:
    found = delta(text, at, limit, epsilon)
    assert found.value == np.inf
    assert found.reach.certified
    assert found.witness() is None
    assert found.shown().plain == "= ∞"


def test_an_infinite_side_leaves_delta_to_the_other() -> None:
    found = delta("relu(x)", 0, 0, "0.25")
    assert (found.left.exact, found.reach.exact, found.tighter) == (sympy.oo, Rational(1, 4), "right")


def test_oscillation_beside_the_point_is_certified() -> None:
    """|x sin(1/x)| <= |x|, so 0.1 works; the largest delta is a little more."""
    found = delta("x*sin(1/x)", 0, 0, "0.1")
    assert found.reach.certified
    assert found.reach.lo > 0.1
    assert found.reach.hi * abs(np.sin(1 / found.reach.hi)) == pytest.approx(0.1, rel=1e-9)


def test_delta_is_proven_beside_a_logarithm_that_runs_away() -> None:
    found = delta("x*log(abs(x))", 0, 0, "0.1")
    assert found.how == "certified"
    assert -found.value * np.log(found.value) == pytest.approx(0.1, rel=1e-9)


def test_what_leaves_the_band_only_by_rounding_has_no_end_there() -> None:
    """|x|^x is positive, and less than 1 to the left of -1: it never is 1 or more away from 1."""
    found = delta("abs(x)^x", 0, 1, 1)
    assert found.left.exact == sympy.oo
    assert found.right.value**found.right.value == pytest.approx(2, rel=1e-9)


@pytest.mark.parametrize(
    ("text", "at", "limit", "epsilon", "left", "right"),
    [
        ("x if x < 1/2 else 5", 0, 0, "1/2", Rational(1, 2), Rational(1, 2)),
        ("floor(x)", "1/2", 0, "1/2", Rational(1, 2), Rational(1, 2)),
        ("sqrt(x)", 1, 1, 1, 1, 3),
        ("x*ceil(1/x)", 0, 1, "0.1", Rational(1, 9), Rational(11, 100)),
        ("1e-7*x", 0, 0, 1, 10**7, 10**7),
        ("tanh(x)", 0, 0, 1, sympy.oo, sympy.oo),
        ("1/(x - 2)", 1, -1, 5, sympy.oo, Rational(5, 6)),
        ("ceil(x)", "1/3", 1, "1/4", Rational(1, 3), Rational(2, 3)),
        ("x^3 - 3x", 0, 0, 2, 1, 1),
    ],
)
def test_a_reach_that_ends_at_a_jump_an_edge_or_nowhere_is_exact(
    text: str, at: object, limit: object, epsilon: object, left: sympy.Expr, right: sympy.Expr
) -> None:
    found = delta(text, at, limit, epsilon)
    assert (found.left.exact, found.right.exact) == (left, right)


def test_the_first_peak_that_leaves_the_band_counts_however_narrow() -> None:
    """5.5 x sin(1/x)^2 is 0.5002 at 2/(7 pi) = 0.0909, and far below 1/2 before and after it."""
    found = delta("5.5x*sin(1/x)^2", 0, 0, "1/2")
    assert found.how == "certified"
    assert 1 / 11 <= found.value < 2 / (7 * np.pi)


def test_a_round_number_on_the_other_side_of_the_point_ends_no_reach_and_lengthens_none() -> None:
    """relu(x - 0.0002) leaves the band at 0.0004; 0 is as far away and rounder, but to the left."""
    found = delta("relu(x - 0.0002)", "0.0002", 0, "0.0002")
    assert (found.left.exact, found.right.exact) == (sympy.oo, Rational("0.0002"))


def test_delta_is_shown_rounded_down_and_exact_where_it_is() -> None:
    assert delta("(x^3 - 1)/(x - 1)", 1, 3, 1).shown(2).plain == "≈ 0.30"
    assert delta("(x^3 - 1)/(x - 1)", 1, 3, 1).left.shown(4).plain == "≈ 0.3819"
    assert delta("2x + 1", 1, 3, "0.5").shown(2).plain == "= 0.25"


def test_a_small_delta_is_never_shown_as_zero() -> None:
    assert delta("x^2", 3, 9, "0.01").shown(2).plain == "≈ 0.0016"


def test_the_witness_is_in_sight_and_fails() -> None:
    witness = delta("(x^3 - 1)/(x - 1)", 1, 3, 1).witness(1.3)
    assert (witness.x, witness.side) == (Rational(139, 100), "right")
    assert witness.value == Rational("4.3221")


def test_a_witness_whose_value_is_too_long_to_be_exact_is_proven_by_intervals() -> None:
    """1.1186^1.1186 = 1.13356..., which has 5593 to the power of 5593/5000 in it."""
    witness = delta("x^x", 1, 1, "0.1").witness(1.3)
    assert 0 < witness.x - 1 < 1.3 * 0.0913
    with sympy.evaluate(False):
        truth = sympy.Pow(witness.x, witness.x)
    assert abs(sympy.N(truth, 30) - witness.value) < Rational(1, 10**20)
    assert witness.value > Rational(11, 10)


def test_where_f_is_undefined_the_witness_has_no_value() -> None:
    witness = delta("sqrt(x)", 1, 1, 2).witness(1.3)
    assert witness.x < 0
    assert witness.value is None


@pytest.mark.parametrize(
    ("text", "limit", "message"),
    [
        ("abs(x)/x", 0, "to the left of 0 f"),
        ("1/x", 0, "without bound"),
        ("sqrt(x)", 0, "to the left of 0 f is not defined"),
        ("x^2 + 1", 0, "f\\(x\\) approaches 1, which is more than epsilon = 0.5 away from 0"),
    ],
)
def test_without_the_limit_there_is_no_delta(text: str, limit: object, message: str) -> None:
    with pytest.raises(NoDeltaError, match=message):
        delta(text, 0, limit, "0.5")


def test_epsilon_must_be_positive() -> None:
    with pytest.raises(ValueError, match="must be positive, not 0"):
        delta("x", 0, 0, 0)


coefficient = st.integers(-12, 12).filter(bool).map(lambda n: f"({n}/4)")
basis = st.sampled_from(
    ["x", "x^2", "x^3", "sin(2x)", "cos(3x)", "exp(x/2)", "exp(-x^2)", "x*sin(x)", "1/(1+x^2)", "tanh(x)"]
)
smooth = st.lists(st.builds("{}*{}".format, coefficient, basis), min_size=1, max_size=3).map(" + ".join)
point = st.integers(-20, 20).map(lambda n: Rational(n, 10))
epsilons = st.sampled_from(["2", "1/2", "1/10", "1/100", "1/10000"])


@settings(deadline=None, max_examples=40)
@given(smooth, point, epsilons, st.integers(0, 2**32 - 1))
def test_a_certified_delta_holds_inside_and_fails_at_its_witness(
    text: str, at: Rational, epsilon: str, seed: int
) -> None:
    f = Function.parse(text)
    limit, eps = f.exact(at), Rational(epsilon)
    found = largest_delta(f, at, limit, eps)
    assert found.reach.certified
    radius = min(found.value, 1e3)
    offsets = radius * np.random.default_rng(seed).uniform(-1, 1, 3000)
    rounding = 1e-13 * (1 + np.abs(f(float(at) + offsets)))
    assert (np.abs(f(float(at) + offsets) - float(limit)) < float(eps) + rounding).all()
    if np.isfinite(found.value):
        witness = found.witness(1.3)
        assert 0 < abs(witness.x - at) < 1.3 * found.value
        value = f.expression.subs(f.symbols[0], witness.x)
        assert sympy.N(abs(value - limit) - eps, 30) >= 0


@settings(deadline=None, max_examples=20)
@given(smooth, point)
def test_delta_shrinks_with_epsilon(text: str, at: Rational) -> None:
    f = Function.parse(text)
    limit = f.exact(at)
    deltas = [largest_delta(f, at, limit, epsilon) for epsilon in ("1", "0.5", "0.1", "0.01")]
    assume(np.isfinite(deltas[0].value))
    for greater, smaller in pairwise(deltas):
        assert smaller.reach.lo <= greater.reach.hi


def test_a_proof_that_hardly_leads_on_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """log(cosh(x))/x tends to 1, but intervals end where cosh(x) is too large for a float."""
    sought = []

    def counted(condition: EpsilonCondition, distance: float) -> Iterator[sympy.Expr]:
        sought.append(distance)
        return round_places(condition, distance)

    monkeypatch.setattr(greatest_distance, "round_places", counted)
    condition = EpsilonCondition(
        Function.parse("log(cosh(x))/x"), sympy.S.Zero, "right", sympy.S.Zero, Rational(20)
    )
    bounds = greatest_distance.greatest_distance(condition)
    assert 600 < bounds.lo < bounds.hi == np.inf
    assert len(sought) < 8
