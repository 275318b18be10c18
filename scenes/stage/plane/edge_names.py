"""Names of numbers on the sides of a frame that carry no ticks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import VGroup

from scenes.stage.animation import Scalar, drawn_by, number
from scenes.stage.axes import FramedAxes
from scenes.stage.base import Place
from scenes.stage.drawing import Stroke
from scenes.stage.plane.bands import Axis
from scenes.stage.text import COLUMN_LEFT, LABEL, MAIN_WITH_NAMES, Inscription, Typesetter

LEADER, GAP = 0.12, 0.12
"""How far from the frame a leader ends, and how far a name stays from the next one."""

CORNER = 0.35
"""The room that the name of the axis itself takes at its end of the frame, at the least."""

RISE, MIDDLE, NAME_HEIGHT = 0.1, 0.09, 0.26
"""How far from its leader a name is written; half the height of its letters; the room it takes."""

HIGHEST = 0.35
"""How high above its leader a name ends that is higher than letters, such as a root, if it can."""


class EdgeNames(VGroup):
    """Names of numbers of an axis, opposite its ticks: above the frame for x, at its right for y.

    `names` are formulas, their roles and the numbers, in ascending order. Names that would touch are pushed
    apart from the middle one, and a leader ties each to its number.
    """

    def __init__(self, plane: FramedAxes, axis: Axis, *names: tuple[str, str, Scalar]) -> None:
        super().__init__()
        self.plane, self.axis = plane, axis
        self.leaders = Stroke(plane.theme["muted"], 1.5)
        self.add(self.leaders)
        self.names = [self._name(formula, role) for formula, role, _ in names]
        drawn_by(self, lambda: self._place([number(place) for _, _, place in names]))

    def _name(self, mathematics: str, role: str) -> tuple[Inscription, float]:
        """A name, and how far its centre stands above its line of writing."""
        name = self.plane.typesetter.math(f'{mathematics} part("foot", x)', LABEL, role)
        foot = name.leave_out("foot")
        self.add(name)
        return name, float(name.get_center()[1] - foot.get_bottom()[1])

    def _place(self, numbers: Sequence[float]) -> None:
        plane, window = self.plane, self.plane.window
        x, y, width, height = plane.place
        left, right, bottom, top = x - width / 2, x + width / 2, y - height / 2, y + height / 2
        widths = [name.extent[0] for name, _ in self.names]
        lifts = [lift for _, lift in self.names]
        if self.axis == "x":
            ties = plane.at(numbers, window.top)
            corner = max(CORNER, plane.names[1].extent[0] + GAP)
            xs = spread(ties[:, 0].tolist(), widths, (left + corner, right))
            feet = [(x, top + LEADER, 0) for x in xs]
            ends = [lift + name.extent[1] / 2 for name, lift in self.names]
            line = top + LEADER + max(0.0, min(RISE, HIGHEST - max(ends)))
            centres = [(x, line + lift, 0) for x, lift in zip(xs, lifts, strict=True)]
        else:
            ties = plane.at(window.right, numbers)
            ys = spread(ties[:, 1].tolist(), [NAME_HEIGHT] * len(ties), (bottom + CORNER, top))
            feet = [(right + LEADER, y, 0) for y in ys]
            xs = [right + LEADER + RISE + width / 2 for width in widths]
            centres = [(x, y - MIDDLE + lift, 0) for x, y, lift in zip(xs, ys, lifts, strict=True)]
        for (name, _), centre in zip(self.names, centres, strict=True):
            name.move_to(centre)
        self.leaders.draw(np.array(ends) for ends in zip(ties, feet, strict=True))


def beside_names(typesetter: Typesetter, *names: str) -> Place:
    """The place of a picture with names at its right and a column beside them: less wide for wide names."""
    x, y, width, height = MAIN_WITH_NAMES
    widest = max(typesetter.math(name, LABEL).width for name in names)
    over = max(0.0, x + width / 2 + LEADER + RISE + widest + GAP - COLUMN_LEFT)
    return x - over / 2, y, width - over, height


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
