"""A new scene works as it is written: it passes lint, it plays, and no file is overwritten."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path
from runpy import run_path

import pytest

import scenes
from studio.scaffold import NewSceneError, new_scene
from studio.source import Sources, read_scene
from tests.scenes.staging import flaws_of_layout, perform
from tests.studio.conftest import REPOSITORY


def test_a_new_scene_passes_lint_and_plays_its_three_beats_legibly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene, test = new_scene("my_idea_2", tmp_path)
    for path in (scene, test):
        for command in (["check"], ["format", "--check"]):
            linter = [sys.executable, "-m", "ruff", *command, "--stdin-filename", str(path), "-"]
            text = (tmp_path / path).read_text()
            done = subprocess.run(
                linter, cwd=REPOSITORY, input=text, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, done.stdout
    monkeypatch.setattr(scenes, "__path__", [*scenes.__path__, str(tmp_path / "scenes")])
    flaws: list[str] = []
    scene_class = import_module("scenes.my_idea_2").MyIdea2
    played = perform(scene_class, lambda scene, beat: flaws.extend(flaws_of_layout(scene)))
    assert flaws == []
    assert 30 <= played.time <= 75
    assert [record.name for record in played.records] == list(
        read_scene(Sources(tmp_path), "my_idea_2").beats
    )
    assert len(played.records) == 3
    run_tests_of(tmp_path / test)


def test_the_test_of_a_new_scene_fits_a_scene_about_something_else(tmp_path: Path) -> None:
    _, test = new_scene("partial_slices", tmp_path)
    assert "tangent" not in (tmp_path / test).read_text()
    run_tests_of(tmp_path / test)


def run_tests_of(file: Path) -> None:
    tests = [member for name, member in run_path(str(file)).items() if name.startswith("test_")]
    assert len(tests) > 1
    for test in tests:
        test()


@pytest.mark.parametrize(
    "name", ["", "MyIdea", "my idea", "../up", "class", "stage", "2d", "a__b", "-x", "é"]
)
def test_bad_names_are_refused_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(NewSceneError, match="SCENE: "):
        new_scene(name, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", ["scenes/taken.py", "tests/scenes/test_taken.py"])
def test_a_file_that_exists_is_not_overwritten(tmp_path: Path, path: str) -> None:
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text("mine")
    with pytest.raises(NewSceneError, match="already"):
        new_scene("taken", tmp_path)
    assert [file.read_text() for file in tmp_path.rglob("*.py")] == ["mine"]
