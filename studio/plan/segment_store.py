"""The cache: one encoded beat a key, kept with what was told in it."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

from studio.base import FILM, Medium, write_whole


@dataclass(frozen=True)
class Segment:
    """What a beat told, and the hashes of its video and, where it is the poster, its picture."""

    frames: int
    caption: str
    numbers: list[dict[str, Any]]
    parameters: dict[str, Any]
    video: str
    picture: str | None


class Keeper(Protocol):
    """Takes finished segments."""

    def keep(self, key: str, video: Path, picture: bytes | None, **told: Any) -> None: ...


class SegmentStore:
    """Segments by key. One counts only if its files are what its record says."""

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
                os.utime(self._record(key))  # When it was last used tells `prune` what to keep.
        return segment if intact else None

    def keep(
        self,
        key: str,
        video: Path,
        picture: bytes | None,
        **told: Any,
    ) -> None:
        """Take a finished video into the store; the record, written last, makes it count."""
        if picture is not None:
            write_whole(self.picture(key), picture)
        self.folder.mkdir(parents=True, exist_ok=True)
        digest = _digest(video)
        video.replace(self.video(key))
        hashed = None if picture is None else hashlib.sha256(picture).hexdigest()
        segment = Segment(video=digest, picture=hashed, **told)
        write_whole(self._record(key), json.dumps(asdict(segment), allow_nan=False))

    def take(self, parcel: Parcel, scratch: Path) -> None:
        """Keep a segment that was sent; it is unpacked in a scratch folder on the store's own disk."""
        video = scratch / parcel.key
        video.write_bytes(parcel.video)
        self.keep(parcel.key, video, parcel.picture, **parcel.told)

    def _record(self, key: str) -> Path:
        return self.folder / f"{key}.json"


@dataclass(frozen=True)
class Parcel:
    """What `SegmentStore.keep` takes, on its way from where the store is not."""

    key: str
    video: bytes
    picture: bytes | None
    told: dict[str, Any]


@dataclass(frozen=True)
class Sender:
    """Sends segments away instead of keeping them."""

    send: Callable[[Parcel], object]

    def keep(self, key: str, video: Path, picture: bytes | None, **told: Any) -> None:
        self.send(Parcel(key, video.read_bytes(), picture, told))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
