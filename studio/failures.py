"""What can go wrong with a clip, told so that its author finds the place."""

from __future__ import annotations

import traceback
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Failure:
    """Why a clip could not be made: in which beat, at which `file:line`, with the traceback."""

    clip: str
    beat: str
    where: str
    why: str
    traceback: str = ""


@dataclass(frozen=True)
class Refusal:
    """A parameter that a scene does not admit; `column` counts within a text value, from 1.

    `within` is the key in a field that is a table.
    """

    field: str
    message: str
    column: int | None
    within: str = ""

    @classmethod
    def of(cls, detail: Mapping[str, Any]) -> Refusal:
        """Read one of pydantic's error details."""
        path = [str(part) for part in detail["loc"]]
        cause = detail.get("ctx", {}).get("error")
        message = str(cause) if isinstance(cause, Exception) else str(detail["msg"])
        name = f"{'.'.join(path)}: " if path else ""
        column = getattr(cause, "column", None)
        field = path[0] if path else getattr(cause, "field", "")
        return cls(field, f"{name}{message}", column)

    def blamed(self, given: Collection[str]) -> str:
        """The field to point at: a function and a point that do not agree are told at the point."""
        return self.field or next((field for field in ("point", "function") if field in given), "")


def failure_of(error: Exception, clip: str, module: str, beat: str = "") -> Failure:
    """Find the line of the scene where an exception arose, and the line beneath it that raised it."""
    told = "".join(traceback.format_exception(error))
    why = f"{type(error).__name__}: {error}"
    if isinstance(error, SyntaxError):
        where = f"{_below_here(error.filename or '')}:{error.lineno}"
        return Failure(clip, beat, where, why, told)
    frames = [
        (path, f"{path}:{frame.lineno}")
        for frame in traceback.extract_tb(error.__traceback__)
        if (path := _below_here(frame.filename)) and not path.startswith(("studio/", ".venv/"))
    ]
    scene = module.replace(".", "/") + ".py"
    in_scene = [place for path, place in frames if path == scene]
    deepest = [place for _, place in frames[-1:]]
    places = list(dict.fromkeys(in_scene[-1:] + deepest))
    return Failure(clip, beat, " via ".join(reversed(places)), why, told)


def _below_here(filename: str) -> str:
    path = Path(filename)
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else ""
