"""Half-written files and scratch folders are removed when their process has ended, and not before."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from studio.base import atomic_path, remove_leftovers, scratch_folder
from tests.studio.conftest import REPOSITORY

HOLD = """
import os, sys
from pathlib import Path
from studio.base import atomic_path, scratch_folder
folder = Path(sys.argv[1])
os.getpid = lambda: 7  # As every container may say.
with scratch_folder(folder / "work") as mine, atomic_path(folder / "film.mp4") as part:
    (mine / "frame").write_text("drawn")
    part.write_text("half")
    print(mine.name, part.name, flush=True)
    sys.stdin.readline()
"""


@contextmanager
def another_run(folder: Path) -> Iterator[tuple[subprocess.Popen[str], Path, Path]]:
    """A process that owns a scratch folder and a half-written file, and the two."""
    command = [sys.executable, "-c", HOLD, str(folder)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, cwd=REPOSITORY, text=True, **pipes) as run:
        assert run.stdout is not None
        scratch, part = run.stdout.readline().split()
        try:
            yield run, folder / "work" / scratch, folder / part
        finally:
            run.kill()


def test_files_of_a_running_process_stay_though_no_process_here_has_its_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with another_run(tmp_path) as (run, scratch, part):

        def unknown(*_: int) -> None:
            raise ProcessLookupError

        monkeypatch.setattr(os, "kill", unknown)
        monkeypatch.setattr(os, "getpid", lambda: 7)
        remove_leftovers(tmp_path)
        with scratch_folder(tmp_path / "work") as mine, atomic_path(tmp_path / "film.mp4") as other:
            assert (mine != scratch, other != part) == (True, True)
            other.write_text("whole")
        assert ((scratch / "frame").read_text(), part.read_text()) == ("drawn", "half")
        monkeypatch.undo()
        run.communicate("\n")
        assert run.returncode == 0
    assert (tmp_path / "film.mp4").read_text() == "half"
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["film.mp4", "work"]


def test_files_of_a_killed_process_are_removed_though_a_process_here_has_its_number(tmp_path: Path) -> None:
    with another_run(tmp_path) as (_, scratch, part):
        pass
    assert (scratch.exists(), part.exists()) == (True, True)
    remove_leftovers(tmp_path)
    with scratch_folder(tmp_path / "work"):
        assert (scratch.exists(), part.exists()) == (False, False)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["work"]


def test_leftovers_that_nobody_can_own_are_removed(tmp_path: Path) -> None:
    """As they were named when process ids stood for owners."""
    (tmp_path / "work" / f"run.{os.getpid()}.part").mkdir(parents=True)
    (tmp_path / f".film.mp4.{os.getpid()}.part").write_text("half")
    remove_leftovers(tmp_path)
    with scratch_folder(tmp_path / "work") as mine:
        assert sorted(path.suffix for path in (tmp_path / "work").iterdir()) == [".owner", ".part"]
        assert mine.is_dir()
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["work"]


def test_a_block_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    film.write_text("old")

    def fail() -> None:
        with atomic_path(film) as part:
            part.write_text("new")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]
