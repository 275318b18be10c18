"""The words of the studio itself in its results, in English or in the language of a lesson."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

ENGLISH = "en"

_FILE = Path(__file__).with_name("words.toml")
_NAME = re.compile(r"\\\{(\w+)\\\}")


@cache
def english_words() -> Mapping[str, Mapping[str, str]]:
    """What the studio says in English: tables of texts, by name."""
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Words:
    """What the studio says in a language; what its tables lack, it says in English.

    >>> german = Words("de", {"page": {"beat_of": "Takt {number} von {count}"}})
    >>> german.say("page", "beat_of", number=2, count=7), german.say("page", "leave")
    ('Takt 2 von 7', 'Leave')
    """

    language: str = ENGLISH
    tables: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def language_of(self, table: str) -> str:
        """The language of a table: English where there is no other."""
        return self.language if self.tables.get(table) else ENGLISH

    def own(self, table: str) -> dict[str, str]:
        """What has been translated of a table, by name."""
        return {name: text for name, text in self.tables.get(table, {}).items() if text}

    def table(self, table: str) -> dict[str, str]:
        """All texts of a table by name."""
        return {**english_words()[table], **self.own(table)}

    def say(self, table: str, name: str, /, **values: object) -> str:
        """A text of a table, with its values."""
        text = self.tables.get(table, {}).get(name) or english_words()[table][name]
        return text.format(**values) if values else text

    def translate(self, table: str, english: str) -> str:
        """A text in this language, found by the English; itself where the table does not know it.

        >>> german = Words("de", {"numbers": {"length of {name}": "Länge von {name}"}})
        >>> german.translate("numbers", "length of a"), german.translate("numbers", "f(x)")
        ('Länge von a', 'f(x)')
        """
        for template, pattern in _patterns(table) if self.tables.get(table) else ():
            if found := pattern.fullmatch(english):
                return self.say(table, template, **found.groupdict())
        return english

    def translate_all(self, table: str, english: str) -> str:
        """Texts with commas between them, one by one."""
        return self.listed(self.translate(table, part) for part in english.split(", "))

    def listed(self, texts: Iterable[str]) -> str:
        """Texts one after the other, with what this language has between them; without those that are empty.

        >>> Words("zh", {"handout": {"separator": "，"}}).listed(["舍入", "", "双精度"])
        '舍入，双精度'
        """
        return self.say("handout", "separator").join(filter(None, texts))


@cache
def _patterns(table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The English texts of a table and what matches them with their values, the most particular first."""
    texts = sorted(english_words()[table], key=lambda text: len(re.sub(r"\{\w+\}", "", text)), reverse=True)
    return tuple((text, re.compile(_NAME.sub(r"(?P<\1>.+?)", re.escape(text)))) for text in texts)
