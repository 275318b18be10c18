"""Whole commands, in a copy of the project with no caches: a lesson, drafts after changes, an idle `make`."""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from studio.lesson import read_lesson
from studio.source import Sources
from tools.bench.environment import with_bytecode
from tools.bench.watching import seconds_to_stills, watching

FOLDERS = ("mathlib", "scenes", "studio")
FILES = ("Makefile", "pyproject.toml", "constraints.txt")
IDLE_RUNS = 5
_BECOME_SUBREAPER = 36


def measure_commands(lesson: str, quality: str, cores: str) -> dict[str, Any]:
    """Seconds of each command; of the whole lesson, CPU seconds and the largest process's megabytes, too."""
    scenes = {clip.scene for clip in read_lesson(Path(lesson), Sources(Path())).clips}
    _adopt_orphans()
    with _copy_of_the_project(Path(lesson)) as project:
        whole = _seconds(project, "render", lesson, "--quality", quality, "--jobs", cores)
        used = _used_by_children()
        idle = [
            _seconds_of(["make", f"LESSON={lesson}", f"QUALITY={quality}"], project) for _ in range(IDLE_RUNS)
        ]
        _seconds(project, "render", lesson, "--draft", "--jobs", cores)
        drafts = [_seconds_to_draft(project, scene, lesson, cores) for scene in sorted(scenes)]
        stills = _seconds_to_stills(project, lesson)
    return {
        "wall": whole,
        "cpu": used.ru_utime + used.ru_stime,
        "memory": used.ru_maxrss / 1024,
        "idle": statistics.median(idle),
        "draft": max(drafts),
        "first still": statistics.median(first for first, _ in stills.values()),
        "stills": statistics.median(last for _, last in stills.values()),
        "slowest stills": max(last for _, last in stills.values()),
    }


def measure_watch(lesson: str) -> dict[str, Any]:
    """Seconds to the first and to all stills of each clip after a change to its scene, and the medians."""
    with _copy_of_the_project(Path(lesson)) as project:
        stills = _seconds_to_stills(project, lesson)
    first, last = zip(*stills.values(), strict=True)
    return {"stills": stills, "first": statistics.median(first), "all": statistics.median(last)}


def _adopt_orphans() -> None:
    """Become the parent of what outlives its own, on Linux, so that its CPU time is counted."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_BECOME_SUBREAPER, 1, 0, 0, 0)


def _used_by_children() -> resource.struct_rusage:
    """What all processes that were started have used, once the last of them has ended."""
    with suppress(ChildProcessError):
        while True:
            os.wait()
    return resource.getrusage(resource.RUSAGE_CHILDREN)


def _seconds_to_draft(project: Path, scene: str, lesson: str, cores: str) -> float:
    """From a change that every beat of a scene may depend on until its clip stands again."""
    source = project / "scenes" / f"{scene}.py"
    source.write_text(f"{source.read_text(encoding='utf-8')}\nCHANGED = True\n", encoding="utf-8")
    return _seconds(project, "render", lesson, "--draft", "--jobs", cores)


def _seconds_to_stills(project: Path, lesson: str) -> dict[str, tuple[float, float]]:
    """For each scene, seconds from a change to the first and to all stills of its clip in the watch page."""
    clips = {clip.scene: clip.name for clip in read_lesson(Path(lesson), Sources(Path())).clips}
    with watching(project, lesson) as page:
        page.wait(lambda: all(page.is_complete(clip) for clip in clips.values()))
        return {
            clip: seconds_to_stills(page, project / "scenes" / f"{scene}.py", clip)
            for scene, clip in clips.items()
        }


def _seconds(project: Path, *arguments: str) -> float:
    return _seconds_of([sys.executable, "-m", "studio", *arguments], project)


def _seconds_of(command: list[str], project: Path) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=project, env=with_bytecode(), check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


@contextmanager
def _copy_of_the_project(lesson: Path) -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        project = Path(folder)
        for name in FOLDERS:
            shutil.copytree(name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in FILES:
            shutil.copy2(name, project)
        (project / lesson).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(lesson, project / lesson)
        (project / ".venv").symlink_to(Path(sys.prefix))
        yield project
