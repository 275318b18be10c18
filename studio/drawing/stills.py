"""The last picture of each beat, drawn without drawing what leads to it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy.typing as npt
from manim import CairoRenderer, Scene
from PIL import Image

from studio.base import Quality
from studio.drawing.segment_renderer import SegmentRenderer, SegmentWriter
from studio.video import Encoder

_BEFORE_THE_FIRST_BEAT = "autocreated"
"""The name of the section that Manim opens itself."""


class Still(Encoder):
    """An encoder that keeps only the last picture, as a PNG."""

    def __init__(self, path: Path, quality: Quality) -> None:
        self.path = path
        self.frames = 0

    def write(self, pixels: npt.NDArray[Any], repeat: int = 1) -> None:
        Image.fromarray(pixels).convert("RGB").save(self.path, "png")
        self.frames = 1

    def close(self) -> None:
        """The picture is written already."""

    def abandon(self) -> None:
        self.path.unlink(missing_ok=True)


class StillRenderer(SegmentRenderer):
    """Fast-forwards every beat and draws its last picture if the beat is to be played."""

    encoder = Still

    def init_scene(self, scene: Scene, session_spec: Any, file_writer_settings: Any) -> None:
        self.scene = scene
        self.file_writer = StillWriter(file_writer_settings, self)

    def draw(self) -> npt.NDArray[Any]:
        """Draw the scene as it is now."""
        self.static_image = None
        CairoRenderer.update_frame(self, self.scene)
        return self.get_frame()


class StillWriter(SegmentWriter):
    """Skips every section, and draws one picture at the end of each that is wanted."""

    renderer: StillRenderer
    is_wanted = False

    def next_section(self, name: str, type_: str, skip_animations: bool) -> None:
        super().next_section(name, type_, True)
        self.is_wanted = not skip_animations and name != _BEFORE_THE_FIRST_BEAT

    def _close(self) -> None:
        if self.is_wanted:
            self.keep_picture()
        super()._close()

    def keep_picture(self) -> None:
        """Write the scene as it is now."""
        self.write_frame(self.renderer.draw())
