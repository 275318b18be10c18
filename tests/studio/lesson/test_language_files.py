"""A language's file tells scenes in it: the lesson's own texts stand over it, the scene's English below."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from studio.commands import ClipCommand, ClipCommandError
from studio.lesson import Clip, Lesson, LessonError, read_lesson
from studio.source import Sources

if TYPE_CHECKING:
    from tests.studio.conftest import Project

LESSON = 'language = "de"\n[[clip]]\nscene = "sliding_dot"\n'
GERMAN = """\
name = "Deutsch"

[sliding_dot.titles]
slide = "Er gleitet"

[sliding_dot.captions]
slide = "Er gleitet um {distance}."
draw_the_line = ""

[sliding_dot.words]
far = "{length} weit"

[page]
present = "Vorführen"
"""


def read(project: Project, text: str = LESSON) -> Lesson:
    return read_lesson(project.lesson(text), Sources(project.root))


def clip_of(project: Project, text: str = LESSON) -> Clip:
    (clip,) = read(project, text).clips
    return clip


def write(project: Project, text: str, code: str = "de") -> None:
    (project.root / "scenes/languages").mkdir(exist_ok=True)
    (project.root / f"scenes/languages/{code}.toml").write_text(text, encoding="utf-8")


def test_a_language_gives_a_clip_its_texts_and_the_lesson_may_replace_any(project: Project) -> None:
    write(project, GERMAN)
    clip = clip_of(project)
    assert clip.titles == {"slide": "Er gleitet"}
    assert clip.localization == {
        "captions": {"slide": "Er gleitet um {distance}."},
        "words": {"far": "{length} weit"},
        "language": "de",
    }
    own = clip_of(project, f'{LESSON}[clip.captions]\nslide = "Anders."\nslide_back = "Zurück."\n')
    assert own.localization["captions"] == {"slide": "Anders.", "slide_back": "Zurück."}


def test_a_clip_says_what_of_it_is_in_english(project: Project) -> None:
    write(project, GERMAN)
    note = "half-translated into Deutsch: in English are 3 of 4 captions, 3 of 4 titles of beats"
    assert clip_of(project).note == note
    assert clip_of(project, LESSON.partition("\n")[2]).note == ""
    done = project.studio("render", str(project.lesson(LESSON)), "--quality", "480p15", "--jobs", "1")
    assert done.returncode == 0, done.stderr
    assert f"sliding_dot: {note}" in done.stdout.splitlines()
    manifest = json.loads((project.root / "renders/other/sliding_dot.json").read_bytes())
    assert manifest["notes"] == [note]
    assert manifest["language"] == "de"
    page = (project.root / "renders/other/index.html").read_text(encoding="utf-8")
    assert ">Vorführen</button>" in page
    assert ">Present the lesson</button>" in page


def test_a_scene_without_translation_is_in_english_and_says_so(project: Project) -> None:
    clip = clip_of(project, LESSON.replace('"de"', '"fr"'))
    assert clip.localization == {"language": "fr"}
    assert clip.note.startswith("half-translated into fr: in English are 4 of 4 captions")


def test_cases_without_translation_are_in_english_and_asked_for_in_the_scene_s_order(
    project: Project,
) -> None:
    caption = '@beat("The dot slides by {distance}.")'
    project.edit("scenes/sliding_dot.py", caption, '@beat(near="Near.", far="Far.", other="Other.")')
    write(project, '[sliding_dot.captions]\nslide = {far = "Fern.", near = "Nah."}\n')
    clip = clip_of(project)
    assert list(clip.localization["captions"]["slide"].items()) == [
        ("near", "Nah."),
        ("far", "Fern."),
        ("other", "Other."),
    ]
    assert "4 of 4 captions" in clip.note


def test_another_caption_of_a_language_draws_its_own_beat_anew_and_no_other(project: Project) -> None:
    write(project, GERMAN)
    project.edit("lessons/tiny.toml", "\n\n[[clip]]\n", '\nlanguage = "de"\n\n[[clip]]\n')
    before = project.plans()["sliding_dot"].segments
    write(project, GERMAN.replace("Er gleitet um", "Der Punkt gleitet um"))
    after = project.plans()["sliding_dot"].segments
    assert [beat for beat in after if after[beat] != before[beat]] == ["slide"]


def test_every_mistake_in_a_language_is_reported_at_its_place(project: Project) -> None:
    write(project, '[slidin_dot.words]\nfar = "weit"\n[page]\npresnet = "x"\nclips = "{zahl} Clips"\n')
    assert complaints(project) == [
        "1:1: there is no scene 'slidin_dot' here; did you mean 'sliding_dot'?",
        "4:1: there is no word 'presnet' here; did you mean 'present'?",
        "5:10: {zahl} is no value that can be quoted here; there are count",
    ]
    write(
        project,
        '[sliding_dot.caption]\n[sliding_dot.captions]\nslid = "Gleiten"\nslide = "Um {distanz}."\n'
        "[sliding_dot.words]\nfar = 3\n",
    )
    assert complaints(project) == [
        "1:1: there is no table 'caption' here; did you mean 'captions'?",
        "3:1: there is no beat 'slid' here; did you mean 'slide'?",
        "4:13: {distanz} is no value that can be quoted here; did you mean 'distance'?",
        "6:7: far must be text, not 3",
    ]
    write(project, "[sliding_dot.captions\n")
    assert len(complaints(project)) == 1


def complaints(project: Project) -> list[str]:
    with pytest.raises(LessonError) as caught:
        read(project)
    return [line.removeprefix("scenes/languages/de.toml:") for line in str(caught.value).splitlines()]


def test_a_language_whose_fonts_are_not_installed_is_refused_where_it_is_named(project: Project) -> None:
    write(project, 'name = "中文"\nfonts = ["No Such Font", "Nor This"]\n', "zh")
    lesson = LESSON.replace('"de"', '"zh"')
    with pytest.raises(LessonError) as caught:
        read(project, lesson)
    assert "other.toml:1:12: 中文 needs one of these fonts" in str(caught.value)
    assert read(project, f'fonts = ["Noto Sans"]\n{lesson}').clips[0].localization["fonts"] == ["Noto Sans"]


def test_a_typed_clip_is_told_in_its_language_under_a_name_of_its_own(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(project, GERMAN)
    monkeypatch.chdir(project.root)
    english, german = (
        ClipCommand({"CLIP": "sliding_dot", "LANGUAGE": code}).plan("480p15").clip for code in ("en", "de")
    )
    assert german.localization["captions"] == {"slide": "Er gleitet um {distance}."}
    assert english.localization == {}
    assert english.name != german.name
    with pytest.raises(ClipCommandError, match="LANGUAGE: must be one of en, de, not 'fr'"):
        ClipCommand({"CLIP": "sliding_dot", "LANGUAGE": "fr"}).plan("480p15")
