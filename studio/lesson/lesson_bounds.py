"""Bounds for lesson files: what nobody writes by hand is refused in bounded time and memory."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from studio.lesson.mistakes import Mistake, MistakeError
from studio.lesson.toml_hints import hint
from studio.lesson.toml_places import Place, Places, place_of

CHARACTERS = 1_000_000
CLIPS = 1000
LEVELS = 32
LENGTH = 2000
"""Characters of a text, and values of a list."""

_PART = r"""(?:[\w-]++|"[^"\n]*"|'[^'\n]*')[ \t]*"""
_DOTTED = re.compile(rf"(?<![\w-]){_PART}(?:\.[ \t]*{_PART}){{{LEVELS}}}")
_DIGITS = re.compile(r"\d[\d_]{1000}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


def read_toml(path: Path) -> tuple[str, dict[str, Any]]:
    """The text and the content of a TOML file, in bounded time and memory.

    Raises `MistakeError`, or `OSError` where there is no such file.
    """
    text = _text(path)
    # The time that tomllib takes for names joined by dots grows with the square of their number.
    if dotted := _DOTTED.search(text):
        raise MistakeError(place_of(text, dotted.start()), f"more than {LEVELS} names are joined by dots")
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, _, position = str(error).rpartition(" (at ")
        spot = [int(number) for number in re.findall(r"\d+", position)]
        place = Place(*spot) if spot else Place(text.count("\n") + 1, 1)
        raise MistakeError(place, hint(message, text, place)) from None
    except ValueError:  # Python reads no integer of more than some thousand digits.
        digits = _DIGITS.search(text)
        place = place_of(text, digits.start() if digits else 0)
        raise MistakeError(place, "this number has too many digits") from None
    except RecursionError:
        raise MistakeError(_deep_place(text), f"brackets are nested more than {LEVELS} deep") from None


def mistakes_in_value(value: Any, where: Places, *path: str | int) -> Iterator[Mistake]:
    """What no scene could make sense of in a value of a lesson file, whatever it is for."""
    ahead = [(value, path)]
    while ahead:
        value, inside = ahead.pop()
        if len(inside) - len(path) > LEVELS:
            yield Mistake(where.value(*inside), f"is nested more than {LEVELS} deep")
            return
        if isinstance(value, str | list) and len(value) > LENGTH:
            yield Mistake(where.value(*inside), f"has a length of {len(value)}, more than {LENGTH}")
        elif isinstance(value, str) and (control := _CONTROL.search(value)):
            message = f"the text holds U+{ord(control[0]):04X}, a sign that cannot be shown"
            yield Mistake(where.value(*inside), message)
        elif isinstance(value, int) and abs(value) >= 2**63:
            yield Mistake(where.value(*inside), "an integer has to be smaller than 2^63")
        elif isinstance(value, dict):
            ahead += [(item, (*inside, key)) for key, item in value.items()]
        elif isinstance(value, list):
            ahead += [(item, (*inside, at)) for at, item in enumerate(value)]


def _text(path: Path) -> str:
    try:
        with path.open(encoding="utf-8-sig") as file:
            text = file.read(CHARACTERS + 1)
    except UnicodeDecodeError:
        raise MistakeError(Place(1, 1), "is not UTF-8 text") from None
    if len(text) > CHARACTERS:
        raise MistakeError(Place(1, 1), f"is longer than a lesson may be: {CHARACTERS:,} characters")
    return text


def _deep_place(text: str) -> Place:
    """Where the brackets of a text are first nested too deep, those in quotes and comments counted, too."""
    depth = 0
    for bracket in re.finditer(r"[\[\]{}]", text):
        depth += 1 if bracket[0] in "[{" else -1
        if depth > LEVELS:
            return place_of(text, bracket.start())
    return Place(1, 1)
