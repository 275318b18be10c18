"""Which values an axis marks, and how they are written."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from mathlib.function import SUPERSCRIPTS
from mathlib.plotting import decimals, nice_step, nice_ticks

Array = NDArray[np.float64]
Ticks = int | Sequence[float]
"""About how many ticks an axis is to have, or which ones."""

THOUSAND = 1000
LINE = 0.34
"""From one line of tick labels to the next, at the least."""


def ticks_apart(
    low: float, high: float, ticks: Ticks, length: float, room: Callable[[str], float]
) -> tuple[Array, list[str]]:
    """The values to be marked along an axis of that length, and how they are written.

    There are fewer, but two, where labels need more room than there is; `room` is what each needs.
    """
    values, texts = tick_values(low, high, ticks)
    if not isinstance(ticks, int) or ticks <= 1 or len(values) < 2:
        return values, texts
    apart = float(values[1] - values[0]) / (high - low) * length
    if max(map(room, texts)) <= apart:
        return values, texts
    fewer = ticks_apart(low, high, ticks - 1, length, room)
    return fewer if len(fewer[0]) > 1 else (values, texts)


def tick_values(low: float, high: float, ticks: Ticks) -> tuple[Array, list[str]]:
    """The values to be marked on an axis, and how they are written."""
    if isinstance(ticks, int):
        values, places = nice_ticks(low, high, ticks), decimals(nice_step(high - low, ticks))
    else:
        values = np.asarray(ticks, float)
        places = decimals(float(np.diff(values).min())) if len(values) > 1 else 0
    return values, tick_texts(values, places)


def tick_texts(values: Sequence[float] | Array, places: int) -> list[str]:
    """The numbers of an axis: `tick_text` of each, with a power of ten where all are less than a thousandth.

    >>> tick_texts([-2e-6, 0.0, 2e-6], 6), tick_texts([0.0, 0.5], 1)
    (['−2×10⁻⁶', '0', '2×10⁻⁶'], ['0.0', '0.5'])
    """
    if max((abs(value) for value in values), default=1) < 1 / THOUSAND:
        return [_with_power(value) for value in values]
    return [tick_text(value, places) for value in values]


def tick_text(value: float, places: int) -> str:
    """A tick's number, with a true minus sign, never a minus zero, and a power of ten from a million on.

    >>> tick_text(-0.5, 1), tick_text(-0.0, 1), tick_text(-2.5e7, 0)
    ('−0.5', '0.0', '−2.5×10⁷')
    """
    if abs(value) >= THOUSAND**2:
        return _with_power(value)
    text = f"{abs(value):.{places}f}"
    return f"−{text}" if value < 0 and float(text) else text


def _with_power(value: float) -> str:
    size = abs(value)
    if size == 0:
        return "0"
    exponent = int(np.floor(np.log10(size) + 1e-12))
    text = f"{size / 10.0**exponent:g}×10{str(exponent).translate(SUPERSCRIPTS)}"
    return f"−{text}" if value < 0 else text
