"""Coefficients of Taylor series: those of the remainder hold the exact ones."""

from __future__ import annotations

import pytest
from sympy import Rational

from mathlib.arithmetic import Interval, enclosure
from mathlib.expansions.taylor import EXACT, last_coefficient, taylor_coefficients

POINT = Rational(1, 2)


@pytest.mark.parametrize("name", sorted(EXACT))
@pytest.mark.parametrize("order", [1, 3, 6, 10, 14, 20])
def test_the_coefficient_of_a_remainder_is_that_of_the_series_however_many_come_before(
    name: str, order: int
) -> None:
    bounds = last_coefficient(name, Interval.of(POINT), order)
    exact = enclosure(taylor_coefficients(name, POINT, order + 1)[order])
    assert bounds.lo <= exact.hi
    assert exact.lo <= bounds.hi
    assert not exact.lo <= 0 <= exact.hi
