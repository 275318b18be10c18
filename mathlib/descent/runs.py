"""One descent with one step size: its iterates, what becomes of the error, and how that is known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sympy import Expr

from mathlib.arithmetic import Interval, intervals, precision
from mathlib.descent.closed_form import QuadraticDescent
from mathlib.descent.iterates import Iterates, descend
from mathlib.descent.quadratic import Quadratic
from mathlib.descent.starts import step_size_for
from mathlib.function import (
    EXACT,
    UNKNOWN,
    Array,
    Claim,
    Function,
    Quoted,
    Shown,
    significant,
    significant_within,
)
from mathlib.linear_algebra import Vector

ENCLOSED = "interval arithmetic"
BITS = 256
LEFT_OVER = 0.2
"""A descent crawls if more than this share of the error along an eigenvector is left after its steps."""


@dataclass(frozen=True)
class Run:
    """A descent with one step size; `closed` is its closed form, where the loss is quadratic."""

    step_size: Expr
    steps: int
    iterates: Iterates
    closed: QuadraticDescent | None = None

    @property
    def path(self) -> Array:
        """The points of the descent in doubles."""
        return self.iterates.path

    @property
    def outcome(self) -> str:
        """What becomes of it: for ever, on a quadratic loss; otherwise of the loss, in its steps."""
        if self.closed is None:
            return self.way
        fates = {mode.fate for mode in self.closed.modes}
        if self.closed.behaviour == "diverges":
            return "blows_up" if "explodes" in fates else "runs_away"
        if self.closed.behaviour == "jumps":
            return "jumps"
        slow = any(
            mode.is_present and abs(float(mode.factor)) ** self.steps > LEFT_OVER
            for mode in self.closed.modes
            if mode.fate != "stays"
        )
        if "alternates" in fates:
            return "zigzags"
        return "crawls" if slow else "settles"

    @property
    def way(self) -> str:
        """What the loss does in the steps that were taken, and why there are not more of them."""
        if self.iterates.end:
            return "ends"
        changes = set(self.iterates.changes)
        return "falls" if changes == {-1} else "rises" if 1 in changes else "levels"

    @property
    def rises(self) -> int:
        """At how many of its steps the loss is proven to rise."""
        return self.iterates.changes.count(1)

    @cached_property
    def losses_shown(self) -> tuple[Shown, ...]:
        """The loss after each number of steps; nothing where there is no such iterate."""
        known = tuple(map(significant_within, self.iterates.losses))
        return known + (UNKNOWN,) * (self.steps - self.iterates.steps)

    def loss_claim(self, k: int) -> Claim:
        """The loss after k steps under its name."""
        origin = descend if self.closed is None else QuadraticDescent.iterates
        return Claim("loss", self.losses_shown[k], origin, ENCLOSED, {"k": k, "eta": self.step_size})

    @cached_property
    def factors_shown(self) -> tuple[tuple[Shown, ...], ...]:
        """For each eigenvector, what the error along it has been multiplied by after each number of steps."""
        if self.closed is None:
            return ()
        counts = range(self.steps + 1)
        return tuple(tuple(self._factor_shown(self.closed, mode, k) for k in counts) for mode in (0, 1))

    @staticmethod
    def _factor_shown(closed: QuadraticDescent, mode: int, k: int) -> Shown:
        factor = closed.modes[mode].factor
        if k <= 1 or factor in (-1, 0, 1):
            return significant(factor**k)
        return significant_within(closed.error_factor(mode, k))

    def factor_claims(self, k: int) -> tuple[Claim, ...]:
        """The same after k steps under their names."""
        context = {"k": k, "eta": self.step_size}
        return tuple(
            Claim(f"error factor {number}", factor, QuadraticDescent.error_factor, how, context)
            for number, factor in enumerate((shown[k] for shown in self.factors_shown), 1)
            for how in [EXACT if factor.relation == "=" else ENCLOSED]
        )

    @property
    def size_claim(self) -> Claim:
        """The step size."""
        return Claim("step size", significant(self.step_size), step_size_for, EXACT)

    @property
    def quoted_size(self) -> Quoted:
        """The step size as it is named."""
        return Quoted(self.step_size, self.size_claim.shown)

    def error_ratio(self, target: tuple[Interval, ...], k: int) -> Shown:
        """How far the k-th iterate is from a point, beside how far the start was."""
        with precision(BITS):
            first, last = (
                sum(
                    ((a - b) * (a - b) for a, b in zip(self.iterates.points[i], target, strict=True)),
                    Interval.of(0),
                )
                for i in (0, k)
            )
            ratio = intervals.sqrt(intervals.relu(last / first))
        return significant_within(ratio)


def run_of(f: Function, quadratic: Quadratic | None, start: Vector, step_size: Expr, steps: int) -> Run:
    """A descent on a loss, in closed form where it is quadratic."""
    if quadratic is None:
        return Run(step_size, steps, descend(f, start, step_size, steps))
    closed = QuadraticDescent(quadratic, start, step_size)
    return Run(step_size, steps, closed.iterates(steps), closed)
