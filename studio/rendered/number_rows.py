"""The numbers of a clip as rows of a table: what is said of several numbers is said once."""

from __future__ import annotations

from typing import Any

from studio.base import Words, context_of, context_text, enclosed_text, status_text
from studio.rendered.rendered_lesson import RenderedClip

Row = dict[str, Any]

_ENGLISH = Words()


def number_rows(clip: RenderedClip, words: Words) -> list[Row]:
    """A row for all numbers of a beat that have a name, a claim and an origin in common, in these words."""
    rows = []
    for position, beat in enumerate(clip.beats, start=1):
        groups: dict[tuple[str, ...], list[dict[str, Any]]] = {}
        for number in beat.numbers:
            origin = str(number.get("computed_by", "")).removeprefix("mathlib.")
            groups.setdefault((str(number["name"]), status_text(number), origin), []).append(number)
        rows += [
            {
                "beat": position,
                "name": words.translate("numbers", name),
                "claim": words.translate_all("numbers", claim),
                "computed_by": origin,
                **_values(numbers, words),
            }
            for (name, claim, origin), numbers in groups.items()
        ]
    return rows


def _values(numbers: list[dict[str, Any]], words: Words = _ENGLISH) -> Row:
    """The values of a row, each with what it alone belongs to, and what they all belong to.

    >>> first, second = {"shown": "= 2", "at": "1", "h": "1"}, {"shown": "= 3", "at": "1", "h": "0.1"}
    >>> row = _values([first, second, second])
    >>> row["where"], [(value["shown"], value["where"]) for value in row["values"]]
    ('at 1', [('= 2', 'h = 1'), ('= 3', 'h = 0.1')])
    """
    contexts = [context_of(number) for number in numbers]
    common = dict(set.intersection(*(set(context.items()) for context in contexts)))
    values = [
        {
            "shown": str(number["shown"]),
            "where": context_text({key: value for key, value in context.items() if key not in common}, words),
            "enclosed": enclosed_text(number, words),
        }
        for number, context in zip(numbers, contexts, strict=True)
    ]
    where = context_text({key: value for key, value in contexts[0].items() if key in common}, words)
    return {"where": where, "values": [value for k, value in enumerate(values) if value not in values[:k]]}
