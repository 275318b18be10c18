"""Files that appear complete or not at all: written under another name, flushed to the disk, renamed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EISDIR
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryFile

from studio.base.ownership import owned, remove_unowned

_PART, _OWNER = ".part", ".owner"


@contextmanager
def atomic_path(path: Path) -> Iterator[Path]:
    """A path to write to; what was written there becomes `path` when the block ends well."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        raise IsADirectoryError(EISDIR, "there is a folder where this file should be", str(path))
    part = path.with_name(f".{path.name}.{_token()}{_PART}")
    with owned(part):
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


def check_writable(folder: Path) -> None:
    """Raise `OSError` with advice if nothing can be written to an output folder, which need not exist yet."""
    existing = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    try:
        with TemporaryFile(dir=existing):
            pass
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise type(error)(error.errno, f"{reason}; OUT=folder puts it elsewhere", str(folder)) from None


@contextmanager
def scratch_folder(folder: Path) -> Iterator[Path]:
    """A scratch folder of this process, removed when the block ends, with those of killed runs."""
    folder.mkdir(parents=True, exist_ok=True)
    for leftover in folder.glob(f"*{_PART}"):
        if remove_unowned(leftover.with_suffix(_OWNER)):
            rmtree(leftover, ignore_errors=True)
    mine = folder / f"run.{_token()}{_PART}"
    owner = mine.with_suffix(_OWNER)
    with owned(owner):
        try:
            mine.mkdir()
            yield mine
        finally:
            rmtree(mine, ignore_errors=True)
            owner.unlink(missing_ok=True)


def remove_leftovers(folder: Path) -> None:
    """Remove the files that processes which no longer run have left half-written in a folder."""
    for leftover in folder.glob(f"*{_PART}"):
        remove_unowned(leftover)


def _token() -> str:
    """A name that no other process gives, on whatever machine."""
    return os.urandom(8).hex()
