"""Terms with numbers: what is written as a chain of relations is true of the numbers as they are written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sympy import Expr

from mathlib.function import real, show
from scenes.stage.text import bracketed, evaluation


@pytest.mark.parametrize(("factors", "relations"), [
    (("1/2", "1/2"), ["=", "="]),
    (("1/2", "3/4"), ["=", "approx"]),
    (("0.125", "0.125"), ["approx", "approx"]),
    (("sqrt(2)", "sqrt(3)"), ["approx", "approx"]),
    (("sqrt(2)/2", "sqrt(2)/2"), ["="]),
    (("-1/3", "3"), ["="]),
])  # fmt: skip
def test_rounded_factors_are_not_said_to_make_an_exact_product(
    factors: tuple[str, str], relations: list[str]
) -> None:
    first, second = map(real, factors)
    shown = [show(factor) for factor in (first, second)]
    product: Expr = first * second
    rows = evaluation(" dot ".join(map(bracketed, shown)), shown, show(product))
    assert [row.split()[0] for row in rows] == relations
    if relations == ["=", "="]:
        left, right = (Decimal(each.text.replace("−", "-")) for each in shown)
        assert left * right == Decimal(rows[1].split()[1])


def test_a_negative_number_stands_in_brackets_behind_a_sign() -> None:
    assert [bracketed(show(real(number))) for number in ("2", "-2", "0", "-1/3")] == [
        "2",
        "(-2)",
        "0",
        "(-0.33)",
    ]
