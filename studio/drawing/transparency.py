"""Pictures without a background: a camera that leaves it out, an encoder that loses nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import av
import cairo
import numpy as np
import numpy.typing as npt
from av.video.stream import VideoStream
from manim import Camera, ManimColor, VMobject

from studio.base import Quality
from studio.drawing.segment_renderer import Listener, SegmentRenderer
from studio.video import Encoder


class TransparentCamera(Camera):
    """A camera whose pictures, laid over the background, are what the camera draws with it.

    The pixels are premultiplied by their alpha, as Cairo keeps them. What is painted in the
    background's own colour (the halo of a label, the inside of a hollow dot) erases instead: for a
    picture (c, a) and an opacity p, (c(1-p), a(1-p)) over the background b is (c + (1-a)b)(1-p) + pb.
    """

    draws_layers = False  # What erases must find what it erases.

    def init_background(self) -> None:
        shape = (self.pixel_height, self.pixel_width, self.n_channels)
        self.background = np.zeros(shape, dtype=self.pixel_array_dtype)
        self._erasing = ManimColor(self.background_color).to_rgb()

    def set_cairo_context_color(self, ctx: cairo.Context, rgbas: Any, vmobject: VMobject) -> Any:
        erases = np.allclose(rgbas[:, :3], self._erasing, atol=1e-3)
        ctx.set_operator(cairo.Operator.DEST_OUT if erases else cairo.Operator.OVER)
        return super().set_cairo_context_color(ctx, rgbas, vmobject)

    def display_vectorized(self, vmobject: VMobject, ctx: cairo.Context) -> Any:
        super().display_vectorized(vmobject, ctx)
        ctx.set_operator(cairo.Operator.OVER)
        return self


class LosslessEncoder(Encoder):
    """Encodes RGBA pictures as they are: QuickTime Animation, cheap for large areas of nothing."""

    container = "mov"

    def _add_stream(self, quality: Quality) -> VideoStream:
        interval = str(quality.frame_rate)
        options = {"g": interval, "threads": "1"}
        stream = self._container.add_stream("qtrle", rate=quality.frame_rate, options=options)
        stream.pix_fmt = "argb"
        return stream

    def _converted(self, pixels: npt.NDArray[Any]) -> av.VideoFrame:
        return av.VideoFrame.from_numpy_buffer(pixels, "rgba").reformat(format="argb", threads=1)


class TransparentRenderer(SegmentRenderer):
    """Draws the beats that are played without a background."""

    encoder = LosslessEncoder

    def __init__(
        self, camera_class: type[Camera], quality: Quality, folder: Path, listener: Listener
    ) -> None:
        name = f"{camera_class.__name__}WithoutBackground"
        transparent = type(name, (TransparentCamera, camera_class), {})
        super().__init__(transparent, quality, folder, listener)
