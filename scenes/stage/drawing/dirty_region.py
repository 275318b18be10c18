"""The dirty region: where a frame has been painted over, so that its background can be restored there alone."""

from __future__ import annotations

from collections.abc import Sequence

import cairo
import numpy as np
from numpy.typing import NDArray

Extent = tuple[float, float, float, float]
"""The least x and y and the greatest, in the units of a context."""

EVERYWHERE: Extent = (-np.inf, -np.inf, np.inf, np.inf)

STRIPS = 12
"""Upright strips of a frame; in each of them, the region is one stretch of rows."""

SMOOTHING = 2
"""Pixels beyond an outline that smoothing and rounding may reach."""


class DirtyRegion:
    """What has been painted over of a frame that is so many pixels wide and high.

    >>> region = DirtyRegion(1200, 100)
    >>> region.add([(0, 40, 90, 50)], cairo.Matrix())
    >>> region.places
    [(slice(38, 53, None), slice(0, 100, None))]
    """

    def __init__(self, width: int, height: int) -> None:
        self.height = height
        self.sides = [width * k // STRIPS for k in range(STRIPS + 1)]
        self.clear()

    def clear(self) -> None:
        """Nothing is dirty."""
        self.first, self.after = np.full(STRIPS, np.inf), np.full(STRIPS, -np.inf)

    def add(self, extents: Sequence[Extent], matrix: cairo.Matrix) -> None:
        """Add what lies within some extents and was painted with a context that has this matrix."""
        if not extents:
            return
        corners = np.array(extents).T[..., None]
        x, y = matrix.xx * corners[::2] + matrix.x0, matrix.yy * corners[1::2] + matrix.y0
        x, y = np.sort(x, axis=0), np.sort(y, axis=0)
        missed = (x[0] - SMOOTHING > self.sides[1:]) | (x[1] + SMOOTHING < self.sides[:-1])
        first, after = np.where(missed, np.inf, y[0]), np.where(missed, -np.inf, y[1])
        self.first = np.minimum(self.first, first.min(axis=0) - SMOOTHING)
        self.after = np.maximum(self.after, after.max(axis=0) + SMOOTHING + 1)

    @property
    def places(self) -> list[tuple[slice, slice]]:
        """The rows and columns that hold the region."""
        first, after = (np.clip(rows, 0, self.height).astype(int).tolist() for rows in (self.first, self.after))
        found = zip(first, after, self.sides[:-1], self.sides[1:], strict=True)
        return [(slice(top, bottom), slice(left, right)) for top, bottom, left, right in found if top < bottom]

    def restore(self, pixels: NDArray[np.uint8], background: NDArray[np.uint8]) -> None:
        """Make the region's pixels those of the background again."""
        for place in self.places:
            pixels[place] = background[place]
        self.clear()
