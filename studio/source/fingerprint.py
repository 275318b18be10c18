"""Keys of renders: a hash of all that can change their bytes."""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import asdict
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from studio.base import Medium, Quality
from studio.source.fonts import font_hashes
from studio.source.scene_source import SceneSource

LIBRARIES = (
    "manim",
    "av",
    "numpy",
    "sympy",
    "mpmath",
    "python-flint",
    "contourpy",
    "typst",
    "pycairo",
    "pillow",
)
"""The libraries whose version can change a picture or a number in it."""

_DRAWN_BY = ("base/quality.py", "drawing/*.py", "video/encoding.py")
_ASSEMBLED_BY = ("lesson/lesson.py", "pipeline/assembly.py", "video/captions.py", "video/joining.py")


@cache
def versions() -> dict[str, str]:
    """The versions that a render depends on, Python's included; "none" of what is not installed."""
    python = ".".join(map(str, sys.version_info[:2]))
    return {"python": python, "cairo": _cairo()} | {library: installed(library) for library in LIBRARIES}


def installed(library: str) -> str:
    """The version of a library; "none" where it is not installed."""
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"


def _cairo() -> str:
    """The C library, which is the system's own: pycairo is the same with any of them."""
    try:
        import cairo
    except ImportError:
        return "none"
    return cairo.cairo_version_string()


def digest(value: Any) -> str:
    """A hash of a value that JSON can hold, the same for equal values in every process.

    >>> digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
    True
    """
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def segment_keys(
    scene: SceneSource,
    sources: dict[str, str],
    parameters: dict[str, Any],
    theme: str,
    quality: Quality,
    medium: Medium,
    localization: dict[str, Any],
) -> dict[str, str]:
    """The key of each beat of a scene that is made of these sources, parameters and this look.

    A caption in other words changes its own beat, since that is held until it can be read.
    """
    captions = localization.get("captions", {})
    look = digest(
        {
            "sources": sources,
            "studio": studio_files(_DRAWN_BY),
            "versions": versions(),
            "scene": scene.name,
            "parameters": parameters,
            "theme": theme,
            "quality": asdict(quality),
            "medium": asdict(medium),
            "localization": {key: value for key, value in localization.items() if key != "captions"},
            "fonts": font_hashes(localization.get("fonts", ())),
        }
    )
    return {beat: digest([look, beat, captions.get(beat)]) for beat in scene.beats}


def clip_key(name: str, segments: dict[str, str], titles: dict[str, str]) -> str:
    """The key of a clip: its segments, the titles of its beats and the sources that assemble it."""
    return digest([name, segments, titles, studio_files(_ASSEMBLED_BY)])


@cache
def studio_files(patterns: tuple[str, ...]) -> dict[str, str]:
    """The content hashes of the studio's own files that match one of these patterns."""
    studio = Path(__file__).parents[1]
    files = sorted(file for pattern in patterns for file in studio.glob(pattern))
    return {
        file.relative_to(studio).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files
    }
