"""Contour maps: level curves on a plane, faint to bright by height, and arrows that stand on them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import ManimColor, VGroup
from numpy.typing import NDArray

from mathlib.level_curves import LevelCurve
from scenes.stage.plane import Plane
from scenes.stage.strokes import Stroke

Array = NDArray[np.float64]


class Contours(VGroup):
    """Level curves on a plane, one stroke a level, from `faint` for the lowest to `function`."""

    def __init__(self, plane: Plane, curves: Sequence[LevelCurve], width: float = 2.5) -> None:
        super().__init__()
        low, high = (ManimColor(plane.theme[role]) for role in ("faint", "function"))
        for rank, curve in enumerate(curves):
            share = rank / max(1, len(curves) - 1)
            stroke = Stroke(low.interpolate(high, share).to_hex(), width, z_index=0)
            self.add(stroke.draw(plane.at(*line.T) for line in curve.lines))


def stand_on(
    plane: Plane, curves: Sequence[LevelCurve], spacing: float, margin: float
) -> NDArray[np.float64]:
    """Points of level curves, of shape (n, 2), about `spacing` apart on the screen, inside the frame.

    Each lies on its curve; none is nearer than `margin` to the frame, or than `spacing` to another one.
    """
    x, y, width, height = plane.place
    chosen: list[Array] = []
    kept = np.zeros((0, 2))
    for line in (line for curve in curves for line in curve.lines):
        screen = plane.at(*line.T)[:, :2]
        along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(screen, axis=0), axis=1))])
        for index in np.searchsorted(along, np.arange(spacing / 2, along[-1], spacing / 4)):
            candidate = screen[index]
            inside = np.abs(candidate - (x, y)) <= np.array([width, height]) / 2 - margin
            if inside.all() and (np.linalg.norm(kept - candidate, axis=1) >= spacing).all():
                kept = np.vstack([kept, candidate])
                chosen.append(line[index])
    return np.array(chosen).reshape(-1, 2)
