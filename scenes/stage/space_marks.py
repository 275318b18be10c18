"""The scale of a space: flat numbers and names along the edges that the viewer sees from outside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from manim import VGroup, VMobject
from numpy.typing import NDArray

from mathlib.sampling import decimals, nice_step, nice_ticks
from scenes.stage.numerals import Numeral
from scenes.stage.plane import tick_text
from scenes.stage.space import Space
from scenes.stage.strokes import Stroke
from scenes.stage.type import LABEL, TICK, Type

Array = NDArray[np.float64]
Point = tuple[float, float, float]

NUMBER_GAP, NAME_GAP = 0.3, 0.72
"""How far from its edge a number and a name stand, in Manim's units."""


class _Mark:
    """A piece of lettering that is moved by its centre, without asking Manim for its bounds."""

    def __init__(self, mobject: VMobject) -> None:
        centre = mobject.get_center()
        self.width = float(mobject.width)
        self.parts = [(part, part.points - centre) for part in mobject.family_members_with_points()]

    def stand(self, x: float, y: float) -> None:
        for part, points in self.parts:
            part.points = points + np.array([x, y, 0.0])


class SpaceMarks(VGroup):
    """Numbers and names of the three axes; `turn` puts them where the present view wants them.

    x and y run along the two near edges of the floor, z along the upright at the left.
    Let it follow `space.azimuth` and `space.elevation`.
    """

    def __init__(
        self, type_: Type, space: Space, names: tuple[str, str, str] = ("x", "y", "z"), count: int = 4
    ) -> None:
        super().__init__()
        self.space = space
        color = type_.theme["muted"]
        self.upright = Stroke(type_.theme["faint"], width=2, z_index=0)
        self.ticks: list[Array] = []
        self.numbers: list[list[Numeral]] = []
        for low, high in (space.box.x, space.box.y, space.box.z):
            values = nice_ticks(low, high, count)
            places = decimals(nice_step(high - low, count))
            self.ticks.append(values)
            self.numbers.append([Numeral(tick_text(value, places), TICK, color) for value in values])
        self.names = [type_.math(name, LABEL, "muted") for name in names]
        self.add(self.upright, *(n for axis in self.numbers for n in axis), *self.names)
        self._numbers = [[_Mark(number) for number in axis] for axis in self.numbers]
        self._names = [_Mark(name) for name in self.names]
        self.turn()

    def turn(self) -> None:
        """Put every mark where it belongs in the present view."""
        box = self.space.box
        toward = np.array([np.cos(self.space.azimuth.get_value()), np.sin(self.space.azimuth.get_value())])
        near_x, near_y = box.x[int(toward[0] > 0)], box.y[int(toward[1] > 0)]
        floor = box.z[0]
        middle_x, middle_y = sum(box.x) / 2, sum(box.y) / 2
        self._along(0, lambda x: (x, near_y, floor), (middle_x, 2 * near_y - middle_y, floor))
        self._along(1, lambda y: (near_x, y, floor), (2 * near_x - middle_x, middle_y, floor))
        corners = [(x, y) for x in box.x for y in box.y]
        left_x, left_y = min(corners, key=lambda corner: float(self.space.at(corner[0], corner[1], floor)[0]))
        self.upright.draw([self.space.at(left_x, left_y, np.array(box.z))])
        for (x, y, _), number in zip(
            self.space.at(left_x, left_y, self.ticks[2]), self._numbers[2], strict=True
        ):
            number.stand(x - 0.14 - number.width / 2, y)
        x, y, _ = self.space.at(left_x, left_y, box.z[1])
        self._names[2].stand(x, y + 0.28)

    def _along(
        self,
        axis: int,
        point: Callable[[Any], tuple[Any, Any, float]],
        outside: tuple[float, float, float],
    ) -> None:
        """Numbers of a floor edge, pushed away from the floor at a right angle to the edge."""
        ends = self.space.at(*point(np.array((self.space.box.x, self.space.box.y)[axis])))
        across = np.array([ends[0][1] - ends[1][1], ends[1][0] - ends[0][0], 0])
        across /= np.linalg.norm(across) + 1e-9
        middle = ends.mean(axis=0)
        if across @ (self.space.at(*outside) - middle) < 0:
            across = -across
        places = self.space.at(*point(self.ticks[axis])) + NUMBER_GAP * across
        for (x, y, _), number in zip(places, self._numbers[axis], strict=True):
            number.stand(x, y)
        x, y, _ = middle + NAME_GAP * across
        self._names[axis].stand(x, y)
