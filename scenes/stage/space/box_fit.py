"""Boxes that fit: what part of space shows a function of two variables well near a point."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from mathlib.plotting import decimals, nice_step
from scenes.stage.projection import Box

Array = NDArray[np.float64]
Ground = tuple[tuple[float, float], tuple[float, float]]

SIDES = (4, 3, 2, 1.5, 1, 0.8, 0.6, 0.4, 0.3, 0.2, 0.1, 0.05, 0.02, 0.01, 0.001)
"""How long a box may be on the ground, the best liked first."""


def box_for(
    function: Callable[[Array, Array], Array],
    point: tuple[float, float],
    levels: tuple[float, float] = (0.15, 0.85),
) -> Box:
    """A square piece of ground with the point well inside, and the heights of f over it.

    It is the largest where f has values without a jump or a pole, and where the point stands between two
    `levels`, shares of the box's height, if there is such a one. Raises ValueError where f has no
    values around the point.

    >>> box_for(lambda x, y: x**2 + x*y + y**2, (0.5, 1))
    Box(x=(-1.5, 1.5), y=(-1.0, 2.0), z=(0.0, 10.0))
    """
    grounds = [(_ground(point[0], side), _ground(point[1], side)) for side in SIDES]
    samples = [(ground, _sampled(function, ground)) for ground in grounds]
    sound = [(ground, heights) for ground, heights in samples if _is_sound(heights)]
    if not sound:
        sound = [(ground, heights) for ground, heights in samples[::-1] if np.isfinite(heights).any()]
    if not sound:
        raise ValueError(f"the function has no values around {point}")
    here = float(function(np.array(point[0]), np.array(point[1])))
    low, high = levels
    well_placed = [(g, h) for g, h in sound if g in grounds[:5] and low <= _level(here, h) <= high]
    ground, heights = (well_placed or sound)[0]
    return Box(*ground, _heights(heights, here))


def _ground(centre: float, side: float) -> tuple[float, float]:
    """An interval with round ends, about 0 if the point is in its middle half then, or else near 0."""
    step = nice_step(side, 8)
    offset = np.sign(centre) * np.ceil(round(max(0, abs(centre) - side / 4) / step, 9)) * step
    return float(round(offset - side / 2, 9)), float(round(offset + side / 2, 9))


def _sampled(function: Callable[[Array, Array], Array], ground: Ground) -> Array:
    x, y = np.meshgrid(*(np.linspace(*ends, 61) for ends in ground), indexing="ij")
    return function(x, y)


def _is_sound(heights: Array) -> bool:
    """Whether sampling sees no gap, no jump and no pole."""
    if not np.isfinite(heights).all():
        return False
    spread = np.ptp(heights)
    p10, p90 = np.percentile(heights, (10, 90))
    leap, twice = _leap(heights), _leap(heights[::2, ::2])
    jumps = leap > 0.75 * twice and leap > 0.02 * spread
    return bool(leap <= 0.25 * spread <= 1.5 * (p90 - p10) and not jumps) or spread == 0


def _leap(heights: Array) -> float:
    """The greatest difference between neighbours. Without a jump, it halves where they are half as far."""
    return float(max(np.abs(np.diff(heights, axis=axis)).max() for axis in (0, 1)))


def _level(value: float, heights: Array) -> float:
    low, high = heights.min(), heights.max()
    return float((value - low) / (high - low)) if low < high else 0.5


def _heights(heights: Array, here: float) -> tuple[float, float]:
    """The range of the heights with round ends; outliers, where f is not sound, are left out."""
    finite = heights[np.isfinite(heights)]
    low, high = (finite.min(), finite.max()) if _is_sound(heights) else np.percentile(finite, (5, 95))
    low, high = min(float(low), here), max(float(high), here)
    if high - low < 1e-9 * max(1.0, abs(high)):
        return round(low - 1, 6), round(high + 1, 6)
    step = nice_step(high - low, 10)
    digits = decimals(step)
    ends = np.floor(low / step + 1e-9) * step, np.ceil(high / step - 1e-9) * step
    return float(round(ends[0], digits)) + 0.0, float(round(ends[1], digits)) + 0.0
