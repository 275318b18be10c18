"""A number that was shown, as a table tells it: where it holds and what it claims to be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_OWN = frozenset({"name", "shown", "value", "how", "status", "enclosed"})


def claim(told: Mapping[str, Any]) -> str:
    """
    >>> claim({"name": "delta", "how": "certified", "status": "rounded down"})
    'rounded down, certified'
    """
    return ", ".join(str(told[key]) for key in ("status", "how") if told.get(key))


def place(told: Mapping[str, Any]) -> str:
    """
    >>> place({"name": "secant slope", "h": "-3/2"}), place({"x": "≈ 1.36"}), place({"at": "(1, -1/2)"})
    ('h = −3/2', 'x ≈ 1.36', 'at (1, −1/2)')
    """
    return ", ".join(_equation(key, str(value)) for key, value in told.items() if key not in _OWN)


def enclosure(told: Mapping[str, Any]) -> str:
    """The interval that is known to hold it, or nothing.

    >>> enclosure({"name": "delta", "enclosed": "[0.1, 0.2]"})
    '[0.1, 0.2]'
    """
    return str(told.get("enclosed", ""))


def _equation(name: str, value: str) -> str:
    value = re.sub(r"(?<![\w)])-(?=[\d.])", "−", value)
    is_told = name == "at" or value.startswith(("=", "≈"))
    return f"{name} {value}" if is_told else f"{name} = {value}"
