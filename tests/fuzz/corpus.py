"""The texts that the search starts from, and those that it has found: one a line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "mathlib/parsing/corpus"
ACCEPTED = FOLDER / "accepted.txt"
REFUSED = FOLDER / "refused.txt"
FOUND = FOLDER / "found.txt"
"""Texts that broke the parser, or a claim about it, once; escaped."""

GUIDED = FOLDER / "guided.txt"
"""Few texts that together take every step that the search has found; escaped."""


def escaped(text: str) -> str:
    """Any text in printable ASCII on one line.

    >>> escaped("x²\\n")
    'x\\\\xb2\\\\n'
    """
    return text.encode("unicode_escape").decode("ascii")


def read(file: Path) -> list[str]:
    """The texts of a file of escaped lines."""
    lines = file.read_text(encoding="ascii").splitlines() if file.exists() else []
    return [line.encode("ascii").decode("unicode_escape") for line in lines]


def write(file: Path, texts: Iterable[str]) -> None:
    file.write_text("".join(f"{escaped(text)}\n" for text in texts), encoding="ascii")


def by_hand() -> list[str]:
    """The texts that people wrote down: formulas, nonsense and attacks."""
    return [line for file in (ACCEPTED, REFUSED) for line in file.read_text(encoding="utf-8").splitlines()]


def everything() -> list[str]:
    """All texts that are kept."""
    return [*by_hand(), *read(FOUND), *read(GUIDED)]
