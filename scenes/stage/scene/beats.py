"""Beats: the methods of a scene that are its lecture, and what each of them says."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

Captions: TypeAlias = str | Mapping[str, str]
"""A caption for every case, or one for each."""

Method = TypeVar("Method", bound=Callable[..., None])


class CaptionError(ValueError):
    """A caption that quotes what the scene does not know, or that has no wording for the case."""


def beat(caption: str = "", /, **cases: str) -> Callable[[Method], Method]:
    """Mark a method as a beat, with its caption, or with a caption for each case of the scene's study.

    A caption may quote the entries of `scene.words` as `{name}`.

    >>> @beat(hole="At a there is a hole.", value="f has a value at a.")
    ... def look_closer(scene): ...
    >>> caption_of("look_closer", look_closer.captions, {"value"}, {})
    'f has a value at a.'
    """

    def mark(method: Method) -> Method:
        method.captions = cases or caption  # type: ignore[attr-defined]
        return method

    return mark


@dataclass(frozen=True)
class BeatRecord:
    """What a beat showed: its caption in plain text, and every number that it claimed."""

    name: str
    caption: str
    numbers: tuple[dict[str, Any], ...]


def beats_of(scene: type) -> dict[str, Captions]:
    """The beats of a class and of those it is derived from, in order of definition, with their captions.

    A method that overrides a beat stays a beat, at its place and with its caption, unless it has its own.
    """
    found: dict[str, Captions] = {}
    for owner in reversed(scene.__mro__):
        for name, member in vars(owner).items():
            if hasattr(member, "captions"):
                found[name] = member.captions
            elif member is None:
                found.pop(name, None)
    return found


def caption_of(beat: str, captions: Captions, cases: Collection[str], words: Mapping[str, str]) -> str:
    """The caption of a beat in the case at hand, with the words that it quotes.

    Raises CaptionError, with what there is, for a word or a case that there is not.
    """
    if isinstance(captions, str):
        wording = captions
    else:
        wording = next((text for case, text in captions.items() if case in cases), "")
        if not wording:
            known, here = ", ".join(captions), ", ".join(sorted(cases)) or "none"
            raise CaptionError(f"the beat {beat} has captions for {known}, but the case is {here}")
    try:
        return wording.format_map(words)
    except (KeyError, IndexError, ValueError) as error:
        quoted = ", ".join(f"{{{name}}}" for name in words) or "nothing"
        raise CaptionError(
            f"the caption of {beat} cannot be filled in: {error}; it may quote {quoted}"
        ) from error
