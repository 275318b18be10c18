"""Boxes that fit: what part of space shows a function of two variables well near a point."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from mathlib.plotting import decimals, nice_step
from scenes.stage.projection import Box

Array = NDArray[np.float64]
Interval = tuple[float, float]
Ground = tuple[Interval, Interval]
Heights = Callable[[Array, Array], Array]

SIDES = (
    *(4, 3, 2, 1.5, 1, 6, 10, 20, 50, 100, 1000),
    *(0.8, 0.6, 0.4, 0.3, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001),
)
"""How long a box may be on the ground, the best liked first."""

BENT, STRAIGHT = 0.1, 0.001
"""From which `bend` on a slice is seen to be curved; up to which, at every size, it is a straight line."""

LEVELS = (0.05, 0.95)
"""Between which shares of the box's height the point should stand."""

EDGE = (0.3, 0.67)
"""How far a point is from 0, in sides of the box, where the box may end there."""

AHEAD = 0.08
"""How much more room there is in the direction `ahead`, in sides of the box."""

SAMPLES, LEVEL = 61, 1e-9
"""Samples along each side; differences of heights below which a slice is level, in their size."""

PANEL = 0.54
"""How high a slice is drawn, in the length of its ground."""


def box_for(function: Heights, point: Interval, ahead: Interval = (0, 0)) -> Box:
    """A square piece of ground with the point well inside, and the heights of f over it.

    It is the best liked where f has values without a jump or a pole, where both slices through the point
    are seen to be curved unless they are straight, and where the point is neither high up nor deep down. If
    there is none, it is the one with the greatest bend. `ahead` is a vector towards which there is more room.
    Raises ValueError where f has no values around the point.

    >>> box_for(lambda x, y: x**2 + x*y + y**2, (0.5, 1))
    Box(x=(-2.0, 2.0), y=(-2.0, 2.0), z=(0.0, 12.0))
    """
    length = float(np.hypot(*ahead)) or 1.0
    towards = ahead[0] / length, ahead[1] / length
    grounds = [ground for side in SIDES for ground in _grounds(point, side, towards)]
    samples = [(ground, _sampled(function, ground)) for ground in grounds]
    known = [each for each in samples if np.isfinite(each[1]).any()]
    smooth = [(ground, heights) for ground, heights in known if _is_smooth(heights)]
    if (
        smooth and smooth[0][0] != grounds[0]
    ):  # What breaks near the point might be missed in a wider picture.
        smooth = [(ground, heights) for ground, heights in smooth if np.ptp(ground[0]) <= SIDES[0]]
    whole = [(ground, heights) for ground, heights in smooth if np.isfinite(heights).all()]
    shown = whole or smooth or known[-1:]
    if not shown:
        raise ValueError(f"the function has no values around {point}")
    here = float(function(np.array(point[0]), np.array(point[1])))
    bends = np.array([_bends(function, ground, point) for ground, _ in shown])
    seen = bends[:, (bends > STRAIGHT).any(axis=0)].min(axis=1, initial=BENT).round(2)
    placed = [LEVELS[0] <= _level(here, heights) <= LEVELS[1] for _, heights in shown]
    ground, heights = shown[max(range(len(shown)), key=lambda k: (seen[k], placed[k]))]
    return Box(*ground, _heights(heights, here))


def box_reaching(function: Heights, point: Interval, reach: float) -> Box:
    """A square piece of ground with round ends that reaches so far on all sides of a point, at the least.

    >>> box_reaching(lambda x, y: x**2 + x*y + y**2, (0.5, 1), 1.8)
    Box(x=(-1.5, 2.5), y=(-1.0, 3.0), z=(0.0, 24.0))
    """
    step = nice_step(2 * reach, 8)
    centre = [float(np.round(coordinate / step)) for coordinate in point]
    off = max(abs(middle * step - coordinate) for middle, coordinate in zip(centre, point, strict=True))
    half = float(np.ceil(round((reach + off) / step, 9)))
    ends = [(middle - half, middle + half) for middle in centre]
    x, y = ((round(low * step, 9), round(high * step, 9)) for low, high in ends)
    here = float(function(np.array(point[0]), np.array(point[1])))
    return Box(x, y, _heights(_sampled(function, (x, y)), here))


def box_over(function: Heights, ground: Ground, point: Interval) -> Box:
    """The box over a given ground, with the heights of f over it and at a point of it.

    >>> box_over(lambda x, y: x**2 + y, ((0, 2), (-1, 1)), (0, 0))
    Box(x=(0, 2), y=(-1, 1), z=(-1.0, 5.0))
    """
    heights = _sampled(function, ground)
    if not np.isfinite(heights).any():
        raise ValueError(f"the function has no values around {point}")
    return Box(*ground, _heights(heights, float(function(np.array(point[0]), np.array(point[1])))))


def bend(heights: Array) -> float:
    """How far a slice is from its chord, in lengths of the chord, drawn as high as `PANEL`; 0 if it is level.

    >>> round(bend(np.linspace(0, 1, 9) ** 2), 2), bend(np.linspace(0, 1, 9) + 5) < 1e-9
    (0.1, True)
    """
    heights = heights[np.isfinite(heights)]
    if len(heights) < 2 or np.ptp(heights) <= LEVEL * np.abs(heights).max():
        return 0.0
    drawn = PANEL * heights / np.ptp(heights)
    chord = np.linspace(drawn[0], drawn[-1], len(drawn))
    return float(np.abs(drawn - chord).max() / (1 + (drawn[-1] - drawn[0]) ** 2))


def _bends(function: Heights, ground: Ground, point: Interval) -> list[float]:
    """The bends of both slices through the point."""
    (x, y), (xs, ys) = point, (np.linspace(*ends, SAMPLES) for ends in ground)
    return [bend(function(xs, np.full_like(xs, y))), bend(function(np.full_like(ys, x), ys))]


def _grounds(point: Interval, side: float, ahead: Interval) -> Iterator[Ground]:
    """Where a box of a size may stand: around 0 or near it, or with an edge at 0, where f may end."""
    usual_x, usual_y = (_interval(c, side, a) for c, a in zip(point, ahead, strict=True))
    yield usual_x, usual_y
    edge_x, edge_y = (
        _from_zero(c, side) if EDGE[0] <= abs(c) / side <= EDGE[1] else usual
        for c, usual in zip(point, (usual_x, usual_y), strict=True)
    )
    if (edge_x, edge_y) != (usual_x, usual_y):
        yield edge_x, edge_y


def _from_zero(centre: float, side: float) -> Interval:
    return (0.0, float(side)) if centre > 0 else (-float(side), 0.0)


def _interval(centre: float, side: float, ahead: float) -> Interval:
    """An interval with round ends, about 0 if the point is in its middle half then, or else near 0."""
    step = nice_step(side, 8)
    reach = abs(centre) + AHEAD * side * max(0, np.sign(centre) * ahead)
    offset = np.sign(centre) * np.ceil(round(max(0, reach - side / 4) / step, 9)) * step
    return float(round(offset - side / 2, 9)), float(round(offset + side / 2, 9))


def _sampled(function: Heights, ground: Ground) -> Array:
    x, y = np.meshgrid(*(np.linspace(*ends, SAMPLES) for ends in ground), indexing="ij")
    heights = function(x, y)
    return np.where(np.isfinite(heights), heights, np.nan)


def _is_smooth(heights: Array) -> bool:
    """Whether sampling sees no jump and no pole where there are heights."""
    finite = heights[np.isfinite(heights)]
    spread = np.ptp(finite)
    p10, p90 = np.percentile(finite, (10, 90))
    leap, twice = _leap(heights), _leap(heights[::2, ::2])
    jumps = leap > 0.75 * twice and leap > 0.02 * spread
    return bool(leap <= 0.25 * spread <= 1.5 * (p90 - p10) and not jumps) or spread == 0


def _leap(heights: Array) -> float:
    """The greatest difference between neighbours. Without a jump, it halves where they are half as far."""
    with np.errstate(invalid="ignore"):
        leaps = np.concatenate([np.abs(np.diff(heights, axis=axis)).ravel() for axis in (0, 1)])
    return float(leaps[np.isfinite(leaps)].max(initial=0))


def _level(value: float, heights: Array) -> float:
    low, high = np.nanmin(heights), np.nanmax(heights)
    return float((value - low) / (high - low)) if low < high else 0.5


def _heights(heights: Array, here: float) -> tuple[float, float]:
    """The range of the heights with round ends; outliers, where f is not smooth, are left out."""
    finite = heights[np.isfinite(heights)]
    low, high = (finite.min(), finite.max()) if _is_smooth(heights) else np.percentile(finite, (5, 95))
    low, high = min(float(low), here), max(float(high), here)
    if high - low < 1e-9 * max(1.0, abs(high)):
        return round(low - 1, 6), round(high + 1, 6)
    step = nice_step(high - low, 10)
    digits = decimals(step)
    ends = np.floor(low / step + 1e-9) * step, np.ceil(high / step - 1e-9) * step
    return float(round(ends[0], digits)) + 0.0, float(round(ends[1], digits)) + 0.0
