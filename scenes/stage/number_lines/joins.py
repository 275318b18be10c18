"""What joins one number line to another: a number to its image, a step to its image."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scenes.stage.animation import Scalar, drawn_by, number
from scenes.stage.drawing import GRAPHS, Area, Stroke
from scenes.stage.number_lines.steps import Line

OPACITY = 0.16

CLEAR = 0.44
"""How far from its first number a join begins: one straight down begins below the numbers of the line."""

Way = tuple[Scalar, Scalar]
"""Where a step starts, and how long it is; negative lengths go to the left."""


class Join(Stroke):
    """The line from a number down to one of another line; none where one of them is out of sight."""

    def __init__(self, line: Line, value: Scalar, other: Line, image: Scalar, role: str) -> None:
        super().__init__(line.theme[role], 2, dashed=True, z_index=GRAPHS)

        def place() -> None:
            here, there = number(value), number(image)
            is_seen = line.contains(here) and other.contains(there)
            start, end = line.at(here), other.at(there)
            share = min(1.0, CLEAR / float(np.linalg.norm(end - start)))
            self.draw([np.array([start + share * (end - start), end])] if is_seen else [])

        drawn_by(self, place)


class Image(Area):
    """The area from a step on one line to a step on another, each clipped to its line."""

    def __init__(self, line: Line, way: Way, other: Line, image: Way, role: str) -> None:
        super().__init__(line.theme[role], OPACITY)

        def ends(of: Line, start: Scalar, length: Scalar) -> NDArray[np.float64]:
            first = number(start)
            return of.at([of.clip(first), of.clip(first + number(length))])

        def place() -> None:
            here, there = ends(line, *way), ends(other, *image)
            is_known = np.isfinite([*here.ravel(), *there.ravel()]).all()
            self.draw(np.array([here[0], here[1], there[1], there[0]]) if is_known else here[:0])

        drawn_by(self, place)
