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
        cut = _cut(start, end, low, high)
        if cut is None:
            continue
        first, last = cut
        if parts and first is start and np.array_equal(parts[-1][-1], start):
            parts[-1].append(last)
        else:
            parts.append([first, last])
    return [np.array(part) for part in parts]


def _cut(start: Array, end: Array, low: Array, high: Array) -> tuple[Array, Array] | None:
    """The ends of a segment inside a box; what is cut lies on a side, however far it reached."""
    if not (np.isfinite(start).all() and np.isfinite(end - start).all()):
        return None
    first, last = start, end
    for k, (least, most) in enumerate(zip(low, high, strict=True)):
        if max(first[k], last[k]) < least or min(first[k], last[k]) > most:
            return None
        ends = first, last
        first, last = _moved_in(*ends, k, least, most), _moved_in(*ends[::-1], k, least, most)
    return None if np.array_equal(first, last) and not np.array_equal(start, end) else (first, last)


def _moved_in(one: Array, other: Array, k: int, least: float, most: float) -> Array:
    """One end of a segment, moved towards the other one until its k-th coordinate is between two bounds."""
    if least <= one[k] <= most:
        return one
    side = least if one[k] < least else most
    moved = np.asarray(one + (side - one[k]) / (other[k] - one[k]) * (other - one))
    moved[k] = side
    return moved


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
