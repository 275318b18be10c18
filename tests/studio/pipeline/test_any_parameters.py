"""A scene may have any parameters: a matrix, pairs, a list of names, and neither function nor point."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pypdfium2
import pytest

if TYPE_CHECKING:
    from tests.studio.conftest import Project

CLIP = '[[clip]]\nscene = "mixing"\n'
GIVEN = f"""\
quality = "480p15"
{CLIP}
W = [[1, 0, 2], [0, "1/2", -1]]
data = [
  [0, 1], [2, 3],
]
variables = ["w", "bias"]
share = "1/2w + b"
"""


@pytest.fixture
def lesson(project: Project) -> str:
    project.lesson(GIVEN)
    return "lessons/other.toml"


def test_a_matrix_pairs_and_names_are_in_the_manifest_on_the_page_and_in_the_handout(
    project: Project, lesson: str
) -> None:
    done = project.studio("handout", lesson, "--jobs", "1")
    assert done.returncode == 0, done.stderr
    manifest = json.loads((project.root / "renders/other/mixing.json").read_bytes())
    assert manifest["parameters"] == {
        "title": "",
        "W": [["1", "0", "2"], ["0", "1/2", "-1"]],
        "data": [["0", "1"], ["2", "3"]],
        "variables": ["w", "bias"],
        "share": "f(b, w) = 1/2w + b",
    }
    assert manifest["notes"] == ["1/2w is read as (1/2) w"]
    assert "mixing: 1/2w is read as (1/2) w" in done.stdout.splitlines()
    page = (project.root / "renders/other/index.html").read_text(encoding="utf-8")
    assert "(1, 0, 2), (0, 1/2, -1)" in page
    (first, *_) = pypdfium2.PdfDocument(project.root / "renders/other/other.pdf")
    text = first.get_textpage().get_text_range().replace("\u2212", "-")
    for name in ("W", "data", "variables", "bias"):
        assert name in text


def test_each_refused_entry_is_reported_at_its_own_place(project: Project) -> None:
    lesson = project.lesson(
        f'{CLIP}W = [[1, 0], [0, true]]\ndata = [\n  [0, "2 +"],\n  [1],\n]\nvariables = ["w", 3]\n'
        f'{CLIP}name = "twice"\nvariables = ["w", "w"]\n'
    )
    done = project.studio("render", str(lesson), "--jobs", "1")
    assert done.returncode == 2
    lines = [line.removeprefix(f"{lesson}:") for line in done.stderr.splitlines()]
    assert lines[0] == '3:18: W: must be a number, such as 0.5 or "pi/4"'
    assert lines[1].startswith("5:11: data: column 4: ")
    assert lines[2] == "6:3: data: has too few values; write as many as in [1, 0.5]"
    assert lines[3] == "8:19: variables: must be text, in quotes"
    assert lines[4:] == ["12:13: variables: two variables have the same name"]


def test_a_clip_is_rendered_from_a_matrix_that_was_typed(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UPHILL_TYPED", "CLIP W VARIABLES")
    for name, typed in (("CLIP", "mixing"), ("W", "[[1, 0], [0, 1]]"), ("VARIABLES", "w, b")):
        monkeypatch.setenv(name, typed)
    done = project.studio("clip", "--jobs", "1")
    assert done.returncode == 0, done.stderr
    manifest = json.loads((project.root / done.stdout.splitlines()[-1]).with_suffix(".json").read_bytes())
    assert manifest["parameters"]["W"] == [["1", "0"], ["0", "1"]]
    assert manifest["parameters"]["variables"] == ["w", "b"]
