"""Two runs at once: both end well, and no file is mixed."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import av

if TYPE_CHECKING:
    import subprocess

    from tests.studio.conftest import Project

TINY = "lessons/tiny.toml"


def read_until(run: subprocess.Popen[str], words: str) -> str:
    """What a run prints, up to the line with these words."""
    assert run.stdout is not None
    output = ""
    for line in run.stdout:
        output += line
        if words in line:
            break
    return output


def test_runs_into_the_same_folder_wait_report_it_and_draw_what_was_changed_meanwhile(
    project: Project,
) -> None:
    project.edit("scenes/sliding_dot.py", "radius=0.4", "radius=0.5")
    with project.start("render", TINY, "--jobs", "1") as first:
        read_until(first, "drawing")
        os.killpg(first.pid, signal.SIGSTOP)
        with project.start("render", TINY, "--jobs", "1") as second:
            waiting = read_until(second, "waiting")
            project.edit("scenes/turning_square.py", "fill_opacity=0.5", "fill_opacity=0.6")
            with project.start("render", TINY, "--jobs", "1") as third:
                read_until(third, "waiting")
                os.killpg(first.pid, signal.SIGCONT)
                ends = [run.stdout.read().splitlines()[-1] for run in (first, second, third) if run.stdout]
    assert waiting == "another make is at work on renders/tiny; waiting for it to end\n"
    assert ends[0] == "renders/tiny: 1 rendered, 1 up to date"
    assert sorted(ends[1:]) == [
        "renders/tiny: 0 rendered, 2 up to date",
        "renders/tiny: 1 rendered, 1 up to date",
    ]
    assert {run.returncode for run in (first, second, third)} == {0}
    assert project.stale() == set()


def test_runs_that_share_only_the_cache_draw_the_same_beats_at_once_and_agree(project: Project) -> None:
    project.edit("scenes/sliding_dot.py", "radius=0.4", "radius=0.5")
    with (
        project.start("render", TINY, "--jobs", "1") as first,
        project.start("render", TINY, "--draft", "--clip", "sliding_dot", "--jobs", "1") as second,
    ):
        for run in (first, second):
            assert run.stdout is not None
            output = run.stdout.read()
            assert "another make" not in output
            assert "1 rendered" in output
    assert (first.returncode, second.returncode) == (0, 0)
    film = project.root / "renders/tiny/sliding_dot.mp4"
    assert film.read_bytes() == (project.root / "renders/tiny/draft/sliding_dot.mp4").read_bytes()
    with av.open(film) as opened:
        assert len(list(opened.decode(video=0))) == 66
    done = project.studio("deck", TINY)
    assert "0 rendered, 2 up to date" in done.stdout  # All segments are whole.
