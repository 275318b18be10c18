"""The lines and columns of the keys and values of a TOML file, which `tomllib` does not report."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

Path = tuple[str | int, ...]

_TOKEN = re.compile(
    r"""
      (?P<blank>[^\S\n]+|\#[^\n]*)
    | (?P<newline>\n)
    | (?P<text>\"{3}(?:[^\\]|\\.)*?\"{3,5}|'{3}.*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')
    | (?P<open>[\[{])
    | (?P<close>[\]}])
    | (?P<equals>=)
    | (?P<comma>,)
    | (?P<other>[^\s"'\[\]{}=,\#]+)
    """,
    re.VERBOSE | re.DOTALL,
)


class Place(NamedTuple):
    """A line and a column, both counted from 1."""

    line: int
    column: int


class Places:
    """The places of the keys and values of a TOML text, by their paths.

    The n-th table or value of an array has the path (name, n). What is not there has the place of what
    would hold it.
    """

    def __init__(self, keys: dict[Path, Place], values: dict[Path, Place]) -> None:
        self._keys, self._values = keys, values

    def key(self, *path: str | int) -> Place:
        """Where the name of a key or the header of a table begins."""
        return _nearest(self._keys, path)

    def value(self, *path: str | int) -> Place:
        """Where the value of a key begins."""
        return _nearest(self._values, path)


def _nearest(found: dict[Path, Place], path: Path) -> Place:
    while path and path not in found:
        path = path[:-1]
    return found.get(path, Place(1, 1))


def places(text: str) -> Places:
    """Find the tables, keys and values of a well-formed TOML text.

    >>> places('[[clip]]\\nscene = "corner"\\n').value("clip", 0, "scene")
    Place(line=2, column=9)
    """
    keys: dict[Path, Place] = {}
    values: dict[Path, Place] = {}
    lengths: dict[Path, int] = {}
    table: Path = ()
    lines = _Lines(text)
    for statement in _statements(text):
        start = statement[0].start()
        equals = next((token.start() for token in statement if token["equals"]), None)
        if statement[0]["open"]:
            header = text[start : statement[-1].end()]
            table = _table_path(_parts(header.strip("[] \t")), header.startswith("[["), lengths)
            keys[table] = values[table] = lines.place(start)
        elif equals is not None:
            path = table + _parts(text[start:equals])
            keys[path] = lines.place(start)
            value = [token for token in statement if token.start() > equals]
            for inside, is_key, offset in _entries(text, value):
                (keys if is_key else values)[path + inside] = lines.place(offset)
    return Places(keys, values)


def _entries(text: str, value: list[re.Match[str]]) -> Iterator[tuple[Path, bool, int]]:
    """The tokens of a value as (path, whether it is a key, offset): the value itself and all inside it."""
    yield (), False, value[0].start()
    levels: list[_Level] = []
    for token in value:
        level = levels[-1] if levels else None
        if token["close"]:
            levels.pop()
        elif level and token["comma"]:
            level.next()
        elif level and token["equals"]:
            level.entry = _parts(text[level.start : token.start()])
            yield level.path + level.entry, True, level.start
        elif level and level.is_table and not level.entry:
            level.start = level.start or token.start()
        else:
            path = level.path + level.entry if level else ()
            if level:
                yield path, False, token.start()
            if token["open"]:
                levels.append(_Level(path, token["open"] == "{"))


class _Level:
    """An array or an inline table that is being read; `entry` is the number or the key of what comes next."""

    def __init__(self, path: Path, is_table: bool) -> None:
        self.path, self.is_table = path, is_table
        self.entry: Path = () if is_table else (0,)
        self.start = 0

    def next(self) -> None:
        self.entry = () if self.is_table else (int(self.entry[0]) + 1,)
        self.start = 0


def _statements(text: str) -> Iterator[list[re.Match[str]]]:
    """The tokens of each header and each assignment, blanks and comments left out."""
    statement: list[re.Match[str]] = []
    depth = 0
    for token in _TOKEN.finditer(text):
        if token["newline"] and depth == 0:
            if statement:
                yield statement
            statement = []
        elif not (token["blank"] or token["newline"]):
            statement.append(token)
            depth += bool(token["open"]) - bool(token["close"])
    if statement:
        yield statement


def _parts(dotted: str) -> Path:
    """The parts of a key as TOML itself reads them, quotes and dots included."""
    parts: list[str | int] = []
    table: object = tomllib.loads(f"{dotted} = 0")
    while isinstance(table, dict):
        ((key, table),) = table.items()
        parts.append(key)
    return tuple(parts)


def _table_path(parts: Path, is_array: bool, lengths: dict[Path, int]) -> Path:
    path: Path = ()
    for part in parts[:-1] if is_array else parts:
        path += (part,)
        if path in lengths:
            path += (lengths[path] - 1,)
    if not is_array:
        return path
    path += (parts[-1],)
    lengths[path] = lengths.get(path, 0) + 1
    return (*path, lengths[path] - 1)


class _Lines:
    """Where the lines of a text begin, found once, since a lesson may have thousands."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(newline.end() for newline in re.finditer("\n", text))]

    def place(self, offset: int) -> Place:
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1)


def place_of(text: str, offset: int) -> Place:
    """The line and the column of a character of a text."""
    return _Lines(text).place(offset)
