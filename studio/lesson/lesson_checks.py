"""What can be wrong in a lesson file, found without importing a scene."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

from studio.base import QUALITIES
from studio.lesson.lesson_bounds import CLIPS, mistakes_in_value
from studio.lesson.localization_checks import (
    LANGUAGE_FIELDS,
    LOCALIZATION_FIELDS,
    mistakes_in_language,
    mistakes_in_localization,
)
from studio.lesson.mistakes import Mistake, known, shown, suggestion
from studio.lesson.toml_places import Place, Places
from studio.source import SourceError, Sources, read_scene, scene_names

THEMES = ("dark", "light")
LESSON_FIELDS = ("title", "theme", "quality", *LANGUAGE_FIELDS, "clip")
CLIP_FIELDS = ("scene", "name", "theme", "titles", *LOCALIZATION_FIELDS)

NAME = r"(?!(con|prn|aux|nul|com\d|lpt\d)$)[a-z][a-z0-9_-]{0,63}"
_NAMING = "a name is one of a-z and up to 63 more of a-z, 0-9, _ and -"


def mistakes_in_name(name: str) -> Iterator[Mistake]:
    """What is wrong with the name of a lesson file."""
    if not re.fullmatch(NAME, name):
        yield Mistake(Place(1, 1), f"the file cannot be called {shown(name)}: {_NAMING}")
    if name == "clips":
        message = "the file cannot be called 'clips': renders/clips/ is where make clip renders"
        yield Mistake(Place(1, 1), message)


def mistakes_in_field(key: str, value: Any, where: Places) -> Iterator[Mistake]:
    """What is wrong with a field of the lesson itself."""
    field = {key: value}
    yield from known(key, LESSON_FIELDS, where.key(key))
    yield from mistakes_in_value(value, where, key)
    if key == "title" and not isinstance(value, str):
        yield Mistake(where.value(key), "title must be text, in quotes")
    yield from _one_of("theme", field, THEMES, where.value(key))
    yield from _one_of("quality", field, QUALITIES, where.value(key))
    yield from mistakes_in_language(field, where)


def mistakes_in_number(clips: Any, where: Places) -> Iterator[Mistake]:
    """A mistake if `clip` is no array of tables, or an empty one, or too long."""
    if isinstance(clips, dict):
        yield Mistake(where.key("clip"), "a clip begins with two brackets on either side: [[clip]]")
    elif not (isinstance(clips, list) and clips and all(isinstance(clip, dict) for clip in clips)):
        yield Mistake(where.value("clip"), "a lesson needs at least one [[clip]]")
    elif len(clips) > CLIPS:
        message = f"a lesson has at most {CLIPS} clips, not {len(clips)}; split it in two"
        yield Mistake(where.key("clip", CLIPS), message)


def mistakes_in_clips(
    clips: list[dict[str, Any]], text: str, where: Places, sources: Sources
) -> dict[int, list[Mistake]]:
    """What is wrong with each clip of a lesson file that holds `text`, found without importing its scene."""
    scenes = scene_names(*sources.roots)
    taken: set[str] = set()
    return {
        number: [
            *_mistakes_in_clip(number, clip, where, text, sources, scenes),
            *_mistakes_in_name(number, clip, where, taken),
        ]
        for number, clip in enumerate(clips)
    }


def without_localization(
    clips: list[dict[str, Any]], text: str, where: Places, sources: Sources
) -> dict[int, Any]:
    """Scene and parameters of each clip in which nothing is wrong with these, whatever is with the rest."""
    scenes = scene_names(*sources.roots)
    bare = {
        number: {key: value for key, value in clip.items() if key == "scene" or key not in CLIP_FIELDS}
        for number, clip in enumerate(clips)
    }
    return {
        number: clip
        for number, clip in bare.items()
        if not list(_mistakes_in_clip(number, clip, where, text, sources, scenes))
    }


def _mistakes_in_clip(
    number: int, clip: dict[str, Any], where: Places, text: str, sources: Sources, scenes: list[str]
) -> Iterator[Mistake]:
    yield from mistakes_in_value(clip, where, "clip", number)
    if "scene" not in clip:
        yield Mistake(where.key("clip", number), "this clip names no scene")
        return
    scene = clip["scene"]
    if scene not in scenes:
        message = f"there is no scene {shown(scene)}{suggestion(scene, scenes)}"
        yield Mistake(where.value("clip", number, "scene"), message)
        return
    yield from _one_of("theme", clip, THEMES, where.value("clip", number, "theme"))
    try:
        source = read_scene(sources, scene)
    except SourceError:
        return  # A scene that cannot be read fails by itself, when it is planned.
    yield from mistakes_in_localization(clip, source, where, text, "clip", number)
    fields = (*CLIP_FIELDS, *source.fields)
    for key in clip:
        yield from known(key, fields, where.key("clip", number, key))


def _mistakes_in_name(number: int, clip: dict[str, Any], where: Places, taken: set[str]) -> Iterator[Mistake]:
    source = "name" if "name" in clip else "scene"
    name, place = clip.get(source), where.value("clip", number, source)
    if source == "name" and not (isinstance(name, str) and re.fullmatch(NAME, name)):
        yield Mistake(place, f"a clip cannot be called {shown(name)}: {_NAMING}")
    elif isinstance(name, str):
        if name in taken:
            message = f"there is a clip {shown(name)} already; give this one a name of its own"
            yield Mistake(place, message)
        taken.add(name)


def _one_of(key: str, table: dict[str, Any], choices: Collection[str], place: Place) -> Iterator[Mistake]:
    value = table.get(key)
    if key in table and not (isinstance(value, str) and value in choices):
        yield Mistake(place, f"{key} must be one of {', '.join(choices)}, not {shown(value)}")
