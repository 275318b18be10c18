"""The size of the cache is bounded: segments that nothing has used for longest are removed."""

from __future__ import annotations

import time
from collections import defaultdict
from contextlib import suppress
from pathlib import Path

DAY = 86_400.0
UNUSED = 30 * DAY
"""Seconds after which a segment is removed that nothing has used."""

ROOM = 5_000_000_000
"""Bytes beyond which segments are removed that were used within that time."""


def prune(folder: Path, room: int = ROOM) -> None:
    """Remove the segments in a folder that were not used for a month and, beyond `room` bytes, more.

    The least recently used are removed first, but none that was used within a day: a run may need it now.
    """
    now, kept = time.time(), 0
    for used, size, files in sorted(_segments(folder), reverse=True):
        kept += size
        if now - used > UNUSED or (kept > room and now - used > DAY):
            for file in files:
                file.unlink(missing_ok=True)


def _segments(folder: Path) -> list[tuple[float, int, list[Path]]]:
    """When each segment was last used, its size in bytes, and its files, the record first."""
    files: dict[str, list[Path]] = defaultdict(list)
    for file in folder.glob("*"):
        files[file.stem].append(file)
    found = []
    for segment in files.values():
        with suppress(FileNotFoundError):  # Another run may prune as well.
            stats = [file.stat() for file in segment]
            used, size = max(stat.st_mtime for stat in stats), sum(stat.st_size for stat in stats)
            found.append((used, size, sorted(segment, key=lambda file: file.suffix != ".json")))
    return found
