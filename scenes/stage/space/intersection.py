"""The curves in which two graphs over the same ground intersect."""

from __future__ import annotations

from typing import cast

import contourpy
import numpy as np
from numpy.typing import NDArray

from scenes.stage.drawing import parts_where
from scenes.stage.projection import HeightField, Projection, parts_between

Array = NDArray[np.float64]

RESOLUTION = 120
NEWTON_STEPS = 4
SAME_HEIGHT = 1e-9
"""Heights that differ by less, in heights of the box, are one."""


def intersection(space: Projection, one: HeightField, other: HeightField) -> list[Array]:
    """The curves in the box on which two graphs have one height: polylines of shape (n, 3).

    The sign of their difference on a grid finds them; Newton steps bring the vertices onto both graphs. There
    is none where graphs only touch.
    """
    box = space.box
    xs, ys = (np.linspace(*ends, RESOLUTION + 1) for ends in (box.x, box.y))
    gaps = np.ma.masked_invalid(_gap(one, other, *np.meshgrid(xs, ys)))
    gaps[np.abs(gaps) <= SAME_HEIGHT * (box.z[1] - box.z[0])] = 0.0
    if gaps.min() >= 0 or gaps.max() <= 0:
        return []
    contours = contourpy.contour_generator(xs, ys, gaps)
    lines = [line for line in cast(list[Array], contours.lines(0.0)) if np.ptp(line, axis=0).any()]
    parts = [_settled(one, other, line, (xs[1] - xs[0], ys[1] - ys[0])) for line in lines]
    for a, b, c in (*one.bounds, *other.bounds):
        parts = [found for part in parts for found in parts_where(part, part @ (a, b) + c)]
    curves = [np.column_stack([part, one.height_at(*part.T)]) for part in parts]
    return [found for curve in curves for found in parts_between(curve, box.z)]


def _gap(one: HeightField, other: HeightField, x: Array, y: Array) -> Array:
    return np.asarray(one.height_at(x, y) - other.height_at(x, y))


def _settled(one: HeightField, other: HeightField, points: Array, cell: tuple[float, float]) -> Array:
    """Points of shape (n, 2) brought to where the graphs meet; those that would leave their cells stay."""
    dx, dy = (1e-4 * side for side in cell)
    for _ in range(NEWTON_STEPS):
        x, y = points.T
        gap = _gap(one, other, x, y)
        slope_x = (_gap(one, other, x + dx, y) - _gap(one, other, x - dx, y)) / (2 * dx)
        slope_y = (_gap(one, other, x, y + dy) - _gap(one, other, x, y - dy)) / (2 * dy)
        with np.errstate(divide="ignore", invalid="ignore"):
            rate = gap / (slope_x**2 + slope_y**2)
        move = np.column_stack([rate * slope_x, rate * slope_y])
        near = np.all(np.abs(move) <= cell, axis=1, keepdims=True)
        points = np.where(near, points - move, points)
    return points
