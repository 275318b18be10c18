"""Matrices whose entries come one by one, each into a slot that waits for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeAlias

import numpy as np
from manim import VGroup
from numpy.typing import NDArray

from mathlib.function import Shown
from scenes.stage.animation import Placed, Scalar, drawn_by, number
from scenes.stage.base import Place
from scenes.stage.drawing import DOTS, LETTERS, Area, Stroke, arc
from scenes.stage.text import (
    FORMULA,
    LABEL,
    SMALLEST,
    Cell,
    Measured,
    Readout,
    Typesetter,
    cell_mobject,
    needed_width,
    point_offset,
    shown_in,
    width_of,
)

Array = NDArray[np.float64]
Entry: TypeAlias = Cell | Measured
"""What stands in a slot: a number, a claimed one, a formula, or a live number."""

Rows: TypeAlias = Sequence[Sequence[Entry]]

PAD, GAP, BRACKET = 0.16, 0.05, 0.13
"""Around the widest entry in its slot, between slots, and how wide a bracket is."""

LEAST_LINE, LINE = 1.25, 1.6
"""How high a slot is, in ems: at the least, and where there is room."""

SHORTER = "round them, or bring them nearer to 1"

CORNER = 0.09


@dataclass(frozen=True)
class Slot:
    """How large a slot is, and the letters in it."""

    width: float
    height: float
    size: float

    @classmethod
    def fitting(
        cls,
        typesetter: Typesetter,
        matrices: Sequence[Rows],
        within: tuple[float, float],
        shape: tuple[int, int] | None = None,
        largest: float = FORMULA,
        must_fit: bool = False,
    ) -> Slot:
        """The largest slots that hold the entries of some matrices, fitted to a width and a height.

        So many as the first matrix has, or as `shape` says. Where the letters would be too small to be read,
        slots are larger than their place, or a ValueError says so if they `must_fit`.
        """
        rows, columns = shape or (len(matrices[0]), len(matrices[0][0]))
        width, height = within
        content = max(
            _width(typesetter, column, largest) for rows in matrices for column in zip(*rows, strict=True)
        )
        room = (width - 4 * BRACKET - (columns - 1) * GAP) / columns - PAD
        line = (height - (rows - 1) * GAP) / rows
        size = min(largest, line / LEAST_LINE * 96, largest * room / content)
        if size < SMALLEST - 1e-6 and must_fit:
            raise ValueError(f"the numbers of a {rows} x {columns} matrix are too long to be read; {SHORTER}")
        size = max(size, SMALLEST)
        high = max(min(line, size / 96 * LINE), size / 96 * LEAST_LINE)
        return cls(max(content * size / largest + PAD, high), high, size)


class Slots(VGroup):
    """A matrix in brackets: a slot for every entry, and the entries, which are shown when their turn comes.

    Rows and columns count from 1; a column is a matrix with one column. `frame` is what is there from the
    start: brackets and slots. Decimal points of a column stand in line. `colors` is a role, or one for
    each place. With a `slot` of `Slot.fitting`, several matrices have slots of one size.
    """

    def __init__(
        self,
        typesetter: Typesetter,
        rows: Rows,
        place: Place,
        colors: str | Mapping[tuple[int, int], str] = "ink",
        slot: Slot | None = None,
    ) -> None:
        super().__init__()
        self.theme, self.shape = typesetter.theme, (len(rows), len(rows[0]))
        flat = [entry for row in rows for entry in row]
        self.slot = slot or Slot.fitting(typesetter, [rows], place[2:])
        self.centre = np.array([place[0], place[1], 0.0])
        self.places = list(product(range(1, self.shape[0] + 1), range(1, self.shape[1] + 1)))
        self.boxes = VGroup(*(self._box(place) for place in self.places))
        self.frame = VGroup(self.boxes, Stroke(self.theme["ink"], 4).draw(self._brackets()))
        points = [
            point_offset([_still(row[column]) for row in rows], self.slot.size)
            for column in range(self.shape[1])
        ]
        self.entries: dict[tuple[int, int], Placed] = {}
        for (row, column), entry in zip(self.places, flat, strict=True):
            role = colors if isinstance(colors, str) else colors.get((row, column), "ink")
            x, y, _ = self.at(row, column)
            self.entries[row, column] = self._entry(typesetter, entry, x, points[column - 1], y, role)
        VGroup(*self.entries.values()).set_z_index(LETTERS)
        self.add(self.frame, *self.entries.values())

    def entry(self, row: int, column: int) -> Placed:
        """What stands in a slot."""
        return self.entries[row, column]

    def at(self, row: Scalar, column: Scalar) -> Array:
        """The centre of a slot, or a point between slots, on the screen."""
        rows, columns = self.shape
        across = (number(column) - (columns + 1) / 2) * (self.slot.width + GAP)
        up = ((rows + 1) / 2 - number(row)) * (self.slot.height + GAP)
        return self.centre + np.array([across, up, 0.0])

    def mark(self, row: Scalar, column: Scalar, role: str) -> Stroke:
        """A border around a slot, which follows the row and the column."""
        border = Stroke(self.theme[role], 5, z_index=DOTS)
        drawn_by(border, lambda: border.draw([self._outline(self.at(row, column), 0.03)]))
        return border

    def _entry(
        self, typesetter: Typesetter, entry: Entry, x: float, point: float, y: float, role: str
    ) -> Placed:
        size = self.slot.size
        if not isinstance(entry, Measured):
            found = cell_mobject(typesetter, entry, x + point, x, y, role, size)
            assert isinstance(found, Placed)
            return found
        readout = Readout(entry.measure, size, typesetter.theme[role], related=False)
        left = x - _width(typesetter, [entry], size) / 2
        return readout.anchor_at((left, y - 0.11 * size / LABEL, 0))

    def _box(self, place: tuple[int, int]) -> Area:
        return Area(self.theme["grid"], opacity=1).draw(self._outline(self.at(*place), 0)[:-1])

    def _outline(self, centre: Array, beyond: float) -> Array:
        """A closed outline with round corners about a slot, so far beyond it."""
        x, y = self.slot.width / 2 + beyond, self.slot.height / 2 + beyond
        turns = ((x, y, 0), (-x, y, 1), (-x, -y, 2), (x, -y, 3))
        inner = (np.array([a - np.sign(a) * CORNER, b - np.sign(b) * CORNER, 0]) for a, b, _ in turns)
        corners = [
            arc(centre + middle, CORNER, k * np.pi / 2, (k + 1) * np.pi / 2) for k, middle in enumerate(inner)
        ]
        return np.vstack([*corners, corners[0][:1]])

    def _brackets(self) -> list[Array]:
        rows, columns = self.shape
        up = rows * (self.slot.height + GAP) / 2 + 0.02
        across = columns * (self.slot.width + GAP) / 2 + BRACKET
        return [
            self.centre + np.array([(inner, up, 0), (outer, up, 0), (outer, -up, 0), (inner, -up, 0)])
            for outer in (-across, across)
            for inner in (outer - np.sign(outer) * BRACKET,)
        ]


def _still(entry: Entry) -> Shown | str:
    """What of an entry is lined up with the others of its column; live numbers are not."""
    return shown_in(entry) if not isinstance(entry, Measured) else ""


def _width(typesetter: Typesetter, column: Sequence[Entry], size: float) -> float:
    """How wide a column is, the decimal points of its still numbers in line."""
    live = [text for entry in column if isinstance(entry, Measured) for text in entry.texts]
    widths = [width_of(f" {text.replace('-', '−')}", size) for text in live]
    return max(needed_width(typesetter, [_still(entry) for entry in column], size), *widths, 0.0)
