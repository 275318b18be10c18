"""A vertical slice of a surface: its curve and its tangent at a point, over a line of the ground."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mathlib.function import differentiate
from scenes.stage.animation import Scalar, Value, number
from scenes.stage.space import Cut, wall_to_wall
from scenes.stage.ticks import tick_values
from scenes.stage.two_variables.landscape import Landscape

Array = NDArray[np.float64]

SAMPLES = 85
"""Points of a slice: three for every face of a surface that it runs over."""

TANGENT_SAMPLES = 33

MARGIN, FLAT, LONGEST_TICK = 0.1, 1e-10, 7
"""Room above and below a slice on its panel, in its height; how high a slice is at the least, in the size of
its heights, that is not taken for level; signs of a number beside the panel."""


@dataclass(frozen=True)
class VerticalSlice:
    """The slice of z = f(x, y) over a line of the ground, with its tangent at a point.

    `ground` gives x and y of places along the line; `at` is the place of the point, and `slope` that of the
    slice there. `ends` are the places where the line enters and leaves the box. Polylines have shape (n, 2):
    places along the line, and heights.
    """

    f: Callable[..., Any]
    ground: Callable[[Any], tuple[Any, Any]]
    at: Scalar
    ends: tuple[float, float]
    slope: Callable[[], float]

    @classmethod
    def along_variable(
        cls,
        landscape: Landscape,
        at: Sequence[Value],
        moving: int,
        held: Scalar,
        rule: Callable[[float, float], float] | None = None,
    ) -> VerticalSlice:
        """The slice along one variable, by its index, the other one held.

        `rule` gives its slope at points, by default by the formula of the partial derivative.
        """
        f, box = landscape.function, landscape.box
        partial = rule or differentiate(f, f.variables[moving])

        def ground(along: Any) -> tuple[Any, Any]:
            return (along, number(held)) if moving == 0 else (number(held), along)

        def slope() -> float:
            return float(partial(*ground(at[moving]())))

        return cls(f, ground, at[moving], (box.x, box.y)[moving], slope)

    @classmethod
    def along_direction(
        cls, landscape: Landscape, point: tuple[float, float], angle: Scalar, slope: Callable[[], float]
    ) -> VerticalSlice:
        """The slice along a direction in degrees, by the signed distance from a point.

        It reaches from wall to wall as the direction is now.
        """

        def ground(along: Any) -> tuple[Any, Any]:
            x, y = np.cos(np.radians(number(angle))), np.sin(np.radians(number(angle)))
            return point[0] + along * x, point[1] + along * y

        direction = np.subtract(ground(1.0), point)
        walls = wall_to_wall(landscape, Cut(point, (float(direction[0]), float(direction[1]))))
        low, high = ((walls - point) @ direction).tolist()
        return cls(landscape.function, ground, 0.0, (low, high), slope)

    def cut(self) -> Cut:
        """The vertical plane of the slice."""
        (x, y), (to_x, to_y) = self.ground(0.0), self.ground(1.0)
        return Cut((x, y), (to_x - x, to_y - y))

    def point(self) -> tuple[float, float]:
        """The place of the point, and its height."""
        along = number(self.at)
        return along, float(self._heights(np.array(along)))

    def curve(self) -> Array:
        """The curve from end to end."""
        along = np.linspace(*self.ends, SAMPLES)
        return np.column_stack([along, self._heights(along)])

    def curve_between(self, heights: tuple[float, float]) -> list[Array]:
        """The parts of the curve between two heights."""
        curve, (low, high) = self.curve(), heights
        with np.errstate(invalid="ignore"):
            seen = (curve[:, 1] >= low - 1e-9) & (curve[:, 1] <= high + 1e-9)
        runs = np.split(np.arange(len(curve)), np.flatnonzero(np.diff(seen)) + 1)
        return [curve[run] for run in runs if seen[run[0]]]

    def tangent(self, heights: tuple[float, float]) -> Array:
        """The tangent between two heights; empty without one."""
        slope, (along, height) = self.slope(), self.point()
        if not np.isfinite(slope) or not heights[0] <= height <= heights[1]:
            return np.zeros((0, 2))
        with np.errstate(divide="ignore", invalid="ignore"):
            crossings = np.sort(along + (np.array(heights) - height) / slope)
        start, stop = np.clip(self.ends, *crossings) if slope else self.ends
        places = np.linspace(start, stop, TANGENT_SAMPLES)
        return np.column_stack([places, height + slope * (places - along)])

    def in_space(self, line: Array) -> Array:
        """The points of a line where they stand in the space, of shape (n, 3)."""
        x, y = np.broadcast_arrays(*self.ground(line[:, 0]))
        return np.column_stack([x, y, line[:, 1]])

    def heights_to_show(self, most: tuple[float, float], ticks: int) -> tuple[float, float]:
        """Its heights within some, with a margin, and as many more as shorten the numbers at an axis."""
        bottom, top = most
        heights = np.concatenate([self.point()[1:], *(run[:, 1] for run in self.curve_between(most))])
        low, high = float(heights.min()), float(heights.max())
        whole, pad = top - bottom, MARGIN * (high - low)
        if pad <= FLAT * max(abs(low), abs(high)):
            return most
        while 2 * pad < whole and max(map(len, tick_values(low - pad, high + pad, ticks)[1])) > LONGEST_TICK:
            pad *= 2
        return low - pad, high + pad

    def _heights(self, along: Array) -> Array:
        return np.asarray(self.f(*np.broadcast_arrays(*self.ground(along))))
