"""A language's file to be filled in: every text that it lacks is added, empty, with the English above it."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from studio.base import english_words, write_atomically
from studio.lesson import (
    LANGUAGES,
    SCENE_TABLES,
    LanguageFile,
    LessonError,
    Mistake,
    check_scenes,
    find_language,
    title_from_name,
    untranslated,
)
from studio.source import Caption, SceneSource, Sources, read_scene, scene_names

TablePath = tuple[str, ...]
Table = Mapping[str, Caption]


class LanguageError(Exception):
    """Why no file of this language can be written, in one line."""


@dataclass(frozen=True)
class Skeleton:
    """A file that was written: how many texts it has in all, without a translation, and newly added."""

    path: Path
    total: int
    missing: int
    added: int


def write_skeleton(code: str, *roots: Path) -> Skeleton:
    """Add to the file of a language what it lacks of all scenes and of the studio's own words.

    That is the file in the first of the roots of sources, which is laid over those in the others. What
    stands there is kept as it is. Raises `LanguageError` for what is no code of a language, and
    `LessonError` for a file with mistakes.
    """
    if not re.fullmatch("[a-z]{2,3}", code) or code == "en":
        raise LanguageError(f"LANGUAGE: a code of two or three letters is needed, such as fr, not {code!r}")
    sources, path = Sources(*roots), LANGUAGES / f"{code}.toml"
    scenes = [read_scene(sources, name) for name in scene_names(*roots)]
    begun = f"name = {json.dumps(code)}  # what the language calls itself\n"
    known = find_language(sources, code)
    file = known or LanguageFile(code, path, begun, {})
    check_scenes(file, sources, [scene.name for scene in scenes])
    originals = dict(_originals(scenes))
    absent = {path: _absent(file, path, table) for path, table in originals.items()}
    text = file.text if not known or (roots[0] / path).is_file() else ""
    alone = LanguageFile(code, file.path, text, tomllib.loads(text) if known else {})
    write_atomically(roots[0] / path, _with_entries(text, alone, absent))
    missing = sum(len(names) for scene in scenes for names in _untranslated(scene, file).values())
    for table, english in english_words().items():
        missing += sum(not file.raw.get(table, {}).get(name) for name in english)
    return Skeleton(path, sum(map(len, originals.values())), missing, sum(map(len, absent.values())))


def _untranslated(scene: SceneSource, file: LanguageFile) -> dict[str, list[str]]:
    return untranslated(scene, {table: file.table(scene.name, table) for table in SCENE_TABLES})


def _originals(scenes: list[SceneSource]) -> Iterator[tuple[TablePath, Table]]:
    """The English of every table of a language's file, by the table's path."""
    for scene in scenes:
        yield (scene.name, "titles"), {beat: title_from_name(beat) for beat in scene.beats}
        yield (scene.name, "captions"), scene.captions
        if scene.wording:
            yield (scene.name, "words"), scene.wording
    for name, words in english_words().items():
        yield (name,), words


def _absent(file: LanguageFile, path: TablePath, originals: Table) -> dict[str, Caption]:
    """What a table lacks; a text that is there and empty is no longer added."""
    present: object = file.raw
    for name in path:
        present = present.get(name, {}) if isinstance(present, Mapping) else {}
    return {name: text for name, text in originals.items() if name not in present}  # type: ignore[operator]


def _with_entries(text: str, file: LanguageFile, absent: Mapping[TablePath, Table]) -> str:
    """A file with entries added at the end of their tables, and tables that it lacks at its own end."""
    lines = text.splitlines()
    headers = {path: _header(file, path, lines) for path, entries in absent.items() if entries}
    upwards = sorted(filter(headers.get, headers), key=lambda path: -headers[path])
    for path in upwards:  # So that the lines of the other headers stay right.
        starts = (number for number, line in enumerate(lines) if line.lstrip().startswith("["))
        end = next((start for start in starts if start >= headers[path]), len(lines))
        while not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#"):
            end -= 1  # What stands above the next header belongs to that.
        lines[end:end] = _entries(absent[path])
    for path in (path for path, line in headers.items() if not line):
        lines += ["", f"[{'.'.join(path)}]", *_entries(absent[path])]
    return "\n".join(lines) + "\n"


def _header(file: LanguageFile, path: TablePath, lines: Sequence[str]) -> int:
    """The line of a table's header, counted from 1; 0 where the file has no such table."""
    table: object = file.raw
    for name in path:
        table = table.get(name) if isinstance(table, Mapping) else None
    if table is None:
        return 0
    place = file.places.key(*path)
    if not lines[place.line - 1].lstrip().startswith("["):
        message = f"give this table a header of its own: [{'.'.join(path)}]"
        raise LessonError(file.path, [Mistake(place, message)])
    return place.line


def _entries(table: Table) -> Iterator[str]:
    """Lines of empty entries, each below its original.

    >>> print(*_entries({"slide": "It slides.", "turn": {"left": "Left.", "right": "Right."}}), sep="\\n")
    # It slides.
    slide = ""
    # left: Left.
    # right: Right.
    turn = { left = "", right = "" }
    """
    for name, original in table.items():
        key = name if re.fullmatch(r"[\w-]+", name, re.ASCII) else json.dumps(name, ensure_ascii=False)
        if isinstance(original, str):
            yield f"# {' '.join(original.split())}"
            yield f'{key} = ""'
        else:
            yield from (f"# {case}: {' '.join(text.split())}" for case, text in original.items())
            cases = ", ".join(f'{case} = ""' for case in original)
            yield f"{key} = {{ {cases} }}"
