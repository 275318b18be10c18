"""Numbers as glyphs: a number that changes every frame without setting type again.

Every sign is typeset once, between two zeros, which gives its place on the line and its advance. A number
is then a concatenation of outlines.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mathlib.function import Shown
from scenes.stage.animation import Placed, drawn_by
from scenes.stage.text.glyph_outlines import glyphs
from scenes.stage.text.typography import Inscription

_SIGNS = "0123456789.−=≈≤×()°π/"
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"
_FONT = '#text(font: "New Computer Modern Math", weight: 450, fallback: false)'


@dataclass(frozen=True)
class _Glyph:
    """An outline relative to a zero's lower left corner, and its advance, at font size 48."""

    points: NDArray[np.float64]
    advance: float


@cache
def _glyphs() -> dict[str, _Glyph]:
    specimen = "".join(f"0{sign}0" for sign in f"0{_SIGNS}")
    outlines = [48 * glyph.points for glyph in glyphs(f"{_FONT}[{specimen}]")]
    zero_advance = _left(outlines[1]) - _left(outlines[0])
    signs = {" ": _Glyph(np.zeros((0, 3)), zero_advance / 2)}
    for sign, left, middle, right in zip(_SIGNS, outlines[3::3], outlines[4::3], outlines[5::3], strict=True):
        origin = np.array([_left(left) + zero_advance, left[:, 1].min(), 0])
        between = _left(right) - _left(left)
        signs[sign] = _Glyph(middle - origin, between - zero_advance)
    for sign, base in zip(_SUPERSCRIPTS, "0123456789−", strict=True):
        raised = 0.68 * signs[base].points + np.array([0, 0.18, 0])
        signs[sign] = _Glyph(raised, 0.68 * signs[base].advance)
    return signs


def _left(outline: NDArray[np.float64]) -> float:
    return float(outline[:, 0].min())


def width_of(text: str, font_size: float) -> float:
    """The width of a line of signs."""
    return sum(_glyphs()[sign].advance for sign in text) * font_size / 48


class Numeral(Placed):
    """A line of signs in one path; `write` replaces it and keeps its anchor.

    The anchor is the lower left corner of the first sign's zero, so digits of one size share a baseline.
    """

    def __init__(self, text: str, font_size: float, color: str) -> None:
        super().__init__(fill_color=color, fill_opacity=1, stroke_width=0)
        self.font_size = font_size
        self.source = ""
        self._first_point = np.zeros(3)
        self._anchor = np.zeros(3)
        self.write(text)

    @property
    def anchor(self) -> NDArray[np.float64]:
        """Read off the points, so that it moves with whatever group the numeral is moved in."""
        if len(self.points) and not np.array_equal(self.points[0], self._anchor + self._first_point):
            self._anchor = self.points[0] - self._first_point
        return self._anchor

    def write(self, text: str) -> Numeral:
        """Replace the signs."""
        return self._set(text, self.anchor)

    def anchor_at(self, point: ArrayLike) -> Numeral:
        """Move the anchor to a point of the screen."""
        return self._set(self.source, np.asarray(point, dtype=float))

    def _set(self, text: str, anchor: NDArray[np.float64]) -> Numeral:
        scale = self.font_size / 48
        pen = np.zeros(3)
        outlines = []
        for sign in text:
            glyph = _glyphs()[sign]
            outlines.append(glyph.points * scale + pen)
            pen[0] += glyph.advance * scale
        points = np.vstack(outlines) if outlines else np.zeros((0, 3))
        self._first_point = points[0] if len(points) else np.zeros(3)
        self._anchor = anchor
        self._outlines = None
        self.points = points + anchor
        self.source = text
        return self


class Readout(Numeral):
    """A live number: a relation, then the number, with room for a minus sign where it is `signed`.

    `measure` returns what is to be shown now. The relation is `=` only where what is shown is exact.
    `unit` is a sign behind the number, such as `°`.
    """

    def __init__(
        self,
        measure: Callable[[], Shown],
        font_size: float,
        color: str,
        related: bool = True,
        unit: str = "",
        signed: bool = True,
    ) -> None:
        self.measure = measure
        self.related, self.unit, self.signed = related, unit, signed
        super().__init__("", font_size, color)
        drawn_by(self, self._read)

    def _read(self) -> None:
        shown = self.measure()
        room = " " if self.signed and not shown.text.startswith("−") else ""
        number = f"{room}{shown.text}{self.unit}"
        self.write(f"{shown.relation} {number}" if self.related else number)

    def fill(self, inscription: Inscription, label: str = "slot") -> Readout:
        """Take the place of an inscription's placeholder zero."""
        placeholder = inscription.leave_out(label)
        self.anchor_at(np.array([placeholder.get_left()[0], placeholder.get_bottom()[1], 0]))
        return self
