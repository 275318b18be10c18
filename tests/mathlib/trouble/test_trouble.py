"""What mathlib proves of random formulas that love trouble holds in 700 bits.

`make sweep SEED=7 COUNT=300` draws other formulas than `make test`, as many of each kind as you like.
"""

from __future__ import annotations

import os
from random import Random

import pytest

from tests.mathlib.trouble.checks import CHECKS, faults
from tests.mathlib.trouble.grammar import curve, surface
from tests.mathlib.trouble.rounding import rounding_faults

SEED = os.environ.get("UPHILL_SEED") or "1"
COUNT = int(os.environ.get("UPHILL_COUNT") or 8)


@pytest.mark.parametrize("case", range(COUNT), ids=lambda case: f"seed-{SEED}-{case}")
@pytest.mark.parametrize("name", CHECKS)
def test_what_is_proven_of_a_random_formula_holds_in_700_bits(name: str, case: int) -> None:
    rng = Random(f"{name} {SEED} {case}")
    text, at = (surface if name == "plane" else curve)(rng)
    assert faults(name, text, at, rng) == [], (text, at)


@pytest.mark.parametrize("case", range(COUNT), ids=lambda case: f"seed-{SEED}-{case}")
def test_random_numbers_are_rounded_as_decimals_are(case: int) -> None:
    rng = Random(f"rounding {SEED} {case}")
    assert [fault for _ in range(10) for fault in rounding_faults(rng)] == []
