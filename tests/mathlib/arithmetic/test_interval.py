"""Interval arithmetic: ends that hold every result, against exact fractions."""

from __future__ import annotations

import math
import operator
from fractions import Fraction

import pytest
from flint import arb, ctx
from hypothesis import given
from hypothesis import strategies as st
from mpmath import mp

from mathlib.arithmetic import Interval, NoEnclosure, hull, precision
from mathlib.arithmetic.power_intervals import rational_power, whole_power
from tests.mathlib.bounds import ends
from tests.mathlib.formulas import UNHURRIED

ENDS = st.one_of(
    st.sampled_from([0.0, 1.0, -1.0, math.inf, -math.inf, 5e-324]),
    st.floats(-20, 20),
    st.floats(-1e300, 1e300),
)
BITS = st.sampled_from([20, 53, 200])
OPERATIONS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}


def exact(end: arb) -> Fraction | float:
    if not end.is_finite():
        return float(end)
    mantissa, exponent = map(int, end.man_exp())
    return Fraction(mantissa) * Fraction(2) ** exponent


def holds(bounds: Interval, value: Fraction) -> bool:
    return exact(bounds.lo) <= value <= exact(bounds.hi)


@st.composite
def intervals_with_members(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    low, high = sorted([draw(ENDS), draw(ENDS)])
    if low == math.inf or high == -math.inf:
        low, high = -math.inf, math.inf
    least, most = max(low, -1e300), min(high, 1e300)
    share = draw(st.fractions(0, 1))
    return Interval.between(low, high), Fraction(least) + share * (Fraction(most) - Fraction(least))


@pytest.mark.parametrize("sign", OPERATIONS)
@UNHURRIED
@given(first=intervals_with_members(), second=intervals_with_members(), bits=BITS)
def test_results_of_members_are_within_the_result_of_their_intervals(
    sign: str, first: tuple[Interval, Fraction], second: tuple[Interval, Fraction], bits: int
) -> None:
    combine = OPERATIONS[sign]
    if sign == "/" and 0 in second[0]:
        with pytest.raises(NoEnclosure):
            combine(first[0], second[0])
        return
    with precision(bits):
        assert holds(combine(first[0], second[0]), combine(first[1], second[1]))


@UNHURRIED
@given(intervals_with_members(), intervals_with_members(), BITS)
def test_signs_sizes_hulls_and_widths_hold(
    first: tuple[Interval, Fraction], second: tuple[Interval, Fraction], bits: int
) -> None:
    (box, x), (other, y) = first, second
    with precision(bits):
        assert holds(-box, -x)
        assert holds(abs(box), abs(x))
        assert holds(hull(box, other), x)
        assert holds(hull(box, other), y)
        assert exact(box.width) >= abs(x - exact(box.lo)) or not box.is_finite


@UNHURRIED
@given(intervals_with_members(), st.integers(-7, 9), BITS)
def test_whole_powers_of_members_are_within_the_power(
    member: tuple[Interval, Fraction], exponent: int, bits: int
) -> None:
    box, x = member
    with precision(bits):
        if exponent < 0 and 0 in box:
            with pytest.raises(NoEnclosure):
                whole_power(box, exponent)
        else:
            assert holds(whole_power(box, exponent), x**exponent)


@UNHURRIED
@given(st.fractions(0, 50), st.fractions(-4, 4, max_denominator=9), BITS)
def test_powers_with_fractions_hold_to_a_hundred_digits(x: Fraction, exponent: Fraction, bits: int) -> None:
    with precision(bits):
        if x == 0 and exponent < 0:
            with pytest.raises(NoEnclosure):
                rational_power(Interval.of(x), exponent)
            return
        bounds = rational_power(Interval.of(x), exponent)
    with mp.workdps(100):
        value = mp.mpf(x.numerator) / x.denominator
        value **= mp.mpf(exponent.numerator) / exponent.denominator
        slack = value * mp.mpf(10) ** -95
        least, greatest = ends(bounds)
        assert least - slack <= value <= greatest + slack


@UNHURRIED
@given(st.fractions(), BITS)
def test_a_fraction_lies_between_neighbours_of_the_working_precision(number: Fraction, bits: int) -> None:
    with precision(bits):
        bounds = Interval.of(number)
    assert holds(bounds, number)
    assert exact(bounds.width) <= abs(number) * Fraction(2) ** (1 - bits)


@UNHURRIED
@given(st.integers(), BITS)
def test_arb_rounds_the_ends_outwards_at_the_working_precision(number: int, bits: int) -> None:
    """Interval relies on `lower` and `upper` alone."""
    with precision(bits):
        low, high = arb(number).lower(), arb(number).upper()
    assert exact(low) <= number <= exact(high)


@pytest.mark.parametrize(
    ("compute", "low", "high"),
    [
        (lambda: Interval.of(0) * Interval.between(-math.inf, math.inf), 0, 0),
        (lambda: Interval.between(0, 1) * Interval.between(0, math.inf), 0, math.inf),
        (lambda: Interval.between(0, math.inf) - Interval.between(0, math.inf), -math.inf, math.inf),
        (lambda: 1 / Interval.between(2, math.inf), 0, 0.5),
        (lambda: Interval.between(-math.inf, 3) / Interval.between(1, math.inf), -math.inf, 3),
        (lambda: whole_power(Interval.between(-math.inf, 3), 2), 0, math.inf),
        (lambda: whole_power(Interval.between(-math.inf, 3), 3), -math.inf, 27),
        (lambda: rational_power(Interval.between(0, 4), Fraction(1, 2)), 0, 2),
        (lambda: Interval.between(-2, 3) * Interval.between(-5, 7), -15, 21),
        (lambda: Interval.between(-2, 4).middle, 1, 1),
    ],
)
def test_results_worked_by_hand(compute: object, low: float, high: float) -> None:
    bounds = compute()  # type: ignore[operator]
    assert (float(bounds.lo), float(bounds.hi)) == (low, high)


@pytest.mark.parametrize(("low", "high"), [(1, 0), (math.nan, 1), (0, math.nan), (math.inf, math.inf)])
def test_what_is_no_interval_of_real_numbers_is_refused(low: float, high: float) -> None:
    with pytest.raises(NoEnclosure):
        Interval.between(low, high)


def test_the_working_precision_is_put_back_after_an_error() -> None:
    before = ctx.prec
    with pytest.raises(ZeroDivisionError), precision(300):
        raise ZeroDivisionError
    assert ctx.prec == before
