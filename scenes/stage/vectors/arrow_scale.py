"""At what scale vectors are drawn, so that they can be seen and stay inside a picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

import numpy as np

from scenes.stage.plane import Plane
from scenes.stage.vectors.round_factors import roundest
from scenes.stage.vectors.vectors import distance_to_frame

EDGE = 0.12
"""How far from the frame an arrow ends at the least."""

SAME_DIRECTION, SHORTER = 12.0, 0.6
"""The angle in degrees below which one arrow covers another; how long it is then, in lengths of the other."""

LONGEST, LEAST = 0.4, 0.15
"""The shares of the width of a picture that arrows take at the most, and the longest of them at the least."""


Pair: TypeAlias = tuple[float, float]


def common_scale(plane: Plane, arrows: Iterable[tuple[Pair, Pair]]) -> float:
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


def scales_of_two(plane: Plane, arrows: Sequence[tuple[Pair, Pair, Pair]]) -> tuple[float, float]:
    """Common scales of the first and of the second of two vectors at points, the second to be drawn above.

    Where both have almost one direction, the second one is so much shorter that it does not cover the first.
    `arrows` are triples of a point and the vectors there.
    """
    first, second = (common_scale(plane, [(point, pair[k]) for point, *pair in arrows]) for k in (0, 1))
    longest = (
        SHORTER * first * np.hypot(*below) / np.hypot(*above)
        for _, below, above in arrows
        if _is_along(below, above)
    )
    most = float(min(longest, default=np.inf))
    return first, second if second <= most else roundest(0.6 * most, most)


def _is_along(one: Pair, other: Pair) -> bool:
    """Whether two vectors have almost one direction."""
    product = complex(*one).conjugate() * complex(*other)
    return bool(product != 0 and abs(np.degrees(np.angle(product))) < SAME_DIRECTION)
