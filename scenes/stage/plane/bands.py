"""Open strips of a plane, and names of numbers on the frame's free sides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from manim import VGroup
from numpy.typing import NDArray

from scenes.stage.drawing import Area, Stroke
from scenes.stage.plane.plane import Plane
from scenes.stage.text import LABEL, Inscription

Array = NDArray[np.float64]
Axis = Literal["x", "y"]

EDGE_WIDTH, INTERVAL_WIDTH = 2.5, 7
LEADER, GAP = 0.12, 0.12
"""How far from the frame a leader ends, and how far a name stays from the next one."""

CORNER = 0.35
"""The room that the name of the axis itself takes at its end of the frame."""

RISE, MIDDLE, NAME_HEIGHT = 0.1, 0.09, 0.26
"""How far from its leader a name is written; half the height of its letters; the room it takes."""


class Strip(VGroup):
    """The points of a plane with low < x < high, or low < y < high, clipped to its frame.

    The edges do not belong to it, so they are dashed. The interval itself is drawn thick on the edge of the
    frame that carries the axis's numbers.
    """

    def __init__(self, plane: Plane, axis: Axis, role: str) -> None:
        super().__init__()
        color = plane.theme[role]
        self.plane, self.axis = plane, axis
        self.area = Area(color, 0.16)
        self.edges = Stroke(color, EDGE_WIDTH, dashed=True)
        self.interval = Stroke(color, INTERVAL_WIDTH)
        self.add(self.area, self.edges, self.interval)

    def span(self, low: float, high: float) -> None:
        """Draw the strip between two numbers."""
        window = self.plane.window
        if self.axis == "x":
            (first, last), ends = self.plane.clip_x(low, high), (window.bottom, window.top)
            seen = [x for x in (low, high) if window.left < x < window.right]
            edges = [self.plane.at([x, x], ends) for x in seen]
            interval = self.plane.at([first, last], window.bottom)
        else:
            (first, last), ends = self.plane.clip_y(low, high), (window.left, window.right)
            seen = [y for y in (low, high) if window.bottom < y < window.top]
            edges = [self.plane.at(ends, [y, y]) for y in seen]
            interval = self.plane.at(window.left, [first, last])
        if low >= high:
            edges, interval = [], interval[:0]
        self.area.draw(rectangle(self.plane, *self._corners(first, last)))
        self.edges.draw(edges)
        self.interval.draw([interval])

    def _corners(self, first: float, last: float) -> tuple[float, float, float, float]:
        window = self.plane.window
        if self.axis == "x":
            return first, last, window.bottom, window.top
        return window.left, window.right, first, last


def rectangle(plane: Plane, left: float, right: float, bottom: float, top: float) -> Array:
    """The four corners on the screen of a rectangle of the plane, clipped to its frame."""
    (left, right), (bottom, top) = plane.clip_x(left, right), plane.clip_y(bottom, top)
    return plane.at([left, right, right, left], [bottom, bottom, top, top])


class EdgeNames(VGroup):
    """Names of numbers of an axis, opposite its ticks: above the frame for x, at its right for y.

    `names` are formulas and their roles. `stand_at` takes the numbers in ascending order; names that would
    touch are pushed apart from the middle one, and a leader ties each to its number.
    """

    def __init__(self, plane: Plane, axis: Axis, names: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.plane, self.axis = plane, axis
        self.leaders = Stroke(plane.theme["muted"], 1.5)
        self.add(self.leaders)
        self.names = [self._name(*name) for name in names]

    def _name(self, mathematics: str, role: str) -> tuple[Inscription, float]:
        """A name, and how far its centre stands above its line of writing."""
        name = self.plane.typesetter.math(f'{mathematics} part("foot", x)', LABEL, role)
        (foot,) = name.part("foot")
        name.leave_out(foot)
        self.add(name)
        return name, float(name.get_center()[1] - foot.get_bottom()[1])

    def stand_at(self, *numbers: float) -> None:
        """Put every name beside its number."""
        plane, window = self.plane, self.plane.window
        x, y, width, height = plane.place
        left, right, bottom, top = x - width / 2, x + width / 2, y - height / 2, y + height / 2
        widths = [name.extent[0] for name, _ in self.names]
        lifts = [lift for _, lift in self.names]
        if self.axis == "x":
            ties = plane.at(numbers, window.top)
            xs = spread(ties[:, 0].tolist(), widths, (left + CORNER, right))
            feet = [(x, top + LEADER, 0) for x in xs]
            centres = [(x, top + LEADER + RISE + lift, 0) for x, lift in zip(xs, lifts, strict=True)]
        else:
            ties = plane.at(window.right, numbers)
            ys = spread(ties[:, 1].tolist(), [NAME_HEIGHT] * len(ties), (bottom + CORNER, top))
            feet = [(right + LEADER, y, 0) for y in ys]
            xs = [right + LEADER + RISE + width / 2 for width in widths]
            centres = [(x, y - MIDDLE + lift, 0) for x, y, lift in zip(xs, ys, lifts, strict=True)]
        for (name, _), centre in zip(self.names, centres, strict=True):
            name.move_to(centre)
        self.leaders.draw(np.array(ends) for ends in zip(ties, feet, strict=True))


def spread(wanted: Sequence[float], sizes: Sequence[float], room: tuple[float, float]) -> list[float]:
    """Places near the wanted ones for things of these sizes, in ascending order, a gap apart, in a room.

    The middle one stays where it is if it can.

    >>> [round(place, 2) for place in spread([0, 0.1, 5], [1, 1, 1], (-9, 9))]
    [-1.02, 0.1, 5]
    """
    places = list(wanted)
    middle, last = len(places) // 2, len(places) - 1

    def push_up(first: int) -> None:
        for k in range(first, last):
            apart = (sizes[k] + sizes[k + 1]) / 2 + GAP
            places[k + 1] = max(places[k + 1], places[k] + apart)

    def push_down(first: int) -> None:
        for k in range(first, 0, -1):
            apart = (sizes[k] + sizes[k - 1]) / 2 + GAP
            places[k - 1] = min(places[k - 1], places[k] - apart)

    push_up(middle)
    push_down(middle)
    places[last] = min(places[last], room[1] - sizes[last] / 2)
    push_down(last)
    places[0] = max(places[0], room[0] + sizes[0] / 2)
    push_up(0)
    return places
