"""A scene that takes its process with it."""

from __future__ import annotations

import os
import signal

from manim import Circle, FadeIn

from scenes.stage.scene import BeatScene, beat


class Dying(BeatScene):
    """Ends as a process does that the system has no memory for."""

    poster = "last_words"

    @beat("Last words.")
    def last_words(self) -> None:
        self.play(FadeIn(Circle(), run_time=0.4))
        os.kill(os.getpid(), signal.SIGKILL)
