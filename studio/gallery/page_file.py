"""The page of a lesson is written only when what it shows has changed."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from pathlib import Path

from studio.base import Failure, plain_message, write_atomically
from studio.gallery.entries import read_entry
from studio.lesson import Lesson
from studio.source import digest, studio_files

PAGE = "index.html"
_FILES = ("base/file_size.py", "base/playing_time.py", "base/words.*", "gallery/*.*", "gallery/templates/*")
_HEAD = 1024
"""The number of bytes at the beginning of the page that contain the stamp."""


def write_page(lesson: Lesson, folder: Path) -> list[Failure]:
    """Bring the page of a lesson's clips in a folder of renders up to date; return what failed.

    Clips that have not been rendered are left out, and without any there is no page.
    """
    words = lesson.words_in(lesson.language)
    found = (read_entry(folder, clip.name, words) for clip in lesson.clips)
    entries = [entry for entry in found if entry is not None]
    stamp = digest([lesson.title, [asdict(entry) for entry in entries], words.tables, _made_by()])
    page = folder / PAGE
    if not entries or stamp in _head(page):
        return []
    from studio.gallery.page import draw  # Its templates cost more than a run with nothing to do.

    try:
        write_atomically(page, draw(lesson.title, entries, stamp, words))
    except OSError as error:
        return [Failure(PAGE, "", page.as_posix(), plain_message(error))]
    return []


def _head(page: Path) -> str:
    try:
        with page.open("rb") as file:
            return file.read(_HEAD).decode(errors="replace")
    except OSError:
        return ""


def _made_by() -> tuple[dict[str, str], str]:
    """Hashes of all that makes a page of entries: this package and the colours of the stage."""
    import scenes  # The package alone, which imports nothing.

    theme = Path(scenes.__path__[0], "stage/base/theme.py")
    return studio_files(_FILES), hashlib.sha256(theme.read_bytes()).hexdigest()
