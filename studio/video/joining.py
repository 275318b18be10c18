"""Segments become one film: packets are copied, nothing is encoded again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

import av
from av.container import InputContainer, OutputContainer
from av.video.stream import VideoStream

if TYPE_CHECKING:
    from av.container.core import Chapter


@dataclass(frozen=True)
class Part:
    """A segment's file, its length in frames and the chapter it becomes."""

    video: Path
    frames: int
    chapter: str


def join(parts: Sequence[Part], frame_rate: int, title: str, target: Path) -> None:
    """Join segments into an MP4 that can start to play before it has arrived (`moov` first).

    Raises `ValueError` where the segments are not of one kind or their frames not evenly spaced.
    """
    with (
        av.open(target, "w", format="mp4", options={"movflags": "+faststart"}) as film,
        av.open(parts[0].video) as first,
    ):
        film.metadata["title"] = title
        film.set_chapters(chapters(parts, frame_rate))
        stream = film.add_stream_from_template(first.streams.video[0])
        start = 0
        for part in parts:
            with av.open(part.video) as segment:
                if _kind(segment) != _kind(first):
                    raise ValueError(f"{part.video.name} was encoded differently")
                _append(film, stream, segment, start, part, frame_rate)
            start += part.frames


def _append(
    film: OutputContainer,
    stream: VideoStream,
    segment: InputContainer,
    start: int,
    part: Part,
    frame_rate: int,
) -> None:
    tick = Fraction(1, frame_rate) / (segment.streams.video[0].time_base or 1)
    shown = []
    for packet in segment.demux(video=0):
        if packet.pts is None or packet.dts is None:
            continue  # The demuxer's last packet is empty.
        shown.append(packet.pts)
        packet.pts += int(start * tick)
        packet.dts += int(start * tick)
        packet.stream = stream
        film.mux(packet)
    if sorted(shown) != [frame * tick for frame in range(part.frames)]:
        raise ValueError(f"{part.video.name} does not hold {part.frames} evenly spaced frames")


def _kind(container: InputContainer) -> tuple[object, ...]:
    stream = container.streams.video[0]
    return stream.average_rate, stream.time_base, stream.codec_context.extradata


def chapters(parts: Sequence[Part], frame_rate: int) -> list[Chapter]:
    """One chapter for each part, as PyAV takes them."""
    ends = list(accumulate(part.frames for part in parts))
    return [
        {
            "id": number,
            "start": end - part.frames,
            "end": end,
            "time_base": Fraction(1, frame_rate),
            "metadata": {"title": part.chapter},
        }
        for number, (part, end) in enumerate(zip(parts, ends, strict=True))
    ]
