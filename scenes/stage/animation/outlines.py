"""Outlines of mobjects as Cairo keeps them: those that stay are neither handed to it nor smoothed again."""

from __future__ import annotations

from math import ceil, floor

import cairo
import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

SAME_POINT = 1e-6
"""Points nearer than this, in units of the frame, are one: there, an outline goes on or closes."""

MANY_POINTS = 100
"""From so many on, an outline is smoothed only once."""


class Outline:
    """Points of cubics, of shape (4n, 3), and what was made of them."""

    def __init__(self, points: Array, is_straight: bool) -> None:
        self.points, self.is_straight = points.copy(), is_straight
        self._times = 0
        self._path: cairo.Path | None = None
        self._mask: tuple[cairo.ImageSurface, int, int] | None = None

    def put_on(self, context: cairo.Context) -> None:
        """Make it the path of a context."""
        self._times += 1
        if self._path is not None:
            context.new_path()
            context.append_path(self._path)
            return
        _trace(context, self.points, self.is_straight)
        if self._times > 1:  # What moves would be kept in vain.
            self._path = context.copy_path()

    def fill(self, context: cairo.Context) -> bool:
        """Fill it, the path of a context, with a translucent colour, if it stays and has many points.

        What it covers of each pixel is kept as a mask then. The pixels are the same to the last bit.
        """
        target = context.get_target()
        if self._path is None or len(self.points) < MANY_POINTS or not isinstance(target, cairo.ImageSurface):
            return False
        if self._mask is None:
            self._mask = self._smoothed(context, target)
        context.save()
        context.identity_matrix()
        context.mask_surface(*self._mask)
        context.restore()
        return True

    def _smoothed(
        self, context: cairo.Context, target: cairo.ImageSurface
    ) -> tuple[cairo.ImageSurface, int, int]:
        """A mask of what it covers of a target, and the column and the row where the mask begins."""
        matrix, (x0, y0, x1, y1) = context.get_matrix(), context.path_extents()
        ends = zip(matrix.transform_point(x0, y0), matrix.transform_point(x1, y1), strict=True)
        (x, width), (y, height) = (
            _pixels(min(along), max(along), size)
            for along, size in zip(ends, (target.get_width(), target.get_height()), strict=True)
        )
        mask = cairo.ImageSurface(cairo.FORMAT_A8, width, height)
        apart = cairo.Context(mask)
        apart.set_matrix(matrix.multiply(cairo.Matrix(x0=-x, y0=-y)))
        assert self._path is not None
        apart.append_path(self._path)
        apart.fill()
        return mask, x, y


def _pixels(low: float, high: float, size: int) -> tuple[int, int]:
    """The first of the pixels that reach from one place to another, among so many, and their number."""
    first, after = max(floor(low) - 1, 0), min(ceil(high) + 1, size)
    return first, max(after - first, 0)


def _trace(context: cairo.Context, points: Array, is_straight: bool) -> None:
    """Put an outline of cubics on the context; straight ones as lines, which cost half as much to stroke."""
    context.new_path()
    if not len(points):
        return
    xy = points[:, :2]
    begins = np.ones(len(xy) // 4, dtype=bool)
    begins[1:] = (np.abs(xy[4::4] - xy[3:-1:4]) > SAME_POINT).any(axis=1)
    firsts = np.flatnonzero(begins)
    afters = np.append(firsts[1:], len(begins))
    starts, ends = xy[4 * firsts], xy[4 * afters - 1]
    closes = (np.abs(ends - starts) <= SAME_POINT).all(axis=1).tolist()
    add = context.line_to if is_straight else context.curve_to
    steps = (xy[3::4] if is_straight else xy.reshape(-1, 8)[:, 2:]).tolist()
    runs = zip(starts.tolist(), firsts.tolist(), afters.tolist(), closes, strict=True)
    for start, first, after, is_closed in runs:
        context.move_to(*start)
        for step in steps[first:after]:
            add(*step)
        if is_closed:
            context.close_path()
