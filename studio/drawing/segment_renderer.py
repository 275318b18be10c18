"""Manim's renderer and file writer, cut down to what the studio needs: one segment a beat.

Manim encodes one file an animation, from copies of every frame, in a thread of its own. Here the
frames of a beat go straight from the camera to one encoder, and what is skipped is not drawn.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

from manim import CairoRenderer, Camera, Mobject, Scene
from manim.scene.scene_file_writer import SceneFileWriter
from manim.typing import PixelArray

from studio.base import Quality
from studio.drawing.memory import release_free_memory
from studio.video import Encoder


class Listener(Protocol):
    """Is notified of every beat that begins, and of every segment with its last picture."""

    def begin(self, beat: str) -> None: ...

    def keep(self, beat: str, encoder: Encoder, pixels: PixelArray) -> None: ...


class SegmentRenderer(CairoRenderer):
    """Draws the beats that are played, each into a file of its own in a folder."""

    encoder: type[Encoder] = Encoder

    def __init__(
        self, camera_class: type[Camera], quality: Quality, folder: Path, listener: Listener
    ) -> None:
        super().__init__(camera_class=camera_class)
        self.quality, self.folder, self.listener = quality, folder, listener

    def init_scene(self, scene: Scene, session_spec: Any, file_writer_settings: Any) -> None:
        self.file_writer = SegmentWriter(file_writer_settings, self)

    def update_frame(self, scene: Scene, *args: Any, **kwargs: Any) -> None:
        if not self.skip_animations:
            super().update_frame(scene, *args, **kwargs)

    def get_frame(self) -> PixelArray:
        """The camera's own pixels: the encoder has read them before the next frame is drawn."""
        return self.camera.pixel_array

    def save_static_frame_data(self, scene: Scene, static_mobjects: Iterable[Mobject]) -> PixelArray | None:
        self.static_image = None
        if not self.skip_animations:
            super().save_static_frame_data(scene, static_mobjects)
            if self.static_image is not None:
                self.static_image = self.static_image.copy()
        return self.static_image

    def freeze_current_frame(self, duration: float) -> None:
        """Hold the picture for the nearest number of frames; Manim would cut 20.999 down to 20."""
        self.add_frame(self.get_frame(), max(1, round(duration * self.camera.frame_rate)))


class SegmentWriter(SceneFileWriter):
    """Encodes each section that shows anything into one file."""

    def __init__(self, settings: Any, renderer: SegmentRenderer) -> None:
        self.renderer = renderer
        self.encoder: Encoder | None = None
        super().__init__(settings)

    def next_section(self, name: str, type_: str, skip_animations: bool) -> None:
        self._close()
        # A beat's clock starts at zero, so that its roundings do not depend on what came before.
        self.renderer.time = 0.0
        super().next_section(name, type_, skip_animations)
        self.renderer.listener.begin(name)

    def begin_animation(self, *args: Any, **kwargs: Any) -> None:
        """Segments are opened by their first frame."""

    def end_animation(self, *args: Any, **kwargs: Any) -> None:
        """Segments are closed at the end of their section."""

    def write_frame(self, pixels: PixelArray, repeat: int = 1) -> None:
        if self.encoder is None:
            path = self.renderer.folder / self.sections[-1].name
            self.encoder = self.renderer.encoder(path, self.renderer.quality)
        self.encoder.write(pixels, repeat)

    def finish(self) -> None:
        self._close()

    def abort_encode_jobs(self, reraise_encoder_failures: bool = False) -> None:
        if self.encoder is not None:
            self.encoder.abandon()

    def _close(self) -> None:
        if self.encoder is not None:
            self.encoder.close()
            name = self.sections[-1].name
            self.renderer.listener.keep(name, self.encoder, self.renderer.get_frame())
            self.encoder = None
            release_free_memory()
