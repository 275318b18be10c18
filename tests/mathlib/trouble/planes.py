"""Tangent planes that are claimed and do not fit, or fit and are denied."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

import mpmath
from mpmath import mpf

from mathlib.calculus import differentiability
from mathlib.function import Function
from tests.mathlib.trouble.values import BITS, PROOFS, Unknown, evaluator, number, value_or_none

NEARLY_NO_ERROR = mpf(10) ** -3
"""What swings may be small beside something that vanishes as slowly as t^0.05, and still have no limit."""


def plane_faults(text: str, at: tuple[str, str], rng: Random) -> Iterator[str]:
    """A tangent plane that is claimed and does not fit, or fits and is denied."""
    found = differentiability(Function.parse(text, ("x", "y")), at)
    if found.how not in PROOFS:
        return
    f = evaluator(text, ("x", "y"))
    with mpmath.workprec(BITS):
        try:
            errors = [error_of_plane(f, tuple(map(number, at)), decade, rng) for decade in (8, 30, 45)]
        except Unknown:
            return
        told = f"{found.how} ({found.reason}): errors {[error and mpmath.nstr(error, 5) for error in errors]}"
        fits = None not in errors and errors[2] <= max(errors[1] / 3, mpf(10) ** -30)
        if found.holds and not fits:
            yield f"plane, {told}"
        if not found.holds and fits and errors[1] < errors[0] / 3 and errors[2] < NEARLY_NO_ERROR:
            yield f"no plane, {told}"


def error_of_plane(f: Callable[..., mpf], at: tuple[mpf, ...], decade: int, rng: Random) -> mpf | None:
    """The greatest error of the plane in units of the distance; None where f has no value."""
    (a, b), radius, step = at, mpf(10) ** -decade, mpf(10) ** -80
    value, right, up = (value_or_none(f, *point) for point in ((a, b), (a + step, b), (a, b + step)))
    if value is None or right is None or up is None:
        return None
    slopes = (right - value) / step, (up - value) / step
    turns = [2 * mpmath.pi * (k + mpf(rng.random())) / 60 for k in range(60)]
    steps = [(radius * mpmath.cos(turn), radius * mpmath.sin(turn)) for turn in turns]
    signs = [(a, b) for a in (-1, 1) for b in (-1, 1)]
    for low in (mpf(0), radius**2, radius**1.5, 2 * radius**2, radius**3):
        steps += [(i * radius, j * low) for i, j in signs] + [(i * low, j * radius) for i, j in signs]
    values = [value_or_none(f, a + dx, b + dy) for dx, dy in steps]
    if any(moved is None for moved in values):
        return None
    errors = (moved - value - slopes[0] * dx - slopes[1] * dy
              for moved, (dx, dy) in zip(values, steps, strict=True))  # fmt: skip
    return max(map(abs, errors)) / radius
