"""The time of a film as text."""

from __future__ import annotations


def clock(seconds: float) -> str:
    """Whole minutes and seconds that have passed, as players count them.

    >>> clock(61.9)
    '1:01'
    """
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02}"
