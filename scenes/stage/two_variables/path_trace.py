"""A path that is followed on a map and on a landscape at once."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from manim import VGroup
from numpy.typing import NDArray

from scenes.stage.animation import Mark, Scalar, drawn_by, number
from scenes.stage.drawing import DOTS, LINES, Dots, Stroke, beginning
from scenes.stage.plane import DOT_RADIUS, Plane
from scenes.stage.space import in_sight
from scenes.stage.two_variables.landscape import Landscape

Array = NDArray[np.float64]
Intervals = tuple[tuple[float, float], tuple[float, float]]

VERTICES = 241
END_RADIUS = 1.4 * DOT_RADIUS
STEP_RADIUS = 0.8 * DOT_RADIUS
NO_STEPS = np.zeros(0, dtype=np.int64)


class PathTrace(VGroup):
    """A path of the ground, of shape (n, 2), on a map and on a landscape, up to a share of its length.

    A dot stands at its end. With `discrete`, the points of the path are steps: straight lines of the ground
    join them, each has the same share, and a smaller dot stays at every one. Where the surface itself hides
    the path, it is dashed.
    """

    def __init__(
        self,
        plane: Plane,
        landscape: Landscape,
        path: Array,
        share: Scalar,
        role: str = "ink",
        discrete: bool = False,
    ) -> None:
        super().__init__()
        self.plane, self.landscape, self.share = plane, landscape, share
        self.path, self.vertices = (
            stepwise(path, VERTICES) if discrete else (evenly(path, VERTICES), NO_STEPS)
        )
        self._seen: object = None
        color = plane.theme[role]
        self.lines = VGroup(Stroke(color, 6), Stroke(color, 6), Stroke(color, 3, dashed=True))
        for line in self.lines:
            line.set_z_index(LINES + 0.3)
        self.steps = VGroup(*(Dots(color, STEP_RADIUS) for _ in range(2)))
        self.ends = VGroup(*(Mark(radius=END_RADIUS, color=color, z_index=DOTS) for _ in range(2)))
        for end in self.ends:
            end.set_stroke(plane.theme.background, 2)
        self.add(self.lines, self.steps, self.ends)
        drawn_by(self, self._draw)

    @staticmethod
    def room(plane: Plane) -> Intervals:
        """The part of a map in which the end of a path stays inside the frame."""
        rim, window = END_RADIUS / plane.unit[0], plane.window
        return (window.left + rim, window.right - rim), (window.bottom + rim, window.top - rim)

    def _project(self) -> None:
        """Put the whole path on the screen, anew where the map or the view has changed."""
        seen = self.plane.window, self.plane.place, self.landscape.view
        if seen != self._seen:
            points = self.landscape.on_surface(self.path)
            self.on_map, self.on_surface = self.plane.at(*self.path.T), self.landscape.at(*points.T)
            self.clear = in_sight(self.landscape, self.landscape.function, points)
            self._seen = seen

    def _draw(self) -> None:
        self._project()
        reached = number(self.share) * (len(self.path) - 1)
        whole = int(reached)
        on_map, on_surface = (beginning(line, reached) for line in (self.on_map, self.on_surface))
        clear = np.append(self.clear[: whole + 1], self.clear[whole])
        bounds = [0, *(np.flatnonzero(np.diff(clear)) + 1), len(clear)]
        runs = [(clear[low], on_surface[max(0, low - 1) : high]) for low, high in pairwise(bounds)]
        self.lines[0].draw([on_map])
        self.lines[1].draw(run for seen, run in runs if seen)
        self.lines[2].draw(run for seen, run in runs if not seen)
        for end, line in zip(self.ends, (on_map, on_surface), strict=True):
            end.move_to(line[-1])
        passed = self.vertices[self.vertices <= whole]
        self.steps[0].draw(self.on_map[passed])
        self.steps[1].draw(self.on_surface[passed[self.clear[passed]]])


def evenly(path: Array, count: int) -> Array:
    """Points of a polyline, equally far apart along it.

    >>> evenly(np.array([[0., 0], [1, 0], [4, 0]]), 3).tolist()
    [[0.0, 0.0], [2.0, 0.0], [4.0, 0.0]]
    """
    lengths = np.linalg.norm(np.diff(path, axis=0), axis=1)
    along = np.concatenate([[0.0], np.cumsum(lengths)])
    at = np.linspace(0, along[-1], count)
    return np.column_stack([np.interp(at, along, coordinate) for coordinate in path.T])


def stepwise(path: Array, count: int) -> tuple[Array, NDArray[np.int64]]:
    """About `count` points, as many in each segment of a polyline, and the numbers of its vertices.

    >>> points, vertices = stepwise(np.array([[0.0, 0], [1, 0], [4, 0]]), 5)
    >>> points[:, 0].tolist(), vertices.tolist()
    ([0.0, 0.5, 1.0, 2.5, 4.0], [0, 2, 4])
    """
    segments = len(path) - 1
    parts = max(1, (count - 1) // segments)
    at = np.arange(segments * parts + 1) / parts
    points = np.column_stack([np.interp(at, np.arange(len(path)), coordinate) for coordinate in path.T])
    return points, np.arange(0, segments * parts + 1, parts)
