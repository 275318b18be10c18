"""Residuals: how far points of a plane are above or below a line, and the squares of these distances."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import product

import numpy as np
from manim import VGroup, VMobject
from numpy.typing import NDArray

from scenes.stage.animation import drawn_by
from scenes.stage.axes import FramedAxes
from scenes.stage.base import Place, Window
from scenes.stage.drawing import AREAS, GRAPHS, Dots, Stroke, cubic
from scenes.stage.plane.lines import SlopeLine
from scenes.stage.text import Typesetter

Array = NDArray[np.float64]
Points = Sequence[tuple[float, float]]
Line = Callable[[float], float]

RADIUS = 0.085
ASIDE, ABOVE = (0.08, 0.15, 0.25, 0.4, 0.6, 0.8, 1.1), (0.1, 0.25, 0.45)
"""Room beside the points, and above and below, in what they span: ever more until all squares find room."""


class Residuals(VGroup):
    """Points, `dots`; the segments from them straight to a line, `gaps`; and `squares` on these.

    A square's side is as long on the screen as its gap, whatever the scale across, so that areas compare as
    squares of residuals do. It stands on the side of the gap on which the line runs away from the point, and
    is clipped by the frame.
    """

    def __init__(self, plane: FramedAxes, points: Points, line: Line) -> None:
        super().__init__()
        theme = plane.theme
        self.plane, self.line = plane, line
        self.points_shown = np.asarray(points, dtype=float).reshape(-1, 2)
        self.squares = VMobject(stroke_width=1.5, stroke_color=theme["secant"], z_index=AREAS)
        self.squares.set_fill(theme["secant"], 0.22)
        self.gaps = Stroke(theme["secant"], 5, z_index=GRAPHS)
        self.dots = Dots(theme["ink"], RADIUS)
        self.add(self.squares, self.gaps, self.dots)
        drawn_by(self.squares, self._draw_squares)
        drawn_by(self.gaps, lambda: self.gaps.draw(square[:2] for square in self._clipped()))
        drawn_by(self.dots, self._draw_dots)

    def corners(self) -> Array:
        """The corners of the squares on the screen, of shape (n, 5, 3), before they are clipped."""
        feet = np.array([self.line(x) for x in self.points_shown[:, 0]])
        here, there = self.plane.at(*self.points_shown.T), self.plane.at(self.points_shown[:, 0], feet)
        return squares_on(here, there, self.line(1.0) - self.line(0.0))

    def _clipped(self) -> Array:
        """The same, clipped by the frame."""
        corners, (x, y, width, height) = self.corners(), self.plane.place
        low, high = (np.array([x + s * width / 2, y + s * height / 2, 0]) for s in (-1, 1))
        return np.clip(corners, low, high)

    def _draw_squares(self) -> None:
        self.squares.points = np.vstack([cubic(square) for square in self._clipped()])

    def _draw_dots(self) -> None:
        inside = [self.plane.contains(*point) for point in self.points_shown]
        self.dots.draw(self.plane.at(*self.points_shown[inside].T))


class LineFit(VGroup):
    """Points of a `plane`, a `line` among them, and their residuals: `dots`, `gaps` and `squares`.

    `weights` computes slope and intercept; with those in `seen`, too, all squares find room.
    """

    def __init__(
        self,
        typesetter: Typesetter,
        points: Points,
        weights: Callable[[], tuple[float, float]],
        seen: Sequence[tuple[float, float]],
        place: Place,
    ) -> None:
        lines = [partial(_height, slope, intercept) for slope, intercept in (weights(), *seen)]
        self.plane = FramedAxes(typesetter, window_for_residuals(points, lines, place), place)
        self.line = SlopeLine(self.plane, lambda: weights()[0], (0, lambda _: weights()[1]), "gradient")
        residuals = Residuals(self.plane, points, lambda x: _height(*weights(), x))
        self.dots, self.gaps, self.squares = residuals.dots, residuals.gaps, residuals.squares
        super().__init__(self.plane, self.line, residuals)


def _height(slope: float, intercept: float, x: float) -> float:
    return slope * x + intercept


def squares_on(ends: Array, feet: Array, slope: float) -> Array:
    """Squares on upright segments, each of shape (5, 3): at the left of a rising line's upper points."""
    up = ends[:, 1] - feet[:, 1]
    aside = np.zeros_like(ends)
    aside[:, 0] = np.where(slope >= 0, -up, up)
    return np.stack([ends, feet, feet + aside, ends + aside, ends], axis=1)


def window_for_residuals(points: Points, lines: Sequence[Line], place: Place) -> Window:
    """A window on which points and their residuals from some lines are seen, with room for the squares."""
    known = np.asarray(points, dtype=float).reshape(-1, 2)
    heights = np.concatenate([known[:, 1], *([line(x) for x in known[:, 0]] for line in lines)])
    low, high = heights.min(), heights.max()
    least, span = known[:, 0].min(), np.ptp(known[:, 0]) or 1.0
    for above, aside in product(ABOVE, ASIDE):
        margin = above * ((high - low) or 1.0)
        window = Window(least - aside * span, least + (1 + aside) * span, low - margin, high + margin)
        if all(_have_room(known, line, window, place) for line in lines):
            break
    return window


def _have_room(points: Array, line: Line, window: Window, place: Place) -> bool:
    """Whether all squares stand inside a window that is shown at a place."""
    across, up = place[2] / window.width, place[3] / window.height
    scale = np.array([across, up, 0])
    ends = np.column_stack([points, np.zeros(len(points))]) * scale
    feet = np.column_stack([points[:, 0], [line(x) for x in points[:, 0]], np.zeros(len(points))]) * scale
    xs = squares_on(ends, feet, line(1.0) - line(0.0))[:, :, 0]
    return bool(xs.min() >= window.left * across and xs.max() <= window.right * across)
