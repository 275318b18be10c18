"""A mistake in a lesson file, and what may have been meant."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from studio.toml_places import Place


@dataclass(frozen=True, order=True)
class Mistake:
    """What is wrong in a lesson file, and where."""

    place: Place
    message: str


def known(key: str, names: Collection[str], place: Place, kind: str = "field") -> Iterator[Mistake]:
    """A mistake if a key is none of these names."""
    if key not in names:
        yield Mistake(place, f"there is no {kind} {key!r} here{suggestion(key, names)}")


def suggestion(word: object, words: Collection[str]) -> str:
    """What may have been meant, or else what there is."""
    close = get_close_matches(str(word), words, n=1)
    if not words:
        return "; there is none"
    return f"; did you mean {close[0]!r}?" if close else f"; there are {', '.join(words)}"
