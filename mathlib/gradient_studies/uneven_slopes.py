"""A function with slopes in all directions at a point that do not follow from its partial derivatives."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from sympy import Integer

from mathlib.calculus import DirectionalLimit, directional_limit, directional_quotient
from mathlib.function import EXACT, Claim, Function, point_plain, show
from mathlib.linear_algebra import Vector, unit

UNEVEN = Function.parse("x^2*y/(x^2 + y^2) if x^2 + y^2 > 0 else 0", ("x", "y"))
ORIGIN, DIAGONAL = (Integer(0), Integer(0)), (Integer(1), Integer(1))
PLACES = 3

SEEN = 0.1
"""How far a slope is from 0 that is seen not to be 0."""


@dataclass(frozen=True)
class UnevenSlopes:
    """The slopes of a function at the origin, and that in one direction with what the partials say of it."""

    function: Function
    limit: DirectionalLimit

    @property
    def angle(self) -> float:
        """The angle of the direction from the first axis in degrees."""
        x, y = map(float, self.limit.vector)
        return float(np.degrees(np.arctan2(y, x)))

    def slope(self, degrees: ArrayLike) -> Any:
        """The slopes in all directions: f(h u) = h f(u), so that secants of every length have them."""
        return directional_quotient(self.function, ORIGIN, np.radians(degrees), 1.0)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The slope in the direction, and what the partial derivatives say of it."""
        context = {"function": self.function.source, "along": point_plain(self.limit.vector)}
        values = (self.limit.found.value, self.limit.by_partials)
        names = ("slope of another function", "the same by its partial derivatives")
        return tuple(
            Claim(name, show(value, PLACES), directional_limit, EXACT, context)
            for name, value in zip(names, values, strict=True)
            if value is not None
        )


def uneven_slopes(u: Vector) -> UnevenSlopes:
    """Slopes that are compared along a unit vector, or along the diagonal if they hardly differ along it.

    >>> from mathlib.function import real
    >>> [claim.shown.plain for claim in uneven_slopes((real("3/5"), real("4/5"))).claims]
    ['= 0.288', '= 0']
    """
    differ = abs(float(u[0] ** 2 * u[1])) >= SEEN
    return UnevenSlopes(UNEVEN, directional_limit(UNEVEN, ORIGIN, u if differ else unit(DIAGONAL)))
