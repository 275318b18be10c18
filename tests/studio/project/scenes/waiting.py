"""A scene that waits at a named pipe, into which it writes the number of its process."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from manim import Circle, FadeIn, Rotate, Square

from scenes.stage.scene import BeatScene, SceneParams, beat


class Waiting(BeatScene):
    """Waits for ever if the pipe exists."""

    class Params(SceneParams):
        gate: str

    params: Params
    poster = "go_through"

    @beat("A circle.")
    def come(self) -> None:
        self.play(FadeIn(Circle(), run_time=0.4))

    @beat("A square.")
    def go_through(self) -> None:
        self.play(Rotate(Square(), run_time=0.4))
        if Path(self.params.gate).exists():
            with Path(self.params.gate).open("w") as gate:
                print(os.getpid(), file=gate, flush=True)
                signal.pause()
