"""The files that a clip becomes, each with what can stand beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from studio.base import whole, write_whole
from studio.export.films import PRORES_4444, WEBM_ALPHA, Form, write_transparent, write_webm
from studio.export.gif import write_gif
from studio.export.rendered_lesson import Clip
from studio.export.text_tracks import chapter_track, subrip, transcript
from studio.video import Cue, cues, join, webvtt

Product = Callable[[], list[Path]]
"""Writes files and says which."""


def products(clip: Clip, transparent: list[Path], folder: Path) -> list[Product]:
    """All that is to be written for a clip, the slowest first.

    `transparent` are the clip's segments without a background.
    """
    name = clip.name
    return [
        partial(_alpha, clip, PRORES_4444, transparent, folder / "prores-alpha" / f"{name}.mov"),
        partial(_alpha, clip, WEBM_ALPHA, transparent, folder / "webm-alpha" / f"{name}.webm"),
        partial(_webm, clip, folder / "webm" / f"{name}.webm"),
        partial(_gif, clip, folder / "gif" / f"{name}.gif"),
        partial(_beats, clip, folder / "beats" / name),
    ]


def _alpha(clip: Clip, form: Form, segments: list[Path], target: Path) -> list[Path]:
    with whole(target) as part:
        write_transparent(form, clip, segments, part)
    return [target, *_beside(target, clip)]


def _webm(clip: Clip, target: Path) -> list[Path]:
    with whole(target) as part:
        write_webm(clip, part)
    return [target, *_beside(target, clip)]


def _gif(clip: Clip, target: Path) -> list[Path]:
    with whole(target) as part:
        write_gif(clip, part)
    return [target, *_texts(target, {".txt": transcript(clip.title, clip.beats)})]


def _beats(clip: Clip, folder: Path) -> list[Path]:
    """Each beat as a film of its own, with its own captions."""
    written = []
    for number, (beat, part) in enumerate(zip(clip.beats, clip.parts, strict=True), start=1):
        target = folder / f"{number:02}_{beat.name}.mp4"
        with whole(target) as film:
            join([part], clip.frame_rate, f"{clip.title}: {beat.title}", film)
        spread = cues(beat.caption, 0, beat.end - beat.start)
        written += [target, *_texts(target, _captions(spread) | {".txt": f"{beat.caption}\n"})]
    return written


def _beside(target: Path, clip: Clip) -> list[Path]:
    texts = _captions(clip.captions()) | {
        ".chapters.vtt": chapter_track(clip),
        ".txt": transcript(clip.title, clip.beats),
    }
    return _texts(target, texts)


def _captions(spread: Sequence[Cue]) -> dict[str, str]:
    return {".vtt": webvtt(spread), ".srt": subrip(spread)}


def _texts(film: Path, texts: dict[str, str]) -> list[Path]:
    written = []
    for suffix, text in texts.items():
        path = film.with_suffix(suffix)
        write_whole(path, text)
        written.append(path)
    return written
