"""The texts that describe a shown number in a table: its status, its context and its enclosure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from studio.base.words import Words

_ENGLISH = Words()
_OWN = frozenset({"name", "shown", "value", "how", "status", "computed_by", "enclosed"})
_EXACT, _ARITHMETIC = "exact", "exact arithmetic"


def status_text(number: Mapping[str, Any]) -> str:
    """What a number claims to be, and how that is known; that something is exact is not said twice.

    >>> status_text({"name": "delta", "how": "certified", "status": "rounded down"})
    'rounded down, certified'
    >>> status_text({"how": "exact arithmetic, gradient exact", "status": "exact"})
    'exact'
    >>> status_text({"how": "exact", "status": "rounded"})
    'rounded, exact arithmetic'
    """
    status = str(number.get("status", ""))
    how = [part for part in str(number.get("how", "")).split(", ") if not part.endswith(f" {_EXACT}")]
    if status == _EXACT:
        how = [part for part in how if part not in (_EXACT, _ARITHMETIC)]
    parts = [status, *(_ARITHMETIC if part == _EXACT else part for part in how)]
    return ", ".join(dict.fromkeys(filter(None, parts)))


def context_of(number: Mapping[str, Any]) -> dict[str, str]:
    """What a number belongs to, by name.

    >>> context_of({"name": "secant slope", "shown": "= 2", "h": "−1"})
    {'h': '−1'}
    """
    return {key: str(value) for key, value in number.items() if key not in _OWN}


def context_text(number: Mapping[str, Any], words: Words = _ENGLISH) -> str:
    """The values that a number belongs to.

    >>> context_text({"name": "secant slope", "h": "-3/2"}), context_text({"at": "(1, -1/2)"})
    ('h = −3/2', 'at (1, −1/2)')
    """
    return words.listed(_equation(key, value, words) for key, value in context_of(number).items())


def enclosed_text(number: Mapping[str, Any], words: Words = _ENGLISH) -> str:
    """That it is enclosed in an interval, or nothing.

    >>> enclosed_text({"name": "delta", "enclosed": "[0.1, 0.2]"})
    'enclosed in [0.1, 0.2]'
    """
    bounds = str(number.get("enclosed", ""))
    return bounds and words.say("handout", "enclosed", bounds=bounds)


def _equation(key: str, value: str, words: Words) -> str:
    name, value = words.translate("numbers", key), words.translate("numbers", value)
    value = re.sub(r"(?<![\w)])-(?=[\d.])", "−", value)
    is_related = key == "at" or value.startswith(("=", "≈", "≤"))
    return f"{name} {value}" if is_related else f"{name} = {value}"
