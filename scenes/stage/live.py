"""Live numbers: a label and the number that it names, on one line with others."""

from __future__ import annotations

from collections.abc import Callable

from manim import VGroup

from mathlib.notation import Shown
from scenes.stage.numerals import Readout
from scenes.stage.strokes import LETTERS
from scenes.stage.type import LABEL, Type


class Live(VGroup):
    """A label and its live number, from `left` on, the number's digits standing on `line`.

    Let it follow whatever `measure` depends on, redrawn by `read`.
    """

    def __init__(
        self,
        type_: Type,
        label: str,
        measure: Callable[[], Shown],
        left: float,
        line: float,
        unit: str = "",
    ) -> None:
        super().__init__()
        inscription = type_.math(f"{label} slot", LABEL)
        self.readout = Readout(measure, LABEL, type_.theme["ink"], unit=unit).fill(inscription)
        self.add(inscription, self.readout)
        self.set_z_index(LETTERS)
        self.shift((left - inscription.get_left()[0], line - self.readout.anchor[1], 0))

    def read(self) -> None:
        """Show the number as it is now."""
        self.readout.read()
