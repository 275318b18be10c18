"""The number of steps that a descent has taken: how it grows, and how it is shown."""

from __future__ import annotations

from manim import linear

from scenes.stage.animation import Glide, Value
from scenes.stage.text import Measured


def descending(k: Value, steps: int) -> list[Glide]:
    """Animations of a descent, to be played in turn: the first steps one by one, the others faster."""
    first, last = (steps // 5, 5.0), (steps, 3.0)
    return [Glide(k, end, run_time, rate_func=linear) for end, run_time in (first, last)]


def steps_taken(k: Value, steps: int) -> Measured:
    """The number of whole steps, of so many, for a row of live numbers."""
    return Measured.of("k", "muted", lambda: int(k()), 0, [steps])
