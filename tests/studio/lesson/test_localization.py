"""A lesson replaces captions, words and titles of a clip; each mistake in them has its place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import av
import pytest

from scenes.stage.base import Localization
from studio.lesson import LessonError, read_lesson
from studio.source import Sources

if TYPE_CHECKING:
    from tests.studio.conftest import Project

CLIP = '[[clip]]\nscene = "sliding_dot"\n'


def complaints(project: Project, text: str) -> list[str]:
    with pytest.raises(LessonError) as caught:
        read_lesson(project.lesson(text), Sources(project.root))
    return [line.partition("other.toml:")[2] for line in str(caught.value).splitlines()]


def test_every_mistake_in_other_words_is_reported_at_its_place(project: Project) -> None:
    text = (
        f"{CLIP}[clip.titles]\n"
        'slidee = "Gleiten"\n'
        'slide = "{distanz} bleibt Text"\n'
        'slide_back = " "\n'
        "draw_the_line = 3\n"
        "[clip.captions]\n"
        'slid = "Ein Punkt."\n'
        'slide = "Er gleitet um {distanz}."\n'
        'slide_back = "Und } zurück."\n'
        "draw_the_line = 3\n"
        "[clip.words]\n"
        'fern = "weit"\n'
        'far = "{length} {width} weit"\n'
    )
    assert complaints(project, text) == [
        "4:1: there is no beat 'slidee' here; did you mean 'slide'?",
        "6:14: slide_back needs a title",
        "7:17: draw_the_line must be text, not 3",
        "9:1: there is no beat 'slid' here; did you mean 'slide'?",
        "10:24: {distanz} is no value that can be quoted here; did you mean 'distance'?",
        "11:19: '}' is not paired; write '}}' to show a brace",
        "12:17: draw_the_line must be text, not 3",
        "14:1: there is no word 'fern' here; there are far",
        "15:17: {width} is no value that can be quoted here; there are length",
    ]


def with_cases(project: Project) -> None:
    """Give a beat of the tests' scene a caption for each of two cases."""
    caption = '@beat("The dot slides by {distance}.")'
    project.edit("scenes/sliding_dot.py", caption, '@beat(near="It moves.", far="It moves by {distance}.")')


def test_a_beat_that_has_cases_takes_one_caption_for_all_or_one_for_each(project: Project) -> None:
    with_cases(project)
    lesson = project.lesson(
        f'{CLIP}name = "all"\n[clip.captions]\nslide = "Um {{distance}}."\n'
        f'{CLIP}name = "each"\n[clip.captions.slide]\nnear = "Nah."\nfar = "Um {{distance}}."\n'
        f'{CLIP}name = "inline"\ncaptions.slide = {{ near = "Nah.", far = "Fern." }}\n'
    )
    clips = read_lesson(lesson, Sources(project.root)).clips
    assert [clip.localization["captions"]["slide"] for clip in clips] == [
        "Um {distance}.",
        {"near": "Nah.", "far": "Um {distance}."},
        {"near": "Nah.", "far": "Fern."},
    ]
    for clip in clips:
        Localization(**clip.localization)


def test_every_mistake_in_the_captions_of_cases_is_reported_at_its_place(project: Project) -> None:
    with_cases(project)
    text = (
        f"{CLIP}[clip.captions.slide]\n"
        'nera = "Nah."\n'
        'far = "Um {distanz}."\n'
        "[clip.captions.draw_the_line]\n"
        'near = "Eine Linie."\n'
        f'{CLIP}name = "inline"\n'
        'captions.slide = { near = 3, far = "Und }" }\n'
    )
    assert complaints(project, text) == [
        "3:1: slide needs a text for each case; there is none for near",
        "4:1: there is no case 'nera' here; did you mean 'near'?",
        "5:11: {distanz} is no value that can be quoted here; did you mean 'distance'?",
        '6:1: draw_the_line has no cases: write one text, as in draw_the_line = "text"',
        "11:27: near must be text, not 3",
        "11:41: '}' is not paired; write '}}' to show a brace",
    ]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('fonts = "Noto"', "1:9: fonts must be a list"),
        ("fonts = ['a\"b']", "1:9: the name of a font has no quotes"),
        ('language = "Deutsch"', "1:12: language must be a code"),
    ],
)
def test_fonts_and_language_are_checked(project: Project, line: str, complaint: str) -> None:
    (output,) = complaints(project, f"{line}\n{CLIP}")
    assert output.startswith(complaint)


def test_a_caption_in_other_words_draws_its_own_beat_anew_and_no_other(project: Project) -> None:
    before = project.plans()["sliding_dot"].segments
    table = '\n[clip.captions]\nslide = "Er gleitet um {distance}."\n\n[[clip]]\nscene = "turning'
    project.edit("lessons/tiny.toml", '\n\n[[clip]]\nscene = "turning', table)
    after = project.plans()["sliding_dot"].segments
    assert [beat for beat in after if after[beat] != before[beat]] == ["slide"]
    done = project.studio("render", "lessons/tiny.toml", "--jobs", "1")
    assert done.returncode == 0, done.stderr
    assert [line for line in done.stdout.splitlines() if "drawing" in line] == ["sliding_dot: drawing slide"]
    manifest = json.loads((project.root / "renders/tiny/sliding_dot.json").read_bytes())
    assert [beat["caption"] for beat in manifest["beats"]][2] == "Er gleitet um 3."


def test_a_beat_is_called_what_the_lesson_calls_it_and_nothing_is_drawn_for_that(project: Project) -> None:
    before = project.plans()["sliding_dot"]
    table = '\n[clip.titles]\nslide = "Der Punkt\\n gleitet"\n\n[[clip]]\nscene = "turning'
    project.edit("lessons/tiny.toml", '\n\n[[clip]]\nscene = "turning', table)
    after = project.plans()["sliding_dot"]
    assert after.segments == before.segments
    assert after.key != before.key
    done = project.studio("render", "lessons/tiny.toml", "--jobs", "1")
    assert done.returncode == 0, done.stderr
    assert "drawing" not in done.stdout
    with av.open(project.root / "renders/tiny/sliding_dot.mp4") as film:
        chapters = [chapter["metadata"]["title"] for chapter in film.chapters()]
    manifest = json.loads((project.root / "renders/tiny/sliding_dot.json").read_bytes())
    titles = [beat["title"] for beat in manifest["beats"]]
    assert chapters == titles == ["Draw the line", "Put a dot on it", "Der Punkt gleitet", "Slide back"]
    assert "Der Punkt gleitet</span>" in (project.root / "renders/tiny/index.html").read_text()


def test_signs_and_fonts_that_are_not_there_are_refused_before_anything_is_drawn(project: Project) -> None:
    before = project.outputs()
    lesson = project.lesson(
        f'fonts = ["No Such Font"]\n{CLIP}title = "𐎀𐎁"\n[clip.words]\nfar = "{{length}} 𐎂"\n'
    )
    done = project.studio("render", str(lesson))
    assert done.returncode == 2
    places = [line.removeprefix(f"{lesson}:") for line in done.stderr.splitlines()]
    assert places[0].startswith("1:9: the font 'No Such Font' is not installed")
    assert places[1].startswith("4:9: no font here can draw 𐎀 𐎁; name an installed one")
    assert places[2].startswith("6:7: no font here can draw 𐎂; name an installed one")
    assert project.outputs() == before
