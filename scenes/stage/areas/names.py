"""Names of areas, inside them, and of lengths, at the frame."""

from __future__ import annotations

from collections.abc import Sequence

from manim import VGroup

from scenes.stage.areas.panel import Flat
from scenes.stage.plane import Axis, EdgeNames, Plane
from scenes.stage.text import LABEL, SMALLEST, Typesetter, halo

ROOM = 0.08
"""How far a name stays from the sides at the least."""


def name_in(
    plane: Flat,
    typesetter: Typesetter,
    wordings: Sequence[str],
    x: tuple[float, float],
    y: tuple[float, float],
    role: str,
) -> VGroup:
    """The first of ever shorter formulas that can be read in the middle of a rectangle, if any can."""
    low, high = plane.at(sorted(x), sorted(y))
    for wording in wordings:
        name = typesetter.math(wording, LABEL, role)
        share = min(1.0, *(high[:2] - low[:2] - 2 * ROOM) / (name.width, name.height))
        if share * LABEL >= SMALLEST:
            return VGroup(halo(name.scale(share).move_to((low + high) / 2), plane.theme.background))
    return VGroup()


def length_names(plane: Plane, axis: Axis, name: str, length: float, change: float, role: str) -> EdgeNames:
    """Names of a length from 0 and of its change at the frame, each opposite its middle."""
    names = (name, "ink", length / 2), (f"Delta {name}", role, length + change / 2)
    return plane.edge_names(axis, *sorted(names, key=lambda each: each[2]))
