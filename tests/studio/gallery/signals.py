"""Films whose every picture shows which beat it belongs to, and which frame of it it is."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from studio.base import Quality
from studio.gallery import write_page
from studio.lesson import Clip, Lesson
from studio.lesson.toml_places import places
from studio.video import Cue, Encoder, webvtt

if TYPE_CHECKING:
    from collections.abc import Sequence

QUALITY = Quality("signal", 320, 180, 15)
CHANNELS = ((1, 0, 0), (0, 1, 0), (1, 1, 1))
HUES = ("red", "green", "white")
BEATS = len(HUES)
FRAMES = 12
LAST = FRAMES - 1
SECONDS = FRAMES / QUALITY.frame_rate
HOSTILE = "</script><script>alert(1)</script> \"><img src=x onerror=alert(2)> {{ 7*7 }} '''\\ %_$#&~^ ]]> :::"


@dataclass(frozen=True)
class Signals:
    """A lesson of such films in a folder of its own."""

    folder: Path
    lesson: Lesson

    @property
    def page(self) -> Path:
        return self.folder / "index.html"

    def text(self) -> str:
        return self.page.read_text(encoding="utf-8")


def signals(folder: Path, titles: Sequence[str], lesson_title: str = "Signals") -> Signals:
    """Write films of these titles, called `one`, `two` and so on, and the page of their lesson."""
    names = ["one", "two", "three"][: len(titles)]
    for name, title in zip(names, titles, strict=True):
        write_film(folder, name, title)
    clips = tuple(Clip(number, name, "signal", "dark", {}) for number, name in enumerate(names))
    lesson = Lesson(Path("lessons/signals.toml"), lesson_title, None, clips, places(""))
    assert write_page(lesson, folder) == []
    return Signals(folder, lesson)


def colour(beat: int, frame: int) -> tuple[int, int, int]:
    """Red, green and white beats that grow brighter from frame to frame."""
    red, green, blue = CHANNELS[beat]
    shade = 90 + 14 * frame
    return red * shade, green * shade, blue * shade


def read_colour(pixel: Sequence[int]) -> tuple[int, int]:
    """The beat and the frame that a pixel of this colour belongs to."""
    shade = max(pixel[:3])
    channels = tuple(int(level > shade / 2) for level in pixel[:3])
    return CHANNELS.index(channels), round((shade - 90) / 14)


@cache
def film() -> bytes:
    """A film with all beats."""
    shape = (QUALITY.height, QUALITY.width, 4)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "film.mp4"
        encoder = Encoder(path, QUALITY)
        for beat in range(BEATS):
            for frame in range(FRAMES):
                encoder.write(np.full(shape, (*colour(beat, frame), 255), dtype=np.uint8))
        encoder.close()
        return path.read_bytes()


def write_film(folder: Path, name: str, title: str) -> None:
    """A film with the files that a render leaves beside it."""
    (folder / f"{name}.mp4").write_bytes(film())
    Image.new("RGB", (QUALITY.width, QUALITY.height), colour(0, LAST)).save(folder / f"{name}.png")
    spans = [(beat * SECONDS, (beat + 1) * SECONDS) for beat in range(BEATS)]
    cues = [Cue(start, end, (caption(beat),)) for beat, (start, end) in enumerate(spans)]
    (folder / f"{name}.vtt").write_text(webvtt(cues), encoding="utf-8")
    manifest = {
        "title": title,
        "scene": "signal",
        "language": "en",
        "parameters": {
            "title": title,
            "function": "x^2 if x < 1 else <b>",
            "steps": [],
            "point": ["1/2", "1"],
        },
        "theme": "dark",
        "quality": {"width": QUALITY.width, "height": QUALITY.height, "frame_rate": QUALITY.frame_rate},
        "duration": BEATS * SECONDS,
        "beats": [
            {
                "name": f"show_{hue}",
                "title": f"Show {hue}",
                "start": start,
                "end": end,
                "caption": caption(beat),
                "numbers": numbers(hue),
            }
            for beat, (hue, (start, end)) in enumerate(zip(HUES, spans, strict=True))
        ],
    }
    (folder / f"{name}.json").write_text(json.dumps(manifest), encoding="utf-8")


def caption(beat: int) -> str:
    return f"Beat {beat + 1} < 4 & more."


def numbers(hue: str) -> list[dict[str, object]]:
    if hue == "white":
        return []
    origin = {"how": "exact arithmetic", "computed_by": "mathlib.calculus.derivatives.secant_slope"}
    return [{"name": "slope", "shown": "≈ 1.41", "value": 1.4142, "status": "rounded", **origin, "h": "1/2"}]
