"""What can be wrong where a lesson tells a clip in other words: names, templates, kinds of values."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from studio.lesson.mistakes import Mistake, known, shown, suggestion
from studio.lesson.toml_places import Place, Places
from studio.source import SceneSource

LANGUAGE_FIELDS = ("fonts", "language")
LOCALIZATION_FIELDS = ("captions", "words", *LANGUAGE_FIELDS)

_BRACES = re.compile(r"\{\{|\}\}|\{(?P<name>[^{}]*)\}|[{}]")
_OPENED = ('"""', "'''", '"', "'")


def mistakes_in_language(table: Mapping[str, Any], where: Places, *path: str | int) -> Iterator[Mistake]:
    """What is wrong with the fonts and the language of a lesson or of a clip."""
    fonts = table.get("fonts", [])
    if not (isinstance(fonts, list) and all(isinstance(font, str) for font in fonts)):
        yield Mistake(
            where.value(*path, "fonts"), 'fonts must be a list of names, as in ["Noto Sans CJK SC"]'
        )
    elif any(re.search(r'["\\{}]', font) for font in fonts):
        yield Mistake(where.value(*path, "fonts"), "the name of a font has no quotes, braces or backslashes")
    language = table.get("language", "en")
    if not (isinstance(language, str) and re.fullmatch("[a-z]{2,3}", language)):
        message = f"language must be a code of two or three letters, such as 'de', not {shown(language)}"
        yield Mistake(where.value(*path, "language"), message)


def mistakes_in_localization(
    table: Mapping[str, Any], scene: SceneSource, where: Places, text: str, *path: str | int
) -> Iterator[Mistake]:
    """What is wrong with the captions, words and beats' titles of a clip in a lesson file's text."""
    yield from mistakes_in_language(table, where, *path)
    live = scene.words
    for field, kind, own in (
        ("titles", "beat", scene.captions),
        ("captions", "beat", scene.captions),
        ("words", "word", scene.wording),
    ):
        told = table.get(field, {})
        if not isinstance(told, dict):
            yield Mistake(where.value(*path, field), f"{field} must be a table, as [clip.{field}]")
            continue
        for name, template in told.items():
            yield from known(name, own, where.key(*path, field, name), kind)
            place = where.value(*path, field, name)
            if not isinstance(template, str):
                yield Mistake(place, f"{name} must be text, not {shown(template)}")
            elif field == "titles":
                yield from [Mistake(place, f"{name} needs a title")] * (not template.strip())
            elif name in own:
                names = live if field == "captions" else names_in(own[name])
                yield from _mistakes_in_template(template, names, _start(text, place))


def names_in(template: str) -> set[str]:
    """The names that a template quotes.

    >>> sorted(names_in("from {a} to {b}, {{c}}"))
    ['a', 'b']
    """
    return {found["name"] for found in _BRACES.finditer(template) if found["name"]}


def _mistakes_in_template(template: str, names: Collection[str], start: Place) -> Iterator[Mistake]:
    for found in _BRACES.finditer(template):
        place = Place(start.line, start.column + found.start())
        name = found["name"]
        if found[0] in "{}":
            yield Mistake(place, f"{found[0]!r} stands alone; write {found[0] * 2!r} to show a brace")
        elif name is not None and name not in names:
            quotable = sorted(names)
            hint = suggestion(name, quotable) if names else "; nothing can be quoted here"
            yield Mistake(place, f"{{{name}}} is no value that can be quoted here{hint}")


def _start(text: str, place: Place) -> Place:
    """Where the text of a quoted value begins; that of several lines counts from its quotes."""
    line = text.split("\n")[place.line - 1][place.column - 1 :]
    quotes = next((quotes for quotes in _OPENED if line.startswith(quotes)), "")
    return Place(place.line, place.column + len(quotes))
