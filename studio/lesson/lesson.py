"""A lesson file: what is rendered, in what order, with which parameters.

title = "A primer"
theme = "dark"

[[clip]]
scene = "secant_to_tangent"
function = "sin(x)"
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

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
from studio.lesson.mistakes import Mistake, MistakeError, suggestion
from studio.lesson.toml_places import Place, Places, places
from studio.source import Sources


@dataclass(frozen=True)
class Clip:
    """A scene with its parameters as they were written; `number` is its place in the lesson.

    `localization` holds the lesson's own captions by beat, words by name, fonts and language;
    `titles` what it calls the beats.
    """

    number: int
    name: str
    scene: str
    theme: str
    parameters: dict[str, Any]
    localization: dict[str, Any] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Lesson:
    """An ordered list of clips; `quality` is None where the file leaves it open."""

    path: Path
    title: str
    quality: str | None
    clips: tuple[Clip, ...]
    places: Places

    @property
    def name(self) -> str:
        return self.path.stem


class LessonError(Exception):
    """All mistakes of a lesson file, one line each: `file:line:column: what is wrong`."""

    def __init__(self, path: Path, mistakes: list[Mistake]) -> None:
        super().__init__(path, mistakes)
        self.path, self.mistakes = path, mistakes

    def __str__(self) -> str:
        return "\n".join(
            f"{self.path}:{mistake.place.line}:{mistake.place.column}: {mistake.message}"
            for mistake in sorted(self.mistakes)
        )


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
    is its number. Raises `LessonError` if it cannot be read at all.
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
    clips = tuple(_clip(number, table, right) for number, table in sorted(fit.items()))
    title = right.get("title", path.stem.replace("_", " "))
    mistakes += chain(*in_fields.values(), *in_clips.values())
    return Lesson(path, title, right.get("quality"), clips, where), mistakes


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
