"""WebVTT captions that can be read: at most two lines of 42 characters, 20 characters a second."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from textwrap import wrap

LINE = 42
LINES = 2
SPEED = 20.0


@dataclass(frozen=True)
class Cue:
    """Some lines of text and the time, in seconds, that they are shown."""

    start: float
    end: float
    lines: tuple[str, ...]

    @property
    def characters(self) -> int:
        return len(" ".join(self.lines))


class TooFastError(ValueError):
    """A beat is too short for its caption."""


def cues(caption: str, start: float, end: float) -> list[Cue]:
    """Spread a caption over its beat, each cue in proportion to its length.

    Raises `TooFastError` where that leaves less than a second for 20 characters.

    >>> [cue.lines for cue in cues("Slope needs two points. At x = 1 there is only one.", 0, 4)]
    [('Slope needs two points.', 'At x = 1 there is only one.')]
    """
    texts = _texts(caption)
    total = sum(len(" ".join(lines)) for lines in texts)
    spread, elapsed = [], 0
    for lines in texts:
        begin = start + (end - start) * elapsed / total
        elapsed += len(" ".join(lines))
        until = start + (end - start) * elapsed / total
        spread.append(Cue(round(begin, 3), round(until, 3), lines))
    if any(cue.characters > SPEED * (cue.end - cue.start) for cue in spread):
        raise TooFastError(
            f"its caption of {total} characters takes {total / SPEED:.1f} s to read, "
            f"but it lasts {end - start:.1f} s: hold a picture longer or say less"
        )
    return spread


def webvtt(spread: Iterable[Cue]) -> str:
    """A WebVTT file."""
    blocks = [
        f"{_clock(cue.start)} --> {_clock(cue.end)}\n{escape(chr(10).join(cue.lines), quote=False)}"
        for cue in spread
    ]
    return "\n\n".join(["WEBVTT", *blocks]) + "\n"


def _texts(caption: str) -> list[tuple[str, ...]]:
    """Whole sentences where they fit into a cue, and as few cues as hold a longer one."""
    texts: list[tuple[str, ...]] = []
    pending = ""
    for sentence in re.split(r"(?<=[.!?:;])\s+|(?<=[。！？])", " ".join(caption.split())):
        together = f"{pending} {sentence}".strip()
        if pending and len(wrap(together, LINE)) > LINES:
            texts.extend(_pages(pending))
            together = sentence
        pending = together
    return texts + _pages(pending)


def _pages(text: str) -> list[tuple[str, ...]]:
    """Lines of about equal length, two at a time."""
    fewest = len(wrap(text, LINE))
    width = next(w for w in range(1, LINE + 1) if len(wrap(text, w)) <= fewest)
    lines = wrap(text, width)
    return [tuple(lines[at : at + LINES]) for at in range(0, len(lines), LINES)]


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds * 1000), 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"
