"""Captions and words of a scene in another language, and the fonts that these need."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Localization(BaseModel):
    """What replaces a scene's own `captions` by beat and `words` by name; empty for its own.

    A caption is one text for all cases of its beat, or a text for each case by the case's name.

    `connectives` are the words for `if`, `otherwise`, `not`, `and` and `or` in formulas, by the English.

    `fonts` are families installed on this machine, asked where those of Typst lack a sign, and
    `language` is an ISO 639 code such as `de`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    captions: dict[str, str | dict[str, str]] = {}
    words: dict[str, str] = {}
    connectives: dict[str, str] = {}
    fonts: tuple[str, ...] = ()
    language: str = "en"
