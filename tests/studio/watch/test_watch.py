"""What is saved is drawn, and only that; a mistake is shown and the watch goes on; Ctrl-C ends it."""

from __future__ import annotations

import os
import re
import signal
from typing import IO, TYPE_CHECKING
from urllib.parse import urlsplit

from tools.bench.watching import Page

if TYPE_CHECKING:
    from tests.studio.conftest import Project

WATCHING = "watching; Ctrl-C ends it"


def lines_until_idle(out: IO[str]) -> list[str]:
    """What is printed until the watch waits for changes again."""
    lines: list[str] = []
    for line in out:
        if line.strip() == WATCHING:
            break
        lines.append(line.strip())
    return lines


def test_what_is_saved_is_drawn_and_mistakes_do_not_end_the_watch(project: Project) -> None:
    process = project.start("watch", "lessons/tiny.toml", "--jobs", "1")
    assert process.stdout is not None
    try:
        assert lines_until_idle(process.stdout)[-1] == "renders/tiny/draft: 2 rendered, 0 up to date"
        project.edit("scenes/turning_square.py", "Square(2", "Square(3")
        lines = lines_until_idle(process.stdout)
        assert lines[-1] == "renders/tiny/draft: 1 rendered, 1 up to date"
        assert not [line for line in lines if "sliding_dot" in line]
        project.edit("lessons/tiny.toml", 'title = "Tiny"', 'titel = "Tiny"')
        assert lines_until_idle(process.stdout) == [
            "lessons/tiny.toml:1:1: there is no field 'titel' here; did you mean 'title'?"
        ]
        project.edit("lessons/tiny.toml", "titel", "title")
        assert lines_until_idle(process.stdout)[-1] == "renders/tiny/draft: 0 rendered, 2 up to date"
        project.edit("mathlib/quarter_turns.py", "QUARTER", "QUARTER ")
        assert "turning_square: rendered" in " ".join(lines_until_idle(process.stdout))
    finally:
        os.killpg(process.pid, signal.SIGINT)
        rest = process.stdout.read()
    assert process.wait() == 0
    assert "Traceback" not in rest


def test_a_scene_of_no_lesson_is_drawn_and_no_save_waits_for_another(project: Project) -> None:
    process = project.start("watch", "lessons/tiny.toml", "--jobs", "1")
    assert process.stdout is not None
    page = Page(urlsplit(next(process.stdout).split()[-1]).netloc)
    try:
        assert lines_until_idle(process.stdout)[-1] == "renders/tiny/draft: 2 rendered, 0 up to date"
        begun = project.root / "scenes/my_idea.py"
        begun.write_text((project.root / "scenes/turning_square.py").read_text())
        lines = lines_until_idle(process.stdout)
        assert any(re.fullmatch(r"renders/clips/my_idea-\w+\.mp4", line) for line in lines)
        assert "renders/tiny/draft: 0 rendered, 2 up to date" in lines
        project.edit("scenes/hanging.py", "For ever.", "For ever and ever.")
        page.wait(lambda: "hanging" in page.views and len(page.shown("hanging")) == 1)
        project.edit("scenes/turning_square.py", "Square(2", "Square(3")
        lines = list(iter(process.stdout.readline, "renders/tiny/draft: 1 rendered, 1 up to date\n"))
        assert "turning_square" in "".join(lines)
        assert "failed" not in "".join(lines)
    finally:
        process.terminate()
        rest = process.stdout.read()
    assert process.wait() == 0
    assert "Traceback" not in rest
