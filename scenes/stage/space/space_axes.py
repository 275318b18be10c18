"""The scale of a space: flat numbers and names along the edges that the viewer sees from outside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from manim import VGroup
from numpy.typing import NDArray

from scenes.stage.animation import drawn_by
from scenes.stage.drawing import Stroke
from scenes.stage.space.space import Space
from scenes.stage.text import LABEL, SMALLEST, TICK, Numeral, Typesetter
from scenes.stage.ticks import tick_values

Array = NDArray[np.float64]
Point = tuple[float, float, float]

NUMBER_GAP, NAME_GAP = 0.3, 0.72
"""How far from its edge a number and a name stand, in Manim's units."""

CLEAR = 0.03
"""How far numbers of different axes are apart at the least."""

LONG, CROWDED = 5, 20
"""Signs of a number, and of all along an edge of the floor, beyond which there are fewer and smaller ones."""

A_SIGN = 0.03
"""How near to a corner a number may meet one of the other axis, for each of its signs, in sides."""


def _at_the_ends(values: Array, texts: Sequence[str], ends: tuple[float, float]) -> NDArray[np.bool_]:
    """Which ticks stand at a corner of the floor, where those of the other axis may stand, too."""
    (low, high), signs = ends, max(2, *map(len, ("", *texts)))
    return np.minimum(values - low, high - values) < A_SIGN * signs * (high - low)


def _few_ticks(low: float, high: float, count: int, is_upright: bool) -> tuple[Array, list[str]]:
    """About so many values and how they are written, half as many where their numbers are long."""
    values, texts = tick_values(low, high, count)
    signs = [len(text) for text in texts]
    if count > 2 and (max(signs, default=0) > LONG or (sum(signs) > CROWDED and not is_upright)):
        return _few_ticks(low, high, count // 2, is_upright)
    return values, texts


class SpaceAxes(VGroup):
    """Numbers and names of the three axes, placed for the present view.

    x and y run along the two near edges of the floor, z along the upright at the left.
    """

    def __init__(
        self,
        typesetter: Typesetter,
        space: Space,
        names: tuple[str, str, str] = ("x", "y", "z"),
        count: int = 4,
    ) -> None:
        super().__init__()
        self.space = space
        color = typesetter.theme["muted"]
        self.upright = Stroke(typesetter.theme["faint"], width=2, z_index=0)
        self.ticks: list[Array] = []
        self.numbers: list[list[Numeral]] = []
        for axis, (low, high) in enumerate((space.box.x, space.box.y, space.box.z)):
            values, texts = _few_ticks(low, high, count, axis == 2)
            if axis == 0:
                meet = _at_the_ends(values, texts, (low, high)).any()
            elif axis == 1 and meet:
                inside = ~_at_the_ends(values, texts, (low, high))
                values, texts = (
                    values[inside],
                    [text for text, seen in zip(texts, inside, strict=True) if seen],
                )
            size = SMALLEST if max(map(len, texts), default=0) > LONG else TICK
            self.ticks.append(values)
            self.numbers.append([Numeral(text, size, color) for text in texts])
        self.names = [typesetter.math(name, LABEL, "muted") for name in names]
        self.add(self.upright, *(n for axis in self.numbers for n in axis), *self.names)
        drawn_by(self, self._place)

    def _place(self) -> None:
        """Put every mark where it belongs in the present view."""
        box = self.space.box
        near_x, near_y = (self.space.near_wall(axis) for axis in (0, 1))
        floor = box.z[0]
        middle_x, middle_y = sum(box.x) / 2, sum(box.y) / 2
        self._up(floor)
        self._along(0, lambda x: (x, near_y, floor), (middle_x, 2 * near_y - middle_y, floor))
        self._along(1, lambda y: (near_x, y, floor), (2 * near_x - middle_x, middle_y, floor))

    def _up(self, floor: float) -> None:
        """Numbers of the upright, to its left."""
        box = self.space.box
        corners = [(x, y) for x in box.x for y in box.y]
        left_x, left_y = min(corners, key=lambda corner: float(self.space.at(corner[0], corner[1], floor)[0]))
        self.upright.draw([self.space.at(left_x, left_y, np.array(box.z))])
        for (x, y, _), number in zip(
            self.space.at(left_x, left_y, self.ticks[2]), self.numbers[2], strict=True
        ):
            number.move_to((x - 0.14 - number.extent[0] / 2, y, 0))
        x, y, _ = self.space.at(left_x, left_y, box.z[1])
        self.names[2].move_to((x, y + 0.28, 0))

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
        for place, number in zip(places, self.numbers[axis], strict=True):
            number.move_to(_clear_of(self.numbers[2], place, number.extent, across))
        name, place = self.names[axis], middle + NAME_GAP * across
        name.move_to(_clear_of(self.numbers[axis], place, name.extent, across))


def _clear_of(
    numbers: Sequence[Numeral], place: Array, extent: tuple[float, float], across: Array
) -> tuple[float, float, float]:
    """A place of lettering beside an edge, moved on across the edge if one of some numbers stands there."""
    for other in numbers:
        apart = (place - other.get_center())[:2]
        needed = (np.array(extent) + other.extent) / 2 + CLEAR
        if (np.abs(apart) < needed).all():
            along = across[:2] + 1e-9
            place = place + across * ((np.sign(along) * needed - apart) / along).min()
    x, y, _ = place.tolist()
    return x, y, 0.0
