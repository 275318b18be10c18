"""A scene that takes all the memory it can get."""

from __future__ import annotations

from manim import Circle, FadeIn

from scenes.stage.scene import BeatScene, beat


class Hungry(BeatScene):
    """Hoards."""

    poster = "hoard"

    @beat("More and more.")
    def hoard(self) -> None:
        self.play(FadeIn(Circle(), run_time=0.4))
        hoard = []
        while True:
            hoard.append(b"x" * 10_000_000)
