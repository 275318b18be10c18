"""Runs that write into the same folder wait for each other."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LONGEST = 200
"""Characters of a lock's name; folders that end alike may wait for each other in vain."""


@contextmanager
def lock_folder(cache: Path, folder: Path) -> Iterator[bool]:
    """Lock a folder against other runs while the block runs; true if another one had to be waited for.

    The system lifts the lock when its process ends, in whatever way.
    """
    path = cache / "turns" / os.path.relpath(folder, cache.parent).replace("/", ".")[-_LONGEST:]
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(f"another make is at work on {folder.as_posix()}; waiting for it to end", flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield True
        else:
            yield False
