"""The files of each format of a clip, with its captions and transcript."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from studio.base import atomic_path, write_atomically
from studio.formats.films import PRORES_4444, WEBM_ALPHA, FilmFormat, write_transparent, write_webm
from studio.formats.gif import write_gif
from studio.rendered import RenderedClip, chapter_track, subrip, transcript
from studio.video import Cue, cues, join, webvtt

FileWriter = Callable[[], list[Path]]
"""Writes files and returns their paths."""


def file_writer(kind: str, clip: RenderedClip, transparent: list[Path], folder: Path) -> FileWriter:
    """What writes a clip in one of `FORMATS` into a folder.

    `transparent` are the clip's segments without a background, which only some formats read.
    """
    name = clip.name
    return {
        "prores-alpha": partial(_alpha, clip, PRORES_4444, transparent, folder / kind / f"{name}.mov"),
        "webm-alpha": partial(_alpha, clip, WEBM_ALPHA, transparent, folder / kind / f"{name}.webm"),
        "webm": partial(_webm, clip, folder / kind / f"{name}.webm"),
        "gif": partial(_gif, clip, folder / kind / f"{name}.gif"),
        "beats": partial(_beats, clip, folder / kind / name),
    }[kind]


def _alpha(clip: RenderedClip, film_format: FilmFormat, segments: list[Path], target: Path) -> list[Path]:
    with atomic_path(target) as part:
        write_transparent(film_format, clip, segments, part)
    return [target, *_sidecars(target, clip)]


def _webm(clip: RenderedClip, target: Path) -> list[Path]:
    with atomic_path(target) as part:
        write_webm(clip, part)
    return [target, *_sidecars(target, clip)]


def _gif(clip: RenderedClip, target: Path) -> list[Path]:
    with atomic_path(target) as part:
        write_gif(clip, part)
    return [target, *_texts(target, {".txt": transcript(clip.title, clip.beats)})]


def _beats(clip: RenderedClip, folder: Path) -> list[Path]:
    """Each beat as a film of its own, with its own captions."""
    written = []
    for number, (beat, part) in enumerate(zip(clip.beats, clip.parts, strict=True), start=1):
        target = folder / f"{number:02}_{beat.name}.mp4"
        with atomic_path(target) as film:
            join([part], clip.frame_rate, f"{clip.title}: {beat.title}", film)
        spread = cues(beat.caption, 0, beat.end - beat.start)
        written += [target, *_texts(target, _captions(spread) | {".txt": f"{beat.caption}\n"})]
    return written


def _sidecars(target: Path, clip: RenderedClip) -> list[Path]:
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
        write_atomically(path, text)
        written.append(path)
    return written
