"""The folder of a lesson's renders: whose it is, and what is in it of clips that the lesson no longer has."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from studio.base import write_atomically
from studio.lesson import Lesson, LessonError, Mistake, Place

OWNER = ".lesson"
"""The file in a folder of renders that names its lesson file."""


def check_owner(folder: Path, lesson: Lesson) -> None:
    """Raise `LessonError` if the folder is another lesson's, whose file is still there."""
    owner = _owner(folder)
    if owner is not None and owner.is_file() and not owner.samefile(lesson.path):
        message = (
            f"{folder.as_posix()} has the clips of {owner.as_posix()}; "
            f"give this lesson a folder of its own, as in OUT={folder.as_posix()}_2, or another name"
        )
        raise LessonError(lesson.path, [Mistake(Place(1, 1), message)])


def remember_owner(folder: Path, lesson: Lesson) -> None:
    """Write down in a folder which lesson it belongs to; both may move along with the current one."""
    path, here, there = lesson.path.resolve(), Path.cwd(), folder.resolve()
    is_near = path.is_relative_to(here) and there.is_relative_to(here)
    content = os.fsencode(os.path.relpath(path, there) if is_near else path) + b"\n"
    if content != _content(folder):
        write_atomically(folder / OWNER, content)


def strays(folder: Path, clips: Collection[str]) -> list[str]:
    """The clips in a folder, by their manifests, that are none of these."""
    return sorted(
        path.stem for path in folder.glob("*.json") if path.stem not in clips and _manifest(folder, path.stem)
    )


def remove_clip(folder: Path, name: str) -> None:
    """Remove what the studio wrote of a clip: files that have changed since, and all others, stay."""
    formats = folder / "formats"
    note = formats / f"{name}.json"
    _remove(formats, note, _sizes_of_formats(_read(note)))
    _remove(folder, folder / f"{name}.json", _manifest(folder, name).get("files", {}))


def _owner(folder: Path) -> Path | None:
    """The lesson file that a folder belongs to; None where it is nobody's."""
    content = _content(folder)
    return Path(os.path.normpath(folder / os.fsdecode(content.removesuffix(b"\n")))) if content else None


def _content(folder: Path) -> bytes:
    try:
        return (folder / OWNER).read_bytes()
    except OSError:
        return b""


def _manifest(folder: Path, name: str) -> dict[str, Any]:
    """The manifest of a clip; empty if the file of that name is none."""
    found = _read(folder / f"{name}.json")
    is_manifest = found.get("clip") == name and "key" in found and isinstance(found.get("files"), dict)
    return found if is_manifest else {}


def _sizes_of_formats(note: dict[str, Any]) -> dict[str, int]:
    kinds = note.get("formats", {})
    return {name: size for kind in kinds.values() for name, size in kind.get("files", {}).items()}


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _remove(folder: Path, record: Path, sizes: dict[str, int]) -> None:
    """Remove files of these sizes, the folders that are empty without them, and then their record."""
    files = {folder / name: size for name, size in sizes.items() if ".." not in Path(name).parts}
    for file, size in files.items():
        with suppress(OSError):
            if file.stat().st_size == size:
                file.unlink()
    for emptied in _below(folder, files):
        with suppress(OSError):
            emptied.rmdir()
    record.unlink(missing_ok=True)


def _below(folder: Path, files: Iterable[Path]) -> Iterator[Path]:
    """The folders of files below a folder, the deepest first."""
    folders = {parent for file in files for parent in file.parents if parent.is_relative_to(folder)}
    yield from sorted(folders - {folder}, key=lambda path: -len(path.parts))
