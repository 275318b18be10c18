"""Dot products, shadows and angles worked by hand, with `=` only where they are exact."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from mathlib.function import Real, real
from mathlib.vector_studies import DotProductStudy, dot_product_study

FOUR = (1, 1, 1, 1), (1, 1, 1, -1)


def study_of(
    a: Sequence[Real], b: Sequence[Real], longer: Sequence[Sequence[Real]] = FOUR
) -> DotProductStudy:
    return dot_product_study(*(tuple(map(real, vector)) for vector in (a, b, *longer)))


def test_the_numbers_of_three_one_and_one_two_are_those_worked_by_hand() -> None:
    """3 + 2 = 5, |a| = sqrt 10, |b| = sqrt 5, and 5 / sqrt 50 is the cosine of 45 degrees."""
    study = study_of((3, 1), (1, 2))
    pair = study.plane
    assert pair.product_claim.shown.plain == "= 5"
    assert [claim.shown.plain for claim in pair.length_claims] == ["≈ 3.16", "≈ 2.24"]
    assert (pair.angle_claim.shown.plain, pair.cosine_claim.shown.plain) == ("= 45", "≈ 0.707")
    assert [claim.shown.plain for claim in study.shadow_claims] == ["≈ 0.95", "≈ 0.63", "≈ 1.58"]
    assert [shown.plain for shown in study.live(45, 1)] == ["≈ 1.58", "= 5", "= 5"]
    assert study.cases == {"positive"}


def test_numbers_of_a_moved_vector_are_called_rounded() -> None:
    """Beside (1, 0), twice (0, 1) has the dot product 0; but it was computed in doubles."""
    study = study_of((1, 0), (0, 1))
    assert [shown.plain for shown in study.live(90, 1)] == ["= 0", "= 0", "= 0"]
    assert {shown.relation for shown in study.live(90, 2)} == {"≈"}
    assert study.cases == {"zero"}


@pytest.mark.parametrize("b", [(1, 2), (-1, 2), (2, -1), (-3, -4), (3, 1), (-6, -2), (-1, 3), (1, -3)])
def test_the_given_vector_stands_where_it_was_given(b: tuple[int, int]) -> None:
    study = study_of((3, 1), b)
    phi = np.radians(study.turning.phi(study.rest))
    assert np.linalg.norm(b) * np.array([np.cos(phi), np.sin(phi)]) == pytest.approx(np.array(b, float))
    assert 0 <= study.rest <= 180
    assert study.product(study.rest) == pytest.approx(3 * b[0] + b[1])


def test_longer_vectors_have_the_angle_that_is_defined_by_the_quotient() -> None:
    """(1, 2, 2) . (0, 3, -4) = -2, and the lengths are 3 and 5."""
    pair = study_of((3, 1), (1, 2), ((1, 2, 2), (0, 3, -4))).longer
    assert (pair.product_claim.shown.plain, pair.greatest_claim.shown.plain) == ("= −2", "= 15")
    assert (pair.cosine_claim.shown.plain, pair.angle_claim.shown.plain) == ("≈ −0.133", "≈ 97.7")


def test_negative_factors_stand_in_brackets() -> None:
    assert study_of((3, -1), ("-1/2", "1 + sqrt(2)")).plane.products_typst == [
        "3 dot (-0.5)",
        "(-1) dot (1 + sqrt(2))",
    ]
