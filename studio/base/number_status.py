"""The texts that describe a shown number in a table: its status, its context and its enclosure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_OWN = frozenset({"name", "shown", "value", "how", "status", "computed_by", "enclosed"})


def status_text(number: Mapping[str, Any]) -> str:
    """What a number claims to be, and how that is known.

    >>> status_text({"name": "delta", "how": "certified", "status": "rounded down"})
    'rounded down, certified'
    """
    parts = (str(number[key]) for key in ("status", "how") if number.get(key))
    return ", ".join(dict.fromkeys(parts))


def context_text(number: Mapping[str, Any]) -> str:
    """The values that a number belongs to.

    >>> context_text({"name": "secant slope", "h": "-3/2"}), context_text({"at": "(1, -1/2)"})
    ('h = −3/2', 'at (1, −1/2)')
    """
    return ", ".join(_equation(key, str(value)) for key, value in number.items() if key not in _OWN)


def enclosure_text(number: Mapping[str, Any]) -> str:
    """The interval that is known to hold it, or nothing.

    >>> enclosure_text({"name": "delta", "enclosed": "[0.1, 0.2]"})
    '[0.1, 0.2]'
    """
    return str(number.get("enclosed", ""))


def _equation(name: str, value: str) -> str:
    value = re.sub(r"(?<![\w)])-(?=[\d.])", "−", value)
    is_related = name == "at" or value.startswith(("=", "≈", "≤"))
    return f"{name} {value}" if is_related else f"{name} = {value}"
