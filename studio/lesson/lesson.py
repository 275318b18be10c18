"""A lesson file: what is rendered, in what order, with which parameters.

title = "A primer"
theme = "dark"

[[clip]]
scene = "secant_to_tangent"
function = "sin(x)"
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Any

from studio.base import ENGLISH, Words
from studio.lesson.language_file import LanguageFile, check_scenes, find_language
from studio.lesson.lesson_bounds import read_toml
from studio.lesson.lesson_checks import (
    CLIP_FIELDS,
    THEMES,
    mistakes_in_clips,
    mistakes_in_field,
    mistakes_in_name,
    mistakes_in_number,
    without_localization,
)
from studio.lesson.localization_checks import LANGUAGE_FIELDS, LOCALIZATION_FIELDS
from studio.lesson.localized import NoFontError, localized
from studio.lesson.mistakes import LessonError, Mistake, MistakeError, suggestion
from studio.lesson.toml_places import Place, Places, places
from studio.source import SourceError, Sources, read_scene


@dataclass(frozen=True)
class Clip:
    """A scene with its parameters as they were written; `number` is its place in the lesson.

    `localization` holds captions by beat, words by name, fonts and language where they are not the scene's
    own, `titles` what the beats are called; `note` says what is not in the clip's language.
    """

    number: int
    name: str
    scene: str
    theme: str
    parameters: dict[str, Any]
    localization: dict[str, Any] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    note: str = ""

    @property
    def language(self) -> str:
        """The language of its titles and captions, an ISO 639 code."""
        return str(self.localization.get("language", ENGLISH))


@dataclass(frozen=True)
class Lesson:
    """An ordered list of clips; `quality` is None where the file leaves it open.

    `words` are what the studio says in its results, in each language of the clips that it knows.
    """

    path: Path
    title: str
    quality: str | None
    clips: tuple[Clip, ...]
    places: Places
    words: Mapping[str, Words] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.path.stem

    @property
    def language(self) -> str:
        """The language of its first clip, in which its title is written, too."""
        return self.clips[0].language if self.clips else ENGLISH

    def words_in(self, language: str) -> Words:
        """What the studio says in a language, or else in English."""
        return self.words.get(language, Words())


def read_lesson(path: Path, sources: Sources) -> Lesson:
    """Read a lesson file and check all that can be checked without importing a scene.

    Raises `LessonError` with every mistake that was found.
    """
    lesson, mistakes = check_lesson(path, sources)
    if mistakes:
        raise LessonError(path, mistakes)
    return lesson


def check_lesson(path: Path, sources: Sources) -> tuple[Lesson, list[Mistake]]:
    """What is right in a lesson file, fields and clips, and every mistake in the rest.

    A clip with mistakes in nothing that its scene is shown stands for its scene and its parameters; its name
    is its number. Raises `LessonError` if it cannot be read at all, and for mistakes in the file of its
    language.
    """
    try:
        text, raw = read_toml(path)
    except MistakeError as error:
        raise LessonError(path, [error.mistake]) from None
    except OSError as error:
        message = (error.strerror or str(error)).lower() + _meant(path)
        raise LessonError(path, [Mistake(Place(1, 1), message)]) from None
    where = places(text)
    mistakes = list(mistakes_in_name(path.stem))
    in_fields = {key: list(mistakes_in_field(key, raw[key], where)) for key in raw if key != "clip"}
    tables = raw.get("clip", [])
    if unfit := list(mistakes_in_number(tables, where)):
        mistakes, tables = mistakes + unfit, []
    in_clips = mistakes_in_clips(tables, text, where, sources)
    right = {key: raw[key] for key, found in in_fields.items() if not found}
    fit = {number: tables[number] for number, found in in_clips.items() if not found}
    if len(fit) < len(in_clips):
        bare = without_localization(tables, text, where, sources)
        fit = {number: {**clip, "name": str(number)} for number, clip in bare.items()} | fit
    clips = [_clip(number, table, right) for number, table in sorted(fit.items())]
    files = language_files(clips, sources)
    translated, fontless = _in_their_languages(clips, files, sources, where)
    title = right.get("title", path.stem.replace("_", " "))
    mistakes += chain(*in_fields.values(), *in_clips.values(), fontless)
    words = {code: file.words for code, file in files.items()}
    return Lesson(path, title, right.get("quality"), translated, where, words), mistakes


def language_files(clips: Iterable[Clip], sources: Sources) -> dict[str, LanguageFile]:
    """The files of the languages of some clips, by code, where there are such.

    Raises `LessonError` for what is wrong in them as far as these clips need them.
    """
    scenes: dict[str, set[str]] = {}
    for clip in clips:
        scenes.setdefault(clip.language, set()).add(clip.scene)
    found = {code: find_language(sources, code) for code in scenes}
    files = {code: file for code, file in found.items() if file is not None}
    for code, file in files.items():
        check_scenes(file, sources, sorted(scenes[code]))
    return files


def in_its_language(clip: Clip, files: Mapping[str, LanguageFile], sources: Sources) -> Clip:
    """A clip with the texts of its language where it has none of its own.

    Raises `NoFontError` where the language cannot be written on this machine.
    """
    try:
        scene = read_scene(sources, clip.scene)
    except SourceError:
        return clip  # It fails by itself, when it is planned.
    found = localized(scene, clip.localization | {"titles": clip.titles}, files.get(clip.language))
    return replace(clip, localization=found.localization, titles=found.titles, note=found.note)


def _in_their_languages(
    clips: Iterable[Clip], files: Mapping[str, LanguageFile], sources: Sources, where: Places
) -> tuple[tuple[Clip, ...], list[Mistake]]:
    translated: list[Clip] = []
    mistakes: dict[Place, Mistake] = {}
    for clip in clips:
        try:
            translated.append(in_its_language(clip, files, sources))
        except NoFontError as error:
            place = where.value("clip", clip.number, "language")
            if place == where.value("clip", clip.number):
                place = where.value("language")  # The whole lesson's, not the clip's own.
            mistakes[place] = Mistake(place, str(error))
    return tuple(translated), list(mistakes.values())


def _meant(path: Path) -> str:
    """A hint: the most similar lesson of the project, or else all of them."""
    lessons = sorted(lesson.as_posix() for lesson in Path("lessons").glob("*.toml"))
    return suggestion(path.as_posix(), lessons) if lessons else "; name a lesson, as in lessons/mine.toml"


def _clip(number: int, table: dict[str, Any], lesson: dict[str, Any]) -> Clip:
    scene, theme = table["scene"], lesson.get("theme", THEMES[0])
    localization = {key: lesson[key] for key in LANGUAGE_FIELDS if key in lesson}
    localization |= {key: table[key] for key in LOCALIZATION_FIELDS if key in table}
    parameters = {key: value for key, value in table.items() if key not in CLIP_FIELDS}
    return Clip(
        number=number,
        name=table.get("name", scene),
        scene=scene,
        theme=table.get("theme", theme),
        parameters=parameters,
        localization=localization,
        titles=table.get("titles", {}),
    )


def title_from_name(name: str) -> str:
    """The name of a clip or a beat as a title.

    >>> title_from_name("find_the_gap")
    'Find the gap'
    """
    return name.replace("_", " ").replace("-", " ").capitalize()
