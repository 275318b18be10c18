"""Mobjects outside of a scene, drawn again as a scene would draw them."""

from __future__ import annotations

from manim import Mobject

from scenes.stage.animation import drawing_of


def refresh(*mobjects: Mobject) -> None:
    """Draw what is drawn from values as they are now; each mobject, or a part of it, must be."""
    for mobject in mobjects:
        drawings = [drawing for drawing in map(drawing_of, mobject.get_family()) if drawing is not None]
        assert drawings, f"nothing draws {mobject!r}"
        for drawing in drawings:
            drawing.refresh()
