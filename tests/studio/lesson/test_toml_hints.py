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
        ('function = "\\sin(x)"', 15, "write sin(x) for a function"),
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
