"""A path that is walked on a map and on a landscape at once."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from manim import VGroup, VMobject
from numpy.typing import NDArray

from scenes.stage.animation import Mark
from scenes.stage.drawing import DOTS, LINES, Stroke, cubic
from scenes.stage.plane import DOT_RADIUS, Plane
from scenes.stage.space import in_sight
from scenes.stage.two_variables.landscape import Landscape

Array = NDArray[np.float64]

VERTICES = 241
BALL_RADIUS = 1.4 * DOT_RADIUS
STEP_RADIUS = 0.8 * DOT_RADIUS
NO_STOPS = np.zeros(0, dtype=np.int64)


class Trail(VGroup):
    """A path of the ground, of shape (n, 2), on a map and on a landscape, as far as it has been walked.

    A smooth path is walked at a constant speed. With `discrete`, the points of the path are steps: straight
    lines of the ground join them, every step takes the same time, and a dot stays where one ended. Where the
    surface itself hides the path, it is dashed.
    """

    def __init__(
        self, plane: Plane, landscape: Landscape, path: Array, role: str, discrete: bool = False
    ) -> None:
        super().__init__()
        self.path, self.stops = stepwise(path, VERTICES) if discrete else (evenly(path, VERTICES), NO_STOPS)
        points = landscape.on_surface(self.path)
        self.on_map, self.on_surface = plane.at(*self.path.T), landscape.at(*points.T)
        self.clear = in_sight(landscape, landscape.function, points)
        color = plane.theme[role]
        self.lines = VGroup(Stroke(color, 6), Stroke(color, 6), Stroke(color, 3, dashed=True))
        for line in self.lines:
            line.set_z_index(LINES + 0.3)
        self.steps = VGroup(*(Dots(color, STEP_RADIUS) for _ in range(2)))
        self.balls = VGroup(*(Mark(radius=BALL_RADIUS, color=color, z_index=DOTS) for _ in range(2)))
        for ball in self.balls:
            ball.set_stroke(plane.theme.background, 2)
        self.add(self.lines, self.steps, self.balls)
        self.walk(0)

    def walk(self, share: float) -> None:
        """Show this share of the path, and the balls at its end."""
        last = len(self.path) - 1
        walked = share * last
        whole = int(walked)
        ends = []
        for line in (self.on_map, self.on_surface):
            after = line[min(whole + 1, last)]
            ends.append(line[whole] + (walked - whole) * (after - line[whole]))
        self.lines[0].draw([np.vstack([self.on_map[: whole + 1], ends[0]])])
        over_surface = np.vstack([self.on_surface[: whole + 1], ends[1]])
        clear = np.append(self.clear[: whole + 1], self.clear[whole])
        bounds = [0, *(np.flatnonzero(np.diff(clear)) + 1), len(clear)]
        runs = [(clear[low], over_surface[max(0, low - 1) : high]) for low, high in pairwise(bounds)]
        self.lines[1].draw(run for seen, run in runs if seen)
        self.lines[2].draw(run for seen, run in runs if not seen)
        for ball, end in zip(self.balls, ends, strict=True):
            ball.move_to(end)
        passed = self.stops[self.stops <= whole]
        self.steps[0].draw(self.on_map[passed])
        self.steps[1].draw(self.on_surface[passed[self.clear[passed]]])


class Dots(VMobject):
    """Filled dots of one size; `draw` replaces them all."""

    def __init__(self, color: str, radius: float) -> None:
        super().__init__(fill_color=color, fill_opacity=1, stroke_width=0, z_index=DOTS)
        angles = np.linspace(0, 2 * np.pi, 25)
        self.outline = radius * np.column_stack([np.cos(angles), np.sin(angles), np.zeros(25)])

    def draw(self, centres: Array) -> Dots:
        """Show dots at these points of the screen, of shape (n, 3)."""
        dots = [cubic(centre + self.outline) for centre in centres]
        self.points = np.vstack(dots) if dots else np.zeros((0, 3))
        return self


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
