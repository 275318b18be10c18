"""What the page shows of a clip, read from the files that a render leaves beside it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unicodedata import category

from studio.base import Words, context_text, enclosed_text, status_text

_ENGLISH = Words()


@dataclass(frozen=True)
class Number:
    """A number as it was shown, what it claims to be, where it holds, and what computed it."""

    name: str
    shown: str
    claim: str
    where: str
    computed_by: str


@dataclass(frozen=True)
class Beat:
    """A beat of a film, from `start` up to, but not including, `end` in seconds."""

    title: str
    start: float
    end: float
    caption: str
    numbers: tuple[Number, ...]


@dataclass(frozen=True)
class Entry:
    """A rendered clip; `sizes` are those of its files in bytes, `captions` a WebVTT file.

    `language` is that of its titles and captions, an ISO 639 code.
    """

    name: str
    title: str
    scene: str
    language: str
    theme: str
    width: int
    height: int
    frame_rate: int
    duration: float
    parameters: tuple[tuple[str, str], ...]
    beats: tuple[Beat, ...]
    sizes: dict[str, int]
    captions: str

    def file(self, suffix: str) -> str:
        """The name of one of its files, as the page and the snippets link to it."""
        return f"{self.name}{suffix}"


def read_entry(folder: Path, name: str, words: Words = _ENGLISH) -> Entry | None:
    """The clip of this name in a folder of renders, with the names of its numbers in these words.

    None where it is not there in full.
    """
    try:
        manifest = json.loads((folder / f"{name}.json").read_bytes())
        films = {suffix: (folder / f"{name}{suffix}").stat().st_size for suffix in (".mp4", ".png")}
        captions = (folder / f"{name}.vtt").read_text(encoding="utf-8")
        quality = manifest["quality"]
        return Entry(
            name=name,
            title=one_line(manifest["title"]),
            scene=manifest["scene"],
            language=manifest["language"],
            theme=manifest["theme"],
            width=quality["width"],
            height=quality["height"],
            frame_rate=quality["frame_rate"],
            duration=manifest["duration"],
            parameters=tuple(_parameters(manifest["parameters"])),
            beats=tuple(_beat(beat, words) for beat in manifest["beats"]),
            sizes=films | {".vtt": len(captions.encode())},
            captions=captions,
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def one_line(text: str) -> str:
    """Text without line breaks and control characters, which no target of a snippet can hold.

    >>> one_line(" one\\n\\ttwo \\x07")
    'one two'
    """
    words = " ".join(text.split())
    return "".join(letter for letter in words if category(letter) not in {"Cc", "Cs"}).strip()


def _beat(beat: dict[str, Any], words: Words) -> Beat:
    return Beat(
        title=one_line(beat["title"]),
        start=beat["start"],
        end=beat["end"],
        caption=one_line(beat["caption"]),
        numbers=tuple(_number(number, words) for number in beat["numbers"]),
    )


def _number(number: dict[str, Any], words: Words) -> Number:
    return Number(
        name=one_line(words.translate("numbers", str(number.get("name", "")))),
        shown=one_line(str(number.get("shown", ""))),
        claim=one_line(words.translate_all("numbers", status_text(number))),
        where=one_line(words.listed([context_text(number, words), enclosed_text(number, words)])),
        computed_by=one_line(str(number.get("computed_by", ""))),
    )


def _parameters(parameters: dict[str, Any]) -> list[tuple[str, str]]:
    """Names and values; one that was left to the scene is not worth a line."""
    return [
        (key.replace("_", " "), one_line(_value(value)))
        for key, value in parameters.items()
        if key != "title" and value not in ("", None, [], {})
    ]


def _value(value: Any) -> str:
    """
    >>> _value(["1", "1/2"]), _value([["1", "0"], ["0", "1"]])
    ('1, 1/2', '(1, 0), (0, 1)')
    """
    if not isinstance(value, list):
        return str(value)
    return ", ".join(f"({_value(part)})" if isinstance(part, list) else _value(part) for part in value)
