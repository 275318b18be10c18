"""A lesson that is no TOML: what was meant is said in plain words, at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.lesson.lesson_bounds import read_toml
from studio.lesson.mistakes import MistakeError


@pytest.mark.parametrize(
    ("line", "column", "hint"),
    [
        ("function = sin(x)", 12, 'as in function = "sin(x)"'),
        ("function = “sin(x)”", 12, 'straight quotes, as in function = "sin(x)"'),
        ("point = .5", 9, "as in point = 0.5"),
        ("point = 0,7", 10, "write point = 0.7"),
        ('function = "\\sin(x)"', 15, "such as LaTeX, stands in '...'"),
        ("% a note", 1, "a comment begins with #"),
        ("// a note", 1, "a comment begins with #"),
        ("point = 1 // a note", 11, "a comment begins with #"),
        ("point = 1 % a note", 11, "a comment begins with #"),
        ("point = 1;", 10, "without a semicolon"),
        ("point = (1, 2)", 9, "as in point = [1, 2]"),
        ('function = "x^2', 16, "never closed"),
        ('scene: "epsilon_delta"', 6, "an equals sign is missing"),
        ('scene = "a"\nscene = "b"', 12, "scene is defined twice"),
        ("[[clip]", 7, "[[clip]]"),
        ("point =", 8, "Invalid value"),
    ],
)
def test_the_hint_shows_what_would_be_right(tmp_path: Path, line: str, column: int, hint: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(f"[[clip]]\n{line}\n", encoding="utf-8")
    with pytest.raises(MistakeError) as caught:
        read_toml(path)
    assert hint in caught.value.mistake.message
    assert caught.value.mistake.place.line == 2 + line.count("\n")
    assert caught.value.mistake.place.column == column


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('\ufefftitle = "Mine"\n', encoding="utf-8")
    assert read_toml(path)[1] == {"title": "Mine"}
