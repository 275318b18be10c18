"""What is wrong with a lesson stands at the clip that it belongs to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studio.base import Refusal
from studio.source import Sources
from studio.watch.targets import LessonTarget, SceneTarget
from tests.studio.conftest import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Callable

    from studio.watch.reading import Reading

    Read = Callable[[str], Reading]

RIGHT = '[[clip]]\nscene = "dot_product"\n'


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Read a lesson with this text, in a project with the real scenes."""
    monkeypatch.chdir(tmp_path)
    for folder in ("scenes", "mathlib"):
        (tmp_path / folder).symlink_to(REPOSITORY / folder)
    (tmp_path / "lessons").mkdir()

    def read_text(text: str) -> Reading:
        path = Path("lessons/mine.toml")
        path.write_text(text)
        return LessonTarget(path).read(Sources(Path()))

    return read_text


def troubles(reading: Reading) -> dict[str, list[str]]:
    assert reading.clips is not None
    return {clip.name: [trouble.where for trouble in clip.troubles] for clip in reading.clips}


def test_a_mistake_is_that_of_the_clip_around_it(read: Read) -> None:
    reading = read(f'titel = "x"\n{RIGHT}\n[[clip]]\nname = "other"\nscene = "dot_produkt"\n\n{RIGHT}u = 1\n')
    assert [trouble.where for trouble in reading.troubles] == ["lessons/mine.toml:1:1"]
    assert troubles(reading) == {
        "dot_product": [],
        "other": ["lessons/mine.toml:7:9"],
        "clip 3": ["lessons/mine.toml:10:9", "lessons/mine.toml:11:1"],
    }
    assert reading.clips is not None
    assert [clip.film is not None for clip in reading.clips] == [True, False, False]


def test_a_lesson_that_is_no_toml_has_no_clips(read: Read) -> None:
    reading = read(f"{RIGHT}theme = dark\n")
    assert reading.clips is None
    assert [trouble.where for trouble in reading.troubles] == ["lessons/mine.toml:3:9"]


def test_what_a_scene_refuses_has_its_place_in_the_lesson(read: Read) -> None:
    reading = read(f'{RIGHT}a = [1, "1/0"]\n')
    assert reading.clips is not None
    (clip,) = reading.clips
    (trouble,) = reading.troubles_of(clip.stills, [Refusal("a", "a: no number", 2, (1,))])
    assert (trouble.where, trouble.what) == ("lessons/mine.toml:3:11", "a: no number")


def test_what_a_scene_refuses_is_told_by_its_variable(read: Read) -> None:
    read(RIGHT)  # Lays the project out.
    target = SceneTarget((("CLIP", "secant_to_tangent"), ("FUNCTION", "|x|"), ("POINT", "0")))
    reading = target.read(Sources(Path()))
    assert reading.clips is not None
    (clip,) = reading.clips
    (trouble,) = reading.troubles_of(clip.stills, [Refusal("function", "function: a corner", None)])
    assert (trouble.where, trouble.what) == ("FUNCTION", "a corner")


def test_a_wrong_variable_is_a_trouble_of_the_scene(read: Read) -> None:
    read(RIGHT)
    reading = SceneTarget((("CLIP", "dot_product"), ("FUNKTION", "x"))).read(Sources(Path()))
    assert reading.clips is not None
    (clip,) = reading.clips
    assert clip.film is None
    assert clip.troubles[0].where == "FUNKTION"
