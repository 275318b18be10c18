"""Data on a plane: points in order, joined by lines, as many as a quantity says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np
from manim import VGroup
from numpy.typing import NDArray

from scenes.stage.animation import Scalar, drawn_by, number
from scenes.stage.axes import FramedAxes
from scenes.stage.drawing import GRAPHS, Dots, Stroke, inside

Array = NDArray[np.float64]
Data: TypeAlias = Sequence[tuple[float, float]] | Array | Callable[[], Array]
"""Points, of shape (n, 2), or a function without arguments that computes them."""

RADIUS = 0.07
"""The radius of a point, if nothing else is said; lines are thinner by as much as points are smaller."""

LINE_WIDTH = 3


class DataPoints(VGroup):
    """The first `shown` points of some data, joined by lines; between two counts, the last line grows.

    Points that are not finite or outside the window are left out, and no line leads there, unless `leaving`
    lets lines run out of the window as far as its frame.
    """

    def __init__(
        self,
        plane: FramedAxes,
        data: Data,
        role: str,
        shown: Scalar = np.inf,
        joined: bool = True,
        leaving: bool = False,
        radius: float = RADIUS,
    ) -> None:
        super().__init__()
        self.plane, self.data, self.shown = plane, data, shown
        self.lines = Stroke(plane.theme[role], LINE_WIDTH * radius / RADIUS, z_index=GRAPHS)
        self.marks = Dots(plane.theme[role], radius)
        self.joined, self.leaving = joined, leaving
        self.add(self.lines, self.marks)
        drawn_by(self, self._redraw)

    def _redraw(self) -> None:
        data = np.asarray(self.data() if callable(self.data) else self.data, dtype=float).reshape(-1, 2)
        shown = min(max(number(self.shown), 0.0), float(len(data)))
        whole = int(shown)
        kept = data[:whole]
        if 0 < whole < len(data) and shown > whole:
            kept = np.vstack([kept, kept[-1] + (shown - whole) * (data[whole] - kept[-1])])
        seen = [np.isfinite(point).all() and self.plane.contains(*point) for point in kept]
        screen = self.plane.at(*kept.T)
        if self.leaving and self.joined:
            window = self.plane.window
            corners = np.array([window.left, window.bottom]), np.array([window.right, window.top])
            self.lines.draw(self.plane.at(*part.T) for part in inside(kept, *corners))
        else:
            pairs = range(len(kept) - 1) if self.joined else ()
            self.lines.draw(screen[k : k + 2] for k in pairs if seen[k] and seen[k + 1])
        self.marks.draw(screen[k] for k in range(min(whole, len(kept))) if seen[k])
