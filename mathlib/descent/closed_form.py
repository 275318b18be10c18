"""Gradient descent on a quadratic function in closed form: the error along each eigenvector."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from sympy import Expr

from mathlib.arithmetic import Interval, enclosure, precision, sign, whole_power
from mathlib.descent.iterates import Iterates
from mathlib.descent.quadratic import Quadratic
from mathlib.linear_algebra import Eigenpair, Vector, dot

Fate = Literal["absent", "gone", "shrinks", "alternates", "stays", "jumps", "grows", "explodes"]
Behaviour = Literal["converges", "jumps", "diverges"]

BITS = 256


@dataclass(frozen=True)
class Mode:
    """The part of the first error along an eigenvector, and the factor 1 - eta lambda of every step.

    `is_present` says whether that part is not 0.
    """

    pair: Eigenpair
    part: Vector
    factor: Expr
    is_present: bool

    @cached_property
    def fate(self) -> Fate:
        """What becomes of the part, step by step: (1 - eta lambda)^k times what it was.

        It shrinks to 0, with alternating signs or without; it stays, or jumps to and fro for ever; it grows
        beyond all bounds, without (`grows`) or with alternating signs (`explodes`).
        """
        if not self.is_present:
            return "absent"
        side, against = sign(self.factor), sign(abs(self.factor) - 1)
        if side == 0:
            return "gone"
        names: dict[int, tuple[Fate, Fate]] = {
            -1: ("shrinks", "alternates"), 0: ("stays", "jumps"), 1: ("grows", "explodes"),
        }  # fmt: skip
        return names[against][side < 0]


@dataclass(frozen=True)
class QuadraticDescent:
    """Gradient descent on a quadratic function: p_k = p* + sum of (1 - eta lambda)^k e over its two modes."""

    quadratic: Quadratic
    start: Vector
    step_size: Expr

    @cached_property
    def target(self) -> Vector:
        """The stationary point p* from which errors are counted."""
        return self.quadratic.stationary_point(self.start)

    @cached_property
    def modes(self) -> tuple[Mode, Mode]:
        """The two modes, that of the greater eigenvalue first."""
        error = tuple(a - b for a, b in zip(self.start, self.target, strict=True))
        first, second = (self._mode(pair, error) for pair in self.quadratic.pairs)
        return first, second

    def _mode(self, pair: Eigenpair, error: Vector) -> Mode:
        along = dot(pair.vector, error)
        share = along / dot(pair.vector, pair.vector)
        part = tuple(share * component for component in pair.vector)
        return Mode(pair, part, 1 - self.step_size * pair.value, sign(along) != 0)

    @property
    def steepest(self) -> int:
        """The mode, 0 or 1, of the greatest curvature, of any sign, along which there is an error."""
        present = [number for number, mode in enumerate(self.modes) if mode.is_present]
        return max(present, key=lambda number: abs(float(self.modes[number].pair.value)))

    @cached_property
    def behaviour(self) -> Behaviour:
        """What the iterates do for ever, which follows from the closed form.

        They converge to the stationary point, jump between two points in the end, or leave every bound.
        """
        fates = {mode.fate for mode in self.modes}
        if fates & {"grows", "explodes"}:
            return "diverges"
        return "jumps" if "jumps" in fates else "converges"

    def iterates(self, steps: int) -> Iterates:
        """The first iterates from the closed form, so that no error is handed on from step to step."""
        with precision(BITS):
            target = tuple(map(enclosure, self.target))
            least = enclosure(self.quadratic.value(self.target))
            modes = [
                (
                    enclosure(mode.factor),
                    tuple(map(enclosure, mode.part)),
                    enclosure(mode.pair.value * dot(mode.part, mode.part) / 2),
                )
                for mode in self.modes
            ]
            points, losses = [], []
            for k in range(steps + 1):
                point, loss = target, least
                for factor, part, height in modes:
                    share = whole_power(factor, k)
                    point = tuple(p + share * component for p, component in zip(point, part, strict=True))
                    loss = loss + height * whole_power(factor, 2 * k)
                points.append(point)
                losses.append(loss)
        return Iterates(tuple(points), tuple(losses))

    def error_factor(self, mode: int, k: int) -> Interval:
        """What the error along an eigenvector, by its number 0 or 1, is multiplied by in k steps."""
        with precision(BITS):
            return whole_power(enclosure(self.modes[mode].factor), k)
