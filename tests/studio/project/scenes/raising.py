"""A scene with a mistake in its second beat."""

from __future__ import annotations

from manim import Circle, FadeIn, Uncreate

from scenes.stage.scene import BeatScene, beat


class Raising(BeatScene):
    """Divides by zero."""

    poster = "good"

    @beat("A circle.")
    def good(self) -> None:
        self.circle = Circle()
        self.play(FadeIn(self.circle, run_time=0.4))

    @beat("Not any more.")
    def bad(self) -> None:
        self.play(Uncreate(self.circle, run_time=1 / len(self.circle.submobjects)))
