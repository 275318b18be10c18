"""A landscape: the graph of a function over a box, to which points, curves, planes and cuts are added."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

from mathlib.plotting import LevelCurve, nice_ticks
from scenes.stage.base import Place, Theme
from scenes.stage.drawing import AREAS, GRAPHS, Stroke
from scenes.stage.space import Box, Floor, GraphPlane, Space, SpaceCurve, SpaceDot, Surface, in_sight
from scenes.stage.space import intersection as intersections

Array = NDArray[np.float64]

ELEVATION = np.radians(30)
VIEWS = np.radians([-60.0, -120.0])
"""Azimuths from which x runs to the right and y away from the viewer, as on a map."""


def view_of(downhill: float) -> float:
    """The azimuth, one of two, that looks up the slope best; `downhill` is an angle in radians.

    >>> round(np.degrees(view_of(np.radians(200))))
    -120
    """
    return float(VIEWS[np.argmax(np.cos(VIEWS - downhill))])


class Landscape(Space):
    """The surface z = f(x, y) over the ground of a box, on a floor with a grid.

    `point`, `curve`, `plane` and `intersection` add items, which are hidden where the surface, or a plane,
    stands before them. A plane that cuts the surface is painted right. Paths are arrays of ground points of
    shape (n, 2).

    >>> from scenes.stage.base import DARK
    >>> box = Box((-1, 1), (-1, 1), (-1, 1))
    >>> saddle = Landscape(DARK, lambda x, y: x**2 - y**2, box, (0, 0, 6, 4), azimuth=-1)
    >>> plane = saddle.plane("tangent", (0.5, 0), slopes=(1, 0))
    >>> plane.point
    (0.5, 0, 0.25)
    """

    def __init__(
        self,
        theme: Theme,
        function: Callable[[Array, Array], Array],
        box: Box,
        place: Place,
        azimuth: float,
        elevation: float = ELEVATION,
        faces: int = 24,
    ) -> None:
        super().__init__(box, place, azimuth, elevation)
        self.set_z_index(AREAS)
        self.theme, self.function = theme, function
        self.surface = Surface.of(theme, function, box, faces)
        self.put(Floor(theme, nice_ticks(*box.x, 4), nice_ticks(*box.y, 4)), self.surface)

    def height_at(self, x: float, y: float) -> float:
        """The height over one point of the ground."""
        return float(self.function(np.array(x), np.array(y)))

    def on_surface(self, path: Array) -> Array:
        """The points of the surface, of shape (n, 3), over a path."""
        return np.column_stack([path, self.function(*path.T)])

    def visible_parts(self, path: Array) -> list[Array]:
        """The parts of a path over the surface that the surface does not hide, as polylines of the screen."""
        points = self.on_surface(path)
        low, high = self.box.z
        with np.errstate(invalid="ignore"):
            inside = (points[:, 2] >= low) & (points[:, 2] <= high)
        clear = inside & in_sight(self, self.function, points)
        runs = np.split(np.arange(len(points)), np.flatnonzero(np.diff(clear)) + 1)
        screen = self.at(*points.T)
        return [screen[run] for run in runs if clear[run[0]] and len(run) > 1]

    def level_lines(self, curves: Iterable[LevelCurve], role: str = "ink") -> list[SurfaceLine]:
        """A flat line for each level curve, to be added to the scene."""
        return [SurfaceLine(self, role, 3, 0.75).follow_paths(*curve.lines) for curve in curves]

    def point(self, x: float, y: float, role: str = "ink", diameter: float = 18) -> SpaceDot:
        """Add a dot on the surface."""
        dot = SpaceDot(self.theme, role, diameter).move(x, y, self.height_at(x, y))
        self.put(dot)
        return dot

    def curve(self, path: Array, role: str, width: float = 5) -> SpaceCurve:
        """Add a curve on the surface over a path."""
        curve = SpaceCurve(self.theme, role, width).draw(self.on_surface(path))
        self.put(curve)
        return curve

    def plane(
        self,
        role: str,
        point: tuple[float, float],
        slopes: tuple[float, float],
        outline: Array | None = None,
        opacity: float = 0.55,
    ) -> GraphPlane:
        """Add a plane through a point of the surface, tangent if the slopes are the partial derivatives."""
        plane = GraphPlane(self.theme, role, outline, opacity)
        self.put(plane.tilt((*point, self.height_at(*point)), slopes))
        return plane

    def intersection(self, plane: GraphPlane, role: str = "ink", width: float = 4) -> list[SpaceCurve]:
        """Add the curves in which a plane, as it stands now, cuts the surface."""
        lines = intersections(self, self.surface, plane)
        curves = [SpaceCurve(self.theme, role, width).draw(line) for line in lines]
        self.put(*curves)
        return curves


class SurfaceLine(Stroke):
    """Lines over the surface of a landscape, flat on the screen, left out where the surface hides them."""

    def __init__(self, landscape: Landscape, role: str, width: float, opacity: float = 1) -> None:
        super().__init__(landscape.theme[role], width, opacity=opacity, z_index=GRAPHS)
        self.landscape = landscape

    def follow_paths(self, *paths: Array) -> SurfaceLine:
        """Run over these paths."""
        self.draw(part for path in paths for part in self.landscape.visible_parts(path))
        return self
