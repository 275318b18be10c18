"""The dirty region: where a frame has been painted over, and so where its background is to be restored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cairo
import numpy as np
from numpy.typing import NDArray

Extent = tuple[float, float, float, float]
"""The least x and y and the greatest, in the units of a context."""

EVERYWHERE: Extent = (-np.inf, -np.inf, np.inf, np.inf)

STRIPS = 6
"""Upright strips of a frame; in each of them, the region is one stretch of rows."""

SMOOTHING = 2
"""Pixels beyond an outline that smoothing and rounding may reach."""


class DirtyRegion:
    """What has been painted over of a frame that is so many pixels wide and high.

    >>> region = DirtyRegion(600, 100)
    >>> region.add([(0, 50, 90, 60)], cairo.Matrix(1, 0, 0, -1, 0, 100))
    >>> region.places
    [(slice(38, 53, None), slice(0, 100, None))]
    """

    def __init__(self, width: int, height: int) -> None:
        self.height = height
        self.sides = width * np.arange(STRIPS + 1) // STRIPS
        self.clear()

    def clear(self) -> None:
        """Nothing is dirty."""
        self.first, self.after = np.full(STRIPS, np.inf), np.full(STRIPS, -np.inf)

    def add(self, extents: Sequence[Extent], matrix: cairo.Matrix) -> None:
        """Add what lies within some extents and was painted under this matrix, in which y grows upwards."""
        if not extents:
            return
        corners = np.array(extents, float)
        corners[np.isnan(corners).any(axis=1)] = EVERYWHERE
        left, bottom, right, top = corners.T[..., None]
        first, after = (matrix.yy * y + matrix.y0 for y in (top, bottom))
        begins, ends = (matrix.xx * x + matrix.x0 for x in (left, right))
        meets = (begins < self.sides[1:] + SMOOTHING) & (ends > self.sides[:-1] - SMOOTHING)
        self.first = np.minimum(self.first, np.where(meets, first - SMOOTHING, np.inf).min(axis=0))
        self.after = np.maximum(self.after, np.where(meets, after + SMOOTHING + 1, -np.inf).max(axis=0))

    @property
    def places(self) -> list[tuple[slice, slice]]:
        """The rows and columns that hold the region."""
        first, after = (
            np.clip(rows, 0, self.height).astype(int).tolist() for rows in (self.first, self.after)
        )
        sides = self.sides.tolist()
        found = zip(first, after, sides, sides[1:], strict=False)
        return [
            (slice(top, bottom), slice(left, right)) for top, bottom, left, right in found if top < bottom
        ]

    def restore(self, pixels: NDArray[Any], background: NDArray[Any]) -> None:
        """Make the region's pixels those of the background again."""
        for place in self.places:
            pixels[place] = background[place]
        self.clear()
