"""Which steps through the parser some texts take."""

from __future__ import annotations

import dis
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, TypeAlias

from mathlib.arithmetic import ExpressionError
from mathlib.function import Function

ROOT = Path(__file__).parents[2]
FILES = {
    *map(str, (ROOT / "mathlib/parsing").glob("[!_]*.py")),
    str(ROOT / "mathlib/formula/size_limits.py"),
}

Step: TypeAlias = tuple[str, int, int]
"""A file, the line before and the line that is run next in the same call."""


def steps(text: str) -> frozenset[Step]:
    """The steps that reading a text takes through the modules of the parser."""
    taken: set[Step] = set()
    last: dict[FrameType, int] = {}

    def follow(frame: FrameType, event: str, argument: Any) -> Any:
        if frame.f_code.co_filename not in FILES:
            return None
        taken.add((frame.f_code.co_filename, last.get(frame, 0), frame.f_lineno))
        last[frame] = frame.f_lineno
        return follow

    before = sys.gettrace()
    sys.settrace(follow)
    try:
        for variables in (("x", "y"), None):
            with suppress(ExpressionError):
                Function.parse(text, variables)
    finally:
        sys.settrace(before)
    return frozenset(taken)


def few(texts: Iterable[str]) -> list[str]:
    """Few of the texts, short ones first, that take all the steps that all of them take."""
    known: set[Step] = set()
    kept = []
    for text in sorted(texts, key=lambda text: (len(text), text)):
        if not (taken := steps(text)) <= known:
            known |= taken
            kept.append(text)
    return kept


def lines_reached(texts: Iterable[str]) -> dict[str, tuple[int, int]]:
    """For each module of the parser, how many lines of its functions are reached, and how many there are."""
    reached = {(file, line) for text in texts for file, _, line in steps(text)}
    counts = {}
    for file in sorted(FILES):
        lines = set(_lines_of_functions(compile(Path(file).read_text(encoding="utf-8"), file, "exec")))
        counts[Path(file).name] = sum((file, line) in reached for line in lines), len(lines)
    return counts


def _lines_of_functions(code: CodeType, inside: bool = False) -> Iterator[int]:
    if inside:
        yield from (line for _, line in dis.findlinestarts(code) if line)
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            is_class = "__qualname__" in constant.co_names and "__module__" in constant.co_names
            yield from _lines_of_functions(constant, inside=not is_class)
