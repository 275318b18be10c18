"""A rectangle about a point of a plane, and what a graph does in it."""

from __future__ import annotations

from typing import Literal

from manim import VGroup

from scenes.stage.animation import Glide, Quantity, Value
from scenes.stage.plane import Axis, EdgeNames, Graph

BEYOND = 1.001
"""From how many heights on the graph counts as outside, so that no rounding error is drawn."""

Named = tuple[str, float | Quantity]
"""A coordinate, after its name in Typst's mathematics."""


class Neighbourhood:
    """The points nearer to x than the values of `sides`, and nearer to y than `height`, with their names.

    `band` and `window` are the points that fulfil one of these conditions, `box` those that fulfil both;
    `inside` is the graph in the window, `outside` what of that leaves the band. `point` is hollow where the
    graph lacks it; `left_out` is x on its axis. `radii` name the distances across and up, and their roles
    in the theme. `named_band` and `named_window` are band and window with these names.
    """

    def __init__(
        self,
        graph: Graph,
        x: Named,
        y: Named,
        hollow: bool = False,
        radii: tuple[str, str] = ("delta", "epsilon"),
    ) -> None:
        plane, (across, up) = graph.plane, radii
        self.plane, self.x, self.y = plane, x, y
        self.height = Value(0)
        self.sides: dict[Literal["left", "right"], Value] = {"left": Value(0), "right": Value(0)}
        self.ends = (-self.sides["left"] + x[1], self.sides["right"] + x[1])
        self.levels = (-self.height + y[1], self.height + y[1])
        self.band = plane.band("y", *self.levels, up)
        self.window = plane.band("x", *self.ends, across)
        self.box = plane.rectangle(self.ends, self.levels)
        self.inside = graph.part(self.ends, "ink")
        beyond = self.height * BEYOND
        self.outside = graph.part(self.ends, "failure", outside=(-beyond + y[1], beyond + y[1]))
        self.point = plane.dot(x[1], y[1], hollow=hollow)
        self.left_out = plane.dot(x[1], lambda _: plane.window.bottom, across, hollow=True)
        self.cross = plane.cross(x[1], y[1])
        self.x_name = plane.edge_names("x", (x[0], "ink", x[1]))
        self.y_name = plane.edge_names("y", (y[0], "ink", y[1]))
        self.band_names = self._names("y", up, up)
        self.window_names = self.names_of_window(across, across)
        self.named_band = VGroup(self.band, self.band_names)
        self.named_window = VGroup(self.window, self.window_names, self.left_out)

    def widen(self, radius: float, run_time: float) -> list[Glide]:
        """Animations that move both ends of the window to a distance from x."""
        return [Glide(side, radius, run_time=run_time) for side in self.sides.values()]

    def reset(self, height: float, radius: float) -> None:
        """Set the band and the window without an animation."""
        for value, target in ((self.height, height), *((side, radius) for side in self.sides.values())):
            value.set_value(target)

    def names_of_window(self, radius: str, role: str) -> EdgeNames:
        """Names of the ends of the window and of its middle, with this one for its radius."""
        return self._names("x", radius, role)

    def _names(self, axis: Axis, radius: str, role: str) -> EdgeNames:
        (name, middle), (low, high) = (self.x, self.ends) if axis == "x" else (self.y, self.levels)
        below, above = (f"{name} - {radius}", role, low), (f"{name} + {radius}", role, high)
        return self.plane.edge_names(axis, below, (name, "ink", middle), above)
