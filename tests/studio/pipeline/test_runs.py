"""Runs of the studio's command line: what they draw, what they leave alone, what they print."""

from __future__ import annotations

import os
import pty
import py_compile
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from studio.plan import SegmentStore

if TYPE_CHECKING:
    from pathlib import Path

    from tests.studio.conftest import Project

TINY = "lessons/tiny.toml"
SLIDING = {f"renders/tiny/sliding_dot{suffix}" for suffix in (".mp4", ".png", ".vtt", ".json")}


def contents(project: Project) -> dict[str, bytes]:
    return {name: (project.root / name).read_bytes() for name in project.outputs()}


def changed(project: Project, before: dict[str, tuple[int, int]]) -> set[str]:
    after = project.outputs()
    return {name for name in after if after[name] != before.get(name)}


def test_a_second_run_renders_nothing(project: Project) -> None:
    before = project.outputs()
    done = project.studio("render", TINY)
    assert done.stdout == "renders/tiny: 0 rendered, 2 up to date\n"
    assert (done.returncode, done.stderr, changed(project, before)) == (0, "", set())


def test_a_changed_scene_is_the_only_one_rendered_and_printed_in_plain_lines(project: Project) -> None:
    before = project.outputs()
    project.edit("scenes/sliding_dot.py", "radius=0.4", "radius=0.5")
    done = project.studio("render", TINY, "--jobs", "1")
    assert done.stdout.splitlines() == [
        "sliding_dot: drawing draw_the_line",
        "sliding_dot: drawing put_a_dot_on_it",
        "sliding_dot: drawing slide",
        "sliding_dot: drawing slide_back",
        "sliding_dot: rendered",
        "renders/tiny: 1 rendered, 1 up to date",
    ]
    assert changed(project, before) == {*SLIDING, "renders/tiny/index.html"}


def test_bytes_depend_neither_on_the_workers_nor_on_what_else_is_drawn(project: Project) -> None:
    """The beats were drawn by three workers; one is drawn alone, then all by a single worker."""
    together = contents(project)
    slide = project.segment("sliding_dot", "slide")
    alone = slide.read_bytes()
    slide.unlink()
    (project.root / "renders/tiny/sliding_dot.json").unlink()
    done = project.studio("render", TINY, "--jobs", "1")
    assert "sliding_dot: drawing slide\nsliding_dot: rendered\n" in done.stdout
    assert slide.read_bytes() == alone
    for file in (*slide.parent.iterdir(), *(project.root / "renders/tiny").iterdir()):
        file.unlink()
    assert project.studio("render", TINY, "--jobs", "1").returncode == 0
    assert contents(project) == together


def test_damaged_segments_are_found_and_drawn_again(project: Project) -> None:
    before = contents(project)
    (project.root / "renders/tiny/sliding_dot.mp4").unlink()
    video = project.segment("sliding_dot", "slide")
    video.write_bytes(video.read_bytes()[:-1] + b"\xff")
    record = project.segment("sliding_dot", "slide_back", ".json")
    record.write_text(record.read_text()[:-30])
    done = project.studio("render", TINY, "--jobs", "1")
    assert [line for line in done.stdout.splitlines() if "drawing" in line] == [
        "sliding_dot: drawing slide",
        "sliding_dot: drawing slide_back",
    ]
    assert contents(project) == before


def test_what_is_only_joined_again_imports_neither_the_stage_nor_manim(project: Project) -> None:
    imported = project.root / "imported"
    room = project.root / "scenes/stage/noted"
    room.mkdir()
    (room / "__init__.py").write_text("from pathlib import Path\n\nPath('imported').touch()\n")
    film = project.root / "renders/tiny/sliding_dot.mp4"
    film.unlink()
    assert project.studio("render", TINY, "--jobs", "1").returncode == 0
    assert film.exists()
    assert not imported.exists()
    film.unlink()
    project.segment("sliding_dot", "slide").unlink()
    assert project.studio("render", TINY, "--jobs", "1").returncode == 0
    assert imported.exists()


def test_a_draft_of_one_clip_leaves_the_renders_alone(project: Project) -> None:
    before = project.outputs()
    done = project.studio("render", TINY, "--draft", "--clip", "turning_square")
    assert done.stdout.endswith("renders/tiny/draft: 1 rendered, 0 up to date\n")
    assert changed(project, before) == {
        f"renders/tiny/draft/{name}"
        for name in (
            ".lesson",
            "index.html",
            *(f"turning_square{suffix}" for suffix in (".mp4", ".png", ".vtt", ".json")),
        )
    }


def test_what_is_asked_wrongly_is_refused_with_what_would_be_right(project: Project) -> None:
    done = project.studio("render", TINY, "--clip", "sliding_dog")
    assert done.returncode == 2
    assert done.stderr == (
        "lessons/tiny.toml:1:1: there is no clip 'sliding_dog' in this lesson; did you mean 'sliding_dot'?\n"
    )
    for option, value in (("--quality", "4k"), ("--jobs", "0")):
        assert project.studio("render", TINY, option, value).returncode == 2


def test_on_a_terminal_every_clip_is_shown_and_what_is_drawn(project: Project) -> None:
    project.edit("scenes/sliding_dot.py", "radius=0.4", "radius=0.6")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "studio", "render", TINY, "--jobs", "1"]
    with subprocess.Popen(command, cwd=project.root, stdout=theirs, stderr=theirs) as run:
        os.close(theirs)
        shown = read_all(ours)
    assert run.returncode == 0
    assert "sliding_dot" in shown
    assert "put a dot on it" in shown
    assert "left" in shown
    assert "1 rendered, 1 up to date" in shown


def read_all(terminal: int) -> str:
    """All that is written to a terminal until nobody holds its other end."""
    written = b""
    try:
        while chunk := os.read(terminal, 65536):
            written += chunk
    except OSError:  # Linux reports the end of a pseudo-terminal as an error.
        os.close(terminal)
    return written.decode()


def test_a_segment_without_its_record_does_not_count(tmp_path: Path) -> None:
    store = SegmentStore(tmp_path / "segments")
    film = tmp_path / "film.mp4"
    film.write_bytes(b"film")
    record = {"frames": 3, "caption": "c", "numbers": [], "parameters": {}}
    store.keep("key", film, b"picture", **record)
    kept = store.find("key")
    assert kept is not None
    assert kept.frames == 3
    (store.folder / "key.json").unlink()
    assert store.find("key") is None


def test_an_edit_with_the_old_time_and_size_is_drawn(project: Project) -> None:
    """As after a clock went back: the compiled scene records the same time and size as its source."""
    before = contents(project)
    scene = project.root / "scenes/sliding_dot.py"
    old = scene.stat()
    py_compile.compile(str(scene), invalidation_mode=py_compile.PycInvalidationMode.TIMESTAMP)
    project.edit("scenes/sliding_dot.py", "radius=0.4", "radius=0.9")
    os.utime(scene, ns=(old.st_atime_ns, old.st_mtime_ns))
    assert project.studio("render", TINY, "--jobs", "1").returncode == 0
    picture = "renders/tiny/sliding_dot.png"
    assert contents(project)[picture] != before[picture]


@pytest.mark.parametrize("year", [1971, 2100])
def test_files_of_another_time_change_nothing(project: Project, year: int) -> None:
    then = (year - 1970) * 365 * 86400
    project.own_all_files()
    for path in project.root.rglob("*"):
        os.utime(path, (then, then))
    before = contents(project)
    done = project.studio("render", TINY)
    assert done.stdout == "renders/tiny: 0 rendered, 2 up to date\n"
    (project.root / "renders/tiny/sliding_dot.mp4").unlink()
    done = project.studio("render", TINY)
    assert "drawing" not in done.stdout
    assert contents(project) == before
