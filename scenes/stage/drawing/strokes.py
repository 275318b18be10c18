"""Lines drawn from arrays of points: solid or dashed, many pieces in one mobject."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from manim import LineJointType, VMobject
from numpy.typing import NDArray

Array = NDArray[np.float64]


def cubic(polyline: Array) -> Array:
    """A polyline of shape (n, 3) as cubic segments of shape (4 (n - 1), 3).

    >>> cubic(np.array([[0., 0, 0], [3, 0, 0]]))[:, 0].tolist()
    [0.0, 1.0, 2.0, 3.0]
    """
    start, end = polyline[:-1], polyline[1:]
    third = (end - start) / 3
    segments = np.empty((len(start), 4, 3))
    for place, points in enumerate((start, start + third, end - third, end)):
        segments[:, place] = points
    return segments.reshape(-1, 3)


def cubics(polylines: Sequence[Array]) -> Array:
    """Several polylines as cubic segments, in one array.

    >>> lines = np.array([[0.0, 0, 0], [3, 0, 0]]), np.array([[5.0, 0, 0], [8, 0, 0]])
    >>> cubics(lines)[:, 0].tolist()
    [0.0, 1.0, 2.0, 3.0, 5.0, 6.0, 7.0, 8.0]
    """
    segments = cubic(np.concatenate(polylines)).reshape(-1, 12)
    between = np.cumsum([len(line) for line in polylines])[:-1] - 1
    return np.delete(segments, between, axis=0).reshape(-1, 3)


def dashes(polyline: Array, on: float, off: float) -> list[Array]:
    """Cut a polyline into dashes of equal length along it."""
    lengths = np.hypot(*np.diff(polyline[:, :2], axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(lengths)])
    if along[-1] == 0:
        return []
    starts = np.arange(0, along[-1], on + off)
    ends = np.minimum(starts + on, along[-1])
    if len(polyline) == 2:
        shares = np.stack([starts, ends], axis=1)[:, :, None] / along[-1]
        return list(polyline[0] + shares * (polyline[1] - polyline[0]))
    pieces = []
    for start, end in zip(starts, ends, strict=True):
        knots = np.concatenate([[start], along[(along > start) & (along < end)], [end]])
        pieces.append(np.column_stack([np.interp(knots, along, polyline[:, axis]) for axis in range(3)]))
    return pieces


AREAS, GRAPHS, LINES, DOTS, LETTERS = 1, 2, 3, 4, 5
"""The order in which the things of a picture lie on each other; furniture lies below, at 0."""


class Stroke(VMobject):
    """One or more polylines in one colour; `draw` replaces them all."""

    def __init__(
        self,
        color: str,
        width: float = 4,
        dashed: bool = False,
        opacity: float = 1,
        z_index: float = LINES,
    ) -> None:
        super().__init__(stroke_color=color, stroke_width=width, stroke_opacity=opacity, z_index=z_index)
        self.set_fill(opacity=0)
        self.joint_type = LineJointType.ROUND  # Pointed joints of a zigzag stand out far beyond its corners.
        self.dashed = dashed

    def draw(self, lines: Iterable[Array]) -> Stroke:
        """Show these polylines, each of shape (n, 3), and no others."""
        pieces = [line for line in lines if len(line) > 1]
        if self.dashed:
            pieces = [dash for line in pieces for dash in dashes(line, 0.12, 0.1)]
        self.points = cubics(pieces) if pieces else np.zeros((0, 3))
        return self

    @property
    def is_straight(self) -> bool:
        """Whether it still consists of straight lines; an animation of Manim's may have bent them."""
        start, first, second, end = self.points.reshape(-1, 4, 3).swapaxes(0, 1)
        thirds = np.abs(3 * first - 2 * start - end) + np.abs(3 * second - start - 2 * end)
        return bool(thirds.max() < 1e-6)


class Area(VMobject):
    """A filled polygon; `draw` replaces it."""

    def __init__(self, color: str, opacity: float = 0.2) -> None:
        super().__init__(fill_color=color, fill_opacity=opacity, stroke_width=0, z_index=AREAS)

    def draw(self, corners: Array) -> Area:
        """Fill the polygon with these corners, of shape (n, 3)."""
        self.points = cubic(np.vstack([corners, corners[:1]])) if len(corners) else corners
        return self


class Dots(VMobject):
    """Filled dots of one size; `draw` replaces them all."""

    def __init__(self, color: str, radius: float) -> None:
        super().__init__(fill_color=color, fill_opacity=1, stroke_width=0, z_index=DOTS)
        angles = np.linspace(0, 2 * np.pi, 25)
        self.outline = radius * np.column_stack([np.cos(angles), np.sin(angles), np.zeros(25)])

    def draw(self, centres: Iterable[Array]) -> Dots:
        """Show dots at these points of the screen."""
        dots = [centre + self.outline for centre in centres]
        self.points = cubics(dots) if dots else np.zeros((0, 3))
        return self
