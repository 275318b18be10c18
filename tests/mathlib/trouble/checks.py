"""What is false in the statements that mathlib gives as proven, and what ends in a crash.

Truth is computed in 700 bits by Python's own parser and mpmath. A value that does not say enough (too large
to compute with) is no fault.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from mathlib.arithmetic import ExpressionError
from tests.mathlib.trouble.deltas import delta_faults
from tests.mathlib.trouble.enclosures import enclosure_faults
from tests.mathlib.trouble.limits import derivative_faults, limit_faults
from tests.mathlib.trouble.planes import plane_faults
from tests.mathlib.trouble.values import REFUSALS

Check = Callable[[str, Any, Random], Iterator[str]]
TOO_MUCH = ("too long", "too large", "powers stand on each other")
"""Why a formula of the grammar may be refused; it is no other mistake of its author."""

CHECKS: dict[str, Check] = {
    "enclosure": enclosure_faults,
    "limit": limit_faults,
    "derivative": derivative_faults,
    "delta": delta_faults,
    "plane": plane_faults,
}


def faults(name: str, text: str, at: Any, rng: Random) -> list[str]:
    """What a check finds; a refusal is none, and any other error is a crash."""
    found: list[str] = []
    try:
        found.extend(CHECKS[name](text, at, rng))
    except ExpressionError as refused:
        if not any(reason in str(refused) for reason in TOO_MUCH):
            raise
    except REFUSALS:
        pass
    return found
