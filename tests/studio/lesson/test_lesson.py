"""A lesson file is read, or each of its mistakes is reported at its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scenes.stage.base import THEMES as STAGE_THEMES
from studio.lesson import THEMES, Lesson, LessonError, read_lesson
from studio.source import Sources

if TYPE_CHECKING:
    from tests.studio.conftest import Project


def read(project: Project, text: str) -> Lesson:
    return read_lesson(project.lesson(text), Sources(project.root))


def complaints(project: Project, text: str) -> list[str]:
    """The messages about a lesson file, without the file's name."""
    with pytest.raises(LessonError) as caught:
        read(project, text)
    return [line.partition("other.toml:")[2] for line in str(caught.value).splitlines()]


def test_clips_keep_their_order_and_their_parameters(rendered: Project) -> None:
    lesson = read_lesson(rendered.root / "lessons/tiny.toml", Sources(rendered.root))
    assert [(clip.name, clip.theme) for clip in lesson.clips] == [
        ("sliding_dot", "dark"),
        ("turning_square", "light"),
    ]
    assert lesson.name == "tiny"


def test_a_clip_may_have_a_name_and_parameters(project: Project) -> None:
    text = '[[clip]]\nscene = "sliding_dot"\nname = "far"\ndistance = 5.5\n'
    (clip,) = read(project, text).clips
    assert (clip.name, clip.scene, clip.parameters) == ("far", "sliding_dot", {"distance": 5.5})


def test_all_mistakes_are_reported_at_once_each_at_its_place(project: Project) -> None:
    text = (
        'titel = "Mine"\n'
        'theme = "sepia"\n'
        "[[clip]]\n"
        'scene =    "sliding_dots"\n'
        "[[clip]]\n"
        'scene = "sliding_dot"\n'
        "  distanze = 5\n"
    )
    assert complaints(project, text) == [
        "1:1: there is no field 'titel' here; did you mean 'title'?",
        "2:9: theme must be one of dark, light, not 'sepia'",
        "4:12: there is no scene 'sliding_dots'; did you mean 'sliding_dot'?",
        "7:3: there is no field 'distanze' here; did you mean 'distance'?",
    ]


def test_fields_that_all_scenes_have_are_known(project: Project) -> None:
    text = '[[clip]]\nscene = "turning_square"\ntitle = "A square"\n'
    assert read(project, text).clips[0].parameters == {"title": "A square"}


def test_text_that_is_no_toml_is_reported_by_line_and_column(project: Project) -> None:
    (complaint,) = complaints(project, 'title = "x"\nscene dot\n')
    assert complaint.startswith("2:7: ")
    (complaint,) = complaints(project, 'title = "x"\nscene = \'dot')
    assert complaint.startswith("2:")


def test_a_missing_file_is_reported_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(LessonError, match=r"none\.toml:1:1: no such file"):
        read_lesson(tmp_path / "none.toml", Sources(tmp_path))


@pytest.mark.parametrize("text", ["", "clip = 3", "clip = []", 'clip = ["x"]'])
def test_a_lesson_without_clips_is_refused(project: Project, text: str) -> None:
    assert any("at least one [[clip]]" in line for line in complaints(project, text))


def test_a_clip_without_a_scene_is_refused_at_its_header(project: Project) -> None:
    text = 'title = "x"\n[[clip]]\nname = "a"\n'
    assert complaints(project, text) == ["2:1: this clip names no scene"]


@pytest.mark.parametrize("name", ["../up", "A", "con", "-x", "a b", "a/b", "", "a" * 65, "é"])
def test_names_that_a_file_system_may_take_amiss_are_refused(project: Project, name: str) -> None:
    (complaint,) = complaints(project, f'[[clip]]\nscene = "sliding_dot"\nname = "{name}"\n')
    assert complaint.startswith("3:8: a clip cannot be called")


def test_two_clips_of_one_name_are_refused(project: Project) -> None:
    text = '[[clip]]\nscene = "sliding_dot"\n' * 2
    (complaint,) = complaints(project, text)
    assert complaint.startswith("4:9: there is a clip 'sliding_dot' already")


@pytest.mark.parametrize("value", ["[1]", "7", "{ a = 1 }"])
def test_values_of_a_wrong_type_are_refused(project: Project, value: str) -> None:
    text = f'theme = {value}\n[[clip]]\nname = {value}\nscene = "sliding_dot"\n'
    assert [line.split(":")[0] for line in complaints(project, text)] == ["1", "3"]


def test_a_refused_value_stops_the_run_before_anything_is_drawn(project: Project) -> None:
    before = project.outputs()
    lesson = project.lesson(
        '[[clip]]\nscene = "turning_square"\n'
        '[[clip]]\nscene = "sliding_dot"\ndistance = -1\n'
        '[[clip]]\nscene = "sliding_dot"\nname = "b"\ndistance =  "far"\n'
    )
    done = project.studio("render", str(lesson))
    assert done.returncode == 2
    first, second = done.stderr.splitlines()
    assert first.startswith(f"{lesson}:5:12: ")
    assert "greater than 0" in first
    assert second.startswith(f"{lesson}:9:13: ")
    assert "number" in second
    assert "drawing" not in done.stdout
    assert project.outputs() == before


def test_the_studio_knows_the_themes_of_the_stage() -> None:
    assert set(THEMES) == set(STAGE_THEMES)
