"""Files that appear complete or not at all: written under another name, flushed to the disk, renamed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EISDIR
from pathlib import Path
from shutil import rmtree

_PART = ".part"


@contextmanager
def atomic_path(path: Path) -> Iterator[Path]:
    """A path to write to; what was written there becomes `path` when the block ends well."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        raise IsADirectoryError(EISDIR, "there is a folder where this file should be", str(path))
    part = path.with_name(f".{path.name}.{os.getpid()}{_PART}")
    try:
        yield part
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def write_atomically(path: Path, content: str | bytes) -> None:
    """Replace a file's content at once."""
    with atomic_path(path) as part:
        part.write_bytes(content.encode() if isinstance(content, str) else content)


@contextmanager
def scratch_folder(folder: Path) -> Iterator[Path]:
    """A scratch folder of this process, removed when the block ends, with those of killed runs."""
    remove_leftovers(folder)
    mine = folder / f"run.{os.getpid()}{_PART}"
    rmtree(mine, ignore_errors=True)
    mine.mkdir(parents=True)
    try:
        yield mine
    finally:
        rmtree(mine, ignore_errors=True)


def remove_leftovers(folder: Path) -> None:
    """Remove what processes that no longer run have left half-done in a folder."""
    for leftover in folder.glob(f"*{_PART}"):
        if _is_running(leftover.name.removesuffix(_PART).rpartition(".")[2]):
            continue
        if leftover.is_dir():
            rmtree(leftover, ignore_errors=True)
        else:
            leftover.unlink(missing_ok=True)


def _is_running(process: str) -> bool:
    try:
        os.kill(int(process), 0)
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False
    return True
