"""A held variable and the slope of its slice, live while the plane moves."""

from __future__ import annotations

import numpy as np
from manim import VGroup

from mathlib.function import Shown, exact_typst, real, show
from scenes.stage.text import BODY, SMALLEST, UNKNOWN, Readout, places_for, settled, width_of
from scenes.stage.two_variables.partial_formulas import PartialFormulas
from scenes.stage.two_variables.slice_picture import PARTIAL_ROLES, Slice

GAP = 0.45


class LiveSlope(VGroup):
    """`y = 1   df/dx (0.5, y) = 2` in a row, small enough for the widest numbers that a sweep meets."""

    def __init__(self, formulas: PartialFormulas, slice_: Slice, places: int) -> None:
        super().__init__()
        self.slice, self.rule, self.places = slice_, formulas.rule, places
        self.fixed = formulas.point[formulas.moving]
        low, high = slice_.held_walls
        self.held_places = places_for(high - low)
        names = list(formulas.f.variables)
        names[formulas.moving] = exact_typst(self.fixed)
        labels = (formulas.held, f"{formulas.symbol} ({', '.join(names)})")
        for size in (BODY, 30, 26, SMALLEST):
            self._write(formulas, labels, size)
            if sum(self._widths(size)) + GAP <= formulas.width:
                break

    def _write(self, formulas: PartialFormulas, labels: tuple[str, str], size: float) -> None:
        typesetter, colors = formulas.typesetter, ("muted", PARTIAL_ROLES[formulas.moving])
        self.labels = [
            typesetter.math(f"{label} slot", size, color) for label, color in zip(labels, colors, strict=True)
        ]
        self.readouts = [
            Readout(measure, size, typesetter.theme[color]).fill(label)
            for measure, label, color in zip((self.held, self.steepness), self.labels, colors, strict=True)
        ]
        second = self._widths(size)[0] + GAP
        for label, readout, left in zip(self.labels, self.readouts, (0.0, second), strict=True):
            VGroup(label, readout).shift((left - label.get_left()[0], -readout.anchor[1], 0))
        self.submobjects = []
        self.add(*self.labels, *self.readouts)

    def _widths(self, size: float) -> list[float]:
        """How wide each label is with the widest number that a sweep meets."""
        held = np.linspace(*self.slice.held_walls, 41)
        slopes = self.slice.steepness_at(held)
        sets = (held, self.held_places), (slopes[np.isfinite(slopes)], self.places)
        return [
            label.width
            + max(
                (width_of(f"≈  {show(float(n), places, fixed=True).text}", size) for n in numbers), default=0
            )
            for label, (numbers, places) in zip(self.labels, sets, strict=True)
        ]

    def read(self) -> None:
        """Show the numbers as they are now."""
        for readout in self.readouts:
            readout.read()

    def held(self) -> Shown:
        """Where the plane stands now."""
        held = self.slice.held.get_value()
        return settled(held, self.held_places, lambda: real(held))

    def steepness(self) -> Shown:
        """The slope of the slice there, as it may be shown."""
        held, slope = self.slice.held.get_value(), self.slice.steepness
        if not np.isfinite(slope):
            return UNKNOWN
        at = (self.fixed, real(held)) if self.slice.moving == 0 else (real(held), self.fixed)
        return settled(slope, self.places, lambda: self.rule.exact(*at))
