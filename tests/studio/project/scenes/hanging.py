"""A scene that never comes to an end, in the middle of C code that lets no other thread run."""

from __future__ import annotations

import ctypes

from manim import Circle, FadeIn

from scenes.stage.scene import BeatScene, beat


class Hanging(BeatScene):
    """Sleeps for an hour without letting go of Python's lock."""

    poster = "good"

    @beat("A circle.")
    def good(self) -> None:
        self.play(FadeIn(Circle(), run_time=0.4))

    @beat("For ever.")
    def for_ever(self) -> None:
        self.wait(0.2)
        ctypes.PyDLL(None).sleep(3600)
