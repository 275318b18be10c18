"""Draw drafts of what has changed as soon as it is saved; errors are printed and do not end the watch."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from studio.base import Limits
from studio.commands.clip_command import SCENE, TYPED
from studio.source import scene_names

if TYPE_CHECKING:
    from watchfiles import Change

_FOLDERS = ("lessons", "mathlib", "scenes")
_POLL_MILLISECONDS = 300
"""Milliseconds between two checks of what is being drawn."""


def watch(lesson: Path, limits: Limits) -> None:
    """Draw drafts of a lesson, and again whenever something is saved, until Ctrl-C.

    A lesson file that is saved is drawn itself, and so is a scene that is not in `lesson`; for any
    other source file it is `lesson`. What is saved while something is drawn is not kept waiting: the
    drawing starts again, with the beats that are finished.
    """
    import watchfiles

    folders = [folder for folder in _FOLDERS if Path(folder).is_dir()]
    changes = watchfiles.watch(
        *folders,
        watch_filter=_is_source,
        debounce=_POLL_MILLISECONDS,
        rust_timeout=_POLL_MILLISECONDS,
        yield_on_timeout=True,
    )
    drawings = _Drawings(limits)
    try:
        next(changes)  # From here on nothing that is saved is missed, not even while something is drawn.
        drawings.ask([lesson])
        for changed in changes:
            if changed:
                drawings.ask(_wanted({Path(path) for _, path in changed}, lesson))
            drawings.go_on()
    except KeyboardInterrupt:
        print("stopped watching", flush=True)
    finally:
        drawings.stop()


def _is_source(change: Change, path: str) -> bool:
    return Path(path).suffix in (".py", ".toml") and not Path(path).name.startswith(".")


def _wanted(changed: Collection[Path], usual: Path) -> list[Path]:
    """The scenes and lessons to draw after some files have changed; one that is gone has nothing to draw."""
    here = Path.cwd()
    saved = sorted(path.relative_to(here) for path in changed if path.exists())
    unused = {Path("scenes", f"{name}.py") for name in set(scene_names(Path())) - _scenes_of(usual)}
    wanted = [path for path in saved if path in unused or path.suffix == ".toml"]
    return wanted + [usual] * any(path.suffix == ".py" for path in changed)


def _scenes_of(lesson: Path) -> set[str]:
    """The scenes of a lesson, as far as it can be read."""
    try:
        clips = tomllib.loads(lesson.read_text(encoding="utf-8"))["clip"]
        return {clip["scene"] for clip in clips}
    except (OSError, ValueError, LookupError, TypeError):
        return set()


@dataclass
class _Drawings:
    """Scenes and lessons to draw, one after the other; the process draws the first of them.

    It has imported nothing that may be out of date.
    """

    limits: Limits
    wanted: list[Path] = field(default_factory=list)
    process: subprocess.Popen[bytes] | None = None

    def ask(self, paths: Iterable[Path]) -> None:
        """Draw these next, and what has not been finished after them."""
        self.stop()
        self.wanted = list(dict.fromkeys([*paths, *self.wanted]))
        self._begin()

    def go_on(self) -> None:
        """Turn to the next one if the process has ended."""
        if self.process is not None and self.process.poll() is not None:
            self.process = None
            self.wanted.pop(0)
            self._begin()

    def stop(self) -> None:
        """Stop drawing; finished beats are kept."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait()
            self.process = None

    def _begin(self) -> None:
        if not self.wanted:
            print("watching; Ctrl-C ends it", flush=True)
            return
        path, environment = self.wanted[0], dict(os.environ)
        if path.suffix == ".py":
            arguments, environment = ["clip"], environment | {TYPED: SCENE, SCENE: path.stem}
        else:
            arguments = ["render", "--draft", str(path)]
        command = [sys.executable, "-m", "studio", *arguments, *self.limits.options()]
        self.process = subprocess.Popen(command, env=environment)
