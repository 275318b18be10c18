"""Samples for pictures of a function: round ticks, a window, a curve broken where f is.

Nothing here is a proof, and no statement on screen depends on it.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, floor, log10

import numpy as np
from numpy.typing import NDArray

from mathlib.function import Array
from mathlib.plotting.fast_swings import bisected_tears, filled, thinned

RealFunction = Callable[[Array], Array]

COLUMN = 4
"""How many samples a column of a picture holds at first; the line of a graph is wider than that."""

INVISIBLE = np.array([1e-4, 2e-4])
"""Shares of a picture that nobody sees: a graph that swings fast has points enough without them."""

FAR = 1e6
"""How far beyond the frame values are told apart, in its heights: beside a pole there is no end of them."""


def nice_step(span: float, count: int) -> float:
    """The round step (1, 2 or 5 times a power of ten) that puts about `count` ticks on a span.

    >>> nice_step(10, 5), nice_step(0.9, 4)
    (2.0, 0.2)
    """
    if not span > 0:
        raise ValueError(f"a span must be positive, and {span} is not")
    raw = span / max(count, 1)
    magnitude = 10.0 ** floor(log10(raw))
    rounded = min((1, 2, 5, 10), key=lambda m: abs(np.log(m * magnitude / raw)))
    return float(rounded * magnitude)


def nice_ticks(low: float, high: float, count: int = 6) -> Array:
    """The multiples of a round step within [low, high], about `count` of them.

    >>> nice_ticks(-1, 3.2, 4).tolist()
    [-1.0, 0.0, 1.0, 2.0, 3.0]
    """
    step = nice_step(high - low, count)
    tolerance = 1e-9 * (high - low) / step
    first, last = ceil(low / step - tolerance), floor(high / step + tolerance)
    return np.array([k * step for k in range(first, last + 1)], dtype=float)


def decimals(step: float) -> int:
    """How many decimals a multiple of a round step needs.

    >>> decimals(0.05), decimals(20)
    (2, 0)
    """
    return max(0, -floor(log10(step) + 1e-9))


def value_range(f: RealFunction, low: float, high: float) -> tuple[float, float]:
    """The range of f on [low, high] for a window: outliers near poles are left out.

    A window shows the middle of the values when a few of them are far away: values beyond three
    times the spread between the 10th and 90th percentile are not counted.
    Raises ValueError where f has no value at all.
    """
    values = f(np.linspace(low, high, 801))
    values = values[np.isfinite(values)]
    if not len(values):
        raise ValueError(f"the function has no value between {low:g} and {high:g}")
    p10, median, p90 = np.percentile(values, (10, 50, 90))
    spread = max(p90 - p10, 1e-9 * max(1.0, abs(median)))
    kept = values[(values >= p10 - 1.5 * spread) & (values <= p90 + 1.5 * spread)]
    return float(kept.min()), float(kept.max())


def polylines(f: RealFunction, low: float, high: float, bottom: float, top: float) -> list[Array]:
    """The graph of f over [low, high] inside [bottom, top], as polylines of shape (n, 2).

    The graph is cut exactly at the frame, and broken where f has no value, at poles and at jumps: there,
    bisection does not bring the two sides together, and as far as it goes the graph is drawn. Where it swings
    faster than can be drawn, it fills what it covers.

    >>> [len(piece) > 1 for piece in polylines(np.floor, 0, 1.5, -1, 3)]
    [True, True]
    """
    xs = np.linspace(low, high, 801)
    columns = xs[::COLUMN]
    xs, ys = _refine(f, xs, f(xs), top - bottom)
    xs, ys, is_filled = filled(f, xs, ys, columns)
    xs, ys, breaks = _broken(f, xs, ys, is_filled, bottom, top)
    beyond = FAR * (top - bottom)
    ys = np.clip(ys, bottom - beyond, top + beyond)
    pieces: list[Array] = []
    for run in np.split(np.arange(len(xs)), breaks):
        run = run[np.isfinite(ys[run])]
        pieces += _clip(np.column_stack([xs[run], ys[run]]), bottom, top)
    if is_filled.any():
        scale = np.array([high - low, top - bottom])
        pieces = [thinned(piece, scale * INVISIBLE) for piece in pieces]
    return pieces


def _refine(f: RealFunction, xs: Array, ys: Array, height: float) -> tuple[Array, Array]:
    """Add points where the graph is steep or bends, so that no segment is visibly straight."""
    for _ in range(4):
        with np.errstate(invalid="ignore"):
            steps = np.diff(ys)
            steep = np.abs(steps) > height / 120
            bent = np.abs(np.diff(steps)) > height / 120
        steep[:-1] |= bent  # A peak between two samples need not be steep at either of them.
        steep[1:] |= bent
        edge = np.isfinite(ys[:-1]) != np.isfinite(ys[1:])
        where = np.flatnonzero(steep | edge)
        if not len(where) or len(where) > 4000:
            break
        middles = (xs[where] + xs[where + 1]) / 2
        xs = np.insert(xs, where + 1, middles)
        ys = np.insert(ys, where + 1, f(middles))
    return xs, ys


def _broken(
    f: RealFunction, xs: Array, ys: Array, is_filled: NDArray[np.bool_], bottom: float, top: float
) -> tuple[Array, Array, NDArray[np.int_]]:
    """The samples, with those on both sides of tears, and indices before which the graph is broken.

    It is so where f has no value, at jumps and at poles, but not among points that fill what they cover.
    """
    height = top - bottom
    with np.errstate(invalid="ignore"):
        in_sight = (ys > bottom - height) & (ys < top + height)
        wide = np.abs(np.diff(ys)) > height / 60
        crosses = (np.minimum(ys[:-1], ys[1:]) < bottom) & (np.maximum(ys[:-1], ys[1:]) > top)
    is_between = is_filled[:-1] | is_filled[1:]
    suspects = np.flatnonzero(wide & (in_sight[:-1] | in_sight[1:] | crosses) & ~is_between)
    torn, places, values = bisected_tears(f, xs[suspects], xs[suspects + 1], ys[suspects], ys[suspects + 1])
    before = suspects[torn] + 1
    xs, ys = (np.insert(a, np.repeat(before, 2), b[torn].ravel()) for a, b in ((xs, places), (ys, values)))
    finite = np.isfinite(ys)
    undefined = np.flatnonzero(finite[:-1] != finite[1:]) + 1
    return xs, ys, np.unique(np.concatenate([undefined, before + 2 * np.arange(len(before)) + 1]))


def _clip(points: Array, bottom: float, top: float) -> list[Array]:
    """Cut a polyline where it crosses the lower or upper edge of the frame, or both."""
    for level in (bottom, top):
        points = _with_crossings(points, level)
    inside = (points[:, 1] >= bottom) & (points[:, 1] <= top)
    runs = np.split(np.arange(len(points)), np.flatnonzero(np.diff(inside)) + 1)
    return [points[run] for run in runs if len(run) > 1 and inside[run[0]]]


def _with_crossings(points: Array, level: float) -> Array:
    """A polyline with additional points where it crosses a level."""
    above = points[:, 1] - level
    where = np.flatnonzero(np.sign(above[:-1]) * np.sign(above[1:]) < 0)
    shares = above[where] / (above[where] - above[where + 1])
    crossings = points[where] + shares[:, None] * (points[where + 1] - points[where])
    crossings[:, 1] = level
    return np.insert(points, where + 1, crossings, axis=0)
