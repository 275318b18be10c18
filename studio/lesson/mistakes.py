"""A mistake in a lesson file, and what may have been meant."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from reprlib import Repr

from studio.lesson.toml_places import Place

_SHORT = Repr()
_SHORT.maxstring = _SHORT.maxother = _SHORT.maxlong = 80


@dataclass(frozen=True, order=True)
class Mistake:
    """What is wrong in a lesson file, and where."""

    place: Place
    message: str


class MistakeError(Exception):
    """A mistake because of which a file cannot be read at all."""

    def __init__(self, place: Place, message: str) -> None:
        super().__init__(place, message)
        self.mistake = Mistake(place, message)


class LessonError(Exception):
    """All mistakes of a lesson file, one line each: `file:line:column: what is wrong`."""

    def __init__(self, path: Path, mistakes: list[Mistake]) -> None:
        super().__init__(path, mistakes)
        self.path, self.mistakes = path, mistakes

    def __str__(self) -> str:
        return "\n".join(
            f"{self.path}:{mistake.place.line}:{mistake.place.column}: {mistake.message}"
            for mistake in sorted(self.mistakes)
        )


def shown(value: object) -> str:
    """A value as Python writes it, cut where it is long; control characters are written out.

    >>> shown("a\\x1b"), len(shown("a" * 1000))
    ("'a\\\\x1b'", 80)
    """
    return _SHORT.repr(value)


def known(key: str, names: Collection[str], place: Place, kind: str = "field") -> Iterator[Mistake]:
    """A mistake if a key is none of these names."""
    if key not in names:
        yield Mistake(place, f"there is no {kind} {shown(key)} here{suggestion(key, names)}")


def suggestion(word: object, words: Collection[str]) -> str:
    """A hint: the most similar word, or else all words."""
    close = get_close_matches(str(word)[:80], words, n=1)
    if not words:
        return "; there is none"
    return f"; did you mean {close[0]!r}?" if close else f"; there are {', '.join(words)}"
