"""Parts of polylines: arrays of vertices, of shape (n, d)."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def beginning(line: Array, reached: float) -> Array:
    """The first part of a polyline, as far as a number of segments, whole or not.

    >>> beginning(np.array([[0.0], [2], [4]]), 1.5).ravel().tolist()
    [0.0, 2.0, 3.0]
    """
    whole = int(reached)
    after = line[min(whole + 1, len(line) - 1)]
    return np.vstack([line[: whole + 1], line[whole] + (reached - whole) * (after - line[whole])])


def inside(line: Array, low: Array, high: Array) -> list[Array]:
    """The parts of a polyline inside a box, from its low to its high corner, cut exactly at its sides.

    Parts that begin or end at a point that is not finite are left out.

    >>> ends = np.zeros(2), np.ones(2)
    >>> [part.tolist() for part in inside(np.array([[0.5, 0.5], [0.5, 2.5], [3, 3]]), *ends)]
    [[[0.5, 0.5], [0.5, 1.0]]]
    """
    parts: list[list[Array]] = []
    for start, end in pairwise(line):
        span = _clipped(start, end - start, low, high)
        if span is None:
            continue
        first, last = (start + share * (end - start) for share in span)
        if parts and span[0] == 0 and np.array_equal(parts[-1][-1], start):
            parts[-1].append(last)
        else:
            parts.append([first, last])
    return [np.array(part) for part in parts]


def _clipped(start: Array, way: Array, low: Array, high: Array) -> tuple[float, float] | None:
    """Between which shares of a way it runs inside a box (Liang, Barsky)."""
    if not (np.isfinite(start).all() and np.isfinite(way).all()):
        return None
    first, last = 0.0, 1.0
    for at, move, least, most in zip(start, way, low, high, strict=True):
        if move == 0:
            if not least <= at <= most:
                return None
            continue
        enter, leave = sorted(((least - at) / move, (most - at) / move))
        first, last = max(first, float(enter)), min(last, float(leave))
    return (first, last) if first < last else None


def parts_where(line: Array, values: Array) -> list[Array]:
    """The parts of a polyline where values, linear between its vertices, are not negative.

    >>> [part.ravel().tolist() for part in parts_where(np.array([[0.0], [2], [4]]), np.array([1, -1, 1]))]
    [[0.0, 1.0], [3.0, 4.0]]
    """
    if len(line) < 2:
        return []
    if (values >= 0).all():
        return [line]
    here, there = values[:-1], values[1:]
    crossed = np.flatnonzero(here * there < 0)
    shares = (here[crossed] / (here[crossed] - there[crossed]))[:, None]
    line = np.insert(line, crossed + 1, line[crossed] + shares * (line[crossed + 1] - line[crossed]), axis=0)
    values = np.insert(values.astype(float), crossed + 1, 0.0)
    with np.errstate(invalid="ignore"):
        kept = (values[:-1] >= 0) & (values[1:] >= 0)
    bounds = np.flatnonzero(np.diff(kept)) + 1
    spans = pairwise((0, *bounds.tolist(), len(kept)))
    return [line[first : last + 1] for first, last in spans if kept[first]]
