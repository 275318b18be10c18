"""A disk that is full, or cannot be written to, or holds something else: reported plainly, nothing harmed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.studio.conftest import as_everybody_else, works

if TYPE_CHECKING:
    from tests.studio.conftest import Project

TINY = "lessons/tiny.toml"
STUDIO = f'"{sys.executable}" -m studio render {TINY} --jobs 1'

IN_A_SMALL_DISK = f"""\
mount -t tmpfs -o size=48m tmpfs disk && cp -a project/. disk && cd disk || exit 99
head -c "$ROOM" /dev/zero >room && cat /dev/zero >filler 2>/dev/null; rm room
{STUDIO}; status=$?
rm filler; cp -a . ../after; exit $status
"""
"""Runs the studio in a copy of the project, on a disk of its own with so many bytes of room."""


def own_mounts() -> list[str]:
    """The command by which a process gets mounts of its own, where the system lets it."""
    command = ["unshare", "--map-root-user", "--mount"]
    return command if works([*command, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]) else []


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def is_one_line(output: str) -> bool:
    return "Traceback" not in output and len(output.splitlines()) == 1


# The room suffices for nothing, for some of the beats, for the beats but not for the clip.
@pytest.mark.parametrize("room", [0, 20_000, 40_000])
def test_a_full_disk_is_reported_plainly_and_the_last_good_files_remain(project: Project, room: int) -> None:
    mounts = own_mounts()
    if not mounts:
        pytest.skip("the system gives no mounts of its own; the next test limits files instead")
    before = contents(project.root / "renders/tiny")
    project.edit("scenes/turning_square.py", "run_time=0.4", "run_time=0.6")
    (project.root.parent / "disk").mkdir()
    command = [*mounts, "sh", "-c", IN_A_SMALL_DISK]
    env = {**os.environ, "ROOM": str(room)}
    done = subprocess.run(
        command, cwd=project.root.parent, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stderr
    assert is_one_line(done.stderr), done.stderr
    assert all("no space left on device" in line for line in done.stderr.splitlines())
    after = project.root.parent / "after"
    assert contents(after / "renders/tiny") == before
    assert not list(after.rglob("*.part"))


def test_files_that_may_not_grow_are_reported_plainly_and_the_last_good_ones_remain(project: Project) -> None:
    before = contents(project.root / "renders/tiny")
    project.edit("scenes/turning_square.py", "run_time=0.4", "run_time=0.6")
    command = ["sh", "-c", f"ulimit -f 8 && exec {STUDIO}"]
    done = subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert is_one_line(done.stderr), done.stderr
    assert "file too large" in done.stderr
    assert contents(project.root / "renders/tiny") == before
    assert not list(project.root.rglob("*.part"))
    assert project.studio("render", TINY, "--jobs", "2").returncode == 0
    assert project.stale() == set()


def lose(project: Project) -> None:
    """Leave something to assemble, and one beat to draw."""
    project.segment("turning_square", "turn").unlink()
    for clip in ("sliding_dot", "turning_square"):
        (project.root / f"renders/tiny/{clip}.vtt").unlink()


@pytest.mark.parametrize("folder", ["renders/tiny", ".cache", ".cache/segments"])
def test_a_folder_that_cannot_be_written_to_is_named_and_nothing_is_harmed(
    project: Project, folder: str
) -> None:
    lose(project)
    before = contents(project.root / "renders/tiny")
    closed = [project.root / folder, *(project.root / folder).rglob("*")]
    for path in (path for path in closed if path.is_dir()):
        path.chmod(0o555)
    command = [sys.executable, "-m", "studio", "render", TINY, "--clip", "turning_square", "--jobs", "1"]
    command = as_everybody_else(command)
    done = subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert is_one_line(done.stderr), done.stderr
    assert "permission denied" in done.stderr
    assert folder in done.stderr
    assert contents(project.root / "renders/tiny") == before


def test_a_project_that_cannot_be_written_to_renders_into_another_folder(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    shutil.rmtree(project.root / "renders")
    for path in [project.root, *project.root.rglob("*")]:
        if path.is_dir():
            path.chmod(0o555)
    command = [sys.executable, "-m", "studio", "render", TINY, "--clip", "turning_square", "--jobs", "1"]
    command = as_everybody_else(command)
    done = subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "renders/tiny: permission denied; OUT=folder puts it elsewhere\n"
    command += ["--out", str(tmp_path / "out")]
    done = subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "out/turning_square.mp4").exists()


@pytest.mark.parametrize("folder", ["renders", "renders/tiny", ".cache", ".cache/segments"])
def test_a_file_where_a_folder_should_be_is_named(project: Project, folder: str) -> None:
    lose(project)
    path = project.root / folder
    path.rename(project.root / "elsewhere")
    path.write_text("mine")
    clip = "turning_square" if folder == ".cache/segments" else "sliding_dot"
    done = project.studio("render", TINY, "--clip", clip, "--jobs", "1")
    assert done.returncode == 1
    assert is_one_line(done.stderr), done.stderr
    assert folder in done.stderr
    assert path.read_text() == "mine"
