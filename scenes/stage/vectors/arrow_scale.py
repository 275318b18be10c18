"""At what scale vectors are drawn, so that they can be seen and stay inside a picture."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from scenes.stage.plane import Plane
from scenes.stage.vectors.round_factors import roundest
from scenes.stage.vectors.vectors import distance_to_frame

EDGE = 0.12
"""How far from the frame an arrow ends at the least."""

LONGEST, LEAST = 0.4, 0.15
"""The shares of the width of a picture that arrows take at the most, and the longest of them at the least."""


def common_scale(plane: Plane, arrows: Iterable[tuple[tuple[float, float], tuple[float, float]]]) -> float:
    """A round number of times that vectors at points of a plane are drawn as long as they are.

    It is 1 where they can be seen then. `arrows` are pairs of a point and a vector.
    """
    per_unit, width = plane.unit[0], plane.place[2]
    rooms = []
    for point, vector in arrows:
        length = per_unit * float(np.hypot(*vector))
        if length > 0:
            direction = np.array([*vector, 0]) / np.hypot(*vector)
            room = min(LONGEST * width, distance_to_frame(plane, plane.at(*point), direction) - EDGE)
            rooms.append((max(room, EDGE) / length, length))
    if not rooms:
        return 1.0
    most, longest = min(room for room, _ in rooms), max(length for _, length in rooms)
    return 1.0 if most >= 1 and longest >= LEAST * width else roundest(0.6 * most, most)
