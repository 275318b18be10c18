"""The cache of segments: one encoded beat for each key, with its caption and numbers."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

from studio.base import FILM, Medium, write_atomically


@dataclass(frozen=True)
class Segment:
    """The record of a beat, with the hashes of its video and, where it is the poster, its picture.

    `notes` say how formulas of the parameters were read where they may have been meant otherwise.
    """

    frames: int
    caption: str
    numbers: list[dict[str, Any]]
    parameters: dict[str, Any]
    video: str
    picture: str | None
    notes: tuple[str, ...] = ()


class SegmentSink(Protocol):
    """An object that takes finished segments."""

    def keep(self, key: str, video: Path, picture: bytes | None, **record: Any) -> None: ...


class SegmentStore:
    """Segments by key. A segment is valid only if its files have the hashes in its record."""

    def __init__(self, folder: Path, medium: Medium = FILM) -> None:
        self.folder, self.medium = folder, medium

    def video(self, key: str) -> Path:
        return self.folder / f"{key}{self.medium.suffix}"

    def picture(self, key: str) -> Path:
        return self.folder / f"{key}.png"

    def find(self, key: str) -> Segment | None:
        """The segment with this key, or None where there is none that can be trusted."""
        try:
            segment = Segment(**json.loads(self._record(key).read_bytes()))
            intact = segment.video == _digest(self.video(key)) and (
                segment.picture is None or segment.picture == _digest(self.picture(key))
            )
        except (OSError, ValueError, TypeError):
            return None
        if intact:
            with suppress(OSError):  # A store that cannot be written to can still be read.
                os.utime(self._record(key))  # `prune` goes by when it was last used.
        return segment if intact else None

    def keep(
        self,
        key: str,
        video: Path,
        picture: bytes | None,
        **record: Any,
    ) -> None:
        """Move a finished video into the store; the record is written last and makes it valid."""
        if picture is not None:
            write_atomically(self.picture(key), picture)
        self.folder.mkdir(parents=True, exist_ok=True)
        digest = _digest(video)
        video.replace(self.video(key))
        hashed = None if picture is None else hashlib.sha256(picture).hexdigest()
        segment = Segment(video=digest, picture=hashed, **record)
        write_atomically(self._record(key), json.dumps(asdict(segment), allow_nan=False))

    def take(self, data: SegmentData, scratch: Path) -> None:
        """Keep a segment that was sent; the scratch folder must be on the disk of the store."""
        video = scratch / data.key
        video.write_bytes(data.video)
        self.keep(data.key, video, data.picture, **data.record)

    def _record(self, key: str) -> Path:
        return self.folder / f"{key}.json"


@dataclass(frozen=True)
class SegmentData:
    """What `SegmentStore.keep` takes, as it is sent from another machine."""

    key: str
    video: bytes
    picture: bytes | None
    record: dict[str, Any]


@dataclass(frozen=True)
class SegmentSender:
    """Sends segments away instead of keeping them."""

    send: Callable[[SegmentData], object]

    def keep(self, key: str, video: Path, picture: bytes | None, **record: Any) -> None:
        self.send(SegmentData(key, video.read_bytes(), picture, record))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
