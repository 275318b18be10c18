"""A plot of a quantity against an angle, over a full turn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike

from mathlib.plotting import nice_ticks
from scenes.stage.animation import Scalar, drawn_by, number
from scenes.stage.base import Place, Window
from scenes.stage.drawing import GRAPHS, Stroke
from scenes.stage.plane import Graph, Plane
from scenes.stage.text import LABEL, Inscription, Typesetter, halo, keep_within
from scenes.stage.vectors.vectors import SHADOW_OPACITY, SHADOW_WIDTH

TURN = (0, 90, 180, 270, 360)
NOTE_GAP = 0.3


class AnglePlot(Plane):
    """A quantity from `-highest` to `highest` against an angle from 0 to 360 degrees.

    `name` is that of the quantity, `angle` that of the angle.
    """

    def __init__(
        self,
        typesetter: Typesetter,
        quantity: Callable[[ArrayLike], Any],
        highest: float,
        place: Place,
        name: str,
        angle: str = "phi",
    ) -> None:
        window, names = Window(0, 360, -highest, highest), (f"{angle} thin (degree)", name)
        super().__init__(typesetter, window, place, names=names, ticks=(TURN, _few_ticks(highest)))
        self.quantity = quantity

    def stem(self, angle: Scalar, role: str = "ink") -> Stroke:
        """The quantity at an angle as a length, from zero to the curve, wide as a `Shadow`."""
        stem = Stroke(self.theme[role], SHADOW_WIDTH, opacity=SHADOW_OPACITY, z_index=GRAPHS)
        drawn_by(stem, lambda: stem.draw([self.at(number(angle), [0, self.quantity(number(angle))])]))
        return stem

    def curve(self, end: Scalar) -> Graph:
        """The quantity at the angles up to one."""
        return self.graph(self.quantity, "ink", over=(0, end))

    def height_at(self, angle: Scalar, role: str = "ink") -> VGroup:
        """The quantity at an angle: a stem with a dot on the curve."""
        return VGroup(self.stem(angle, role), self.dot(angle, self.quantity))

    def mark(self, angle: float, markup: str, role: str) -> VGroup:
        """A dot at a point of the curve, and words."""
        return VGroup(self.dot(angle, self.quantity, role), self._note(angle, markup))

    def _note(self, angle: float, markup: str) -> Inscription:
        """Words at a point of the curve, on its free side: outside an extreme, right or left of a slope.

        Where there is no room beside a slope above the curve, they stand below it on the other side.
        """
        note = self.typesetter.text(markup, LABEL)
        before, here, after = (float(self.quantity(angle + step)) for step in (-1, 0, 1))
        is_extreme = (after - here) * (here - before) < 0
        note.move_to(self.at(angle, here) + np.array([0, NOTE_GAP * (np.sign(here) if is_extreme else 1), 0]))
        if (after - here) * (here - before) > 0:
            side = (1 if after < before else -1) * (note.width / 2 + 0.1)
            note.shift((side, 0, 0))
            beside = note.get_x()
            if keep_within(note, self.place).get_x() != beside:
                note.move_to(self.at(angle, here) - np.array([side, NOTE_GAP, 0]))
        halo(keep_within(note, self.place), self.theme.background)
        return note


def _few_ticks(highest: float) -> list[float]:
    """At most five round values from `-highest` to `highest`.

    >>> _few_ticks(6.0)
    [-5.0, 0.0, 5.0]
    """
    choices = (nice_ticks(-highest, highest, count).tolist() for count in (4, 3, 2))
    return next(ticks for ticks in choices if len(ticks) <= 5)
