"""The font files of this machine by their content: another version of a font has other outlines."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path


def font_hashes(families: Iterable[str]) -> dict[str, str]:
    """A hash of the files of each family, whatever the case of its name; "none" where it is not installed.

    The fonts that Typst embeds have no files; its version stands for them.

    >>> font_hashes(["No Such Family"]), font_hashes([])
    ({'no such family': 'none'}, {})
    """
    names = sorted({family.lower() for family in families})
    files = _files() if names else {}
    return {name: _combined(files.get(name, frozenset())) for name in names}


def first_installed(families: Iterable[str]) -> str:
    """The first of some families that is installed on this machine; empty where none is.

    >>> first_installed(["No Such Family"])
    ''
    """
    return next((family for family in families if family.lower() in _files()), "")


@cache
def _files() -> dict[str, frozenset[str]]:
    """The files of each family, its name in small letters."""
    import typst

    found: dict[str, set[str]] = {}
    for font in typst.Fonts().fonts():
        if font.path:
            found.setdefault(font.family.lower(), set()).add(font.path)
    return {family: frozenset(paths) for family, paths in found.items()}


def _combined(paths: Iterable[str]) -> str:
    hashes = sorted(filter(None, map(_hash, paths)))
    return hashlib.sha256("".join(hashes).encode()).hexdigest()[:8] if hashes else "none"


def _hash(path: str) -> str:
    """The hash of a file; empty where it is no longer there."""
    try:
        stat = Path(path).stat()
    except OSError:
        return ""
    return _hash_of(path, stat.st_mtime_ns, stat.st_size)


@cache
def _hash_of(path: str, changed: int, size: int) -> str:
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
