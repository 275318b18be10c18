"""A folder of renders belongs to one lesson, and holds nothing of the studio's that is not of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studio.commands.lesson_folder import remove_clip, strays
from tests.studio.conftest import LESSON, Project

if TYPE_CHECKING:
    from collections.abc import Sequence

ONE_CLIP = 'title = "Mine"\nquality = "480p15"\n[[clip]]\nscene = "sliding_dot"\n'


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """Another lesson of the same name."""
    path = tmp_path / "elsewhere/tiny.toml"
    path.parent.mkdir()
    path.write_text(ONE_CLIP)
    return path


def names(folder: Path) -> Sequence[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_lesson_of_the_same_name_is_refused_with_advice_that_works(
    project: Project, elsewhere: Path
) -> None:
    before = project.outputs()
    done = project.studio("render", str(elsewhere))
    assert (done.returncode, done.stdout) == (2, "")
    assert "renders/tiny has the clips of lessons/tiny.toml; give this lesson a folder" in done.stderr
    assert "OUT=renders/tiny_2" in done.stderr
    assert project.outputs() == before
    out = elsewhere.parent / "out"
    done = project.studio("render", str(elsewhere), "--out", str(out))
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, f"{out}: 1 rendered, 0 up to date")
    clip = [f"sliding_dot{suffix}" for suffix in (".json", ".mp4", ".png", ".vtt")]
    assert names(out) == [".lesson", "index.html", *clip]
    assert project.outputs() == before
    done = project.studio("render", LESSON, "--out", str(out))
    assert done.returncode == 2
    assert f"{out} has the clips of {elsewhere}" in done.stderr


def test_a_folder_knows_its_lesson_wherever_it_is_looked_at_from_and_moved_to(
    project: Project, elsewhere: Path, tmp_path: Path
) -> None:
    assert (project.root / "renders/tiny/.lesson").read_text() == "../../lessons/tiny.toml\n"
    moved = Project(project.root.rename(tmp_path / "moved"))
    elsewhere.write_text(ONE_CLIP.replace("sliding_dot", "dot_product"))
    there = Project(elsewhere.parent)
    done = there.studio("render", "tiny.toml", "--out", str(moved.root / "renders/tiny"))
    assert done.returncode == 2
    assert f"{moved.root / 'renders/tiny'} has the clips of {moved.root / LESSON}" in done.stderr


def test_a_lesson_that_was_renamed_takes_its_folder_along(project: Project, elsewhere: Path) -> None:
    (project.root / LESSON).rename(project.root / "lessons/old.toml")
    assert project.studio("render", str(elsewhere)).returncode == 0
    assert (project.root / "renders/tiny/.lesson").read_text() == f"{elsewhere}\n"


def test_a_clip_that_is_taken_out_of_a_lesson_takes_its_files_along_and_nothing_else(
    project: Project,
) -> None:
    folder = project.root / "renders/tiny"
    done = project.studio("formats", LESSON, "--format", "gif,beats")
    assert done.returncode == 0, done.stderr
    own = ["notes.json", "turning_square.tex", "formats/beats/turning_square/mine.txt", "photo.mp4"]
    for name in own:
        (folder / name).write_text('{"clip": "notes"}')
    (folder / "turning_square.png").write_bytes(b"another picture")
    (project.root / LESSON).write_text(ONE_CLIP)
    partly = project.studio("render", LESSON, "--clip", "sliding_dot")
    assert "removed" not in partly.stdout
    kept = [name for name in names(folder) if "turning_square" not in name]
    done = project.studio("render", LESSON)
    assert "turning_square: removed, since it is no longer in the lesson" in done.stdout
    assert names(folder) == sorted({*kept, *own, "turning_square.png"})
    assert project.studio("render", LESSON).stdout == "renders/tiny: 0 rendered, 1 up to date\n"


@pytest.mark.parametrize("content", ["", "[]", '{"clip": "a"}', '{"clip": "b", "key": "", "files": {}}'])
def test_what_is_no_manifest_is_nobodys_to_remove(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.json").write_text(content)
    assert strays(tmp_path, ()) == []


def test_nothing_outside_of_the_folder_is_removed(tmp_path: Path) -> None:
    folder = tmp_path / "renders"
    folder.mkdir()
    (tmp_path / "mine.txt").write_text("mine")
    manifest = {"clip": "a", "key": "", "files": {"../mine.txt": 4}}
    (folder / "a.json").write_text(json.dumps(manifest))
    remove_clip(folder, "a")
    assert (tmp_path / "mine.txt").exists()
