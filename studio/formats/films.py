"""WebM and ProRes: a clip's pictures in, a film with a chapter a beat out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import accumulate, chain
from pathlib import Path
from typing import cast

import av
import numpy as np
from av.video.frame import PictureType
from av.video.stream import VideoStream

from studio.formats.straight_alpha import straight
from studio.rendered import RenderedClip
from studio.video import chapters, converted, tag

WEB_WIDTH = 1280
"""Wide enough for a page; a film for the web is scaled down to this."""

# One thread: the bytes depend on the pictures alone.
# The encoder's quick mode takes an eighth of the time of its good one here, for the same pictures in
# files that are a fifth larger.
_VP9 = {"crf": "28", "b": "0", "deadline": "realtime", "cpu-used": "5", "threads": "1"}
# Fixed quantisers: a search for the best ones takes five times as long and gives larger files.
_PRORES = {"profile": "4444", "vendor": "apl0", "flags": "+qscale", "global_quality": str(4 * 118)}


@dataclass(frozen=True)
class FilmFormat:
    """A kind of film; `container` is what FFmpeg calls its file format."""

    container: str
    codec: str
    pixels: str
    options: dict[str, str] = field(default_factory=dict)


WEBM = FilmFormat("webm", "libvpx-vp9", "yuv420p", _VP9)
WEBM_ALPHA = FilmFormat("webm", "libvpx-vp9", "yuva420p", _VP9 | {"auto-alt-ref": "0"})
PRORES_4444 = FilmFormat("mov", "prores_ks", "yuva444p10le", _PRORES | {"threads": "1"})


def write_webm(clip: RenderedClip, target: Path) -> None:
    """A small film for a web page."""
    encode(WEBM, clip, _for_the_web(clip), target)


def write_transparent(
    film_format: FilmFormat, clip: RenderedClip, segments: list[Path], target: Path
) -> None:
    """A film with an alpha channel, from a clip's segments without a background."""
    encode(film_format, clip, _transparent(segments, film_format.pixels), target)


def encode(
    film_format: FilmFormat, clip: RenderedClip, pictures: Iterator[av.VideoFrame], target: Path
) -> None:
    """Encode the pictures of a clip, a key frame at every beat, a chapter for every beat."""
    starts = {0, *accumulate(beat.frames for beat in clip.beats)}
    tick = Fraction(1, clip.frame_rate)
    with av.open(target, "w", format=film_format.container, options={"fflags": "+bitexact"}) as film:
        film.metadata["title"] = clip.title
        film.set_chapters(chapters(clip.parts, clip.frame_rate))
        first = next(pictures)
        stream = cast(
            VideoStream, film.add_stream(film_format.codec, rate=clip.frame_rate, options=film_format.options)
        )
        _describe(stream, first, film_format)
        for number, picture in enumerate(chain([first], pictures)):
            picture.pts, picture.time_base = number, tick
            picture.pict_type = PictureType.I if number in starts else PictureType.NONE
            film.mux(stream.encode(picture))
        film.mux(stream.encode())


def _describe(stream: VideoStream, picture: av.VideoFrame, film_format: FilmFormat) -> None:
    stream.width, stream.height, stream.pix_fmt = picture.width, picture.height, film_format.pixels
    context = stream.codec_context
    tag(context)


def _for_the_web(clip: RenderedClip) -> Iterator[av.VideoFrame]:
    quality = clip.plan.quality
    width = min(WEB_WIDTH, quality.width)
    height = round(quality.height * width / quality.width / 2) * 2
    with av.open(clip.film) as film:
        for picture in film.decode(video=0):
            yield picture.reformat(width, height, "yuv420p", threads=1)


def _transparent(segments: list[Path], pixels: str) -> Iterator[av.VideoFrame]:
    for segment in segments:
        with av.open(segment) as film:
            for picture in film.decode(video=0):
                colors = straight(np.asarray(picture.to_ndarray(format="rgba"), np.uint8))
                yield converted(av.VideoFrame.from_ndarray(colors, "rgba"), pixels)
