"""The texts of a film: captions as VTT and SRT, chapters as VTT, and a plain transcript."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import srt  # type: ignore[import-untyped]

from studio.base import clock
from studio.rendered.rendered_lesson import RenderedBeat, RenderedClip
from studio.video import Cue, webvtt


def subrip(spread: Sequence[Cue]) -> str:
    """An SRT file, for players and editors that do not read WebVTT.

    >>> print(subrip([Cue(0, 1.5, ("Two", "lines"))]), end="")
    1
    00:00:00,000 --> 00:00:01,500
    Two
    lines
    <BLANKLINE>
    """
    return str(
        srt.compose(
            srt.Subtitle(None, _time(cue.start), _time(cue.end), "\n".join(cue.lines)) for cue in spread
        )
    )


def chapter_track(clip: RenderedClip) -> str:
    """A WebVTT file for `<track kind="chapters">`: the title of each beat."""
    return webvtt(Cue(beat.start, beat.end, (beat.title,)) for beat in clip.beats)


def transcript(title: str, beats: Sequence[RenderedBeat]) -> str:
    """Titles, times and captions in plain text."""
    paragraphs = [f"{clock(beat.start)}  {beat.title}\n\n{beat.caption}\n" for beat in beats]
    return "\n".join([f"{title}\n", *paragraphs])


def _time(seconds: float) -> timedelta:
    return timedelta(seconds=seconds)
