"""The plan is read off the source: beats in order, parameters, and keys that follow what matters."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studio.source import fingerprint

if TYPE_CHECKING:
    from tests.studio.conftest import Project

BOTH = {"sliding_dot", "turning_square"}


def test_what_was_just_rendered_is_current(rendered: Project) -> None:
    assert rendered.stale() == set()


def test_touching_files_makes_nothing_stale(project: Project) -> None:
    project.own_all_files()
    for path in project.root.rglob("*.*"):
        os.utime(path)
    assert project.stale() == set()


@pytest.mark.parametrize(
    ("path", "stale"),
    [
        ("scenes/sliding_dot.py", {"sliding_dot"}),
        ("scenes/turning_square.py", {"turning_square"}),
        ("scenes/raising.py", set()),
        ("mathlib/quarter_turns.py", {"turning_square"}),
        ("mathlib/whole_turns.py", {"turning_square"}),
        ("mathlib/__init__.py", BOTH),
        ("scenes/stage/base/theme.py", BOTH),
        ("scenes/__init__.py", BOTH),
    ],
)
def test_a_change_makes_the_clips_stale_that_import_it(project: Project, path: str, stale: set[str]) -> None:
    project.write(path, (project.root / path).read_text() + "\nCHANGED = True\n")
    assert project.stale() == stale


@pytest.mark.parametrize(
    ("old", "new", "stale"),
    [
        ('scene = "sliding_dot"', 'scene = "sliding_dot"\ndistance = 2', {"sliding_dot"}),
        ('theme = "light"', 'theme = "dark"', {"turning_square"}),
        ('title = "Tiny"', 'title = "Small"', set()),
        ('title = "Tiny"', 'theme = "light"', {"sliding_dot"}),
    ],
)
def test_a_change_to_the_lesson_makes_its_clips_stale(
    project: Project, old: str, new: str, stale: set[str]
) -> None:
    project.edit("lessons/tiny.toml", old, new)
    assert project.stale() == stale


@pytest.mark.parametrize("suffix", [".mp4", ".png", ".vtt", ".json"])
def test_a_missing_or_cut_output_makes_its_clip_stale(project: Project, suffix: str) -> None:
    output = project.root / "renders/tiny/sliding_dot"
    file = output.with_suffix(suffix)
    file.write_bytes(file.read_bytes()[:-20])
    assert project.stale() == {"sliding_dot"}
    file.unlink()
    assert project.stale() == {"sliding_dot"}


def test_another_version_of_a_library_makes_all_stale(
    project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    installed = tmp_path / "site" / "manim-9.9.dist-info"
    installed.mkdir(parents=True)
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: manim\nVersion: 9.9\n")
    monkeypatch.setattr(sys, "path", [str(installed.parent), *sys.path])
    fingerprint.versions.cache_clear()
    stale = project.stale()
    fingerprint.versions.cache_clear()
    assert stale == BOTH


def test_a_moved_project_is_current(rendered: Project, tmp_path: Path) -> None:
    shutil.copytree(rendered.root, tmp_path / "moved")
    assert type(rendered)(tmp_path / "moved").stale() == set()
