"""A landscape: the graph of a function over a box, to which points, curves, planes and cuts are added."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np
from manim import VGroup
from numpy.typing import NDArray

from mathlib.function import Function
from mathlib.plotting import LevelCurve, level_curves, nice_levels
from scenes.stage.animation import Scalar, drawn_by, number
from scenes.stage.axes import height_name
from scenes.stage.base import Place, Window
from scenes.stage.drawing import GRAPHS, Stroke
from scenes.stage.plane import Plane
from scenes.stage.space import (
    Box,
    Floor,
    GraphPlane,
    Space,
    SpaceAxes,
    SpaceCurve,
    SpaceDot,
    Surface,
    in_sight,
)
from scenes.stage.space import intersection as intersections
from scenes.stage.text import Typesetter
from scenes.stage.two_variables.partial_symbols import PARTIAL_ROLES
from scenes.stage.two_variables.vertical_cut import VerticalCut, line_piece

Array = NDArray[np.float64]
Path: TypeAlias = Array | Callable[[], Array]
"""Points of the ground, of shape (n, 2), or a function without arguments that computes them."""

ELEVATION = np.radians(30)
VIEWS = np.radians([-60.0, -120.0])
"""Azimuths from which x runs to the right and y away from the viewer, as on a map."""


class Landscape(Space):
    """The surface z = f(x, y) over the ground of a box, on a floor with a grid.

    `dot`, `curve`, `plane`, `intersection` and `cut_along` add items, which hide each other as in space and
    follow the quantities that they are given. `level_lines` makes flat lines, which the surface hides, but no
    plane. `axes` are the scales, named as the variables of f; they and flat lines are added to the scene.

    >>> from mathlib.function import parse
    >>> from scenes.stage.base import DARK
    >>> f, box = parse("u^2 - v^2", ("u", "v")), Box((-1, 1), (-1, 1), (-1, 1))
    >>> saddle = Landscape(Typesetter(DARK), f, box, (0, 0, 6, 4), azimuth=-1)
    >>> saddle.plane("tangent", (0.5, 0), slopes=(1, 0)).point
    (0.5, 0.0, 0.25)
    """

    def __init__(
        self,
        typesetter: Typesetter,
        function: Function,
        box: Box,
        place: Place,
        azimuth: float,
        elevation: float = ELEVATION,
        faces: int = 24,
        ticks: int = 4,
    ) -> None:
        super().__init__(box, place, azimuth, elevation)
        self.typesetter, self.theme, self.function = typesetter, typesetter.theme, function
        self.surface = Surface.of(self.theme, function, box, faces)
        self.put(Floor.of(self.theme, box), self.surface)
        x, y = function.typst_variables
        self.axes = SpaceAxes(typesetter, self, (x, y, height_name(function)), ticks)

    @staticmethod
    def view_uphill(angle: float) -> float:
        """The azimuth, one of `VIEWS`, from which the direction at an angle in degrees points away most.

        >>> round(np.degrees(Landscape.view_uphill(20)))
        -120
        """
        return float(VIEWS[np.argmax(np.cos(VIEWS - np.radians(angle + 180)))])

    def map(self, place: Place, ticks: tuple[int, int] = (4, 4)) -> Plane:
        """The map of its ground."""
        window = Window.of(self.box.x, self.box.y)
        return Plane.map(self.function, self.typesetter, window, place, ticks)

    def level_curves(self, count: int) -> tuple[LevelCurve, ...]:
        """The level curves of the function over its ground, at about so many round heights."""
        ground = self.box.x, self.box.y
        return level_curves(self.function, nice_levels(self.function, ground, count), ground)

    def height_at(self, x: float, y: float) -> float:
        """The height over one point of the ground."""
        return float(self.function(x, y))

    def on_surface(self, path: Array) -> Array:
        """The points of the surface, of shape (n, 3), over ground points of shape (n, 2)."""
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

    def level_lines(self, curves: Sequence[LevelCurve], role: str = "ink") -> VGroup:
        """A flat line for each level curve."""
        return VGroup(*(SurfaceLine(self, curve.lines, role, 3, 0.75) for curve in curves))

    def dot(
        self, x: Scalar, y: Scalar, role: str = "ink", diameter: float = 18, lift: float = 0.12
    ) -> SpaceDot:
        """Add a dot on the surface; `lift` moves it towards the viewer for the sorting."""
        dot = SpaceDot(self.theme, role, diameter).stand_on(self.function, x, y)
        dot.lift = lift
        self.put(dot)
        return dot

    def curve(self, path: Path, role: str, width: float = 5) -> SpaceCurve:
        """Add a curve on the surface over a path."""
        curve = SpaceCurve(self.theme, role, width)
        drawn_by(curve, lambda: curve.draw(self.on_surface(path() if callable(path) else path)))
        self.put(curve)
        return curve

    def cut_along(
        self, point: tuple[float, float], angle: Scalar, shown: Scalar = 1.0, role: str = "direction"
    ) -> VerticalCut:
        """Cut the landscape vertically through a point of the ground, along a direction in degrees."""
        return VerticalCut(self, self.surface, self.theme, point, angle, shown, role)

    def line(
        self, x: Scalar, y: Scalar, direction: tuple[float, float], slope: Scalar, role: str, width: float = 6
    ) -> SpaceCurve:
        """Add a piece of the line with a slope through a point of the surface, such as a tangent.

        `direction` is a unit vector of the ground.
        """
        line = SpaceCurve(self.theme, role, width, within=True)
        line.lift = 0.3

        def redraw() -> None:
            at = number(x), number(y)
            through = (*at, self.height_at(*at))
            line.draw(line_piece(self.box, through, np.array(direction), number(slope)))

        drawn_by(line, redraw)
        self.put(line)
        return line

    def partial_tangents(
        self, x: Scalar, y: Scalar, slopes: Callable[[float, float], tuple[float, float]]
    ) -> list[SpaceCurve]:
        """Add the tangents along both variables at a point, with the slopes there; hidden at first."""
        ways: tuple[tuple[float, float], ...] = ((1, 0), (0, 1))
        tangents = [
            self.line(x, y, way, lambda k=k: slopes(number(x), number(y))[k], PARTIAL_ROLES[k])  # type: ignore[misc]
            for k, way in enumerate(ways)
        ]
        self.hide(*tangents)
        return tangents

    def plane(
        self,
        role: str,
        point: tuple[Scalar, Scalar],
        slopes: tuple[Scalar, Scalar],
        outline: Path | None = None,
        opacity: float = 0.55,
    ) -> GraphPlane:
        """Add a plane through a point of the surface, tangent if the slopes are the partial derivatives.

        `outline`, the corners of a convex polygon of the ground, restricts it to a part.
        """
        plane = GraphPlane(self.theme, role, opacity=opacity)

        def tilt() -> None:
            plane.outline = outline() if callable(outline) else outline
            (x, y), (a, b) = map(number, point), map(number, slopes)
            plane.tilt((x, y, self.height_at(x, y)), (a, b))

        drawn_by(plane, tilt)
        self.put(plane)
        return plane

    def intersection(self, plane: GraphPlane, role: str = "ink", width: float = 4) -> list[SpaceCurve]:
        """Add the curves in which a plane, as it stands now, cuts the surface."""
        lines = intersections(self, self.surface, plane)
        curves = [SpaceCurve(self.theme, role, width).draw(line) for line in lines]
        self.put(*curves)
        return curves


class SurfaceLine(Stroke):
    """Lines over the surface of a landscape, flat on the screen, left out where the surface hides them."""

    def __init__(
        self, landscape: Landscape, paths: Sequence[Array], role: str, width: float, opacity: float = 1
    ) -> None:
        super().__init__(landscape.theme[role], width, opacity=opacity, z_index=GRAPHS)
        drawn_by(self, lambda: self.draw(part for path in paths for part in landscape.visible_parts(path)))
