"""Which values an axis marks, and how they are written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from mathlib.function import SUPERSCRIPTS
from mathlib.plotting import decimals, nice_step, nice_ticks

Array = NDArray[np.float64]


@dataclass(frozen=True)
class MultiplesOfPi:
    """Ticks at multiples of pi, about so many, where these are short numbers; if possible at `through` pi."""

    count: int
    through: Fraction = Fraction(0)


Ticks = int | MultiplesOfPi | Sequence[float]
"""About how many ticks an axis is to have, or which ones."""

PARTS = tuple(map(Fraction, ("1/6", "1/4", "1/2", "1", "2", "5", "10")))
"""From one multiple of pi to the next."""

FEWEST, FARTHEST = 3, 60
"""How many multiples of pi there must be, and the largest, for them to be easier to read than decimals."""

MISSED = 0.7
"""How much coarser or finer, as a logarithm, a part may be for a tick at the point that is asked for."""

THOUSAND, MILLION = 1e3, 1e6
LINE = 0.34
"""From one line of tick labels to the next, at the least."""


def ticks_apart(
    low: float, high: float, ticks: Ticks, length: float, room: Callable[[str], float]
) -> tuple[Array, list[str]]:
    """The values to be marked along an axis of that length, and how they are written.

    There are fewer, but two, where labels need more room than there is; `room` is what each needs.

    >>> ticks_apart(-4.8, 4.8, 4, 3.0, lambda text: 0.9)[1]
    ['−4', '0', '4']
    >>> ticks_apart(0.1, 1.7, 4, 3.0, lambda text: 1.1)[1]
    ['0.5', '1.5']
    """
    values, texts = tick_values(low, high, ticks)
    if not isinstance(ticks, int | MultiplesOfPi) or len(values) < 2:
        return values, texts
    stride = 1
    for fewer in _fewer_and_fewer(ticks):
        tried = tick_values(low, high, fewer)
        if len(tried[0]) < 2:
            break
        values, texts = tried
        stride = max(1, ceil(max(map(room, texts)) / (values[1] - values[0]) * (high - low) / length))
        if stride == 1:
            break
    return _thinned(values, texts, stride)


def _fewer_and_fewer(ticks: int | MultiplesOfPi) -> Iterator[int | MultiplesOfPi]:
    if isinstance(ticks, int):
        yield from range(ticks, 0, -1)
    else:
        yield from (replace(ticks, count=count) for count in range(ticks.count, 0, -1))


def _thinned(values: Array, texts: list[str], stride: int) -> tuple[Array, list[str]]:
    """Every so many of some values, 0 among them if it was, but two at the least."""
    stride = min(stride, len(values) - 1)
    first = int(np.abs(values).argmin()) % stride
    if len(values[first::stride]) < 2:
        first = 0
    return values[first::stride], texts[first::stride]


def tick_values(low: float, high: float, ticks: Ticks) -> tuple[Array, list[str]]:
    """The values to be marked on an axis, and how they are written.

    >>> tick_values(-3.5, 3.5, MultiplesOfPi(5))[1]
    ['−π', '−π/2', '0', 'π/2', 'π']
    >>> tick_values(0, 3.2, MultiplesOfPi(6))[1], tick_values(0, 3.2, MultiplesOfPi(6, Fraction(1, 4)))[1]
    (['0', 'π/6', 'π/3', 'π/2', '2π/3', '5π/6', 'π'], ['0', 'π/4', 'π/2', '3π/4', 'π'])
    """
    if isinstance(ticks, MultiplesOfPi):
        if multiples := _multiples_of_pi(low, high, ticks):
            return np.pi * np.array(multiples, dtype=float), list(map(_times_pi, multiples))
        ticks = ticks.count
    if isinstance(ticks, int):
        values, step = nice_ticks(low, high, ticks), nice_step(high - low, ticks)
    else:
        values = np.asarray(ticks, float)
        step = _unit(values)
    return values, tick_texts(values, step)


def _unit(values: Array) -> float:
    """What a digit must be worth for the distances of some values, and the values, to be read.

    >>> _unit(np.array([-0.5, 0.5])), _unit(np.array([0.0, 2.0]))
    (0.1, 2.0)
    """
    step = float(np.diff(values).min()) if len(values) > 1 else 1.0
    offset = np.abs(values - np.round(values / step) * step).max(initial=0.0)
    return step / 10 if offset > 1e-6 * step else step


def _multiples_of_pi(low: float, high: float, ticks: MultiplesOfPi) -> list[Fraction]:
    """The multiples of a part of pi in [low, high]; none where decimals are easier to read."""
    if max(abs(low), abs(high)) > FARTHEST * np.pi:
        return []

    def cost(part: Fraction) -> float:
        missed = MISSED if ticks.through % part else 0.0
        return missed + float(abs(np.log((high - low) / (np.pi * ticks.count * float(part)))))

    part = min(PARTS, key=cost)
    first, last = ceil(low / (np.pi * float(part)) - 1e-9), floor(high / (np.pi * float(part)) + 1e-9)
    return [k * part for k in range(first, last + 1)] if last - first + 1 >= FEWEST else []


def _times_pi(multiple: Fraction) -> str:
    above, below = abs(multiple.numerator), multiple.denominator
    text = "0" if not above else f"{above if above > 1 else ''}π{f'/{below}' if below > 1 else ''}"
    return f"−{text}" if multiple < 0 else text


def tick_texts(values: Sequence[float] | Array, step: float) -> list[str]:
    """The numbers of an axis, with the digits that tell them apart and a true minus sign.

    From a million on, and where all are less than a thousandth, they share a power of ten, unless that
    makes them longer.

    >>> tick_texts([-2e-6, 0.0, 2e-6], 2e-6), tick_texts([-0.0, 0.5], 0.5)
    (['−2×10⁻⁶', '0', '2×10⁻⁶'], ['0.0', '0.5'])
    >>> tick_texts([9e8, 10e8], 1e8), tick_texts([1e7, 1e7 + 2], 2)
    (['0.9×10⁹', '1.0×10⁹'], ['10000000', '10000002'])
    """
    largest = max((abs(float(value)) for value in values), default=1.0)
    plain = [_signed(value, f"{abs(value):.{decimals(step)}f}") for value in values]
    if not largest > 0 or 1 / THOUSAND <= largest < MILLION:
        return plain
    exponent = int(f"{largest:.9e}".partition("e")[2])
    unit, power = 10.0**exponent, f"×10{str(exponent).translate(SUPERSCRIPTS)}"
    places = decimals(step / unit)
    scaled = [_signed(v, f"{abs(v) / unit:.{places}f}{power}" if v else "0") for v in values]
    return min(scaled, plain, key=lambda texts: max(map(len, texts)))


def _signed(value: float, text: str) -> str:
    """The text of a number's size with its sign, but never a minus zero."""
    return f"−{text}" if value < 0 and text.strip("0.") else text
