"""Where a condition fails as far as doubles tell: what a proof aims at."""

from __future__ import annotations

import numpy as np

from mathlib.epsilon_delta.epsilon_condition import EpsilonCondition


def sampled_failure(condition: EpsilonCondition, near: float, far: float) -> float:
    """The first distance beyond `near` at which the condition fails in double precision."""
    farthest = min(far, near * 1e300, 1e300)
    nearby, all_over = np.geomspace(near, min(farthest, 1e6 * near), 1500), np.geomspace(near, farthest, 1500)
    distances = np.union1d(nearby, all_over)
    failing = np.flatnonzero(~condition.seems_to_hold(distances))
    if not len(failing):
        return far
    inside, outside = float(distances[max(failing[0] - 1, 0)]), float(distances[failing[0]])
    while inside < (middle := (inside + outside) / 2) < outside:
        if condition.seems_to_hold(np.array([middle]))[0]:
            inside = middle
        else:
            outside = middle
    return outside
