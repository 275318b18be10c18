"""Whatever a lesson file holds, it is refused or escaped in bounded time and memory."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import html5lib
import pytest

if TYPE_CHECKING:
    from tests.studio.conftest import Project

BOUNDED = "ulimit -t 20 && ulimit -v 1500000 && exec "
"""CPU seconds and kilobytes, far more than any refusal takes and far less than a lesson could ask for."""

TINY = "lessons/tiny.toml"
CLIP = '[[clip]]\nscene = "sliding_dot"\n'
LONG = "a" * 900_000

HOSTILE = {
    "10,000 clips": (
        "".join(f'{CLIP}name = "c{number}"\n' for number in range(10_000)),
        "3001:1: a lesson has at most 1000 clips, not 10000; split it in two",
    ),
    "50 MB": ("#" * 50_000_000, "1:1: is longer than a lesson may be: 1,000,000 characters"),
    "binary": (random.Random(0).randbytes(100_000), "1:1: is not UTF-8 text"),
    "zeros": (bytes(100_000), "1:1: Invalid statement"),
    "nested lists": (f"{CLIP}distance = {'[' * 100_000}", "3:44: brackets are nested more than 32 deep"),
    "nested tables": (f"{CLIP}distance = {'{a=' * 9000}", "3:108: brackets are nested more than 32 deep"),
    "well-formed nesting": (
        f"{CLIP}distance = {'[' * 200}{']' * 200}",
        "3:44: is nested more than 32 deep",
    ),
    "dotted names": (f"{CLIP}{'a.' * 400_000}a = 1", "3:1: more than 32 names are joined by dots"),
    "dotted names after a field": (
        f"{CLIP}x = {{ distance{' . a' * 200_000} = 1 }}",
        "3:7: more than 32 names are joined by dots",
    ),
    "digits": (f"{CLIP}distance = {'1' * 900_000}", "3:12: this number has too many digits"),
    "hexadecimal digits": (
        f"{CLIP}distance = 0x{'f' * 900_000}",
        "3:12: an integer has to be smaller than 2^63",
    ),
    "a long list": (f"{CLIP}distance = [{'1,' * 400_000}]", "3:12: has a length of 400000, more than 2000"),
    "a long text": (f'{CLIP}title = "{LONG}"', "3:9: has a length of 900000, more than 2000"),
    "a long name": (f'{CLIP}name = "{LONG[:2000]}"', "3:8: a clip cannot be called 'aaa"),
    "a long field": (f"{CLIP}{LONG} = 1", "3:1: there is no field 'aaa"),
    "quotes that never close": (f"{CLIP}title = " + '"""\\' * 200_000, "3:1: Unescaped '\\' in a string"),
    "control characters": (
        f'{CLIP}title = "\\u001b[31m\\u0000"',
        "3:9: the text holds U+001B, a sign that cannot be shown",
    ),
}


def everything(folder: Path) -> dict[Path, tuple[int, int]]:
    """Every file and folder below a folder with its size and time of change."""
    return {path: (path.stat().st_size, path.stat().st_mtime_ns) for path in folder.rglob("*")}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_lesson_is_refused_at_its_place_in_bounded_time_and_memory(
    project: Project, kind: str
) -> None:
    text, complaint = HOSTILE[kind]
    lesson = project.root / "lessons/mine.toml"
    lesson.write_bytes(text if isinstance(text, bytes) else text.encode())
    before = everything(project.root.parent)
    command = f'{BOUNDED} "{sys.executable}" -m studio render lessons/mine.toml'
    done = subprocess.run(
        ["sh", "-c", command], cwd=project.root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2, done.stderr
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"lessons/mine.toml:{complaint}")
    assert len(line) < 400
    assert line.isprintable()
    assert everything(project.root.parent) == before


def test_names_that_lead_elsewhere_are_refused_all_at_once_and_nothing_is_written(project: Project) -> None:
    names = ["../up", "/etc/up", "..", "con", "nul", "com1", "-rf", "--help", "Dot", "dot ", "a/b", "a\\\\b"]
    names += ["\\u0000", "\\u202egpj", "a.mp4", "index.html", "~", "$(ls)", "é"]
    clips = "".join(f'{CLIP}name = "{name}"\n' for name in ("dot", *names))
    lesson = project.lesson(clips.replace('"dot"\n', '"dot"\ndistance = -1\n', 1))
    before = {path for path in project.root.parent.rglob("*") if "__pycache__" not in path.parts}
    done = project.studio("render", str(lesson), "--jobs", "1")
    assert done.returncode == 2
    lines = [line.removeprefix(f"{lesson}:") for line in done.stderr.splitlines()]
    assert lines[0] == "4:12: distance: Input should be greater than 0"
    named = {line.split(":")[0] for line in lines[1:] if "a clip cannot be called" in line}
    assert named == {str(7 + 3 * number) for number in range(len(names))}
    after = {path for path in project.root.parent.rglob("*") if "__pycache__" not in path.parts}
    assert after - before <= {project.root / ".cache/work"}


@pytest.mark.parametrize("name", ["con", "-rf", "Tiny", "a b", "..", "clips", "x.y", "$(ls)", "a" * 65])
def test_a_lesson_file_of_a_name_that_leads_elsewhere_is_refused(project: Project, name: str) -> None:
    lesson = project.root / f"lessons/{name}.toml"
    lesson.write_text('[[clip]]\nscene = "none"\n')  # There is nothing for a scene to check.
    done = project.studio("render", "--", f"lessons/{name}.toml")
    assert done.returncode == 2
    assert done.stderr.startswith(f"lessons/{name}.toml:1:1: the file cannot be called ")


def test_html_in_a_title_is_text_on_the_page(project: Project) -> None:
    title = '</title><script>alert(1)</script><img src=x onerror="alert(2)">&lt;'
    page = project.root / "renders/tiny/index.html"
    scripts = len(list(html5lib.parse(page.read_text(), namespaceHTMLElements=False).iter("script")))
    project.edit("lessons/tiny.toml", '"Tiny"', f"'{title}'")
    assert project.studio("render", TINY).returncode == 0
    shown = html5lib.parse(page.read_text(), namespaceHTMLElements=False)
    assert title in "".join(shown.find("head/title").itertext())
    assert len(list(shown.iter("script"))) == scripts
    assert not [image for image in shown.iter("img") if image.get("onerror")]
