"""The last picture of a beat, without its film, from variables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

if TYPE_CHECKING:
    from subprocess import CompletedProcess

    from tests.studio.conftest import Project


def still(project: Project, monkeypatch: pytest.MonkeyPatch, **variables: str) -> CompletedProcess[str]:
    monkeypatch.setenv("UPHILL_TYPED", " ".join(variables))
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return project.studio("still", "--jobs", "1")


def pictures(project: Project, printed: str) -> list[Path]:
    return [project.root / line for line in printed.splitlines() if line.endswith(".png")]


def test_a_still_is_the_last_picture_of_its_beat(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    done = still(project, monkeypatch, CLIP="sliding_dot", QUALITY="480p15", BEAT="draw_the_line, slide")
    assert done.returncode == 0, done.stderr
    assert [picture.name for picture in pictures(project, done.stdout)] == [
        "01_draw_the_line.png",
        "03_slide.png",
    ]
    size = {Image.open(picture).size for picture in pictures(project, done.stdout)}
    assert size == {(854, 480)}
    again = still(project, monkeypatch, CLIP="sliding_dot", QUALITY="480p15", BEAT="slide", OUT="mine")
    assert "drawing" not in again.stdout
    (again_drawn,) = pictures(project, again.stdout)
    assert again_drawn.is_relative_to(project.root / "mine")


def test_without_a_beat_there_is_a_picture_of_each(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    done = still(project, monkeypatch, CLIP="sliding_dot", QUALITY="480p15", DISTANCE="0.5")
    numbered = [picture.name[:2] for picture in pictures(project, done.stdout)]
    assert numbered == ["01", "02", "03", "04"]
    drawn = [np.asarray(Image.open(picture)).astype(int) for picture in pictures(project, done.stdout)]
    places = [np.flatnonzero((abs(picture - drawn[0]) > 60).any(axis=(0, 2))).mean() for picture in drawn[1:]]
    per_unit = 854 / (8 * 16 / 9)
    assert places[1] - places[0] == pytest.approx(0.5 * per_unit, abs=1)
    assert places[2] - places[1] == pytest.approx(-1 * per_unit, abs=1)


@pytest.mark.parametrize(
    ("variables", "complaint"),
    [
        ({"BEAT": "slid"}, "BEAT: there is no beat 'slid' in sliding_dot; did you mean 'slide'?"),
        ({"distance": "-1"}, "distance: Input should be greater than 0"),
    ],
)
def test_what_is_wrong_is_told_by_its_variable_as_it_was_typed(
    project: Project, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], complaint: str
) -> None:
    done = still(project, monkeypatch, CLIP="sliding_dot", **variables)
    assert done.returncode == 2
    assert done.stderr.splitlines()[0] == complaint
