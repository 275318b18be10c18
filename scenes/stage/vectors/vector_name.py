"""The name of a vector, beside the tip of its arrow."""

from __future__ import annotations

from scenes.stage.animation import drawn_by, number
from scenes.stage.text import LABEL, Inscription, halo, role
from scenes.stage.vectors.vectors import Vector, direction_of

GAP, ASIDE = 0.3, 40
"""How far from the tip the name stands, and how many degrees off the direction of the arrow."""


def vector_name(vector: Vector, name: str, color: str, side: int = 1) -> Inscription:
    """A formula that follows the tip of a vector; on its left for `side` +1, on its right for -1."""
    plane = vector.plane
    label = plane.typesetter.math(role(color, name), LABEL)
    halo(label, plane.theme.background)

    def follow() -> None:
        label.move_to(vector.tip + GAP * direction_of(number(vector.angle) + side * ASIDE))

    drawn_by(label, follow)
    return label
