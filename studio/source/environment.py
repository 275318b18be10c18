"""What can change a picture on a machine: libraries, architecture, fonts."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Mapping

from studio.source.fingerprint import installed, versions
from studio.source.fonts import font_hashes


def traits(fonts: Iterable[str]) -> dict[str, str]:
    """The versions on this machine by name; "none" for what is missing. `fonts` are font families."""
    besides = {
        "architecture": f"{platform.system()} {platform.machine()}",
        "distributed": installed("distributed"),  # Changes no picture, but dask asks for the same everywhere.
    }
    return versions() | besides | {f"font {name}": content for name, content in font_hashes(fonts).items()}


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
