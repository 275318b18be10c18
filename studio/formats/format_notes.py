"""Notes of what was written of a clip, one entry for each format, so that each is written when it is due."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from studio.base import write_atomically
from studio.rendered import RenderedClip
from studio.source import digest, studio_files

_WRITTEN_BY = ("base/playing_time.py", "formats/*.py", "rendered/*.py", "video/*.py")


def take_note(clip: RenderedClip, kind: str, folder: Path, written: Sequence[Path]) -> None:
    """Remember what was written in a format, and remove what an earlier version of the clip left in it."""
    sizes = {path.relative_to(folder).as_posix(): path.stat().st_size for path in written}
    noted = _noted(clip, folder)
    for name in _files(noted, kind).keys() - sizes.keys():
        (folder / name).unlink(missing_ok=True)
    formats = {**noted, kind: {"key": _key(clip), "files": sizes}}
    write_atomically(_note(clip, folder), json.dumps({"formats": formats}, indent=1) + "\n")


def is_noted(clip: RenderedClip, kind: str, folder: Path) -> bool:
    """Whether the files of a clip in a format are as they would be written now."""
    noted = _noted(clip, folder)
    files = {folder / name: size for name, size in _files(noted, kind).items()}
    return noted.get(kind, {}).get("key") == _key(clip) and all(
        path.is_file() and path.stat().st_size == size for path, size in files.items()
    )


def _files(noted: dict[str, Any], kind: str) -> dict[str, int]:
    files: dict[str, int] = noted.get(kind, {}).get("files", {})
    return files


def _noted(clip: RenderedClip, folder: Path) -> dict[str, Any]:
    """What is noted of each format; empty where there is no note, or one that cannot be read."""
    try:
        formats = json.loads(_note(clip, folder).read_bytes())["formats"]
    except (OSError, ValueError, LookupError, TypeError):
        return {}
    return formats if isinstance(formats, dict) else {}


def _note(clip: RenderedClip, folder: Path) -> Path:
    return folder / f"{clip.name}.json"


def _key(clip: RenderedClip) -> str:
    return digest([clip.plan.key, studio_files(_WRITTEN_BY)])
