"""Arrows on the stage, drawn from arrays of tails and tips: one, or a whole field in one mobject."""

from __future__ import annotations

import numpy as np
from manim import VMobject
from numpy.typing import ArrayLike, NDArray

from scenes.stage.drawing.strokes import LINES, cubic

Array = NDArray[np.float64]

HEAD = 0.28
"""How long a head is, in Manim's units, unless its arrow is too short for it."""

HEAD_SHARE = 0.55
"""The share of a short arrow that its head may take."""


class Arrow(VMobject):
    """Filled arrows, each with shaft and head in one outline; `draw` replaces them all.

    `width` is the shaft's, in the unit of stroke widths. An arrow shorter than its head needs is drawn
    smaller in all its parts, so that it keeps its shape and its length stays true.
    """

    def __init__(self, color: str, width: float = 6, head: float = HEAD, z_index: float = LINES) -> None:
        super().__init__(fill_color=color, fill_opacity=1, stroke_width=0, z_index=z_index)
        self.shaft_width, self.head = width * 0.01, head
        self.tails = self.tips = np.zeros((0, 3))

    def draw(self, tails: ArrayLike, tips: ArrayLike) -> Arrow:
        """Show arrows from tails to tips, screen points of shape (3,) or (n, 3); of no length, none."""
        tails, tips = (np.atleast_2d(np.asarray(ends, float)) for ends in (tails, tips))
        lengths = np.linalg.norm(tips - tails, axis=1)
        drawn = lengths > 1e-6
        self.tails, self.tips = tails[drawn], tips[drawn]
        outlines = self._outlines(lengths[drawn])
        self.points = np.vstack([cubic(outline) for outline in outlines]) if len(outlines) else self.tails
        return self

    def _outlines(self, lengths: Array) -> Array:
        """Closed outlines of shape (n, 8, 3)."""
        along = (self.tips - self.tails) / lengths[:, None]
        across = np.column_stack([-along[:, 1], along[:, 0], np.zeros(len(along))])
        head = np.minimum(self.head, HEAD_SHARE * lengths)[:, None]
        half_shaft = self.shaft_width / 2 * head / self.head
        half_head = 0.42 * head
        neck = self.tips - 0.92 * head * along
        barb = self.tips - head * along
        corners = (
            self.tails + half_shaft * across,
            neck + half_shaft * across,
            barb + half_head * across,
            self.tips,
            barb - half_head * across,
            neck - half_shaft * across,
            self.tails - half_shaft * across,
            self.tails + half_shaft * across,
        )
        return np.stack(corners, axis=1)
