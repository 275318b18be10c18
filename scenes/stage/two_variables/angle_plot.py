"""A plot over a full turn: the slope in each direction, as a curve with a stem that shows one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mathlib.plotting import nice_ticks
from scenes.stage.base import Place, Window
from scenes.stage.drawing import GRAPHS, Stroke
from scenes.stage.plane import Graph, Plane, dot
from scenes.stage.text import LABEL, Inscription, Typesetter, halo, keep_within
from scenes.stage.two_variables.direction_dial import SHADOW_OPACITY, SHADOW_WIDTH

Array = NDArray[np.float64]

TURN = (0, 90, 180, 270, 360)
NOTE_GAP = 0.3


class AnglePlot(Plane):
    """Slopes from `-highest` to `highest` against an angle from 0 to 360 degrees.

    `trace` is the curve; `stem` and `end` show its value at one angle, like a compass's shadow.
    """

    def __init__(
        self,
        typesetter: Typesetter,
        slope: Callable[[ArrayLike], Any],
        highest: float,
        place: Place,
        names: tuple[str, str],
    ) -> None:
        window = Window(0, 360, -highest, highest)
        super().__init__(typesetter, window, place, names=names, ticks=(TURN, _few_ticks(highest)))
        self.slope = slope
        self.trace = Graph(self, slope, "ink")
        self.stem = Stroke(self.theme["ink"], SHADOW_WIDTH, opacity=SHADOW_OPACITY, z_index=GRAPHS)
        self.end = dot(self, 0, 0, "ink")

    def read_at(self, degrees: float) -> None:
        """Put stem and end at an angle."""
        foot, top = self.at(degrees, [0, self.slope(degrees)])
        self.stem.draw([np.array([foot, top])])
        self.end.move_to(top)

    def notes(self, angles: Sequence[float], words: Sequence[str]) -> list[Inscription]:
        """Words at points of the curve, on its free side: outside of extremes, right or left of a slope."""
        notes = []
        for angle, text in zip(angles, words, strict=True):
            note = self.typesetter.text(text, LABEL)
            before, here, after = (float(self.slope(angle + step)) for step in (-1, 0, 1))
            side = np.sign(here) if (after - here) * (here - before) < 0 else 1
            note.move_to(self.at(angle, here) + np.array([0, side * NOTE_GAP, 0]))
            if (after - here) * (here - before) > 0:
                aside = note.width / 2 + 0.1
                note.shift((aside if after < before else -aside, 0, 0))
            halo(keep_within(note, self.place), self.theme.background)
            notes.append(note)
        return notes


def _few_ticks(highest: float) -> list[float]:
    """At most five round values from `-highest` to `highest`.

    >>> _few_ticks(6.0)
    [-5.0, 0.0, 5.0]
    """
    choices = (nice_ticks(-highest, highest, count).tolist() for count in (4, 3, 2))
    return next(ticks for ticks in choices if len(ticks) <= 5)
