"""The greatest errors of a plane over discs of shrinking radii, as they are shown."""

from __future__ import annotations

from collections.abc import Iterable

from mathlib.calculus import PlaneError, plane_error
from mathlib.function import Claim, Shown, show


def error_table(errors: Iterable[PlaneError]) -> tuple[tuple[Shown, Claim, Claim], ...]:
    """For each disc its radius, the greatest error over it, and that divided by the radius."""
    return tuple(
        (
            show(error.radius, 12),
            Claim("greatest error", error.shown(error.radius), plane_error, error.how, {"r": error.radius}),
            Claim("greatest error / r", error.shown(), plane_error, error.how, {"r": error.radius}),
        )
        for error in errors
    )


def radius_places(errors: Iterable[PlaneError]) -> int:
    """How many decimals radii are shown with while they change from one disc to another."""
    return max(len(show(error.radius, 12).text.partition(".")[2]) for error in errors)
