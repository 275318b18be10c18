"""How far a function stays within epsilon of its limit on one side of a point, as it is shown."""

from __future__ import annotations

import math
from dataclasses import dataclass

from mathlib.epsilon_delta import Delta, largest_delta
from mathlib.expansions import SIGN, Side
from mathlib.function import Claim, Shown, show

INTEGERS = 10
"""From here on a bound is shown without decimals."""

NEARLY = 1 - 1e-9
"""The share of a reach that stands for its end: at the very end f may jump, or have no value."""


@dataclass(frozen=True)
class Reach:
    """How far f stays within epsilon on one side; `length` is infinite where no end of it is known.

    `end` is the place where it ends; `places` are those of a length that grows up to it.
    """

    length: float
    end: float
    claim: Claim
    places: int

    def shown(self, length: float) -> Shown:
        """A part of the reach as it is shown."""
        return self.claim.shown if length == self.length else show(length, self.places, fixed=True)


def reach_of(delta: Delta, side: Side, places: int) -> Reach:
    """The reach on one side, with so many decimals; where no end is known, what it is at the least."""
    reach, name, length = getattr(delta, side), f"{side} reach, at least", math.inf
    if math.isfinite(reach.value) and (reach.certified or reach.lo <= delta.value):
        name, length = f"{side} reach", reach.value
        shown = show(length, places, exact=reach.exact)
    elif math.isfinite(reach.lo):
        shown = show(reach.lo, 0 if reach.lo >= INTEGERS else places, "down")
    else:
        name, shown = f"{side} reach", reach.shown(places)
    end = float(delta.at) + SIGN[side] * NEARLY * length
    return Reach(length, end, Claim(name, shown, largest_delta, reach.how), places)
