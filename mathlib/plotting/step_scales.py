"""Which parts of several number lines show steps from a point of each, to one scale where possible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log10

from mathlib.plotting.heights import Span

ALIKE = 12
"""How many times the longest step may be as long as the shortest, if one scale is to show all."""

NOTHING = 1e-9
"""A length that no scale makes visible."""

MARGIN = 0.1
"""The share of a line that is left free at each end."""


@dataclass(frozen=True)
class StepScales:
    """Steps on several lines: from a point of each, with lengths in units of a step h that shrinks.

    A line may have several `lengths`, for different h; the last is what they tend to. Lengths are those for
    h = 1; for negative h all steps go the other way.

    >>> scales = StepScales((1.0, 2.0), ([1.0], [3.0, 2.0]))
    >>> scales.factors, [tuple(round(end, 9) for end in span) for span in scales.spans(0.1)]
    ((1.0, 1.0), [(0.9625, 1.3375), (1.9625, 2.3375)])
    """

    points: tuple[float, ...]
    lengths: tuple[Sequence[float], ...]

    @cached_property
    def factors(self) -> tuple[float, ...]:
        """How many times smaller than the first line each is drawn: 1, or powers of ten where it must be."""
        most = [max(map(abs, lengths)) for lengths in self.lengths]
        last = [abs(lengths[-1]) or size for lengths, size in zip(self.lengths, most, strict=True)]
        last = [size if size > NOTHING else 0.0 for size in last]
        if max(most) <= ALIKE * min(size for size in last if size):
            return (1.0,) * len(most)
        return tuple(10.0 ** round(log10(size)) if size else 1.0 for size in last)

    @property
    def ratios(self) -> tuple[str, ...]:
        """The factors as scales are written, in Typst: `1 : 10^(3)`, or `10^(3) : 1` for a magnified line."""
        powers = [round(log10(factor)) for factor in self.factors]
        return tuple(f"1 : {_power(p)}" if p >= 0 else f"{_power(-p)} : 1" for p in powers)

    def spans(self, h: float) -> tuple[Span, ...]:
        """What is seen of each line for a step h: the less, the smaller it is, so that steps stay as long.

        The points stand above each other, so far from the ends that all steps of the sign of h fit.
        """
        side = 1 if h > 0 else -1
        drawn = [
            side * length / factor
            for lengths, factor in zip(self.lengths, self.factors, strict=True)
            for length in lengths
        ]
        left, right = max(0.0, -min(drawn)), max(0.0, *drawn)
        share = MARGIN + (1 - 2 * MARGIN) * left / (left + right)
        unit = abs(h) * (left + right) / (1 - 2 * MARGIN)
        return tuple(
            (point - share * factor * unit, point + (1 - share) * factor * unit)
            for point, factor in zip(self.points, self.factors, strict=True)
        )


def _power(exponent: int) -> str:
    return str(10**exponent) if exponent < 3 else f"10^({exponent})"
