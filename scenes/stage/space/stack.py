"""A surface and a plane over one ground that do not cross, each painted whole.

Let a plane p lie below a surface f, and be seen from above. A line of sight of height s meets them at n_p and
n_f over the ground, where s - p = f - p >= 0 at n_f. Since s - p increases towards the viewer, n_p <= n_f: no
part of the plane is nearer than the surface, whichever way that is seen. If the plane lies above the surface
or is seen from below, it is the other way round; if both, as at first.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scenes.stage.drawing import Paints
from scenes.stage.projection import Columns, Grid, HeightField, Projection, slack_of
from scenes.stage.space.graph_plane import GraphPlane
from scenes.stage.space.surface import Surface

APART = 1e6
"""Added to the depths of a graph that is painted after another."""


class Stack:
    """Graphs of which none crosses another, from low to high. `key` is what they depend on."""

    def __init__(self, key: object, space: Projection, graphs: Sequence[HeightField], grid: Grid) -> None:
        self.key, self.graphs, self.grid = key, graphs, grid
        clipped = [graph for graph in graphs if isinstance(graph, Surface) and _is_clipped(space, graph)]
        self._columns = Columns(key, space, clipped, grid) if clipped else None

    def look(self, space: Projection) -> None:
        """Take the view and the cut of a space."""
        planes = [graph for graph in self.graphs if isinstance(graph, GraphPlane)]
        self._first_is_farthest = all(plane.is_seen_from_above(space) for plane in planes)
        if self._columns:
            self._columns.look(space)
        self._whole = [
            self._columns.sides(graph)
            if self._columns and graph in self._columns.graphs
            else graph.whole(space, self.grid)
            for graph in self.graphs
        ]

    def side(self, graph: HeightField, side: int) -> Paints:
        """What is to be painted of a graph on one side of the cut."""
        number = self.graphs.index(graph)
        paints = self._whole[number][side]
        lift = APART * (number if self._first_is_farthest else -number)
        return Paints([depth + lift for depth in paints.depths], paints.shapes)


def low_to_high(space: Projection, graphs: Sequence[HeightField], grid: Grid) -> Sequence[HeightField] | None:
    """A surface or a plane, or both if they do not cross, from low to high; graphs that are one as they are.

    None if there is more, or no such order.
    """
    surfaces = [graph for graph in graphs if isinstance(graph, Surface)]
    planes = [graph for graph in graphs if isinstance(graph, GraphPlane)]
    if len(surfaces) > 1 or len(planes) > 1:
        return None
    if not (surfaces and planes):
        return graphs
    (surface,), (plane,) = surfaces, planes
    above = surface.heights - plane.height_at(*np.meshgrid(*grid, indexing="ij"))
    low, high = np.nanmin(above, initial=np.inf), np.nanmax(above, initial=-np.inf)
    slack = slack_of(space.box.z)
    if low >= -slack and high <= slack:
        return graphs
    return (plane, surface) if low >= -slack else (surface, plane) if high <= slack else None


def _is_clipped(space: Projection, surface: Surface) -> bool:
    """Whether the box ends within some face of a surface, and not at its edge."""
    (low, high), slack = space.box.z, slack_of(space.box.z)
    with np.errstate(invalid="ignore"):
        return bool((surface.heights < low - slack).any() or (surface.heights > high + slack).any())
