"""Marks of angles as polylines on the screen: an arc, and the corner of a right angle."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


def towards(angle: ArrayLike) -> Array:
    """Unit vectors of the screen, of shape (..., 3), at angles in radians.

    >>> towards(np.pi / 2).round(12).tolist()
    [0.0, 1.0, 0.0]
    """
    angles = np.asarray(angle, float)
    return np.stack([np.cos(angles), np.sin(angles), np.zeros_like(angles)], axis=-1)


def arc(centre: Array, radius: float, start: float, end: float) -> Array:
    """The arc about a centre from one angle to another (radians), as a polyline."""
    count = 2 + int(abs(end - start) / np.radians(4))
    return centre + radius * towards(np.linspace(start, end, count))


def right_angle(corner: Array, one: Array, other: Array, size: float = 0.22) -> Array:
    """The small square of the right angle at a corner between its directions to two points."""
    first, second = (size * (end - corner) / np.linalg.norm(end - corner) for end in (one, other))
    return np.array([corner + first, corner + first + second, corner + second])
