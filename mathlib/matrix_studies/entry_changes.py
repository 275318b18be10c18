"""What a function of a matrix does while a number is added to one of the entries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import sympy
from sympy import Expr

from mathlib.calculus import entry_quotient, rise
from mathlib.formula import name_plain
from mathlib.function import (
    EXACT,
    Claim,
    Function,
    Shown,
    largest,
    places_for,
    real,
    settled,
    show,
    significant,
)
from mathlib.linear_algebra import Matrix
from mathlib.matrix_studies.matrix_entries import EntryStudy, Place
from mathlib.plotting import decimals

MOST_PLACES = 4
"""How many decimals an output has at the most for its own sake, where it is much less than the others."""


@dataclass(frozen=True)
class EntryChanges(EntryStudy):
    """A function of a matrix of which the entry at `nudged` is changed by `steps`."""

    nudged: Place
    steps: tuple[Expr, ...]

    @cached_property
    def table(self) -> tuple[tuple[Shown | Claim, ...], ...]:
        """The step h of one entry, by how much f changes, and that divided by h."""
        name = name_plain(self.entry_name(self.nudged))
        where = (self.function, self.at, *self.nudged)
        named: dict[str, Callable[..., Expr]] = {
            f"change for {name} + h": rise,
            f"quotient for {name} + h": entry_quotient,
        }
        return tuple(
            (
                show(h, 12),
                *(
                    self._claim(title, significant(value, 4), value, compute, h)
                    for title, compute in named.items()
                    for value in (compute(*where, h),)
                ),
            )
            for h in self.steps
        )

    def value_shown(self, h: float) -> Shown:
        """The value while h is added to the entry at `nudged`."""
        path = self._path
        return settled(path(h), self._value_places, lambda: path.exact(real(h)))

    @cached_property
    def _path(self) -> Function:
        return self.slice(self.nudged)

    @cached_property
    def _value_places(self) -> int:
        return places_for(largest(self._path(float(h)) for h in (0, *self.steps)), 3)

    def entry_shown(self, h: float) -> Shown:
        """The entry at `nudged` with h added."""
        entry = self.at.entry(*self.nudged)
        return settled(float(entry) + h, self.places_of_steps, lambda: entry + real(h))

    def output_shown(self, row: int, h: float) -> Shown:
        """An output of the layer meanwhile."""
        assert self.layer is not None
        y, rate = self.layer.outputs[row - 1], self.layer.inputs[self.nudged[1] - 1]
        rate = rate if row == self.nudged[0] else sympy.S.Zero
        places = places_for(largest((*self.layer.outputs, *self.layer.target)), 3)
        own = min(places_for(abs(float(y)), 2), MOST_PLACES)
        return settled(float(y) + h * float(rate), max(places, own), lambda: y + real(h) * rate)

    def live_claims(self, h: Expr) -> tuple[Claim, ...]:
        """The numbers that are shown while h is added, where it rests."""
        entry, step = name_plain(self.entry_name(self.nudged)), float(h)
        shown: list[tuple[str, Shown, Callable[..., object]]] = [
            (f"{entry} + h", self.entry_shown(step), real),
            (self.function.plain_name, self.value_shown(step), Function.exact),
        ]
        rows = range(1, self.at.shape[0] + 1) if self.layer else ()
        shown += [(f"output {row}", self.output_shown(row, step), Matrix.__matmul__) for row in rows]
        return tuple(Claim(name, number, by, EXACT, {"h": h}) for name, number, by in shown)

    @property
    def places_of_steps(self) -> int:
        """The decimals of the smallest step."""
        return decimals(abs(float(self.steps[-1])))
