"""Whatever mathlib says of the functions of a first-year course is right, and most of it is proven.

The list is in the TOML files beside this one. No entry may leave it.
"""

from __future__ import annotations

import math
from functools import cache
from typing import Any

import pytest
import sympy

from mathlib.arithmetic import TooHardError, Undecided
from mathlib.calculus import NotDifferentiableError, derivative, differentiability, gradient_at
from mathlib.epsilon_delta import NoDeltaError, largest_delta
from mathlib.function import Function
from mathlib.limits import TwoSided, limit
from tests.mathlib.textbook.the_list import (
    COUNT,
    DELTAS,
    DERIVATIVES,
    LIMITS,
    PLANES,
    Plane,
    Reaches,
    Sides,
)

ENTRIES = 253
PROVEN = 253
"""How many entries are answered with a proof; it is to be raised when more are."""

PROOFS = ("exact", "certified", "proven")

pytestmark = pytest.mark.xdist_group("textbook")
"""One process, so that what is asked twice is computed once."""


def function(text: str, *variables: str) -> Function:
    return Function.parse(text, variables or ("x",))


@cache
def answer(entry: Sides | Plane | Reaches) -> Any:
    """What mathlib says; None where it says that it does not know."""
    try:
        match entry:
            case Plane(f, at):
                return differentiability(function(f, "x", "y"), at)
            case Reaches(f, at, aim, eps):
                return largest_delta(function(f), at, aim, eps)
            case Sides(f, at):
                found = (limit if entry in LIMITS else derivative)(function(f), at)
                return None if found.kind == "undecided" else found
    except (TooHardError, Undecided, NoDeltaError):
        return None


def is_proven(entry: Sides | Plane | Reaches) -> bool:
    found = answer(entry)
    return found is not None and found.how in PROOFS


def same(first: sympy.Expr | None, second: sympy.Expr | None) -> bool:
    if first is None or second is None:
        return first is second
    if first.is_infinite or second.is_infinite:
        return bool(first == second)
    return bool(sympy.simplify(first - second) == 0)


def is_about(first: sympy.Expr | None, second: sympy.Expr | None) -> bool:
    """The same, or the same to six digits where sampling found it."""
    if first is None or second is None or first.is_infinite or second.is_infinite:
        return same(first, second)
    return abs(float(first) - float(second)) < 1e-6 * (1 + abs(float(second)))


def binary(number: float) -> sympy.Expr:
    """A double as the fraction that it is."""
    return sympy.Rational(number) if math.isfinite(number) else sympy.oo


def named(entry: Sides | Plane | Reaches) -> str:
    at = entry.at if isinstance(entry.at, str) else f"({', '.join(entry.at)})"
    kind = "slope of " if entry in DERIVATIVES else "delta of " if entry in DELTAS else ""
    return f"{kind}{entry.f} at {at}"


def cases(entries: list[Any]) -> list[Any]:
    return [pytest.param(entry, id=named(entry))
            for entry in entries]  # fmt: skip


def is_right(found: TwoSided[Any], entry: Sides) -> bool:
    agree = same if found.how in PROOFS else is_about
    sides = ((found.left, entry.left), (found.right, entry.right), (found.value, entry.value))
    return found.kind == entry.kind and all(agree(given, true) for given, true in sides)


@pytest.mark.parametrize("entry", cases(LIMITS))
def test_a_limit_that_is_given_is_right(entry: Sides) -> None:
    found = answer(entry)
    assert found is None or is_right(found, entry), found


@pytest.mark.parametrize("entry", cases(DERIVATIVES))
def test_a_derivative_that_is_given_is_right(entry: Sides) -> None:
    found = answer(entry)
    assert found is None or is_right(found, entry), found


@pytest.mark.parametrize("entry", cases(PLANES))
def test_a_function_that_is_said_to_be_differentiable_or_not_is_so(entry: Plane) -> None:
    found = answer(entry)
    assert found is None or found.holds == entry.holds, found
    if found is not None and not entry.holds:
        with pytest.raises(NotDifferentiableError):
            gradient_at(function(entry.f, "x", "y"), entry.at)


@pytest.mark.parametrize("entry", cases(DELTAS))
def test_the_largest_delta_lies_between_the_bounds_that_are_given(entry: Reaches) -> None:
    found = answer(entry)
    if found is None:
        return
    for bounds, reach in ((found.left, entry.left), (found.right, entry.right)):
        assert binary(bounds.lo) <= reach <= binary(bounds.hi)
        assert bounds.exact is None or same(bounds.exact, reach)


def test_no_entry_has_left_the_list() -> None:
    assert len({named(entry) for entry in (*LIMITS, *DERIVATIVES, *PLANES, *DELTAS)}) == COUNT >= ENTRIES


def test_as_many_entries_are_proven_as_once_were() -> None:
    entries: list[Any] = [*LIMITS, *DERIVATIVES, *PLANES, *DELTAS]
    open_still = [named(entry) for entry in entries if not is_proven(entry)]
    assert COUNT - len(open_still) >= PROVEN, open_still
