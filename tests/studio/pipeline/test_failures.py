"""What goes wrong stays where it went wrong, and nothing good is lost."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass

import av
import pytest

from tests.studio.conftest import Project, copied

TINY = "lessons/tiny.toml"

pytestmark = pytest.mark.xdist_group("failures")  # One process prepares what all of these look at.


@dataclass(frozen=True)
class Failed:
    """A run that has failed: its status, and the line that it printed of each clip."""

    project: Project
    status: int
    reasons: dict[str, str]


@pytest.fixture(scope="module")
def failed(rendered: Project, tmp_path_factory: pytest.TempPathFactory) -> Failed:
    """A run in which clips fail in every way, and one does not."""
    project = copied(rendered, tmp_path_factory.mktemp("failures") / "project")
    scenes = project.root / "scenes"
    dying, square = ((scenes / f"{name}.py").read_text() for name in ("dying", "turning_square"))
    opened = "fill_opacity=0.5)"
    (scenes / "crashing.py").write_text(dying.replace("SIGKILL", "SIGSEGV"))
    (scenes / "playing_early.py").write_text(square.replace(opened, f"{opened}\n        self.wait(1)"))
    (scenes / "quoting.py").write_text((scenes / "mixing.py").read_text().replace("{rows}", "{row}"))
    (scenes / "unreadable.py").write_text("class Broken(:\n")
    names = ("raising", "dying", "crashing", "playing_early", "quoting", "unreadable", "turning_square")
    clips = "".join(f'[[clip]]\nscene = "{name}"\n' for name in names)
    lesson = project.lesson(clips.replace('"quoting"', '"quoting"\nW = [[1]]'))
    done = project.studio("render", str(lesson), "--quality", "480p15", "--jobs", "2")
    return Failed(project, done.returncode, {line.split()[0]: line for line in done.stderr.splitlines()})


def test_a_clip_that_fails_is_reported_by_beat_line_and_reason(failed: Failed) -> None:
    assert failed.status == 1
    assert failed.reasons["raising"] == (
        "raising failed in beat bad at scenes/raising.py:22: ZeroDivisionError: division by zero"
    )
    assert failed.reasons["dying"] == (
        "dying failed in beat last_words at scenes/dying.py: "
        "the worker process was ended by SIGKILL (out of memory?)"
    )
    assert failed.reasons["unreadable"].startswith("unreadable failed at scenes/unreadable.py:1: ")
    assert len(failed.reasons) == 6


def test_clips_beside_those_that_fail_are_finished(failed: Failed) -> None:
    finished = sorted(path.name for path in (failed.project.root / "renders/other").iterdir())
    assert finished == [
        ".lesson",
        "index.html",
        *(f"turning_square{suffix}" for suffix in (".json", ".mp4", ".png", ".vtt")),
    ]


def test_a_crash_outside_of_python_is_reported_by_beat_and_line(failed: Failed) -> None:
    assert failed.reasons["crashing"] == (
        "crashing failed in beat last_words at scenes/crashing.py:21: the worker process was ended by SIGSEGV"
    )


def test_what_is_played_outside_the_beats_is_refused(failed: Failed) -> None:
    message = failed.reasons["playing_early"]
    assert "something is played before the first beat; only beats may play" in message


def test_a_name_that_a_caption_quotes_and_nobody_has_set_is_reported_with_those_there_are(
    failed: Failed,
) -> None:
    assert failed.reasons["quoting"] == (
        "quoting failed in beat show_the_entries at scenes/quoting.py:37: "
        "its caption quotes {row}, which is not in self.words; did you mean 'rows'?"
    )


def test_a_folder_where_a_file_should_be_is_one_clear_message(project: Project) -> None:
    film = project.root / "renders/tiny/sliding_dot.mp4"
    film.unlink()
    film.mkdir()
    before = project.outputs()
    done = project.studio("render", TINY)
    assert done.returncode == 1
    (message,) = done.stderr.splitlines()
    assert message.startswith("sliding_dot failed at renders/tiny: ")
    assert "there is a folder where this file should be" in message
    after = project.outputs()
    page = "renders/tiny/index.html"
    assert {name: after[name] for name in after if name != page} == {
        name: before[name] for name in before if name != page
    }


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_ended_leaves_the_last_good_files_and_the_next_draws_what_is_missing(
    project: Project, ending: signal.Signals
) -> None:
    before = project.outputs()
    project.edit("scenes/sliding_dot.py", "run_time=0.4", "run_time=2")
    with project.start("render", TINY, "--jobs", "1") as run:
        assert run.stdout is not None
        for line in run.stdout:
            if "drawing slide" in line:
                break
        os.killpg(run.pid, ending) if ending is signal.SIGINT else run.send_signal(ending)
        run.stdout.read()  # Ends when the last process that could write has gone.
    assert run.returncode == (130 if ending is signal.SIGINT else -ending)
    assert project.outputs() == before
    with av.open(project.root / "renders/tiny/sliding_dot.mp4") as film:
        assert len(list(film.decode(video=0))) == 66
    beats = list(project.plans()["sliding_dot"].segments)
    missing = [beat for beat in beats if not project.segment("sliding_dot", beat, ".json").exists()]
    assert missing in (["slide", "slide_back"], ["slide_back"], [])
    done = project.studio("render", TINY, "--jobs", "1")
    assert [line for line in done.stdout.splitlines() if "drawing" in line] == [
        f"sliding_dot: drawing {beat}" for beat in missing
    ]
    assert project.stale() == set()
    assert list((project.root / ".cache/work").iterdir()) == []


def test_a_source_that_is_changed_during_the_run_is_not_kept_under_the_old_key(project: Project) -> None:
    project.edit("scenes/sliding_dot.py", "run_time=0.4", "run_time=2")
    project.edit("scenes/turning_square.py", "fill_opacity=0.5", "fill_opacity=0.6")
    planned = project.segment("turning_square", "turn")
    with project.start("render", TINY, "--jobs", "1") as run:
        assert run.stdout is not None
        output = run.stdout.readline()
        assert output == "sliding_dot: drawing draw_the_line\n"
        project.edit("scenes/turning_square.py", "fill_opacity=0.6", "fill_opacity=0.7")
        output = run.stdout.read()
    assert run.returncode == 1
    assert "scenes/turning_square.py was changed while this was being rendered; render it again" in output
    assert not planned.exists()
    assert project.stale() == {"turning_square"}
