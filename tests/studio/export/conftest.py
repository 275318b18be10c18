"""A lecture with a real scene and one of the tests' own, from which everything has been made."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import av
import numpy as np
import pytest

from studio.base import QUALITIES
from studio.lesson import read_lesson
from studio.plan import ClipPlan, plan_clip
from studio.rendered.rendered_lesson import RenderedClip, RenderedLesson, read_clip
from studio.source import Sources
from tests.studio.conftest import REPOSITORY, Project, copied

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

LECTURE = """\
title = "Steigung & Kurve < 2"
quality = "480p15"
language = "de"

[[clip]]
scene = "secant_to_tangent"
function = "sin(x)"
point = 0.7
steps = [0.75, 0.5, 0.25, 0.05, 0.005]
theme = "light"

[clip.titles]
take_a_second_point = "Ein zweiter Punkt"

[[clip]]
scene = "sliding_dot"

[[clip]]
scene = "turning_square"
theme = "light"
language = "he"

[clip.captions]
show = "זהו ריבוע."

[clip.titles]
show = "ריבוע"
"""


@dataclass(frozen=True)
class Lecture:
    """A project and its rendered lesson."""

    project: Project
    finished: RenderedLesson

    def file(self, name: str) -> Path:
        """A file beside the clips."""
        return self.finished.folder / name


@pytest.fixture(scope="session")
def lecture(rendered: Project, tmp_path_factory: pytest.TempPathFactory) -> Lecture:
    """Rendered and published as deck, handout and formats; not to be changed."""
    project = copied(rendered, tmp_path_factory.mktemp("lecture") / "project")
    for suffix in (".py", ".typ"):
        shutil.copy(REPOSITORY / f"scenes/secant_to_tangent{suffix}", project.root / "scenes")
    (project.root / "lessons/lecture.toml").write_text(LECTURE, encoding="utf-8")
    for kind in ("deck", "handout"):
        done = project.studio(kind, "lessons/lecture.toml", "--jobs", "2")
        assert done.returncode == 0, done.stderr
    return Lecture(project, finished(project, "lecture"))


def finished(project: Project, name: str) -> RenderedLesson:
    """A lesson of a project, which has been rendered."""
    sources = Sources(project.root)
    lesson = read_lesson(project.root / f"lessons/{name}.toml", sources)
    folder = project.root / "renders" / name
    plans = [plan_clip(clip, QUALITIES["480p15"], folder, sources) for clip in lesson.clips]
    clips = [clip_in(project, plan) for plan in plans]
    return RenderedLesson(lesson, folder, tuple(clips))


def clip_in(project: Project, plan: ClipPlan) -> RenderedClip:
    """A finished clip whose films are found from everywhere."""
    clip = read_clip(plan)
    beats = (replace(beat, video=project.root / beat.video) for beat in clip.beats)
    return replace(clip, beats=tuple(beats))


def pictures(film: Path) -> Iterator[npt.NDArray[Any]]:
    """The frames of a film as RGB."""
    with av.open(film) as container:
        for frame in container.decode(video=0):
            yield frame.to_ndarray(format="rgb24").astype(np.int16)


def difference(one: npt.NDArray[Any], other: npt.NDArray[Any]) -> float:
    """How much two pictures of the same size differ on average, in levels of 255."""
    assert one.shape == other.shape
    return float(np.abs(one.astype(np.int16) - other.astype(np.int16)).mean())
