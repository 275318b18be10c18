"""Captions and words of a scene in another language, and the fonts that these need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Localization:
    """What replaces a scene's own `captions` by beat and `words` by name; empty for its own.

    A caption is one text for all cases of its beat, or a text for each case by the case's name.

    `connectives` are the words for `if`, `otherwise`, `not`, `and` and `or` in formulas, by the English.

    `fonts` are families installed on this machine, asked where those of Typst lack a sign, and
    `language` is an ISO 639 code such as `de`.
    """

    captions: Mapping[str, str | dict[str, str]] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    connectives: Mapping[str, str] = field(default_factory=dict)
    fonts: Sequence[str] = ()
    language: str = "en"
