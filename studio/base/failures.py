"""What can go wrong with a clip, and where in its sources."""

from __future__ import annotations

import traceback
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.base.project_root import shown_path, source_path


@dataclass(frozen=True)
class Failure:
    """Why a clip could not be made: in which beat, at which `file:line`, with the traceback."""

    clip: str
    beat: str
    where: str
    why: str
    traceback: str = ""


class ClusterError(Exception):
    """Why other machines cannot draw, whatever the clip, in one line."""


_PLAIN = {
    "string_type": "must be text, in quotes",
    "tuple_type": "must be a list, as in [1, 0.5]",
    "missing": "has too few values; write as many as in [1, 0.5]",
    "too_long": "has too many values; write as many as in [1, 0.5]",
}
"""Plain words for the kinds of mistakes that pydantic describes in terms of Python."""


@dataclass(frozen=True)
class Refusal:
    """A parameter that a scene does not admit; `column` counts within a text value, from 1.

    `within` is the path to an entry of a field that is a list or a table.
    """

    field: str
    message: str
    column: int | None
    within: tuple[str | int, ...] = ()

    @classmethod
    def of(cls, detail: Mapping[str, Any]) -> Refusal:
        """Read one of pydantic's error details."""
        path = tuple(detail["loc"])
        cause = detail.get("ctx", {}).get("error")
        plain = _PLAIN.get(detail["type"], str(detail["msg"]))
        message = str(cause) if isinstance(cause, Exception) else plain
        name = f"{path[0]}: " if path else ""
        field = str(path[0]) if path else getattr(cause, "field", "")
        return cls(field, f"{name}{message}", getattr(cause, "column", None), path[1:])

    def blamed(self, given: Collection[str]) -> str:
        """The field to point at: where parameters disagree, the point, the function or the only one given.

        >>> Refusal("", "steps must be positive", None).blamed({"steps": [-1]})
        'steps'
        """
        if self.field or len(given) == 1:
            return self.field or next(iter(given))
        return next((field for field in ("point", "function") if field in given), "")


def failure_of(error: Exception, clip: str, module: str, beat: str = "") -> Failure:
    """Find the line of the scene where an exception arose, and the line beneath it that raised it."""
    trace = "".join(traceback.format_exception(error))
    if isinstance(error, SyntaxError):
        path = source_path(error.filename or "")
        where = f"{shown_path(path) if path else ''}:{error.lineno}"
    else:
        frames = traceback.extract_tb(error.__traceback__)
        where = source_place(((frame.filename, frame.lineno or 0) for frame in frames), module)
    return Failure(clip, beat, where, plain_message(error), trace)


def plain_message(error: Exception) -> str:
    """An exception in one line: of the operating system, what it refuses and for which file."""
    if isinstance(error, OSError) and error.strerror:
        reason = error.strerror[0].lower() + error.strerror[1:]
        file = error.filename2 or error.filename  # Of a renaming, the new name.
        return f"{file}: {reason}" if file else reason
    return f"{type(error).__name__}: {error}"


def source_place(frames: Iterable[tuple[str, int]], module: str) -> str:
    """Of files and lines, outermost first: the innermost of the scene, and that of the project beneath it.

    The scene's file alone where none of them is the project's.
    """
    ours = [
        (path.as_posix(), f"{shown_path(path)}:{line}")
        for filename, line in frames
        if (path := source_path(filename))
    ]
    scene = module.replace(".", "/") + ".py"
    in_scene = [place for path, place in ours if path == scene]
    deepest = [place for _, place in ours[-1:]]
    return " via ".join(reversed(list(dict.fromkeys(in_scene[-1:] + deepest)))) or shown_path(Path(scene))
