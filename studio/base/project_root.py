"""Where the sources of scenes are: in the project, and in folders `scenes` of one's own.

A path such as `scenes/my_idea.py` names a source in either; one of one's own comes before the project's.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

OWN = "UPHILL_SCENES"
"""The environment variable that lists folders with scenes of one's own, a line each; workers inherit it."""

INSTALLED = Path(__file__).resolve().parents[2]
"""The folder of the packages that are running."""

PACKAGES = ("mathlib", "scenes")
"""The packages that scenes are made of."""

_STAGE = Path("scenes", "stage", "__init__.py")
_NO_SOURCES = ("studio", ".venv")
"""Folders of a project that no scene is made of."""


def in_project() -> bool:
    """Whether the current directory is the root of a project, whose scenes are then the project's."""
    return _STAGE.is_file()


def project_root() -> Path:
    """The current directory if it is a project, else where the packages are installed."""
    return Path() if in_project() else INSTALLED


def source_roots() -> tuple[Path, ...]:
    """The folders in which sources are looked for, one after the other; the last is the project's."""
    own = os.environ.get(OWN, "").splitlines()
    return (*map(Path, own), project_root())


def use_scenes_beside(lesson: Path | None = None) -> None:
    """Look for scenes in a folder `scenes` beside a lesson and in the current directory, too."""
    places = [*([lesson.resolve().parent] if lesson else []), Path.cwd()]
    own = [place for place in places if (place / "scenes").is_dir() and not (place / _STAGE).is_file()]
    os.environ[OWN] = "\n".join(map(str, dict.fromkeys(own)))


def import_from_the_project() -> None:
    """Keep a folder `scenes` of one's own from hiding the project's: Python looks here first for a module.

    That holds for the processes that this one starts, too.
    """
    if not in_project():
        os.environ["PYTHONSAFEPATH"] = "1"
        if sys.path and sys.path[0] in ("", str(Path.cwd())):
            del sys.path[0]


def import_scene(module: str) -> ModuleType:
    """Import the module of a scene, such as `scenes.my_idea`, or one of one's own in its place."""
    import scenes

    own = [str(root / "scenes") for root in source_roots()[:-1]]
    scenes.__path__[:] = [*own, *(path for path in scenes.__path__ if path not in own)]
    return importlib.import_module(module)


def source_root(path: Path, roots: Sequence[Path]) -> Path:
    """The first of some roots that has a source; what scenes are built from is the project's, the last."""
    *own, project = roots_of(path.as_posix(), roots)
    return next((root for root in own if (root / path).is_file()), project)


def roots_of(path: str, roots: Sequence[Path]) -> Sequence[Path]:
    """The roots that may have a source: what scenes are built from is only the project's."""
    top, _, below = path.partition("/")
    is_scene = top == "scenes" and below.partition("/")[0] not in ("", *_STAGE.parts)
    return roots if is_scene else roots[-1:]


def is_hidden(path: Path) -> bool:
    """Whether a source of the project is hidden by one of one's own."""
    roots = source_roots()
    return source_root(path, roots) != roots[-1] and (roots[-1] / path).is_file()


def source_path(filename: str) -> Path | None:
    """The source path of a file, which may be that of another machine; None where it is no source."""
    file, here = Path(filename), Path.cwd()
    *own, project = source_roots()
    for root in own:
        if file.is_relative_to(root / "scenes"):
            return file.relative_to(root)
    for root in (here / project, here):
        if file.is_relative_to(root):
            path = file.relative_to(root)
            first = path.parts[0]
            return path if (first not in _NO_SOURCES if in_project() else first in PACKAGES) else None
    return None


def shown_path(path: Path, root: Path | None = None) -> str:
    """A source path as it is told: one of one's own so that it can be opened from the current directory.

    It is that in `root`, or else in the first root that has it.
    """
    roots, here = source_roots(), Path.cwd()
    root = root or source_root(path, roots)
    if root not in roots[:-1]:
        return path.as_posix()
    return ((root / path).relative_to(here) if root.is_relative_to(here) else root / path).as_posix()
