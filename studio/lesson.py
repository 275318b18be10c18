"""A lesson file: what is rendered, in what order, with which parameters.

title = "A primer"
theme = "dark"

[[clip]]
scene = "secant_to_tangent"
function = "sin(x)"
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from studio.lesson_checks import CLIP_FIELDS, THEMES, mistakes_in
from studio.mistakes import Mistake
from studio.sources import Sources
from studio.telling_checks import LANGUAGE_FIELDS, TELLING_FIELDS
from studio.toml_places import Place, Places, places


@dataclass(frozen=True)
class Clip:
    """A scene with its parameters as they were written; `number` is its place in the lesson.

    `telling` holds what the lesson says in other words: captions by beat, words by name, fonts, language.
    """

    number: int
    name: str
    scene: str
    theme: str
    parameters: dict[str, Any]
    telling: dict[str, Any] = field(default_factory=dict)


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
    text, raw, where = _parsed(path)
    if mistakes := list(mistakes_in(path.stem, text, raw, where, sources)):
        raise LessonError(path, mistakes)
    clips = tuple(_clip(number, table, raw) for number, table in enumerate(raw["clip"]))
    title = raw.get("title", path.stem.replace("_", " "))
    return Lesson(path, title, raw.get("quality"), clips, where)


def _clip(number: int, table: dict[str, Any], lesson: dict[str, Any]) -> Clip:
    scene, theme = table["scene"], lesson.get("theme", THEMES[0])
    telling = {key: lesson[key] for key in LANGUAGE_FIELDS if key in lesson}
    telling |= {key: table[key] for key in TELLING_FIELDS if key in table}
    parameters = {key: value for key, value in table.items() if key not in CLIP_FIELDS}
    return Clip(number, table.get("name", scene), scene, table.get("theme", theme), parameters, telling)


def _parsed(path: Path) -> tuple[str, dict[str, Any], Places]:
    try:
        text = path.read_text(encoding="utf-8")
        return text, tomllib.loads(text), places(text)
    except OSError as error:
        mistake = Mistake(Place(1, 1), (error.strerror or str(error)).lower())
    except UnicodeDecodeError:
        mistake = Mistake(Place(1, 1), "is not UTF-8 text")
    except tomllib.TOMLDecodeError as error:
        message, _, where = str(error).rpartition(" (at ")
        spot = [int(number) for number in re.findall(r"\d+", where)]
        place = Place(*spot) if spot else Place(text.count("\n") + 1, 1)
        mistake = Mistake(place, message)
    raise LessonError(path, [mistake])
