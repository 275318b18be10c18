"""Two functions, one put into the other, while the point moves: values, slopes, and what is seen of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from mathlib.function import EXACT, Claim, Function, Shown, decimals_for, differentiate, real, settled
from mathlib.plotting import Span, heights, is_unbroken
from mathlib.rule_studies.chain_quotients import ChainQuotients

REACHES = (5, 3, 2, 1)
"""How far the point moves to both sides, in units of the first step: the first for which nothing breaks."""

STEEP = 40
"""How many times farther u and y may move then than near the point."""


@dataclass(frozen=True)
class ChainMotion(ChainQuotients):
    """The values and the slopes of g, f and f(g(x)) at points near the given one."""

    @cached_property
    def rules(self) -> tuple[Function, Function]:
        """g' and f' as functions."""
        inner, outer = (differentiate(f, *f.variables) for f in self.functions[:2])
        return inner, outer

    def slopes_at(self, x: float) -> tuple[float, float, float]:
        """g'(x), f'(g(x)) and their product; at the point itself as it is known."""
        if x == float(self.at):
            first, second = (float(slope) for slope in self.limits[:2])
        else:
            first, second = float(self.rules[0](x)), float(self.rules[1](self.functions[0](x)))
        return first, second, first * second

    @cached_property
    def reach(self) -> float:
        """How far the point moves to both sides."""
        at, first = float(self.at), float(self.steps[0])

        def suits(f: Function, r: float) -> bool:
            near, far = (np.ptp(f(np.linspace(at - way, at + way, 101))) for way in (first, r))
            return bool(far <= STEEP * near) and is_unbroken(f, at - r, at + r)

        free = (share * first for share in REACHES)
        return next((r for r in free if suits(self.functions[0], r) and suits(self.composition, r)), first)

    @cached_property
    def whole_spans(self) -> tuple[Span, Span, Span]:
        """What of x, u and y is seen while the point moves."""
        a, r = float(self.at), self.reach
        u, y = (heights(f, a - r, a + r, [f(a)]) for f in (self.functions[0], self.composition))
        return (a - 1.1 * r, a + 1.1 * r), u, y

    @property
    def graph_spans(self) -> tuple[tuple[Span, Span], ...]:
        """What is seen of the graphs of g, f and f(g(x)): across and up."""
        x, u, y = self.whole_spans
        return (x, u), (u, y), (x, y)

    @cached_property
    def value_places(self) -> tuple[int, int, int]:
        """How many decimals show x, u and y while the point moves."""
        first, second, third = (max(2, decimals_for(high - low, 3)) for low, high in self.whole_spans)
        return first, second, third

    def value_shown(self, which: int, x: float) -> Shown:
        """x, u or y as it may be shown, the point being at x."""
        value = (x, self.functions[0](x), self.composition(x))[which]
        known = self.values[which] if x == float(self.at) else None
        return settled(
            float(value), self.value_places[which], lambda: real(float(value)) if known is None else known
        )

    @cached_property
    def value_claims(self) -> tuple[Claim, ...]:
        """x, u and y at the point."""
        names = (f.variables[0] for f in self.functions)
        shown = (self.value_shown(which, float(self.at)) for which in range(3))
        return tuple(
            Claim(name, text, Function.exact, EXACT) for name, text in zip(names, shown, strict=True)
        )
