"""WebVTT captions that can be read: at most two lines of 42 characters, 20 characters a second.

A Chinese, Japanese or Korean sign counts as `WIDE` of them: 24 on a line, 12 a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import accumulate, pairwise

from scenes.stage.base import reading_length

LINE = 42
LINES = 2
SPEED = 20.0
LEAST = 1.0
"""Seconds that a cue lasts at the least, where its beat is long enough."""

_WIDE = "[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]"
_OPENING = "[「『（〈《【〔]"
_CLOSING = "[、。，．：；！？」』）〉》】〕]"
_WORD = rf"(?:(?!{_WIDE})\S)+"
_PIECE = re.compile(rf"\s*{_OPENING}*(?:{_WIDE}|{_WORD}(?: [=≈<>≤≥] {_WORD})*){_CLOSING}*")
"""What is not broken: a wide sign or a word, an equation, and the wide marks around it."""


@dataclass(frozen=True)
class Cue:
    """Some lines of text and the time, in seconds, that they are shown."""

    start: float
    end: float
    lines: tuple[str, ...]

    @property
    def characters(self) -> float:
        return _length(self.lines)


class TooFastError(ValueError):
    """A beat is too short for its caption."""


def cues(caption: str, start: float, end: float) -> list[Cue]:
    """Spread a caption over its beat, each cue in proportion to its length.

    No cue is shorter than a second, if the beat has a second for each. Raises `TooFastError` where there is
    less than a second for 20 characters.

    >>> [cue.lines for cue in cues("Slope needs two points. At x = 1 there is only one.", 0, 4)]
    [('Slope needs two points. At', 'x = 1 there is only one.')]
    """
    texts = _texts(caption)
    lengths = list(map(_length, texts))
    total = sum(lengths)
    ends = list(accumulate(_shares(lengths, end - start), initial=start))
    spread = [
        Cue(round(begin, 3), round(until, 3), lines)
        for lines, (begin, until) in zip(texts, pairwise(ends), strict=True)
    ]
    if any(cue.characters > SPEED * (cue.end - cue.start) for cue in spread):
        raise TooFastError(
            f"its caption of {total:.0f} characters takes {total / SPEED:.1f} s to read, "
            f"but it lasts {end - start:.1f} s: hold a picture longer or say less"
        )
    return spread


def _shares(lengths: Sequence[float], seconds: float) -> list[float]:
    """Seconds for texts of these lengths, in proportion, but no fewer than LEAST where there are enough."""
    short = [length * seconds < LEAST * sum(lengths) for length in lengths]
    rest = sum(length for length, is_short in zip(lengths, short, strict=True) if not is_short)
    if not any(short) or rest == 0 or seconds < LEAST * len(lengths):
        return [seconds * length / sum(lengths) for length in lengths]
    left = seconds - LEAST * sum(short)
    return [LEAST if is_short else left * n / rest for n, is_short in zip(lengths, short, strict=True)]


def webvtt(spread: Iterable[Cue]) -> str:
    """A WebVTT file."""
    blocks = [
        f"{_clock(cue.start)} --> {_clock(cue.end)}\n{escape(chr(10).join(cue.lines), quote=False)}"
        for cue in spread
    ]
    return "\n\n".join(["WEBVTT", *blocks]) + "\n"


def _length(lines: tuple[str, ...]) -> float:
    return reading_length(" ".join(lines))


def _texts(caption: str) -> list[tuple[str, ...]]:
    """Whole sentences where they fit into a cue, and as few cues as hold a longer one."""
    texts: list[tuple[str, ...]] = []
    pending = ""
    for sentence in re.split(r"(?<=[.!?:;؟])(?=\s)|(?<=[。！？])", " ".join(caption.split())):
        together = f"{pending}{sentence}"
        if pending and len(_wrap(together.strip())) > LINES:
            texts.extend(_pages(pending.strip()))
            together = sentence
        pending = together
    return texts + _pages(pending.strip())


def _pages(text: str) -> list[tuple[str, ...]]:
    """Lines of about equal length, two at a time."""
    fewest = len(_wrap(text))
    width = next(w for w in range(1, LINE + 1) if len(_wrap(text, w)) <= fewest)
    lines = _wrap(text, width)
    if len(lines) == LINES:
        lines = min(_clauses(text), key=_longest, default=lines)
    return [tuple(lines[at : at + LINES]) for at in range(0, len(lines), LINES)]


def _clauses(text: str) -> list[list[str]]:
    """Two lines of wide signs, in each way in which the first one ends with a mark and both are short enough.

    Between wide signs, which may be parted anywhere, readers expect lines to end where a clause does.

    >>> _clauses("让 h 变小，这些数趋于一致。")
    [['让 h 变小，', '这些数趋于一致。']]
    """
    ends = [mark.end() for mark in re.finditer(f"{_CLOSING}+", text)]
    ways = ([text[:end].strip(), text[end:].strip()] for end in ends if text[end:].strip())
    return [lines for lines in ways if _longest(lines) <= LINE]


def _longest(lines: Sequence[str]) -> float:
    return max(map(reading_length, lines))


def _wrap(text: str, width: float = LINE) -> list[str]:
    """Lines broken at spaces, between wide signs, and, where a word is longer than a line, anywhere.

    >>> _wrap("割线 逼近切线。", 6), _wrap("斜率 m = 2。它", 9)
    (['割线', '逼近切', '线。'], ['斜率', 'm = 2。它'])
    """
    lines = [""]
    for piece in _PIECE.findall(text):
        if lines[-1] and reading_length(lines[-1] + piece) > width:
            lines.append("")
            piece = piece.lstrip()
        while reading_length(lines[-1] + piece) > width and len(piece) > 1 and not lines[-1]:
            fits = max(n for n in range(1, len(piece) + 1) if n == 1 or reading_length(piece[:n]) <= width)
            lines[-1:] = [piece[:fits], ""]
            piece = piece[fits:]
        lines[-1] += piece
    return [line for line in lines if line]


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds * 1000), 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"
