"""A point that moves along a path: where it is, how fast, and what a function does there, in doubles."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from sympy import Expr

from mathlib.calculus import PathDerivative, along_path, gradient
from mathlib.function import Array, Function, doubles
from mathlib.linear_algebra import VectorFunction

Pair = tuple[float, float]


@dataclass(frozen=True)
class PathMotion:
    """f along a path r; at one time its rate of change is `found`. `stretch` are the times that are shown."""

    function: Function
    path: VectorFunction
    time: Expr
    found: PathDerivative
    stretch: Pair

    @cached_property
    def height(self) -> Function:
        """f along the path, as a function of time."""
        return along_path(self.function, self.path)

    @cached_property
    def rules(self) -> tuple[Function, ...]:
        """The partial derivatives."""
        return gradient(self.function)

    @cached_property
    def speeds(self) -> VectorFunction:
        """The velocity of the path."""
        return self.path.derivative()

    @property
    def times(self) -> list[float]:
        """Times from the beginning to the end of the stretch."""
        return [float(time) for time in np.linspace(*self.stretch, 41)]

    @property
    def point(self) -> Pair:
        """Where the path is at the time."""
        return self.pair(float(self.time))

    def pair(self, time: float) -> Pair:
        """A point of the path."""
        return doubles(self.place(time))

    def place(self, time: ArrayLike) -> Array:
        """Points of the path, of shape (2, ...)."""
        return np.asarray(self.path(time))

    def gradient_at(self, time: float) -> Pair:
        """The gradient at a point of the path."""
        is_here, place = time == float(self.time), self.place(time)
        return doubles(self.found.gradient if is_here else (rule(*place) for rule in self.rules))

    def velocity_at(self, time: float) -> Pair:
        """The velocity of the path at a time."""
        return doubles(self.found.velocity if time == float(self.time) else self.speeds(time))

    def parts(self, time: float) -> Pair:
        """What each variable contributes to the rate of change."""
        (a, b), (u, v) = self.gradient_at(time), self.velocity_at(time)
        return a * u, b * v

    def rate(self, time: ArrayLike) -> Any:
        """The rate of change of f along the path, of the shape of `time`; NaN where it is not known."""
        points, velocity = self.place(time), self.speeds(time)
        return sum(rule(*points) * part for rule, part in zip(self.rules, velocity, strict=True))

    def climbs(self, step: float) -> Pair:
        """What f rises by while one variable moves after the other, in a step of time."""
        (a, b), (x, y) = self.place(float(self.time)), self.place(float(self.time) + step)
        middle = float(self.function(x, b))
        return middle - float(self.function(a, b)), float(self.function(x, y)) - middle

    def linear(self, step: float) -> Pair:
        """The linear climbs."""
        at = float(self.time)
        (a, b), (u, v) = self.gradient_at(at), self.place(at + step) - self.place(at)
        return a * float(u), b * float(v)
