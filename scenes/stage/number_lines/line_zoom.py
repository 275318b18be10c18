"""The animation that moves a number line to another interval."""

from __future__ import annotations

from scenes.stage.animation import InPlace
from scenes.stage.base import Span, span_between
from scenes.stage.number_lines.line_marks import LineMarks
from scenes.stage.number_lines.number_line import NumberLine


class LineZoom(InPlace):
    """Moves a number line to another interval; what is drawn on it is drawn again.

    The old marks fade into the new ones, so that ticks stay round at every depth.
    """

    def __init__(self, line: NumberLine, span: Span, run_time: float = 2) -> None:
        super().__init__(line.zoom, run_time=run_time)
        self.also_moves = (line,)
        self.line, self.span = line, span

    def begin(self) -> None:
        self.origin, self.level = self.line.span, self.line.zoom.get_value()
        self.old, self.new = self.line.marks, LineMarks(self.line, self.span)
        self.line.add(self.new)
        self.line.marks = self.new
        super().begin()

    def interpolate_mobject(self, alpha: float) -> None:
        share = self.rate_func(alpha)
        seen = span_between(self.origin, self.span, share) if alpha < 1 else self.span
        self.line.look_at(seen, self.level + share)
        self.old.refit(1 - share)
        self.new.refit(share)

    def finish(self) -> None:
        super().finish()
        self.line.remove(self.old)
