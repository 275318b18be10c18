"""One variable held still: the plane that cuts a surface, and its slice, carried to a flat panel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from manim import VMobject
from numpy.typing import NDArray

from mathlib.function import Function
from scenes.stage.animation import Value
from scenes.stage.base import Place, Window
from scenes.stage.drawing import GRAPHS, LINES, Stroke
from scenes.stage.plane import GRAPH_WIDTH, Plane, dot
from scenes.stage.space import Cut, Item, Sheet, Space, SpaceCurve, in_sight
from scenes.stage.text import Typesetter

Array = NDArray[np.float64]

SAMPLES = 85
"""Points of a slice: three for every face of a surface it runs over."""

WELL_APART = 0.35
"""How far the end of the shorter of two unit steps is from the line of the other, to tell them at once."""

PARTIAL_ROLES = ("partial_x", "partial_y")


class Slice:
    """The slice of z = f(x, y) along one variable, with its tangent at a point, in space and on a panel.

    `at` are trackers of the point's coordinates; `moving` says which of them moves along the slice, and
    `held` is where the plane of the other one stands. `carried` runs from 0, where the flat slice lies on the
    one in space, to 1, where it lies on the panel.
    """

    def __init__(
        self,
        typesetter: Typesetter,
        space: Space,
        f: Function,
        slope: Function,
        at: tuple[Value, Value],
        moving: int,
        place: Place,
        ticks: tuple[int, int] = (5, 4),
    ) -> None:
        self.space, self.f, self.slope, self.at, self.moving = space, f, slope, at, moving
        self.held = Value(at[1 - moving].get_value())
        self.carried = Value(0)
        theme, self.role = typesetter.theme, PARTIAL_ROLES[moving]
        self.sheet = Sheet(theme, self.role)
        self.curve = SpaceCurve(theme, "ink", 5, within=True)
        self.tangent = SpaceCurve(theme, self.role, 6, within=True)
        self.tangent.lift = 0.3
        grounds = (space.box.x, space.box.y)
        self.walls, self.held_walls = grounds[moving], grounds[1 - moving]
        window = Window(*self.walls, *space.box.z)
        self.panel = Plane(typesetter, window, place, names=(f.variables[moving], "z"), ticks=ticks)
        self.rim = Stroke(theme[self.role], 2.5, z_index=GRAPHS)
        self.graph = Stroke(theme["ink"], GRAPH_WIDTH, z_index=GRAPHS)
        self.line = Stroke(theme[self.role], GRAPH_WIDTH, z_index=LINES)
        self.dot = dot(self.panel, *self.flat_point, "ink")

    @property
    def items(self) -> tuple[Item, ...]:
        """What stands in the space."""
        return self.sheet, self.curve, self.tangent

    @property
    def carried_things(self) -> tuple[VMobject, ...]:
        """What moves from the space to the panel."""
        return self.rim, self.graph, self.dot

    @property
    def flat(self) -> tuple[VMobject, ...]:
        """All that there is on the panel at last."""
        return self.panel, *self.carried_things, self.line

    @property
    def redrawn(self) -> tuple[tuple[VMobject, Callable[[], None]], ...]:
        """What is flat and moves, and how each is placed."""
        return (
            (self.rim, self.place_rim),
            (self.graph, self.place_graph),
            (self.line, self.place_line),
            (self.dot, self.place_dot),
        )

    @property
    def trackers(self) -> tuple[Value, ...]:
        """What the slice depends on, in the space and on its way from there."""
        return (*self.at, self.held, self.carried, self.space.azimuth)

    @property
    def near_wall(self) -> float:
        """Where the plane enters the box: at the wall that the viewer sees from outside."""
        middle = float(np.mean(self.walls))
        return max(self.held_walls, key=lambda wall: float(self.space.nearness(*self._ground(middle, wall))))

    def _ground(self, along: Any, held: Any) -> tuple[Any, Any]:
        """x and y, in this order."""
        return (along, held) if self.moving == 0 else (held, along)

    def heights(self, along: Array) -> Array:
        """Values of f along the slice."""
        x, y = np.broadcast_arrays(*self._ground(along, self.held.get_value()))
        return np.asarray(self.f(x, y))

    @property
    def flat_point(self) -> tuple[float, float]:
        """The point on the slice, in coordinates of the panel."""
        along = self.at[self.moving].get_value()
        return along, float(self.heights(np.array(along)))

    @property
    def steepness(self) -> float:
        """The slope of the slice at the point: the partial derivative."""
        return float(self.steepness_at(self.held.get_value()))

    def steepness_at(self, held: float | Array) -> Array:
        """The slopes at the point's place along slices at other values of the held variable."""
        return np.asarray(self.slope(*self._ground(self.at[self.moving].get_value(), held)))

    def graph_line(self) -> Array:
        """The slice as a polyline of shape (n, 2), in coordinates of the panel."""
        along = np.linspace(*self.walls, SAMPLES)
        return np.column_stack([along, self.heights(along)])

    def tangent_line(self) -> Array:
        """The tangent inside the box, of shape (n, 2), in coordinates of the panel; empty without one."""
        steepness = self.steepness
        if not np.isfinite(steepness):
            return np.zeros((0, 2))
        ends = self.panel.coordinates(self.panel.line(steepness, self.flat_point))
        return np.linspace(ends[0], ends[1], 33) if len(ends) else np.zeros((0, 2))

    def in_space(self, line: Array) -> Array:
        """Points of the panel, of shape (n, 2), where they stand in the space, of shape (n, 3)."""
        x, y = np.broadcast_arrays(*self._ground(line[:, 0], self.held.get_value()))
        return np.column_stack([x, y, line[:, 1]])

    def place_in_space(self) -> None:
        """Cut the space, and draw the slice and its tangent into the cut."""
        held = self.held.get_value()
        point, direction = self._ground(0.0, held), self._ground(1.0, 0.0)
        self.space.cut = self.sheet.cut = Cut(point, direction)
        self.curve.draw(self.in_space(self.graph_line()))
        self.tangent.draw(self.in_space(self.tangent_line()))

    def on_screen(self, line: Array) -> Array:
        """Where points of the panel are on their way from the space, as screen points."""
        share = self.carried.get_value()
        there = self.panel.at(*line.T)
        return there if share == 1 else (1 - share) * self.space.at(*self.in_space(line).T) + share * there

    def place_rim(self) -> None:
        (left, right), (low, high) = self.walls, self.space.box.z
        corners = [(left, low), (right, low), (right, high), (left, high), (left, low)]
        self.rim.draw([self.on_screen(np.array(corners))])

    def place_graph(self) -> None:
        self.graph.draw(self.on_screen(run) for run in _runs(self.graph_line(), self.space.box.z))

    def place_line(self) -> None:
        self.line.draw([self.on_screen(self.tangent_line())])

    def place_dot(self) -> None:
        self.dot.move_to(self.on_screen(np.array([self.flat_point]))[0])


def _runs(line: Array, heights: tuple[float, float]) -> list[Array]:
    """The parts of a polyline of shape (n, 2) that have values within a range."""
    low, high = heights
    with np.errstate(invalid="ignore"):
        seen = (line[:, 1] >= low - 1e-9) & (line[:, 1] <= high + 1e-9)
    runs = np.split(np.arange(len(line)), np.flatnonzero(np.diff(seen)) + 1)
    return [line[run] for run in runs if seen[run[0]]]


def clearest_view(space: Space, f: Function, point: Array, slopes: Sequence[float], azimuths: Array) -> float:
    """The first azimuth from which both tangents at a point stand well apart, else where they do so best.

    The better views are those from which the graph of f does not hide the point.
    """
    toward = np.array([[1, 0, slopes[0]], [0, 1, slopes[1]]])
    origin, here = space.azimuth.get_value(), np.asarray(point)
    unit = space.magnification * space.ground_scale

    def apart(azimuth: float) -> tuple[bool, float]:
        space.azimuth.set_value(azimuth)
        start, *ends = (space.at(*place)[:2] for place in (here, *(here + toward)))
        one, other = (complex(*(end - start)) / unit for end in ends)
        distance = abs((one.conjugate() * other).imag) / max(abs(one), abs(other))
        return bool(in_sight(space, f, here[None])[0]), min(distance, WELL_APART)

    best = max(azimuths, key=apart)
    space.azimuth.set_value(origin)
    return float(best)
