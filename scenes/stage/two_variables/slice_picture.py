"""A vertical slice of a surface: the plane that cuts it, the curve in the cut, and both on a flat panel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from manim import VMobject
from numpy.typing import NDArray

from mathlib.function import differentiate
from scenes.stage.animation import Mark, Scalar, Value, drawn_by, number
from scenes.stage.axes import height_name
from scenes.stage.base import Place, Window
from scenes.stage.drawing import DOTS, GRAPHS, LINES, Stroke
from scenes.stage.plane import DOT_RADIUS, GRAPH_WIDTH, Plane
from scenes.stage.space import Cut, Item, Sheet, Space, SpaceCurve, wall_to_wall
from scenes.stage.text import Typesetter
from scenes.stage.ticks import tick_values
from scenes.stage.two_variables.landscape import Landscape
from scenes.stage.two_variables.partial_symbols import PARTIAL_ROLES

Array = NDArray[np.float64]

SAMPLES = 85
"""Points of a slice: three for every face of a surface that it runs over."""

TANGENT_SAMPLES = 33

MARGIN, FLAT, LONGEST_TICK = 0.1, 1e-10, 7
"""Room above and below a slice on its panel, in its height; how high a slice is at the least, in the size of
its heights, that is not taken for level; signs of a number beside the panel."""


class Slice:
    """The slice of z = f(x, y) over a line of the ground, with its tangent at a point, in space and flat.

    `ground` gives x and y of places along the line; `at` is the place of the point, and `slope` that of the
    slice there. `ends` are the places where the line enters and leaves the box. `carried` runs from 0, where
    the flat slice lies on the one in space, to 1, where it lies on the panel. The panel shows some `heights`,
    by default those of the slice.
    """

    def __init__(
        self,
        typesetter: Typesetter,
        space: Space,
        f: Callable[..., Any],
        ground: Callable[[Any], tuple[Any, Any]],
        at: Scalar,
        ends: tuple[float, float],
        slope: Callable[[], float],
        role: str,
        names: tuple[str, str],
        place: Place,
        ticks: tuple[int, int] = (5, 4),
        carried: float = 0,
        heights: tuple[float, float] | None = None,
    ) -> None:
        theme = typesetter.theme
        self.space, self.f, self.ground, self.at, self.ends, self.slope = space, f, ground, at, ends, slope
        self.carried = Value(carried)
        self.sheet = Sheet(theme, role)
        self.curve = SpaceCurve(theme, "ink", 5, within=True)
        self.tangent = SpaceCurve(theme, role, 6, within=True)
        self.tangent.lift = 0.3
        window = Window(*ends, *(heights or self._heights_to_show(ticks[1])))
        self.panel = Plane(typesetter, window, place, names=names, ticks=ticks)
        self.rim = Stroke(theme[role], 2.5, z_index=GRAPHS)
        self.graph = Stroke(theme["ink"], GRAPH_WIDTH, z_index=GRAPHS)
        self.line = Stroke(theme[role], GRAPH_WIDTH, z_index=LINES)
        self.dot = Mark(radius=DOT_RADIUS, color=theme["ink"], z_index=DOTS)
        self._let_all_be_drawn()

    @classmethod
    def along_variable(
        cls,
        typesetter: Typesetter,
        landscape: Landscape,
        at: Sequence[Value],
        moving: int,
        held: Scalar,
        place: Place,
        ticks: tuple[int, int] = (5, 4),
        carried: float = 0,
        heights: tuple[float, float] | None = None,
        rule: Callable[[float, float], float] | None = None,
    ) -> Slice:
        """The slice along one variable, by its index, the other one held; hidden in space.

        `rule` gives its slope at points, by default by the formula of the partial derivative.
        """
        f, box = landscape.function, landscape.box
        partial, ends = rule or differentiate(f, f.variables[moving]), (box.x, box.y)[moving]

        def ground(along: Any) -> tuple[Any, Any]:
            return (along, number(held)) if moving == 0 else (number(held), along)

        def slope() -> float:
            return float(partial(*ground(at[moving]())))

        line, role = (f, ground, at[moving], ends, slope), PARTIAL_ROLES[moving]
        panel = (f.typst_variables[moving], height_name(f)), place, ticks, carried, heights
        made = cls(typesetter, landscape, *line, role, *panel)
        for item in made.items:
            item.opacity = 0.0
        return made

    @classmethod
    def along_direction(
        cls,
        typesetter: Typesetter,
        landscape: Landscape,
        point: tuple[float, float],
        angle: Scalar,
        slope: Callable[[], float],
        place: Place,
        role: str = "direction",
        name: str = "h",
        ticks: tuple[int, int] = (4, 5),
    ) -> Slice:
        """The slice along a direction in degrees, by the signed distance from a point; hidden in space.

        It reaches from wall to wall as the direction is now; the panel shows the heights that it has now.
        """

        def ground(along: Any) -> tuple[Any, Any]:
            x, y = np.cos(np.radians(number(angle))), np.sin(np.radians(number(angle)))
            return point[0] + along * x, point[1] + along * y

        direction = np.subtract(ground(1.0), point)
        walls = wall_to_wall(landscape, Cut(point, (float(direction[0]), float(direction[1]))))
        low, high = ((walls - point) @ direction).tolist()
        line, names = (
            (landscape.function, ground, 0.0, (low, high), slope),
            (name, height_name(landscape.function)),
        )
        made = cls(typesetter, landscape, *line, role, names, place, ticks)
        for item in made.items:
            item.opacity = 0.0
        return made

    def _let_all_be_drawn(self) -> None:
        drawn_by(self.sheet, lambda: setattr(self.sheet, "cut", self.cut()))
        drawn_by(self.curve, lambda: self.curve.draw(self._in_space(self._curve())))
        drawn_by(self.tangent, lambda: self.tangent.draw(self._in_space(self._tangent(self.space.box.z))))
        drawn_by(self.rim, lambda: self.rim.draw([self._on_screen(self._frame())]))
        drawn_by(self.graph, lambda: self.graph.draw(map(self._on_screen, self._curve_on_panel())))
        drawn_by(self.line, lambda: self.line.draw([self._on_screen(self._tangent(self.heights))]))
        drawn_by(self.dot, lambda: self.dot.move_to(self._on_screen(np.array([self._point()]))[0]))

    @property
    def items(self) -> tuple[Item, ...]:
        """What stands in the space."""
        return self.sheet, self.curve, self.tangent

    @property
    def carried_parts(self) -> tuple[VMobject, ...]:
        """What moves from the space to the panel."""
        return self.rim, self.graph, self.dot

    @property
    def flat(self) -> tuple[VMobject, ...]:
        """All that there is on the panel at last."""
        return self.panel, *self.carried_parts, self.line

    def cut(self) -> Cut:
        """The vertical plane of the slice."""
        (x, y), (to_x, to_y) = self.ground(0.0), self.ground(1.0)
        return Cut((x, y), (to_x - x, to_y - y))

    def _heights(self, along: Array) -> Array:
        return np.asarray(self.f(*np.broadcast_arrays(*self.ground(along))))

    def _point(self) -> tuple[float, float]:
        along = number(self.at)
        return along, float(self._heights(np.array(along)))

    def _curve(self) -> Array:
        """The slice as a polyline of shape (n, 2), in coordinates of the panel."""
        along = np.linspace(*self.ends, SAMPLES)
        return np.column_stack([along, self._heights(along)])

    @property
    def heights(self) -> tuple[float, float]:
        """The heights that the panel shows."""
        return self.panel.window.bottom, self.panel.window.top

    def _heights_to_show(self, ticks: int) -> tuple[float, float]:
        """Those of the slice, with a margin, and as many more as shorten the numbers at the axis."""
        (bottom, top), (_, here) = self.space.box.z, self._point()
        heights = np.concatenate([[here], *(run[:, 1] for run in _runs(self._curve(), (bottom, top)))])
        low, high = float(heights.min()), float(heights.max())
        whole, pad = top - bottom, MARGIN * (high - low)
        if pad <= FLAT * max(abs(low), abs(high)):
            return bottom, top
        while 2 * pad < whole and max(map(len, tick_values(low - pad, high + pad, ticks)[1])) > LONGEST_TICK:
            pad *= 2
        return low - pad, high + pad

    def _frame(self) -> Array:
        """The outline of what the panel shows."""
        (left, right), (low, high) = self.ends, self.heights
        return np.column_stack([(left, right, right, left, left), (low, low, high, high, low)])

    def _curve_on_panel(self) -> list[Array]:
        return _runs(self._curve(), self.heights)

    def _tangent(self, heights: tuple[float, float]) -> Array:
        """The tangent between two heights, of shape (n, 2), on the panel; empty without one."""
        slope, (along, height) = self.slope(), self._point()
        if not np.isfinite(slope) or not heights[0] <= height <= heights[1]:
            return np.zeros((0, 2))
        with np.errstate(divide="ignore", invalid="ignore"):
            crossings = np.sort(along + (np.array(heights) - height) / slope)
        start, stop = np.clip(self.ends, *crossings) if slope else self.ends
        places = np.linspace(start, stop, TANGENT_SAMPLES)
        return np.column_stack([places, height + slope * (places - along)])

    def _in_space(self, line: Array) -> Array:
        """Points of the panel, of shape (n, 2), where they stand in the space, of shape (n, 3)."""
        x, y = np.broadcast_arrays(*self.ground(line[:, 0]))
        return np.column_stack([x, y, line[:, 1]])

    def _on_screen(self, line: Array) -> Array:
        """Where points of the panel are on their way from the space, as screen points."""
        share, there = self.carried(), self.panel.at(*line.T)
        return there if share == 1 else (1 - share) * self.space.at(*self._in_space(line).T) + share * there


def _runs(line: Array, heights: tuple[float, float]) -> list[Array]:
    """The parts of a polyline of shape (n, 2) that have values within a range."""
    low, high = heights
    with np.errstate(invalid="ignore"):
        seen = (line[:, 1] >= low - 1e-9) & (line[:, 1] <= high + 1e-9)
    runs = np.split(np.arange(len(line)), np.flatnonzero(np.diff(seen)) + 1)
    return [line[run] for run in runs if seen[run[0]]]
