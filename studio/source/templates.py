"""Templates of captions and words: text that quotes values by name, as in `the slope at {a}`."""

from __future__ import annotations

import re
from collections.abc import Mapping

Caption = str | Mapping[str, str]
"""The caption of a beat: one text, or a text for each of its cases."""

BRACES = re.compile(r"\{\{|\}\}|\{(?P<name>[^{}]*)\}|[{}]")
"""Escaped braces, names in braces, and single braces."""


def quoted_names(template: Caption) -> set[str]:
    """The names that a template quotes.

    >>> sorted(quoted_names("from {a} to {b}, {{c}}"))
    ['a', 'b']
    >>> sorted(quoted_names({"flat": "at {a}", "steep": "towards {d}"}))
    ['a', 'd']
    """
    texts = [template] if isinstance(template, str) else template.values()
    return {found["name"] for text in texts for found in BRACES.finditer(text) if found["name"]}
