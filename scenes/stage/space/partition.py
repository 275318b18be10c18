"""A surface and a plane over one ground. The plane, continued, divides space into two halves.

No line of sight goes from the viewer's half into the other one and back. So what of the surface lies behind
the plane is painted first, then the plane, whole, then what of the surface lies before it. Faces through
which the plane runs are divided, and so are those that the box clips.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from scenes.stage.drawing import FACE, Paints
from scenes.stage.projection import Grid, HeightField, Pieces, Projection, by_cut, joined, slack_of
from scenes.stage.space.crossing_lines import crossing_lines, in_box
from scenes.stage.space.graph_plane import GraphPlane
from scenes.stage.space.surface import Surface
from scenes.stage.space.surface_faces import SurfaceFaces

Array = NDArray[np.float64]

APART = 1e6
"""Added to the depths of the plane, and twice to those of the half of space that the viewer is in."""


class Partition:
    """A surface, a plane, or both, in the order of painting. `key` is what they depend on."""

    def __init__(self, key: object, space: Projection, graphs: Sequence[HeightField], grid: Grid) -> None:
        self.key, self.graphs, self.grid = key, graphs, grid
        self.slack = slack_of(space.box.z)
        self._plane = next((graph for graph in graphs if isinstance(graph, GraphPlane)), None)
        surface = next((graph for graph in graphs if isinstance(graph, Surface)), None)
        walls = self._plane is not None
        self._faces = SurfaceFaces(surface, *grid, clipped=True, walls=walls) if surface is not None else None
        self._view: object = None
        self._cut: tuple[object, ...] = ()

    @staticmethod
    def suits(graphs: Sequence[HeightField]) -> bool:
        """Whether there is no more than one surface and no more than one plane."""
        kinds = [type(graph) for graph in graphs]
        return len(set(kinds)) == len(kinds) and {Surface, GraphPlane}.issuperset(kinds)

    def side(self, graph: HeightField, side: int) -> Paints:
        """What is to be painted of a graph on one side of the cut."""
        return self._by_side[self.graphs.index(graph)][side]

    def look(self, space: Projection) -> None:
        """Sort what there is for the present view, and divide it by the present cut."""
        if self._view != space.view:
            of_surface, of_plane = self._sorted(space)
            self._pieces = [of_plane if graph is self._plane else of_surface for graph in self.graphs]
        elif self._cut == (space.cut,):
            return
        self._view, self._cut = space.view, (space.cut,)
        self._by_side = [by_cut(space, found) for found in self._pieces]

    def _sorted(self, space: Projection) -> tuple[list[Pieces], list[Pieces]]:
        """The pieces of the surface and of the plane, with their depths."""
        of_plane = self._plane.pieces(space, self.grid) if self._plane is not None else []
        faces, lines = in_box(space, self._faces) if self._faces else ([], [])
        if self._plane is None or self._faces is None:
            return [*faces, *lines], of_plane
        of_plane = [pieces.raised(APART) for pieces in of_plane]
        of_surface: list[Pieces] = []
        for pieces in (*faces, *lines):
            behind = self._behind(space, self._plane, pieces)
            far, near = pieces.divided(behind)
            of_surface += [*far, *(part.raised(2 * APART) for part in near)]
            if pieces.width == FACE:
                crossing = crossing_lines(space, self._faces.item, self._plane, pieces, behind)
                for found, lines_of_one in zip((of_surface, of_plane), crossing, strict=True):
                    found.append(lines_of_one.raised(2 * APART))
        return joined(of_surface), joined(of_plane)

    def _behind(self, space: Projection, plane: GraphPlane, pieces: Pieces) -> Array:
        """How far corners lie behind a plane, in heights."""
        x, y, z = (pieces.points[..., axis] for axis in range(3))
        away = plane.height_at(x, y) - z if plane.is_seen_from_above(space) else z - plane.height_at(x, y)
        return np.where(np.abs(away) < self.slack, 0.0, away)
