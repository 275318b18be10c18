"""The name of a vector, beside the tip of its arrow, and the factor by which the arrow is drawn."""

from __future__ import annotations

from mathlib.function import real, show
from scenes.stage.animation import drawn_by, number
from scenes.stage.text import LABEL, TICK, Inscription, Typesetter, halo, role
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


def drawn_factor(typesetter: Typesetter, name: str, factor: float) -> Inscription:
    """By which factor the arrow of a vector is drawn, in small letters."""
    return typesetter.text(factor_markup(typesetter, name, factor), TICK)


def factor_markup(typesetter: Typesetter, name: str, factor: float) -> str:
    """The same in the wording `drawn`, as markup."""
    return typesetter.say("drawn", arrow=name, times=f"times {show(real(factor), 4).typst}")
