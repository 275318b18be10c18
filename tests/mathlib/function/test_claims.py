"""Claims: numbers under their names, and numbers as they are quoted."""

from __future__ import annotations

import pytest

from mathlib.function import Quoted, real, show


@pytest.mark.parametrize(("number", "places", "plain", "typst", "inline"), [
    ("0.25", 12, "0.25", "0.25", "0.25"),
    ("0.25", 1, "0.25", "0.25", "0.25"),
    ("1/3", 12, "1/3", "frac(1, 3)", "1 \\/ 3"),
    ("sqrt(2)", 3, "√2", "sqrt(2)", "sqrt(2)"),
    ("3e-14", 12, "3×10⁻¹⁴", "3 times 10^(-14)", "3 times 10^(-14)"),
])  # fmt: skip
def test_a_quoted_number_is_never_a_rounded_one(
    number: str, places: int, plain: str, typst: str, inline: str
) -> None:
    value = real(number)
    quoted = Quoted(value, show(value, places))
    assert (quoted.plain, quoted.typst(), quoted.typst(inline=True)) == (plain, typst, inline)
