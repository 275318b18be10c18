"""A job that hangs or eats memory is stopped, and costs its own clip alone."""

from __future__ import annotations

import json

import pytest

from tests.studio.conftest import Project, copied

pytestmark = pytest.mark.xdist_group("limits")  # One process prepares what all of these look at.


@pytest.fixture(scope="module")
def failed_run(rendered: Project, tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, dict[str, str]]:
    """A project after a run over good and bad clips, and the message about each that failed."""
    project = copied(rendered, tmp_path_factory.mktemp("limits") / "project")
    names = ("hanging", "hungry", "raising", "turning_square")
    lesson = project.lesson("".join(f'[[clip]]\nscene = "{name}"\n' for name in names))
    limits = ("--timeout", "8", "--memory", "900")
    done = project.studio("render", str(lesson), "--quality", "480p15", "--jobs", "2", *limits)
    assert done.returncode == 1
    return project, {line.partition(" failed ")[0]: line for line in done.stderr.splitlines()}


def test_a_scene_that_hangs_is_stopped_and_reported_by_beat_and_line(
    failed_run: tuple[Project, dict[str, str]],
) -> None:
    assert failed_run[1]["hanging"] == (
        "hanging failed in beat for_ever at scenes/hanging.py:24: stopped after 8 s in which no beat "
        "began or ended; TIMEOUT=16 would give it longer"
    )


def test_a_scene_that_eats_memory_is_stopped_and_reported_by_beat_and_line(
    failed_run: tuple[Project, dict[str, str]],
) -> None:
    line = failed_run[1]["hungry"]
    assert line.startswith("hungry failed in beat hoard at scenes/hungry.py:2")
    assert line.endswith("stopped because it held more than 900 MB of memory; MEMORY=1800 would give it more")


def test_a_scene_that_raises_is_reported_and_the_good_clip_beside_them_is_rendered(
    failed_run: tuple[Project, dict[str, str]],
) -> None:
    project, failed = failed_run
    assert failed["raising"].startswith(
        "raising failed in beat bad at scenes/raising.py:22: ZeroDivisionError"
    )
    assert set(failed) == {"hanging", "hungry", "raising"}
    manifest = json.loads((project.root / "renders/other/turning_square.json").read_bytes())
    assert [beat["name"] for beat in manifest["beats"]] == ["show", "turn"]
    assert not list(project.root.rglob("*.part"))
