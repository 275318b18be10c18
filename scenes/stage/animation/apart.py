"""Mobjects in the margins, which no moving mobject ever touches: they are drawn once."""

from __future__ import annotations

from manim import Mobject


def stand_apart(*mobjects: Mobject) -> None:
    """Declare that nothing moving will ever be drawn over or under these mobjects."""
    for mobject in mobjects:
        for member in mobject.get_family():
            member.stands_apart = True  # type: ignore[attr-defined]
