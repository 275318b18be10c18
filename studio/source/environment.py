"""What can change a picture on a machine: libraries, architecture, fonts."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable, Mapping
from pathlib import Path

from studio.source.fingerprint import installed, versions


def traits(fonts: Iterable[str]) -> dict[str, str]:
    """The versions on this machine by name; "none" for what is missing. `fonts` are font families."""
    besides = {
        "architecture": f"{platform.system()} {platform.machine()}",
        "distributed": installed("distributed"),  # Changes no picture, but dask asks for the same everywhere.
    }
    return versions() | besides | _fonts({font.lower() for font in fonts})


def differences(ours: Mapping[str, str], theirs: Mapping[str, str]) -> str:
    """What a machine has that differs from ours; empty where nothing does.

    >>> differences({"python": "3.11", "numpy": "2.4", "typst": "0.15"}, {"python": "3.11", "numpy": "2.3"})
    'numpy 2.3 instead of 2.4, no typst'
    """
    pairs = ((name, ours[name], theirs.get(name, "none")) for name in ours)
    return ", ".join(
        f"no {name}" if theirs == "none" else f"{name} {theirs} instead of {ours}"
        for name, ours, theirs in pairs
        if theirs != ours
    )


def _fonts(families: set[str]) -> dict[str, str]:
    """A hash of the files of each family: another version of a font has other outlines."""
    if not families:
        return {}
    import typst

    files: dict[str, set[str]] = {family: set() for family in families}
    for font in typst.Fonts().fonts():
        if font.path and font.family.lower() in families:
            files[font.family.lower()].add(font.path)
    return {f"font {family}": _digest(paths) for family, paths in sorted(files.items())}


def _digest(paths: Iterable[str]) -> str:
    found = sorted(hashlib.sha256(Path(path).read_bytes()).hexdigest() for path in paths)
    return hashlib.sha256("".join(found).encode()).hexdigest()[:8] if found else "none"
