"""Epsilon and delta on a plane: the band about a limit, the window about a point, the graph in both."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from manim import Mobject, VGroup

from scenes.stage.animation import Value
from scenes.stage.drawing import Area, Stroke
from scenes.stage.plane import Axis, EdgeNames, Graph, GraphPart, Strip, dot, rectangle

PART_WIDTH = 7
SPILL = 1.001
"""How far beyond epsilon the graph counts as outside, so that no arithmetic speck is drawn."""

NEARLY = 1 - 1e-9
"""The share of a reach at which f is looked up: at its very end f may jump, or have no value."""


class Tolerance:
    """The band (L - epsilon, L + epsilon) and the window (a - left, a + right), drawn as trackers say.

    `inside` is the graph within the window, `escape` what of it lies outside the band. A scene lets each
    mobject of `parts` follow its trackers.
    """

    def __init__(self, graph: Graph, point: float, limit: float, is_value: bool) -> None:
        plane, theme = graph.plane, graph.plane.theme
        self.plane, self.graph, self.a, self.limit = plane, graph, point, limit
        self.epsilon, self.left, self.right = Value(0), Value(0), Value(0)
        self.point = dot(plane, point, limit, "ink", hollow=not is_value)
        self.cross = Stroke(theme["muted"], 1.5, dashed=True)
        self.band = Strip(plane, "y", "epsilon")
        self.window = Strip(plane, "x", "delta")
        self.left_out = dot(plane, point, plane.window.bottom, "delta", hollow=True)
        self.box = Area(theme["ink"], 0.1)
        self.inside = GraphPart(graph, "ink", PART_WIDTH)
        self.escape = GraphPart(graph, "failure", PART_WIDTH)
        self.level_name = EdgeNames(plane, "y", [("L", "ink")])
        self.point_name = EdgeNames(plane, "x", [("a", "ink")])
        self.band_names = self._names("y", "L", "epsilon", "epsilon")
        self.window_names = self._names("x", "a", "delta", "delta")

    def parts(self) -> Iterator[tuple[Mobject, Callable[[], object], tuple[Value, ...]]]:
        """Every mobject, how it is redrawn, and the trackers that it follows."""
        zoom, sides = self.plane.zoom, (self.left, self.right)
        yield self.point, lambda: self.point.move_to(self.plane.at(self.a, self.limit)), (zoom,)
        yield self.cross, self._draw_cross, (zoom,)
        yield self.level_name, lambda: self.level_name.stand_at(self.limit), (zoom,)
        yield self.point_name, lambda: self.point_name.stand_at(self.a), (zoom,)
        yield self.band, lambda: self.band.span(*self.levels), (self.epsilon, zoom)
        yield self.band_names, self._name_band, (self.epsilon, zoom)
        yield self.window, lambda: self.window.span(*self.ends), (*sides, zoom)
        yield self.left_out, self._place_left_out, (zoom,)
        yield self.window_names, lambda: self.name_ends(self.window_names), (*sides, zoom)
        yield self.inside, lambda: self.inside.draw_between(*self.ends), (*sides, zoom)
        yield self.escape, self._draw_escape, (self.epsilon, *sides, zoom)
        yield self.box, self._draw_box, (self.epsilon, *sides, zoom)

    @property
    def levels(self) -> tuple[float, float]:
        epsilon = self.epsilon.get_value()
        return self.limit - epsilon, self.limit + epsilon

    @property
    def ends(self) -> tuple[float, float]:
        return self.a - self.left.get_value(), self.a + self.right.get_value()

    def exit(self, distance: float) -> VGroup:
        """A mark where the graph leaves the band, at a distance with its sign; none beyond the frame."""
        x = self.a + NEARLY * distance
        y = float(self.graph.function(np.array(x)))
        seen = np.isfinite([x, y]).all() and self.plane.contains(x, y)
        return VGroup(*([dot(self.plane, x, y, "epsilon", hollow=True)] if seen else []))

    def widened_names(self, factor: str) -> EdgeNames:
        """Names of the ends of a window that is `factor` times too wide, as it stands now."""
        names = self._names("x", "a", f"{factor} thin delta", "failure")
        self.name_ends(names)
        return names

    def name_ends(self, names: EdgeNames) -> None:
        low, high = self.ends
        names.stand_at(low, self.a, high)

    def _names(self, axis: Axis, centre: str, radius: str, color: str) -> EdgeNames:
        low, high = ((f"{centre} {sign} {radius}", color) for sign in "-+")
        return EdgeNames(self.plane, axis, [low, (centre, "ink"), high])

    def _name_band(self) -> None:
        low, high = self.levels
        self.band_names.stand_at(low, self.limit, high)

    def _draw_cross(self) -> None:
        window = self.plane.window
        across = self.plane.at([window.left, window.right], self.limit)
        upright = self.plane.at(self.a, [window.bottom, window.top])
        self.cross.draw([across, upright])

    def _place_left_out(self) -> None:
        self.left_out.move_to(self.plane.at(self.a, self.plane.window.bottom))

    def _draw_escape(self) -> None:
        epsilon = SPILL * self.epsilon.get_value()
        self.escape.draw_beyond(*self.ends, self.limit - epsilon, self.limit + epsilon)

    def _draw_box(self) -> None:
        self.box.draw(rectangle(self.plane, *self.ends, *self.levels))
