"""A language: what scenes and the studio itself say in it, in the file scenes/languages/CODE.toml.

name = "Deutsch"

[epsilon_delta.captions]
approach_from_both_sides = "Von beiden Seiten strebt {f}({x}) gegen {limit}."
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, reduce
from pathlib import Path
from typing import Any

from studio.base import ENGLISH, Words, english_words, shown_path
from studio.lesson.lesson_bounds import mistakes_in_value, read_toml
from studio.lesson.localization_checks import (
    SCENE_TABLES,
    TextChecks,
    mistakes_in_language,
    mistakes_in_scene_tables,
)
from studio.lesson.mistakes import LessonError, Mistake, MistakeError, known, shown
from studio.lesson.toml_places import Places, places
from studio.source import Caption, SourceError, Sources, quoted_names, read_scene, scene_names

LANGUAGES = Path("scenes", "languages")
"""Where the files of the languages are, below the root of a project."""


@dataclass(frozen=True)
class LanguageFile:
    """A language's file; a text that is empty there has not been translated yet."""

    code: str
    path: Path
    text: str
    raw: Mapping[str, Any]

    @property
    def name(self) -> str:
        """What the language calls itself."""
        return str(self.raw.get("name") or self.code)

    @property
    def fonts(self) -> tuple[str, ...]:
        """Fonts that have its script, of which one has to be installed; none where Typst's own have it."""
        return tuple(self.raw.get("fonts", ()))

    @property
    def words(self) -> Words:
        """What the studio says in this language."""
        return Words(self.code, {table: self.raw.get(table, {}) for table in english_words()})

    @cached_property
    def places(self) -> Places:
        return places(self.text)

    def table(self, scene: str, table: str) -> dict[str, Caption]:
        """What has been translated in a table of a scene, cases one by one."""
        entries = self.raw.get(scene, {}).get(table, {})
        found = {name: _written(entry) for name, entry in entries.items()}
        return {name: entry for name, entry in found.items() if entry}


def _written(entry: Caption) -> Caption:
    """
    >>> _written({"curved": "Gekrümmt.", "far": ""}), _written("")
    ({'curved': 'Gekrümmt.'}, '')
    """
    if isinstance(entry, str):
        return entry.strip() and entry
    return {case: text for case, text in entry.items() if text.strip()}


def known_languages(sources: Sources) -> tuple[str, ...]:
    """The codes of the languages that clips can be in without texts of their own."""
    found = {path.stem for root in sources.roots for path in (root / LANGUAGES).glob("*.toml")}
    return (ENGLISH, *sorted(found))


@lru_cache(maxsize=16)
def find_language(sources: Sources, code: str) -> LanguageFile | None:
    """The file of a language, one's own laid over the project's; None where there is none.

    Raises `LessonError` for one that is no TOML, and for mistakes in it, those within a scene excepted.
    """
    path = LANGUAGES / f"{code}.toml"
    files = [_read(code, root, sources) for root in sources.roots if (root / path).is_file()]
    return replace(files[0], raw=reduce(_laid_over, (file.raw for file in files))) if files else None


def _read(code: str, root: Path, sources: Sources) -> LanguageFile:
    """A language's file in one of the roots of sources."""
    path = LANGUAGES / f"{code}.toml"
    named = Path(shown_path(path, root))
    try:
        text, raw = read_toml(root / path)
    except MistakeError as error:
        raise LessonError(named, [error.mistake]) from None
    if root == sources.roots[-1]:  # What the project says is not about scenes that hide its own.
        raw = {key: value for key, value in raw.items() if not sources.is_own(Path("scenes", f"{key}.py"))}
    file = LanguageFile(code, named, text, raw)
    if mistakes := list(_mistakes_beside_scenes(file, scene_names(*sources.roots))):
        raise LessonError(named, mistakes)
    return file


def _laid_over(over: Mapping[str, Any], under: Mapping[str, Any]) -> dict[str, Any]:
    """Two tables in one; an empty text hides nothing.

    >>> _laid_over({"a": {"b": "1"}}, {"a": {"b": "2", "c": "3"}, "d": "4"})
    {'a': {'b': '1', 'c': '3'}, 'd': '4'}
    """
    both = {
        key: _laid_over(over[key], under[key])
        for key in over.keys() & under.keys()
        if isinstance(over[key], Mapping) and isinstance(under[key], Mapping)
    }
    filled = {key: value for key, value in over.items() if value != ""}
    return {**over, **under, **filled, **both}


def check_scenes(file: LanguageFile, sources: Sources, scenes: Collection[str]) -> None:
    """Raise `LessonError` for what is wrong in the language's texts for these scenes."""
    mistakes: list[Mistake] = []
    for name in scenes:
        try:
            scene = read_scene(sources, name)
        except SourceError:
            continue  # It fails by itself, when it is planned.
        table = file.raw.get(name, {})
        mistakes += mistakes_in_value(table, file.places, name)
        for key in table:
            mistakes += known(key, SCENE_TABLES, file.places.key(name, key), "table")
        mistakes += mistakes_in_scene_tables(
            table, scene, TextChecks(file.places, file.text, partly=True), name
        )
    if mistakes:
        raise LessonError(file.path, mistakes)


def _mistakes_beside_scenes(file: LanguageFile, scenes: Collection[str]) -> Iterator[Mistake]:
    """What is wrong with the language's name and fonts, its tables and the words of the studio."""
    english, checks = english_words(), TextChecks(file.places, file.text, partly=True)
    for key, value in file.raw.items():
        if key == "name":
            yield from checks.template(value, (), key)
        elif key == "fonts":
            yield from mistakes_in_language({key: value}, file.places)
        else:
            yield from known(key, (*english, *scenes), file.places.key(key), "scene")
            if not isinstance(value, dict):
                yield Mistake(
                    file.places.value(key), f"{key} must be a table, as [{key}], not {shown(value)}"
                )
            elif key in english:
                yield from mistakes_in_value(value, file.places, key)
                for name, text in value.items():
                    yield from known(name, english[key], file.places.key(key, name), "word")
                    names = quoted_names(english[key][name]) if name in english[key] else None
                    yield from checks.template(text, names, key, name)
