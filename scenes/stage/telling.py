"""How a scene is told: its captions and words in another language, and the type that this needs."""

from __future__ import annotations

import unicodedata

from pydantic import BaseModel, ConfigDict

WIDE = 1.7
"""How many Latin letters a Chinese, Japanese or Korean sign takes the time, and the room, of."""


class Telling(BaseModel):
    """What replaces a scene's own `captions` by beat and `words` by name; empty for its own.

    `fonts` are families installed on this machine, asked where those of Typst lack a sign, and
    `language` is an ISO 639 code such as `de`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    captions: dict[str, str] = {}
    words: dict[str, str] = {}
    fonts: tuple[str, ...] = ()
    language: str = "en"


def reading_length(text: str) -> float:
    """The length of a text in Latin letters, as far as reading it takes time.

    >>> reading_length("slope"), reading_length("导数")
    (5.0, 3.4)
    """
    return sum(WIDE if unicodedata.east_asian_width(sign) in "WF" else 1.0 for sign in text)
