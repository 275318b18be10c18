"""Killed at any moment: the last good files remain, and no incomplete file has a final name."""

from __future__ import annotations

import os
import signal
import sys
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import av

from studio.pipeline.assembly import assemble
from studio.plan import ClipPlan, SegmentStore, is_current

if TYPE_CHECKING:
    from tests.studio.conftest import Project

TINY = "lessons/tiny.toml"
SUFFIXES = (".mp4", ".png", ".vtt", ".json")
WRITING = ("open", "os.rename", "os.remove", "shutil.copyfile")


def workers_of(run: int) -> list[int]:
    """The processes that were forked by the one that a run forks its workers from."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue  # It has just ended.
    return [process for process, parent in parents.items() if parents.get(parent) == run]


def test_a_worker_that_is_killed_costs_its_beat_and_the_next_run_draws_that(project: Project) -> None:
    project.edit("scenes/sliding_dot.py", "run_time=0.4", "run_time=4")
    before = project.outputs()
    with project.start("render", TINY, "--jobs", "1") as run:
        assert run.stdout is not None
        for line in run.stdout:
            if "drawing slide" in line:
                break
        for worker in workers_of(run.pid):
            os.kill(worker, signal.SIGKILL)
        output = run.stdout.read()
    assert run.returncode == 1
    assert "sliding_dot failed in beat slide" in output
    assert "the worker process was ended by SIGKILL" in output
    assert project.outputs() == before
    done = project.studio("render", TINY, "--jobs", "1")
    drawn = [line.rpartition(" ")[2] for line in done.stdout.splitlines() if "drawing" in line]
    assert drawn in (["slide", "slide_back"], ["slide_back"])
    assert project.stale() == set()


def assemble_until(step: int, plan: ClipPlan, store: SegmentStore) -> None:
    """Assemble a clip, and be killed before the given one of the steps that touch a file."""
    steps = iter(range(step))

    def count(event: str, arguments: object) -> None:
        if event in WRITING and next(steps, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    assemble(plan, store)


def frames(film: Path) -> int:
    with av.open(film) as opened:
        return len(list(opened.decode(video=0)))


def test_an_assembly_killed_before_any_of_its_steps_leaves_whole_files(project: Project) -> None:
    folder = project.root / "renders/tiny"
    old = {suffix: (folder / f"turning_square{suffix}").read_bytes() for suffix in SUFFIXES}
    project.edit("lessons/tiny.toml", 'theme = "light"', 'theme = "dark"')
    assert project.studio("render", TINY, "--jobs", "1").returncode == 0
    new = {suffix: (folder / f"turning_square{suffix}").read_bytes() for suffix in SUFFIXES}
    plan, store = project.plans()["turning_square"], SegmentStore(project.root / ".cache/segments")
    killed = 0
    while True:
        for suffix, content in old.items():
            (folder / f"turning_square{suffix}").write_bytes(content)
        process = get_context("fork").Process(target=assemble_until, args=(killed, plan, store))
        process.start()
        process.join()
        found = {suffix: (folder / f"turning_square{suffix}").read_bytes() for suffix in SUFFIXES}
        assert all(found[suffix] in (old[suffix], new[suffix]) for suffix in SUFFIXES)
        assert is_current(plan) == (found == new)
        if process.exitcode == 0:
            break
        assert process.exitcode == -signal.SIGKILL
        killed += 1
    assert killed >= 12  # Four files are opened, written or copied, and renamed.
    assert found == new
    assert not [path for path in folder.iterdir() if path.suffix == ".part"]
    assert frames(folder / "turning_square.mp4") > 0
