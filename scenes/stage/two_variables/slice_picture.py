"""A slice of a surface drawn twice: in the space, where a plane cuts it, and flat on a panel."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from manim import Add, Animation, VMobject, smooth, squish_rate_func
from numpy.typing import NDArray

from scenes.stage.animation import Appear, Glide, Mark, Scalar, Value, drawn_by
from scenes.stage.axes import height_name
from scenes.stage.base import Place, Window
from scenes.stage.drawing import DOTS, GRAPHS, LINES, Stroke
from scenes.stage.plane import DOT_RADIUS, GRAPH_WIDTH, Plane
from scenes.stage.space import Item, Sheet, SpaceCurve
from scenes.stage.two_variables.landscape import Landscape
from scenes.stage.two_variables.partial_symbols import PARTIAL_ROLES
from scenes.stage.two_variables.vertical_slice import VerticalSlice

Array = NDArray[np.float64]

LANDING = 0.6
"""The share of the way of a slice to its panel after which the panel appears."""


class Slice:
    """A vertical slice of a landscape with its tangent at a point, in space, hidden at first, and flat.

    `carried` runs from 0, where the flat slice lies on the one in space, to 1, where it lies on the panel.
    The panel shows some `heights`, by default those that the slice has now; `name` is that of its
    horizontal axis. `cut` and `slope` give the plane and the slope as they are now.
    """

    def __init__(
        self,
        landscape: Landscape,
        vertical: VerticalSlice,
        role: str,
        name: str,
        place: Place,
        ticks: tuple[int, int],
        heights: tuple[float, float] | None = None,
    ) -> None:
        theme, self.role, self.name = landscape.theme, role, name
        self.landscape, self.slice, self.carried = landscape, vertical, Value(0)
        self.ends, self.slope, self.cut = vertical.ends, vertical.slope, vertical.cut
        self.sheet = Sheet(theme, role)
        self.curve = SpaceCurve(theme, "ink", 5, within=True)
        self.tangent = SpaceCurve(theme, role, 6, within=True)
        self.tangent.lift = 0.3
        landscape.hide(*self.items)
        window = Window(*vertical.ends, *(heights or vertical.heights_to_show(landscape.box.z, ticks[1])))
        names = name, height_name(landscape.function)
        self.panel = Plane(landscape.typesetter, window, place, names=names, ticks=ticks)
        self.rim = Stroke(theme[role], 2.5, z_index=GRAPHS)
        self.graph = Stroke(theme["ink"], GRAPH_WIDTH, z_index=GRAPHS)
        self.line = Stroke(theme[role], GRAPH_WIDTH, z_index=LINES)
        self.dot = Mark(radius=DOT_RADIUS, color=theme["ink"], z_index=DOTS)
        self._let_all_be_drawn()

    @classmethod
    def along_variable(
        cls,
        landscape: Landscape,
        at: Sequence[Value],
        moving: int,
        held: Scalar,
        place: Place,
        rule: Callable[[float, float], float] | None = None,
        ticks: tuple[int, int] = (5, 4),
    ) -> Slice:
        """The slice along one variable, by its index, the other one held; it is added to the landscape.

        `rule` gives its slope at points, by default by the formula of the partial derivative.
        """
        vertical = VerticalSlice.along_variable(landscape, at, moving, held, rule)
        role, name = PARTIAL_ROLES[moving], landscape.function.typst_variables[moving]
        made = cls(landscape, vertical, role, name, place, ticks)
        landscape.put(*made.items)
        return made

    @classmethod
    def along_direction(
        cls,
        landscape: Landscape,
        point: tuple[float, float],
        angle: Scalar,
        slope: Callable[[], float],
        place: Place,
        role: str = "direction",
        name: str = "h",
        ticks: tuple[int, int] = (4, 5),
    ) -> Slice:
        """The slice along a direction in degrees, by the signed distance from a point.

        It reaches from wall to wall as the direction is now; the panel shows the heights that it has now.
        """
        vertical = VerticalSlice.along_direction(landscape, point, angle, slope)
        return cls(landscape, vertical, role, name, place, ticks)

    def on_panel(self, place: Place, ticks: tuple[int, int], heights: tuple[float, float]) -> Slice:
        """The same slice, carried to another panel, which shows some heights."""
        other = Slice(self.landscape, self.slice, self.role, self.name, place, ticks, heights)
        other.carried.set_value(1)
        return other

    def carry(self, run_time: float = 2.2) -> list[Animation]:
        """Bring the slice from the space to the panel, which appears when it is almost there."""
        landing = squish_rate_func(smooth, LANDING, 1)
        return [
            Add(*self.carried_parts, run_time=run_time),
            Glide(self.carried, 1, run_time),
            Appear(self.panel, run_time=run_time, rate_func=landing),
        ]

    def _let_all_be_drawn(self) -> None:
        line, box = self.slice, self.landscape.box
        drawn_by(self.sheet, lambda: setattr(self.sheet, "cut", line.cut()))
        drawn_by(self.curve, lambda: self.curve.draw(line.in_space(line.curve())))
        drawn_by(self.tangent, lambda: self.tangent.draw(line.in_space(line.tangent(box.z))))
        drawn_by(self.rim, lambda: self.rim.draw([self._on_screen(self._frame())]))
        drawn_by(self.graph, lambda: self.graph.draw(map(self._on_screen, line.curve_between(self.heights))))
        drawn_by(self.line, lambda: self.line.draw([self._on_screen(line.tangent(self.heights))]))
        drawn_by(self.dot, lambda: self.dot.move_to(self._on_screen(np.array([line.point()]))[0]))

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

    @property
    def heights(self) -> tuple[float, float]:
        """The heights that the panel shows."""
        return self.panel.window.bottom, self.panel.window.top

    def _frame(self) -> Array:
        """The outline of what the panel shows."""
        (left, right), (low, high) = self.ends, self.heights
        return np.column_stack([(left, right, right, left, left), (low, low, high, high, low)])

    def _on_screen(self, line: Array) -> Array:
        """Where points of the panel are on their way from the space, as screen points."""
        share, there = self.carried(), self.panel.at(*line.T)
        if share == 1:
            return there
        return (1 - share) * self.landscape.at(*self.slice.in_space(line).T) + share * there
