"""A trail: a ball that walks along a path on a map and over a hill at once."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from manim import VGroup
from numpy.typing import NDArray

from scenes.stage.animation import Mark
from scenes.stage.drawing import DOTS, LINES, Stroke
from scenes.stage.plane import DOT_RADIUS, Plane
from scenes.stage.space import in_sight
from scenes.stage.two_variables.landscape import Hill

Array = NDArray[np.float64]

VERTICES = 241
BALL_RADIUS = 1.4 * DOT_RADIUS


class Trail(VGroup):
    """A path of the ground, of shape (n, 2), on a map and on a hill, as far as it has been walked.

    Where the hill itself hides the path, it is dashed.
    """

    def __init__(self, plane: Plane, hill: Hill, path: Array, role: str) -> None:
        super().__init__()
        self.path = evenly(path, VERTICES)
        points = hill.trail(self.path)
        self.on_map, self.on_hill = plane.at(*self.path.T), hill.at(*points.T)
        self.clear = in_sight(hill, hill.function, points)
        color = plane.theme[role]
        self.lines = VGroup(Stroke(color, 6), Stroke(color, 6), Stroke(color, 3, dashed=True))
        for line in self.lines:
            line.set_z_index(LINES + 0.3)
        self.balls = VGroup(*(Mark(radius=BALL_RADIUS, color=color, z_index=DOTS) for _ in range(2)))
        for ball in self.balls:
            ball.set_stroke(plane.theme.background, 2)
        self.add(self.lines, self.balls)
        self.walk(0)

    def walk(self, share: float) -> None:
        """Show this share of the path, and the balls at its end."""
        walked = share * (VERTICES - 1)
        whole = int(walked)
        ends = []
        for line in (self.on_map, self.on_hill):
            after = line[min(whole + 1, VERTICES - 1)]
            ends.append(line[whole] + (walked - whole) * (after - line[whole]))
        self.lines[0].draw([np.vstack([self.on_map[: whole + 1], ends[0]])])
        over_hill = np.vstack([self.on_hill[: whole + 1], ends[1]])
        clear = np.append(self.clear[: whole + 1], self.clear[whole])
        bounds = [0, *(np.flatnonzero(np.diff(clear)) + 1), len(clear)]
        runs = [(clear[low], over_hill[max(0, low - 1) : high]) for low, high in pairwise(bounds)]
        self.lines[1].draw(run for seen, run in runs if seen)
        self.lines[2].draw(run for seen, run in runs if not seen)
        for ball, end in zip(self.balls, ends, strict=True):
            ball.move_to(end)


def evenly(path: Array, count: int) -> Array:
    """Points of a polyline, equally far apart along it.

    >>> evenly(np.array([[0., 0], [1, 0], [4, 0]]), 3).tolist()
    [[0.0, 0.0], [2.0, 0.0], [4.0, 0.0]]
    """
    lengths = np.linalg.norm(np.diff(path, axis=0), axis=1)
    along = np.concatenate([[0.0], np.cumsum(lengths)])
    at = np.linspace(0, along[-1], count)
    return np.column_stack([np.interp(at, along, coordinate) for coordinate in path.T])
