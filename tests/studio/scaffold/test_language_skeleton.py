"""A language's file gets what it lacks, and keeps what stands there."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from studio.lesson import LessonError, find_language
from studio.scaffold import LanguageError, write_skeleton
from studio.source import Sources, read_scene, scene_names

if TYPE_CHECKING:
    from tests.studio.conftest import Project

STARTED = """\
name = "français"  # by hand

[sliding_dot.captions]
draw_the_line = "Une droite."
# A remark of the translator's.

# About the words:
[sliding_dot.words]
far = ""
"""


def test_a_skeleton_has_every_text_and_counts_as_not_translated(project: Project) -> None:
    written = write_skeleton("fr", project.root)
    assert written.missing == written.total == written.added
    file = find_language(Sources(project.root), "fr")
    assert file is not None
    for name in scene_names(project.root):
        scene = read_scene(Sources(project.root), name)
        assert file.raw[name].get("captions", {}).keys() == scene.captions.keys()
        assert file.raw[name].get("words", {}).keys() == scene.wording.keys()
        assert file.table(name, "captions") == {}
    assert '# The dot slides by {distance}.\nslide = ""' in file.text
    assert write_skeleton("fr", project.root).added == 0


def test_what_a_translator_has_written_stays_as_it_is(project: Project) -> None:
    path = project.root / "scenes/languages/fr.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(STARTED, encoding="utf-8")
    written = write_skeleton("fr", project.root)
    assert written.total - written.missing == 1
    assert written.added == written.total - 2
    text = path.read_text(encoding="utf-8")
    assert [line for line in STARTED.splitlines() if line not in text.splitlines()] == []
    table = text.partition("[sliding_dot.captions]\n")[2].partition("\n\n# About the words:")[0].splitlines()
    assert table[0] == 'draw_the_line = "Une droite."'
    assert 'slide = ""' in table
    assert tomllib.loads(text)["sliding_dot"]["captions"]["slide_back"] == ""


def test_nothing_is_written_for_what_is_no_language_and_over_mistakes(project: Project) -> None:
    with pytest.raises(LanguageError, match="LANGUAGE: a code of two or three letters"):
        write_skeleton("../fr", project.root)
    path = project.root / "scenes/languages/fr.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text('[sliding_dot.captions]\nslid = "Elle glisse."\n', encoding="utf-8")
    with pytest.raises(LessonError, match=r"fr\.toml:2:1: there is no beat 'slid'"):
        write_skeleton("fr", project.root)
    path.write_text("sliding_dot.words = {}\n", encoding="utf-8")
    with pytest.raises(LessonError, match=r"give this table a header of its own: \[sliding_dot.words\]"):
        write_skeleton("fr", project.root)
