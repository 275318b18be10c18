"""What can be wrong in a lesson file, found without importing a scene."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

from studio.mistakes import Mistake, known, suggestion
from studio.quality import QUALITIES
from studio.scene_source import read_scene, scene_names
from studio.sources import SourceError, Sources
from studio.telling_checks import LANGUAGE_FIELDS, TELLING_FIELDS, mistakes_in_language, mistakes_in_telling
from studio.toml_places import Place, Places

THEMES = ("dark", "light")
LESSON_FIELDS = ("title", "theme", "quality", *LANGUAGE_FIELDS, "clip")
CLIP_FIELDS = ("scene", "name", "theme", *TELLING_FIELDS)

NAME = r"(?!(con|prn|aux|nul|com\d|lpt\d)$)[a-z][a-z0-9_-]{0,63}"
_NAMING = "a name is one of a-z and up to 63 more of a-z, 0-9, _ and -"


def mistakes_in(
    name: str, text: str, raw: dict[str, Any], where: Places, sources: Sources
) -> Iterator[Mistake]:
    """Every mistake of a lesson file called `name` that holds `text`, parsed into `raw`."""
    if not re.fullmatch(NAME, name):
        yield Mistake(Place(1, 1), f"the file cannot be called {name!r}: {_NAMING}")
    if name == "clips":
        yield Mistake(
            Place(1, 1), "the file cannot be called 'clips': renders/clips/ is where make clip renders"
        )
    for key in raw:
        yield from known(key, LESSON_FIELDS, where.key(key))
    if not isinstance(raw.get("title", ""), str):
        yield Mistake(where.value("title"), "title must be text")
    yield from _one_of("theme", raw, THEMES, where.value("theme"))
    yield from _one_of("quality", raw, QUALITIES, where.value("quality"))
    yield from mistakes_in_language(raw, where)
    clips = raw.get("clip")
    if not (isinstance(clips, list) and clips and all(isinstance(clip, dict) for clip in clips)):
        yield Mistake(where.value("clip"), "a lesson needs at least one [[clip]]")
        return
    taken: set[str] = set()
    for number, clip in enumerate(clips):
        yield from _mistakes_in_clip(number, clip, where, text, sources)
        yield from _mistakes_in_name(number, clip, where, taken)


def _mistakes_in_clip(
    number: int, clip: dict[str, Any], where: Places, text: str, sources: Sources
) -> Iterator[Mistake]:
    if "scene" not in clip:
        yield Mistake(where.key("clip", number), "this clip names no scene")
        return
    scene = clip["scene"]
    scenes = scene_names(sources.root)
    if scene not in scenes:
        message = f"there is no scene {scene!r}{suggestion(scene, scenes)}"
        yield Mistake(where.value("clip", number, "scene"), message)
        return
    yield from _one_of("theme", clip, THEMES, where.value("clip", number, "theme"))
    try:
        source = read_scene(sources, scene)
    except SourceError:
        return  # A scene that cannot be read fails by itself, when it is planned.
    yield from mistakes_in_telling(clip, source, where, text, "clip", number)
    fields = (*CLIP_FIELDS, *source.fields)
    for key in clip:
        yield from known(key, fields, where.key("clip", number, key))


def _mistakes_in_name(number: int, clip: dict[str, Any], where: Places, taken: set[str]) -> Iterator[Mistake]:
    source = "name" if "name" in clip else "scene"
    name, place = clip.get(source), where.value("clip", number, source)
    if source == "name" and not (isinstance(name, str) and re.fullmatch(NAME, name)):
        yield Mistake(place, f"a clip cannot be called {name!r}: {_NAMING}")
    elif isinstance(name, str):
        if name in taken:
            message = f"there is a clip {name!r} already; give this one a name of its own"
            yield Mistake(place, message)
        taken.add(name)


def _one_of(key: str, table: dict[str, Any], choices: Collection[str], place: Place) -> Iterator[Mistake]:
    value = table.get(key)
    if key in table and not (isinstance(value, str) and value in choices):
        yield Mistake(place, f"{key} must be one of {', '.join(choices)}, not {value!r}")
