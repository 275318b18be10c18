"""Places are compared with the text itself: the key, or the value, is there."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from studio.lesson import Place
from studio.lesson.toml_places import places

TRICKY = (Path(__file__).parent / "tricky.toml").read_text()
FOUND = places(TRICKY)


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Any]]:
    """Every value that holds no other, as TOML's own reader sees the text."""
    if isinstance(value, dict):
        return [leaf for key, item in value.items() for leaf in leaves(item, (*path, key))]
    if isinstance(value, list):
        return [leaf for at, item in enumerate(value) for leaf in leaves(item, (*path, at))]
    return [(path, value)]


LEAVES = leaves(tomllib.loads(TRICKY))


def text_at(place: Place) -> str:
    lines = TRICKY.split("\n")
    return "\n".join([lines[place.line - 1][place.column - 1 :], *lines[place.line :]])


def value_at_the_start_of(text: str) -> Any:
    """The value of the longest beginning of a text that TOML can read as one."""
    for end in range(len(text), 0, -1):
        try:
            read = tomllib.loads(f"value = {text[:end]}")
        except tomllib.TOMLDecodeError:
            continue
        return read["value"]
    return None


@pytest.mark.parametrize(("path", "value"), LEAVES)
def test_a_value_is_where_its_place_is(path: tuple[str | int, ...], value: Any) -> None:
    assert value_at_the_start_of(text_at(FOUND.value(*path))) == value


@pytest.mark.parametrize(("path", "value"), [leaf for leaf in LEAVES if isinstance(leaf[0][-1], str)])
def test_a_key_is_where_its_place_is(path: tuple[str | int, ...], value: Any) -> None:
    line = text_at(FOUND.key(*path)).split("\n")[0]
    assert line.lstrip("\"'").startswith(str(path[-1])) or f".{path[-1]} =" in line
    assert line == line.lstrip()


def test_headers_have_places() -> None:
    assert text_at(FOUND.key("clip", 1)).startswith("[[clip]]\nscene = {")
    assert text_at(FOUND.key("clip", 1, "steps", 1)).startswith("[[ clip.steps ]]")
    assert text_at(FOUND.key("clip", 0, "captions")).startswith("[clip.captions]")


def test_lists_and_their_rows_have_places() -> None:
    assert text_at(FOUND.value("numbers")).startswith("[ # a list")
    assert text_at(FOUND.value("numbers", 2)).startswith("[3, 4]")
    assert text_at(FOUND.value("matrix", 1)).startswith('["pi/4",')


def test_what_is_not_there_has_the_place_of_what_would_hold_it() -> None:
    assert FOUND.value("numbers", 2, 9) == FOUND.value("numbers", 2)
    assert FOUND.key("clip", 0, "missing") == FOUND.key("clip", 0)
    assert FOUND.key("missing") == Place(1, 1)
