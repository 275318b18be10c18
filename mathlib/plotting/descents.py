"""What part of the plane shows descents: the square about them, the heights of their losses."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mathlib.function import Array, doubles
from mathlib.plotting.contours import Window

NEAR, BEYOND, MARGIN = 1.05, 0.35, 1.15
"""How far from the target a picture reaches, in first errors; how far beyond it; its margin."""

STILL, OUTWARDS, AWAY = 0.01, 1.1, 4.0
"""Up to how long the last step of a descent at rest is; up to how much farther one that stays goes later on;
how far from the target it is seen."""

LOWER, HIGHER = 100.0, 2.0
"""How far a loss is seen to fall, in its first changes; how far to grow, in what it falls."""


def square_about(paths: Sequence[Array], kept: Array, target: Array) -> Window:
    """A square about points that are kept and those of paths that are not farther from the target.

    A path that stays elsewhere, as in another valley or from side to side of it, is followed there.
    """
    error = float(np.linalg.norm(kept - target, axis=1).max())
    near = np.vstack([_near(path, target, error) for path in paths])
    seen = np.vstack([target, target + BEYOND * (target - kept[0]), *kept, *near])
    middle, half = (seen.max(axis=0) + seen.min(axis=0)) / 2, np.ptp(seen, axis=0).max() / 2 or 1.0
    low, high = middle - MARGIN * half, middle + MARGIN * half
    return doubles((low[0], high[0])), doubles((low[1], high[1]))


def _near(path: Array, target: Array, error: float) -> Array:
    """The points of a path that are not out of sight."""
    distances = np.hypot(*(path - target).T)
    before, after = np.array_split(distances, 2) if len(path) > 1 else (distances, distances)
    is_at_rest = len(path) > 1 and np.hypot(*(path[-1] - path[-2])) <= STILL * error
    stays = is_at_rest or after.max() <= OUTWARDS * before.max()
    farthest = AWAY if stays and distances[-1] <= AWAY * error else NEAR
    return path[distances <= farthest * error]


def heights_seen(heights: Array) -> tuple[float, float]:
    """From where to where heights in order are seen: all, or as far as some multiple of the first change."""
    first = abs(float(heights[1] - heights[0]))
    low = max(float(heights.min()), float(heights[0]) - LOWER * first)
    high = min(float(heights.max()), float(heights[0]) + HIGHER * max(first, float(heights[0]) - low))
    room = 0.06 * (high - low) or 1.0
    return low - room, high + room
