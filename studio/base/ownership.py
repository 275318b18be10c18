"""Files that belong to a running process: it holds a lock on them, which the system lifts when it ends.

Process ids would not do, since containers that share a folder number their processes alike.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO


@contextmanager
def owned(path: Path) -> Iterator[None]:
    """A new file that belongs to this process until the block ends; the file itself remains."""
    file = _opened(path)
    while not _is_at(path, file):  # Between opening and locking it, it looked like one that nobody owns.
        file.close()
        file = _opened(path)
    with file:
        yield


def remove_unowned(path: Path) -> bool:
    """Remove a file unless a running process owns it; whether it is gone."""
    try:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink(missing_ok=True)
    except FileNotFoundError:
        return True
    except OSError:  # It is owned, or it cannot be found out whether it is.
        return False
    return True


def _opened(path: Path) -> BinaryIO:
    file = path.open("ab")
    with suppress(OSError):  # Where there are no locks, it cannot be removed as unowned either.
        fcntl.flock(file, fcntl.LOCK_EX)
    return file


def _is_at(path: Path, file: BinaryIO) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    except FileNotFoundError:
        return False
