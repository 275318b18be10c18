"""What part of the ground is shown around a point, before anything is drawn."""

from __future__ import annotations

from mathlib.function import Function
from scenes.stage.axes import check_ticks
from scenes.stage.space import box_for

Interval = tuple[float, float]

NARROWEST = 1e-9
"""How wide the ground is at the least, in the distance from 0, so that places on it are told apart."""

ADVICE = "choose a point nearer to 0"


def ground_around(f: Function, x: float, y: float, ahead: Interval = (0, 0)) -> tuple[Interval, Interval]:
    """The ground of the box for a function at a point, with more room ahead.

    ValueError where it cannot be drawn.

    >>> ground_around(Function.parse("x^2 + x*y + y^2", ("x", "y")), 0.5, 1)
    ((-2.0, 2.0), (-2.0, 2.0))
    """
    ground = box_for(f, (x, y), ahead)
    for (low, high), centre in zip((ground.x, ground.y), (x, y), strict=True):
        if not low < high or high - low < NARROWEST * abs(centre):
            raise ValueError(
                f"{f.source} cannot be drawn around {centre:g}: places nearby are the same to a float; "
                f"{ADVICE}"
            )
    check_ticks("the map around the point", (ground.x, ground.y), advice=ADVICE)
    return ground.x, ground.y
