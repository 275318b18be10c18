"""Contour maps: level curves on a plane, faint to bright by height, and arrows that stand on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from manim import ManimColor, VGroup
from numpy.typing import NDArray

from mathlib.plotting import LevelCurve
from scenes.stage.axes import FramedAxes
from scenes.stage.drawing import GRAPHS, Arrow, Stroke

Array = NDArray[np.float64]

LONGEST, SHORTEST, SPACING = 0.5, 0.08, 0.58
"""How long the arrows of a field are, and how far they stand apart, in Manim's units."""


class Contours(VGroup):
    """Level curves on a plane, one stroke a level, from `faint` for the lowest to `function`."""

    def __init__(self, plane: FramedAxes, curves: Sequence[LevelCurve], width: float = 2.5) -> None:
        super().__init__()
        low, high = (ManimColor(plane.theme[role]) for role in ("faint", "function"))
        for rank, curve in enumerate(curves):
            share = rank / max(1, len(curves) - 1)
            stroke = Stroke(low.interpolate(high, share).to_hex(), width, z_index=0)
            self.add(stroke.draw(plane.at(*line.T) for line in curve.lines))


class GradientField(Arrow):
    """Gradients that stand on level curves of a plane, all `factor` times as long: the longest is `LONGEST`.

    They keep `SPACING` between their tails, and from the points in `clear_of`, of shape (n, 2). Those that
    would leave the frame, or be shorter than `SHORTEST`, are left out. A crease has none.
    """

    def __init__(
        self,
        plane: FramedAxes,
        curves: Sequence[LevelCurve],
        gradient: Sequence[Callable[[Array, Array], Array]],
        clear_of: Array,
    ) -> None:
        super().__init__(plane.theme["gradient"], 5, 0.2, z_index=GRAPHS)
        stands = _stand_on(plane, curves, plane.at(*clear_of.T)[:, :2])
        vectors = np.column_stack([part(*stands.T) for part in gradient])
        known = np.isfinite(vectors).all(axis=1)
        stands, vectors = stands[known], vectors[known]
        self.longest = float(np.linalg.norm(vectors, axis=1).max(initial=0))
        self.factor = LONGEST / (self.longest or 1) / plane.unit[0]
        ends = stands + self.factor * vectors
        lengths = np.linalg.norm(ends - stands, axis=1) * plane.unit[0]
        kept = [
            plane.contains(*end) and length >= SHORTEST for end, length in zip(ends, lengths, strict=True)
        ]
        self.draw(plane.at(*stands[kept].T), plane.at(*ends[kept].T))


def _stand_on(plane: FramedAxes, curves: Sequence[LevelCurve], taken: Array) -> Array:
    """Points of level curves, of shape (n, 2), `SPACING` or more apart on the screen."""
    chosen: list[Array] = []
    for line in (line for curve in curves for line in curve.lines):
        screen = plane.at(*line.T)[:, :2]
        along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(screen, axis=0), axis=1))])
        for index in np.searchsorted(along, np.arange(SPACING / 4, along[-1], SPACING / 4)):
            if (np.linalg.norm(taken - screen[index], axis=1) >= SPACING).all():
                taken = np.vstack([taken, screen[index]])
                chosen.append(line[index])
    return np.array(chosen).reshape(-1, 2)
