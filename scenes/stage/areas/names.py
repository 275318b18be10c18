"""Names of areas, inside them, and of lengths, at the frame."""

from __future__ import annotations

from manim import VGroup

from scenes.stage.areas.panel import Flat
from scenes.stage.plane import Axis, EdgeNames, Plane
from scenes.stage.text import LABEL, SMALLEST, Typesetter, halo

ROOM = 0.12
"""How far a name stays from the sides at the least."""


def name_in(
    plane: Flat,
    typesetter: Typesetter,
    mathematics: str,
    x: tuple[float, float],
    y: tuple[float, float],
    role: str,
) -> VGroup:
    """A formula in the middle of a rectangle of a plane, or nothing where it could not be read there."""
    low, high = plane.at(sorted(x), sorted(y))
    name = typesetter.math(mathematics, LABEL, role)
    share = min(1.0, *(high[:2] - low[:2] - 2 * ROOM) / (name.width, name.height))
    if share * LABEL < SMALLEST:
        return VGroup()
    halo(name.scale(share).move_to((low + high) / 2), plane.theme.background)
    return VGroup(name)


def length_names(plane: Plane, axis: Axis, name: str, length: float, change: float, role: str) -> EdgeNames:
    """Names of a length from 0 and of its change at the frame, each opposite its middle."""
    names = (name, "ink", length / 2), (f"Delta {name}", role, length + change / 2)
    return plane.edge_names(axis, *sorted(names, key=lambda each: each[2]))
