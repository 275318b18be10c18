"""An animated GIF in 256 colours that are chosen for the clip."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from fractions import Fraction
from itertools import chain
from pathlib import Path

import av
from av.error import BlockingIOError as NothingYetError
from av.filter import Graph
from av.video.reformatter import Colorspace, Interpolation

from studio.rendered import RenderedClip

WIDTH = 640
STEP = 8
"""Hundredths of a second that a picture is shown, the finest unit of a GIF."""

_TICK = Fraction(STEP, 100)


def write_gif(clip: RenderedClip, target: Path) -> None:
    """Two passes over a clip's film: which colours it needs, then its pictures in these colours."""
    palette = _palette(clip)
    with av.open(target, "w", format="gif") as film:
        stream = film.add_stream("gif", rate=1 / _TICK)
        pictures = _in_colors_of(palette, clip)
        first = next(pictures)
        stream.width, stream.height, stream.pix_fmt = first.width, first.height, "pal8"
        for picture in chain([first], pictures):
            film.mux(stream.encode(picture))
        film.mux(stream.encode())


def _palette(clip: RenderedClip) -> av.VideoFrame:
    graph, pictures = Graph(), _pictures(clip)
    first = next(pictures)
    source = _source(graph, first)
    graph.link_nodes(source, graph.add("palettegen"), graph.add("buffersink")).configure()
    for picture in (first, *pictures, None):
        source.push(picture)
    return graph.vpull()


def _in_colors_of(palette: av.VideoFrame, clip: RenderedClip) -> Iterator[av.VideoFrame]:
    graph, pictures = Graph(), _pictures(clip)
    first = next(pictures)
    source, colors = _source(graph, first), _source(graph, palette)
    use = graph.add("paletteuse", "dither=sierra2_4a:diff_mode=rectangle")
    source.link_to(use, 0, 0)
    colors.link_to(use, 0, 1)
    use.link_to(graph.add("buffersink"))
    graph.configure()
    colors.push(palette)
    colors.push(None)
    for picture in (first, *pictures, None):
        source.push(picture)
        with suppress(NothingYetError, av.error.EOFError):
            while True:
                yield graph.vpull()


def _source(graph: Graph, like: av.VideoFrame) -> av.filter.context.FilterContext:
    return graph.add_buffer(width=like.width, height=like.height, format=like.format, time_base=_TICK)


def _pictures(clip: RenderedClip) -> Iterator[av.VideoFrame]:
    """The film's pictures at every step, small, in RGB."""
    quality = clip.plan.quality
    width = min(WIDTH, quality.width)
    height = round(quality.height * width / quality.width)
    number = 0
    with av.open(clip.film) as film:
        for index, picture in enumerate(film.decode(video=0)):
            if index < number * _TICK * quality.frame_rate:
                continue
            small = picture.reformat(
                width,
                height,
                "bgra",
                src_colorspace=Colorspace.ITU709,
                interpolation=Interpolation.LANCZOS,
                threads=1,
            )
            small.pts, small.time_base = number, _TICK
            number += 1
            yield small
