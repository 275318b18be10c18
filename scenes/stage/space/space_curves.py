"""Curves and dots in a space."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenes.stage.animation import Scalar, drawn_by, number
from scenes.stage.base import Theme
from scenes.stage.drawing import Paints, beginning, parts_where
from scenes.stage.projection import (
    INVISIBLE,
    NEAR,
    HeightField,
    Item,
    Pieces,
    Projection,
    parts_between,
    rgb,
)
from scenes.stage.space.visibility import visible_runs

Array = NDArray[np.float64]
Bools = NDArray[np.bool_]

STRIDE = 4
"""Segments of a curve within the cut that are painted in one stroke, at one depth."""

OPAQUE = 0.996

AFTER_GRAPHS = 1e9
"""Added to the depths of curves that are painted after all graphs."""


class SpaceCurve(Item):
    """A polyline in space; `drawn` is the share of it that is seen, from its beginning.

    `within` says that it runs in the cut: it is painted whole, in front of what lies beyond. `lift` moves
    it towards the viewer for the sorting, so that a surface does not cover its own curve. Among several
    graphs its visible parts are found instead, and painted after all graphs.
    """

    def __init__(
        self, theme: Theme, role: str, width: float = 5, within: bool = False, dashed: bool = False
    ) -> None:
        super().__init__()
        self.color_of_line = rgb(theme, role)
        self.line_width, self.within, self.dashed = width, within, dashed
        self.lift = 0.06
        self.drawn = 1.0
        self.line = np.zeros((0, 3))
        self._among: dict[int, tuple[object, Paints]] = {}

    def draw(self, line: Array) -> SpaceCurve:
        """Show this polyline of shape (n, 3), in coordinates of the space."""
        self.line = line
        return self

    @property
    def _drawn_line(self) -> Array:
        """The part of the polyline that is seen, by the number of its vertices."""
        return self.line if self.drawn >= 1 else beginning(self.line, self.drawn * (len(self.line) - 1))

    def _is_absent(self, side: int) -> bool:
        """Whether nothing of the curve is painted on a side of the cut."""
        return len(self.line) < 2 or self.drawn <= 0 or (self.within and side != NEAR)

    def paints(self, space: Projection, side: int, paints: Paints) -> None:
        if self._is_absent(side):
            return
        low, high = space.box.z
        line = self._drawn_line
        with np.errstate(invalid="ignore"):
            seen = (line[:, 2] >= low - 1e-9) & (line[:, 2] <= high + 1e-9)
        pieces = _runs(line, seen, STRIDE if self.within else 1)[:: 2 if self.dashed else 1]
        colors = [(*self.color_of_line, self.opacity)] * len(pieces)
        painted = Pieces.seen(space, pieces, colors, self.line_width * 0.01, self.lift)
        if self.within:
            paints.depths += painted.depths.tolist()
            paints.shapes += painted.shapes
        else:
            paints.take(painted.by_side(space)[side])

    def paints_among(
        self, space: Projection, side: int, paints: Paints, graphs: Sequence[HeightField]
    ) -> None:
        """Add what several graphs leave to be seen on one side of the cut, to be painted after them."""
        if self._is_absent(side):
            return
        hiding = tuple((graph.state, graph.opacity_on(space, side)) for graph in graphs)
        own = (self.line.tobytes(), self.drawn, self.opacity, self.lift)
        key = (space.view, space.box, space.cut, hiding, own)
        if side not in self._among or self._among[side][0] != key:
            self._among[side] = key, Paints([], [])
            for part in self._parts(space, side):
                for run, share in visible_runs(space, graphs, part, side):
                    opacity = self.opacity * share
                    if opacity >= INVISIBLE:
                        self._add(space, self._among[side][1], self._strokes(run, opacity), opacity)
        paints.take(self._among[side][1])

    def _strokes(self, run: Array, opacity: float) -> Array:
        """A run in short strokes, which are sorted apart, or if translucent in one, without overlaps."""
        everywhere = np.ones(len(run), dtype=bool)
        if self.dashed:
            return _runs(run, everywhere, STRIDE if self.within else 1)[::2]
        return _runs(run, everywhere, STRIDE if opacity >= OPAQUE else len(run) - 1)

    def _add(self, space: Projection, paints: Paints, pieces: Array, opacity: float) -> None:
        depths = AFTER_GRAPHS + self.lift + space.nearness(*pieces[..., :2].transpose(2, 0, 1)).mean(axis=1)
        outlines = space.at(*np.moveaxis(pieces, -1, 0))[..., :2].reshape(len(pieces), -1).tolist()
        for depth, outline in zip(depths.tolist(), outlines, strict=True):
            paints.add(depth, outline, self.line_width * 0.01, (*self.color_of_line, opacity))

    def _parts(self, space: Projection, side: int) -> list[Array]:
        """The parts of the drawn line inside the box and on one side of the cut."""
        parts = parts_between(self._drawn_line, space.box.z)
        if space.cut is None or self.within:
            return parts
        return [
            found for part in parts for found in parts_where(part, side * space.sides(part[:, 0], part[:, 1]))
        ]


def _runs(line: Array, seen: Bools, stride: int) -> Array:
    """The seen parts of a polyline in runs of `stride` segments, of shape (n, stride + 1, 3).

    A run that would be longer than its part stands still at the end.

    >>> x = np.arange(6.0)[:, None] * (1, 0, 0)
    >>> _runs(x, np.array([True, True, True, False, True, True]), 2)[..., 0].tolist()
    [[0.0, 1.0, 2.0], [4.0, 5.0, 5.0]]
    """
    runs = [np.zeros((0, stride + 1), dtype=int)]
    for part in np.split(np.arange(len(line)), np.flatnonzero(np.diff(seen)) + 1):
        if seen[part[0]] and len(part) > 1:
            starts = np.arange(part[0], part[-1], stride)
            runs.append(np.minimum(starts[:, None] + np.arange(stride + 1), part[-1]))
    return np.asarray(line[np.concatenate(runs)])


class SpaceDot(SpaceCurve):
    """A point in space: a line of no length with a round end."""

    def __init__(self, theme: Theme, role: str, diameter: float = 18, within: bool = True) -> None:
        super().__init__(theme, role, diameter, within)
        self.lift = 0.12

    def move(self, x: float, y: float, z: float) -> SpaceDot:
        self.draw(np.array([[x, y, z], [x, y, z]]))
        return self

    def stand_on(self, f: Callable[[Any, Any], Any], x: Scalar, y: Scalar) -> SpaceDot:
        """Follow the point (x, y, f(x, y))."""

        def place() -> None:
            ground = number(x), number(y)
            self.move(*ground, float(f(*ground)))

        drawn_by(self, place)
        return self
