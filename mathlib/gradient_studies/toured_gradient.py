"""The gradient of a function of two variables at a point, and on a tour of other points from there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from sympy import Expr

from mathlib.function import Claim, Function, Shown, largest, places_for, point_plain, real, settled, show
from mathlib.gradient_studies.surface_point import SurfacePoint
from mathlib.plotting import Tour


@dataclass(frozen=True)
class TouredGradient(SurfacePoint):
    """The partial derivatives as functions, `rules`, and at the point, `values`; a tour reads others."""

    rules: tuple[Function, ...]
    values: tuple[Expr, ...]
    tour: Tour

    @property
    def differs(self) -> bool:
        """Whether there are other points, and at each an entry is another one by more than its last digit."""
        digit, here = 10.0**-self.places, np.array(self.entries(*self.at))
        columns = (self.entries(float(x), float(y)) for x, y in self.tour.stops)
        return bool(self.tour.stops) and all(np.abs(column - here).max() > digit for column in columns)

    def entries(self, x: float, y: float) -> tuple[float, float]:
        """The gradient at any point, in doubles; NaN where it has no value."""
        first, second = self.values if (x, y) == self.at else (rule(x, y) for rule in self.rules)
        return float(first), float(second)

    @cached_property
    def places(self) -> int:
        """How many decimals the entries are shown with."""
        elsewhere = (entry for place in self.tour.places for entry in self.entries(*place))
        return places_for(largest(self.values) or largest(elsewhere))

    def entry_shown(self, index: int, x: float, y: float) -> Shown:
        """One entry at any point, as it may be shown."""
        value, rule = self.entries(x, y)[index], self.rules[index]
        if (x, y) == self.at:
            return settled(value, self.places, lambda: self.values[index])
        return settled(value, self.places, lambda: rule.exact(real(x), real(y)))

    @property
    def texts(self) -> list[list[str]]:
        """What may be shown of each entry on the way."""
        return [[self.entry_shown(index, *at).text for at in self.tour.way] for index in range(2)]

    @cached_property
    def components(self) -> tuple[Claim, ...]:
        """The gradient at the point."""
        shown = (show(value, self.places) for value in self.values)
        return self.gradient_claims(shown, self.place, self.how)

    def read_at(self, stop: tuple[Expr, Expr]) -> tuple[Claim, ...]:
        """The gradient at another point."""
        shown = (self.entry_shown(index, float(stop[0]), float(stop[1])) for index in range(2))
        return self.gradient_claims(shown, point_plain(stop))
