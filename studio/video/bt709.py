"""The colours of all films: RGB of full range is converted to BT.709 in limited range, and tagged as that."""

from __future__ import annotations

import av
from av.video.codeccontext import VideoCodecContext
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc


def tag(context: VideoCodecContext) -> None:
    """Say in a film that its colours are those of BT.709."""
    context.color_primaries = ColorPrimaries.BT709
    context.color_trc = ColorTrc.BT709
    context.colorspace = Colorspace.ITU709
    context.color_range = ColorRange.MPEG


def converted(frame: av.VideoFrame, pixels: str) -> av.VideoFrame:
    """A picture in RGB, in another pixel format and the colours of BT.709."""
    return frame.reformat(
        format=pixels,
        src_colorspace=Colorspace.ITU709,
        dst_colorspace=Colorspace.ITU709,
        src_color_range=ColorRange.JPEG,
        dst_color_range=ColorRange.MPEG,
        dst_color_trc=ColorTrc.BT709,
        dst_color_primaries=ColorPrimaries.BT709,
        threads=1,
    )
