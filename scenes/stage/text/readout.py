"""Live numbers: a label and the number that it names, on one line with others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from manim import VGroup

from mathlib.function import Claim, Shown, real, settled
from scenes.stage.drawing import LETTERS
from scenes.stage.text.numerals import Readout, width_of
from scenes.stage.text.table import shared_out
from scenes.stage.text.typography import LABEL, SMALLEST, Typesetter


class Live(VGroup):
    """A label and its live number, from `left` on, the number's digits standing on `line`.

    `claims` are the numbers that it states where it rests.
    """

    claims: Sequence[Claim] = ()

    def __init__(
        self,
        typesetter: Typesetter,
        label: str,
        measure: Callable[[], Shown],
        left: float,
        line: float,
        unit: str = "",
        role: str = "ink",
    ) -> None:
        super().__init__()
        inscription = typesetter.math(f"{label} slot", LABEL, role)
        self.readout = Readout(measure, LABEL, typesetter.theme[role], unit=unit).fill(inscription)
        self.add(inscription, self.readout)
        self.set_z_index(LETTERS)
        self.shift((left - inscription.get_left()[0], line - self.readout.anchor[1], 0))


@dataclass(frozen=True)
class Measured:
    """What stands in a row of live numbers: a label, its role, and texts as wide as the number gets."""

    label: str
    role: str
    measure: Callable[[], Shown]
    texts: Sequence[str]

    @classmethod
    def of(
        cls, label: str, role: str, value: Callable[[], float], places: int, samples: Iterable[Any]
    ) -> Measured:
        """A value with these decimals, exact where it rests; as wide as some samples of it."""
        texts = [f"{float(sample):.{places}f}" for sample in samples]
        return cls(label, role, lambda: settled(value(), places, lambda: real(value())), texts)

    @classmethod
    def shown_at(
        cls,
        label: str,
        role: str,
        shown: Callable[[float], Shown],
        value: Callable[[], float],
        samples: Iterable[Any],
    ) -> Measured:
        """What `shown` says of a value; as wide as what it says of some samples."""
        return cls(label, role, lambda: shown(value()), [shown(float(sample)).text for sample in samples])


class LiveRow(VGroup):
    """Labels and their live numbers side by side, in letters small enough for the widest of them.

    `claims` are the numbers that they state where they rest.
    """

    claims: Sequence[Claim] = ()
    SIZES = (LABEL, 29, 26, 23, SMALLEST)
    GAP = 0.2

    def __init__(self, typesetter: Typesetter, entries: Sequence[Measured], width: float) -> None:
        super().__init__()
        for size in self.SIZES:
            labels = [typesetter.math(f"{each.label} slot", size, each.role) for each in entries]
            widths = [
                label.width + max(width_of(f"≈ −{text.lstrip('−-')}", size) for text in each.texts)
                for label, each in zip(labels, entries, strict=True)
            ]
            if sum(widths) + self.GAP * (len(widths) - 1) <= width:
                break
        needed = [wide + self.GAP for wide in widths[:-1]] + widths[-1:]
        places = shared_out([width / len(entries)] * len(entries), needed)
        left = 0.0
        for label, each, place in zip(labels, entries, places, strict=True):
            readout = Readout(each.measure, size, typesetter.theme[each.role]).fill(label)
            VGroup(label, readout).shift((left - label.get_left()[0], -readout.anchor[1], 0))
            left += place
            self.add(label, readout)
        self.readouts = [part for part in self.submobjects if isinstance(part, Readout)]


class LiveLines(VGroup):
    """Labels and their live numbers below each other, the numbers in line, `pitch` from line to line."""

    GAP = 0.15

    def __init__(
        self, typesetter: Typesetter, entries: Sequence[Measured], width: float, pitch: float
    ) -> None:
        super().__init__()
        for size in LiveRow.SIZES:
            labels = [typesetter.math(f"{each.label} slot", size, each.role) for each in entries]
            ends = [label.part("slot").get_left()[0] - label.get_left()[0] for label in labels]
            number = max(width_of(f"≈ −{text.lstrip('−-')}", size) for each in entries for text in each.texts)
            if max(ends) + self.GAP + number <= width:
                break
        for k, (label, end, each) in enumerate(zip(labels, ends, entries, strict=True)):
            readout = Readout(each.measure, size, typesetter.theme[each.role]).fill(label)
            across = max(ends) + self.GAP - end
            label.shift((-label.get_left()[0], -readout.anchor[1] - k * pitch, 0))
            readout.anchor_at((end + across, -k * pitch, 0))
            self.add(label, readout)
        self.readouts = [part for part in self.submobjects if isinstance(part, Readout)]
