"""Scenes of one's own are found beside a lesson and in the current directory, and hide nothing but scenes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from studio.base import (
    OWN,
    cache_folder,
    check_writable,
    is_hidden,
    project_root,
    shown_path,
    source_path,
    source_root,
    source_roots,
    use_scenes_beside,
)
from studio.source import Sources, scene_names
from tests.studio.conftest import REPOSITORY

LESSON = Path("elsewhere/mine.toml")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current directory, no project, with scenes of one's own, and others beside the lesson."""
    for file in (
        "here/scenes/first.py",
        "elsewhere/scenes/dot_product.py",
        "elsewhere/scenes/stage/plane.py",
    ):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text("import scenes.stage.plane\n")
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv(OWN, "")
    use_scenes_beside(Path("..") / LESSON)
    return tmp_path / "here"


def test_scenes_beside_the_lesson_come_before_those_here_and_these_before_the_projects(here: Path) -> None:
    roots = source_roots()
    assert [os.path.relpath(root, here) for root in roots[:-1]] == ["../elsewhere", "."]
    assert roots[-1] == project_root() == REPOSITORY
    assert {"first", "dot_product", "chain_rule"} <= set(scene_names(*roots))
    assert is_hidden(Path("scenes/dot_product.py"))
    assert not is_hidden(Path("scenes/first.py"))
    assert not is_hidden(Path("scenes/chain_rule.py"))


def test_what_scenes_are_built_from_is_the_projects_and_counts_among_the_sources(here: Path) -> None:
    stage = Path("scenes/stage/plane/__init__.py")
    assert source_root(Path("scenes/stage/plane.py"), source_roots()) == REPOSITORY
    files = Sources(*source_roots()).digests(Path("scenes/first.py"))
    assert {"scenes/first.py", stage.as_posix()} <= files.keys()
    assert {Path(file).parts[0] for file in files} == {"mathlib", "scenes"}


def test_a_place_is_told_so_that_it_can_be_opened_from_here(here: Path) -> None:
    own, beside = here / "scenes/first.py", here.parent / "elsewhere/scenes/dot_product.py"
    assert source_path(str(own)) == Path("scenes/first.py")
    assert shown_path(Path("scenes/first.py")) == "scenes/first.py"
    found = source_path(os.path.normpath(source_roots()[0] / "scenes/dot_product.py"))
    assert found == Path("scenes/dot_product.py")
    assert Path(shown_path(found)).samefile(beside)
    assert source_path(str(REPOSITORY / "mathlib/calculus/__init__.py")) == Path(
        "mathlib/calculus/__init__.py"
    )
    assert source_path(str(REPOSITORY / "studio/__main__.py")) is None
    assert source_path(os.__file__) is None


def test_in_a_project_its_own_scenes_are_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY)
    monkeypatch.setenv(OWN, "")
    use_scenes_beside(Path("lessons/primer.toml"))
    assert source_roots() == (Path(),)
    assert cache_folder() == Path(".cache")


def test_elsewhere_what_is_drawn_is_kept_in_the_users_cache(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/caches")
    assert cache_folder() == Path("/caches/uphill")
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", "/home/me")
    assert cache_folder() == Path("/home/me/.cache/uphill")


def test_a_folder_that_cannot_be_made_is_refused_with_advice(here: Path) -> None:
    check_writable(here / "new/folder")
    assert not (here / "new").exists()
    with pytest.raises(OSError, match="OUT=folder puts it elsewhere"):
        check_writable(Path("/proc/none/renders"))
    with pytest.raises(NotADirectoryError, match="OUT=folder"):
        check_writable(here / "scenes/first.py/renders")
