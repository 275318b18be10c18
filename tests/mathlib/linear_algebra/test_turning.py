"""A turning vector has the dot products that components give."""

from __future__ import annotations

import numpy as np
import pytest

from mathlib.function import real
from mathlib.linear_algebra import TurningVector

FIXED = [("3", "4"), ("-2", "1"), ("1", "-5"), ("-1", "-1"), ("0", "-2"), ("-3", "0")]


def turning(x: str, y: str, length: str = "1") -> TurningVector:
    return TurningVector((real(x), real(y)), real(length))


@pytest.mark.parametrize("fixed", FIXED)
def test_half_a_turn_stays_between_no_turn_and_a_full_one(fixed: tuple[str, str]) -> None:
    found = turning(*fixed)
    for theta in (0, 60, 180):
        assert -1e-9 <= found.phi(theta) <= 360 + 1e-9
        assert found.theta(found.phi(theta)) == pytest.approx(theta)


@pytest.mark.parametrize("fixed", FIXED)
def test_the_product_is_greatest_along_the_fixed_vector(fixed: tuple[str, str]) -> None:
    found = turning(*fixed, "sqrt(2)")
    vector = np.array(fixed, float)
    phi = np.arange(0, 360, 7)
    turned = np.sqrt(2) * np.column_stack([np.cos(np.radians(phi)), np.sin(np.radians(phi))])
    np.testing.assert_allclose(found.product(phi), turned @ vector, atol=1e-12)
    assert found.product(found.phi(0)) == pytest.approx(np.sqrt(2) * np.linalg.norm(vector))
    assert float(found.greatest) == pytest.approx(np.sqrt(2) * np.linalg.norm(vector))


def test_an_angle_that_is_nearly_a_right_one_is_not_taken_for_it() -> None:
    """The first component is a dot product, and it is not 0."""
    found, right = turning("1/10^18", "1"), turning("0", "1")
    assert (found.product_shown(0, 2).plain, found.theta_shown(0).plain) == ("≈ 0.00", "≈ −90")
    assert (right.product_shown(0, 2).plain, right.theta_shown(0).plain) == ("= 0", "= −90")


@pytest.mark.parametrize(
    ("theta", "shown"), [(60, "= 5"), (120, "= −5"), (45, "≈ 7.07"), (90, "= 0"), (0.5, "≈ 10.00")]
)
def test_products_at_whole_angles_are_exact(theta: float, shown: str) -> None:
    """|(3, 4)| = 5, and the other vector has length 2."""
    found = turning("3", "4", "2")
    assert found.product_shown(found.phi(theta), 2).plain == shown
