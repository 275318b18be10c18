"""Steps from a point, each to both sides: which may be given, and what is said where one leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sympy import Expr, S

from mathlib.function import ParameterError, decimals_for, exact_plain

STEP_PLACES = 3
"""How many decimals steps have at the least."""


def to_both_sides(steps: Sequence[Expr]) -> Iterator[Expr]:
    """Each step h, followed by -h."""
    return (side * step for step in steps for side in (1, -1))


def places_of_steps(steps: Sequence[Expr]) -> int:
    """How many decimals steps are shown with while they change from the first to the last."""
    return max(STEP_PLACES, decimals_for(float(steps[-1]), 1))


def check_shrinking(steps: Sequence[Expr], message: str, field: str = "steps") -> None:
    """ParameterError for steps that are not positive or not ever smaller."""
    if any(h <= k for h, k in pairwise((*steps, S.Zero))):
        raise ParameterError(field, message)


def check_two_or_three(steps: Sequence[Expr], field: str = "steps") -> None:
    """The same for any other number of steps, unless there are none."""
    message = f"{field} must be two or three, positive and ever smaller, as in [1, 0.1, 0.01]"
    check_shrinking(steps, message, field)
    if len(steps) not in (0, 2, 3):
        raise ParameterError(field, message)


def no_value_after(
    name: str, end: Expr, are_given: bool, purpose: str = "where a step would end"
) -> ParameterError:
    """What to raise where a function has no value at the end of a step that was given, or was chosen."""
    lacking = f"{name} has no value at {exact_plain(end)}, {purpose}"
    if are_given:
        return ParameterError("steps", f"{lacking}; take smaller steps")
    return ParameterError("point", f"{lacking}; take a point farther from there")
