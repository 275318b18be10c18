"""Number lines below each other, each with the images of the numbers above it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from manim import VGroup

from scenes.stage.animation import Scalar
from scenes.stage.base import Place, Span
from scenes.stage.number_lines.line_zoom import LineZoom
from scenes.stage.number_lines.number_line import NAME_GAP, NAME_WIDTH, NumberLine
from scenes.stage.text import Inscription, Typesetter, fit
from scenes.stage.ticks import Ticks

REMARK, REMARK_LIFT = 26, 0.5
"""The size of a remark above the name of a line, and how far above the line it stands."""


class MappedLines(VGroup):
    """As many number lines as there are names, from the top to the bottom of a place, one role each."""

    def __init__(
        self,
        typesetter: Typesetter,
        names: Sequence[str],
        spans: Sequence[Span],
        place: Place,
        roles: Sequence[str],
        ticks: Ticks = 6,
    ) -> None:
        x, y, width, height = place
        self.heights = np.linspace(y + height / 2, y - height / 2, len(names)).tolist()
        ends = (x - width / 2, x + width / 2)
        kinds = (ticks, *[6] * (len(names) - 1))
        self.lines = [
            NumberLine(typesetter, span, (*ends, line), name, kind)
            for name, span, line, kind in zip(names, spans, self.heights, kinds, strict=True)
        ]
        self.roles = roles
        super().__init__(*self.lines)

    def joined(self, values: Sequence[Scalar]) -> VGroup:
        """A number on each line, joined with the next one."""
        dots = [line.dot(value) for line, value in zip(self.lines, values, strict=True)]
        pairs = pairwise(zip(self.lines, values, strict=True))
        joins = [line.join(value, below, image) for (line, value), (below, image) in pairs]
        return VGroup(*joins, *dots)

    def steps(self, starts: Sequence[float], lengths: Sequence[Scalar], labels: Sequence[str]) -> VGroup:
        """A step on each line, and the area from each to the next one in the latter's role."""
        on_lines = list(zip(self.lines, starts, lengths, self.roles, strict=True))
        arrows = [
            line.step(start, length, role, label)
            for (line, start, length, role), label in zip(on_lines, labels, strict=True)
        ]
        areas = [
            line.image(start, length, below, (image, image_length), role)
            for (line, start, length, _), (below, image, image_length, role) in pairwise(on_lines)
        ]
        return VGroup(*areas, *arrows)

    def zoom(self, spans: Sequence[Span], run_time: float = 2) -> list[LineZoom]:
        """Animations that move every line to another interval."""
        return [LineZoom(line, span, run_time) for line, span in zip(self.lines, spans, strict=True)]

    def remarks(self, texts: Sequence[str]) -> VGroup:
        """A short text above the name of each line."""
        return VGroup(*(self._remark(line, text) for line, text in zip(self.lines, texts, strict=True)))

    def _remark(self, line: NumberLine, text: str) -> Inscription:
        remark = fit(line.typesetter.text(text, REMARK, "muted"), NAME_WIDTH)
        left, _, y = line.place
        return remark.move_to((left - NAME_GAP - remark.width / 2, y + REMARK_LIFT, 0))
