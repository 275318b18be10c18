"""What can be wrong where a lesson gives a clip other captions, words and titles."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from studio.lesson.mistakes import Mistake, known, shown, suggestion
from studio.lesson.toml_places import Place, Places
from studio.source import BRACES, Caption, SceneSource, quoted_names

SCENE_TABLES = ("titles", "captions", "words")
LANGUAGE_FIELDS = ("fonts", "language")
LOCALIZATION_FIELDS = ("captions", "words", *LANGUAGE_FIELDS)

_QUOTES = ('"""', "'''", '"', "'")


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
    yield from mistakes_in_scene_tables(table, scene, TextChecks(where, text), *path)


def mistakes_in_scene_tables(
    table: Mapping[str, Any], scene: SceneSource, checks: TextChecks, *path: str | int
) -> Iterator[Mistake]:
    """What is wrong with the texts that replace those of a scene."""
    for field, kind, own in (
        ("titles", "beat", scene.captions),
        ("captions", "beat", scene.captions),
        ("words", "word", scene.wording),
    ):
        entries = table.get(field, {})
        if not isinstance(entries, dict):
            message = f"{field} must be a table, as [{path[0]}.{field}]"
            yield Mistake(checks.where.value(*path, field), message)
            continue
        for name, value in entries.items():
            inside = (*path, field, name)
            yield from known(name, own, checks.where.key(*inside), kind)
            if field == "titles":
                yield from checks.title(value, *inside)
            elif field == "captions":
                yield from checks.caption(value, scene.captions.get(name), scene.words, *inside)
            else:
                names = quoted_names(scene.wording[name]) if name in own else None
                yield from checks.template(value, names, *inside)


@dataclass(frozen=True)
class TextChecks:
    """Checks of single entries, each given with its path in the file that holds `text`.

    Partly translated, texts may be empty and cases missing.
    """

    where: Places
    text: str
    partly: bool = False

    def title(self, value: object, *path: str | int) -> Iterator[Mistake]:
        if not isinstance(value, str):
            yield self._no_text(value, *path)
        elif not (value.strip() or self.partly):
            yield Mistake(self.where.value(*path), f"{path[-1]} needs a title")

    def caption(
        self, value: object, own: Caption | None, names: Collection[str], *path: str | int
    ) -> Iterator[Mistake]:
        """One text for all cases, or a table with a text for each case that the beat has."""
        if not isinstance(value, dict) or own is None:
            yield from self.template(value, None if own is None else names, *path)
            return
        if isinstance(own, str):
            message = f'{path[-1]} has no cases: write one text, as in {path[-1]} = "text"'
            yield Mistake(self.where.value(*path), message)
            return
        for case, template in value.items():
            yield from known(case, own, self.where.key(*path, case), "case")
            yield from self.template(template, names if case in own else None, *path, case)
        if missing := [case for case in own if case not in value and not self.partly]:
            message = f"{path[-1]} needs a text for each case; there is none for {', '.join(missing)}"
            yield Mistake(self.where.key(*path), message)

    def template(self, value: object, names: Collection[str] | None, *path: str | int) -> Iterator[Mistake]:
        """A text that may quote these names; None where it belongs to nothing that there is."""
        if not isinstance(value, str):
            yield self._no_text(value, *path)
            return
        if names is None:
            return
        start = self._start(*path)
        for found in BRACES.finditer(value):
            place = Place(start.line, start.column + found.start())
            name = found["name"]
            if found[0] in "{}":
                yield Mistake(place, f"{found[0]!r} is not paired; write {found[0] * 2!r} to show a brace")
            elif name is not None and name not in names:
                hint = suggestion(name, sorted(names)) if names else "; nothing can be quoted here"
                yield Mistake(place, f"{{{name}}} is no value that can be quoted here{hint}")

    def _no_text(self, value: object, *path: str | int) -> Mistake:
        return Mistake(self.where.value(*path), f"{path[-1]} must be text, not {shown(value)}")

    def _start(self, *path: str | int) -> Place:
        """Where the text of a quoted value begins; that of several lines counts from its quotes."""
        place = self.where.value(*path)
        line = self.text.split("\n")[place.line - 1][place.column - 1 :]
        quotes = next((quotes for quotes in _QUOTES if line.startswith(quotes)), "")
        return Place(place.line, place.column + len(quotes))
