"""How large the files of a format are going to be, roughly: a long wait and a full disk are foreseen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from math import sqrt

from studio.base import Quality, file_size
from studio.export.films import WEB_WIDTH
from studio.export.gif import STEP, WIDTH
from studio.export.rendered_lesson import RenderedClip

# Bytes of a picture for each pixel of the root of its area, as measured on clips of one and two variables:
# what is drawn is lines and text, which grow with the side of a picture and not with its area.
_BYTES = {"prores-alpha": 250, "webm-alpha": 4, "webm": 1.9, "gif": 14}


def expected_sizes(orders: Iterable[tuple[RenderedClip, str]]) -> str:
    """The size of all that is to be written, and of each format, the largest first."""
    sizes: defaultdict[str, float] = defaultdict(float)
    for clip, kind in orders:
        sizes[kind] += _expected(clip, kind)
    largest = sorted(sizes.items(), key=lambda each: -each[1])
    parts = ", ".join(f"{kind} {file_size(size)}" for kind, size in largest)
    return f"about {file_size(sum(sizes.values()))} to be written ({parts})"


def _expected(clip: RenderedClip, kind: str) -> float:
    """The bytes of a clip in a format. Single beats hold the packets of its film."""
    if kind == "beats":
        return clip.film.stat().st_size
    quality = clip.plan.quality
    return _BYTES[kind] * _pictures(clip, kind) * sqrt(quality.width * quality.height) * _scale(quality, kind)


def _pictures(clip: RenderedClip, kind: str) -> float:
    return clip.beats[-1].end * (100 / STEP if kind == "gif" else clip.frame_rate)


def _scale(quality: Quality, kind: str) -> float:
    """How much smaller than the film its pictures are."""
    width = {"gif": WIDTH, "webm": min(WEB_WIDTH, quality.width)}.get(kind, quality.width)
    return width / quality.width
