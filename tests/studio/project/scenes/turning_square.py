"""A square turns."""

from __future__ import annotations

from manim import DEGREES, FadeIn, Rotate, Square

from mathlib.quarter_turns import QUARTER
from scenes.stage.scene import BeatScene, beat


class TurningSquare(BeatScene):
    """A square that looks as before after a quarter of a turn."""

    poster = "turn"

    def set_the_stage(self) -> None:
        self.square = Square(2, color=self.theme["secant"], fill_opacity=0.5)

    @beat("A square.")
    def show(self) -> None:
        self.play(FadeIn(self.square, run_time=0.4))

    @beat("It turns.")
    def turn(self) -> None:
        self.play(Rotate(self.square, QUARTER * DEGREES, run_time=0.4))
