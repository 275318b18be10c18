"""What has changed is drawn as drafts as soon as it is saved; errors are shown, and the watch goes on."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import watchfiles

from studio.limits import Limits

_FOLDERS = ("lessons", "mathlib", "scenes")


def watch(lesson: Path, limits: Limits) -> None:
    """Draw drafts of a lesson, and again whenever something is saved, until Ctrl-C.

    A lesson file that is saved is drawn itself; for a source file it is `lesson`.
    """
    folders = [folder for folder in _FOLDERS if Path(folder).is_dir()]
    changes = watchfiles.watch(
        *folders, watch_filter=_is_source, debounce=300, rust_timeout=300, yield_on_timeout=True
    )
    try:
        next(changes)  # From here on nothing that is saved is missed, not even while something is drawn.
        _draw([lesson], limits)
        for changed in changes:
            if changed:
                _draw(_lessons({Path(path) for _, path in changed}, lesson), limits)
    except KeyboardInterrupt:
        print("watched no longer", flush=True)


def _is_source(change: watchfiles.Change, path: str) -> bool:
    return Path(path).suffix in (".py", ".toml") and not Path(path).name.startswith(".")


def _lessons(changed: Iterable[Path], usual: Path) -> list[Path]:
    """The lessons to draw after some files have changed; one that is gone has nothing to draw."""
    here = Path.cwd()
    saved = {path.relative_to(here) for path in changed if path.suffix == ".toml" and path.exists()}
    others = {usual} if any(path.suffix == ".py" for path in changed) else set()
    return sorted(saved | others)


def _draw(lessons: Iterable[Path], limits: Limits) -> None:
    """Each in a process of its own, which has imported nothing that may be out of date."""
    for lesson in lessons:
        command = [sys.executable, "-m", "studio", "render", str(lesson), "--draft", *limits.options()]
        subprocess.run(command, check=False)
    print("watching; Ctrl-C ends it", flush=True)
