"""Values: numbers that can be animated, and that know nothing of what is drawn from them.

What is drawn from values is drawn by a function without arguments. While it runs, every value that it
reads is recorded, so it can be run again exactly when one of them has changed, and an animation of a
value knows which mobjects it moves. Nobody lists dependencies.

A drawing function must depend on values alone; whatever else it reads must not change while it is on
stage.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import TypeAlias

from manim import Mobject, ValueTracker


class Quantity:
    """A number that is read anew whenever something is drawn from it; arithmetic gives another one."""

    @abstractmethod
    def __call__(self) -> float: ...

    def __add__(self, other: Scalar) -> Expression:
        return Expression(lambda: self() + number(other))

    def __sub__(self, other: Scalar) -> Expression:
        return Expression(lambda: self() - number(other))

    def __mul__(self, other: Scalar) -> Expression:
        return Expression(lambda: self() * number(other))

    def __rsub__(self, other: float) -> Expression:
        return other + (-self)

    def __neg__(self) -> Expression:
        return Expression(lambda: -self())

    __radd__, __rmul__ = __add__, __mul__


class Expression(Quantity):
    """A number that is computed from values."""

    def __init__(self, compute: Callable[[], float]) -> None:
        self._compute = compute

    def __call__(self) -> float:
        return float(self._compute())


class Value(Quantity, ValueTracker):  # type: ignore[misc]  # Manim adds trackers to a tracker
    """A number that can be animated. Arithmetic with it gives an `Expression`, which follows it.

    >>> h = Value(2)
    >>> end = 1 + h
    >>> h.set_value(3) is h, end()
    (True, 4.0)
    """

    def get_value(self) -> float:
        """The number now; a drawing function that is running is recorded as a reader."""
        for reads in _recording:
            reads.setdefault(self, None)
        return float(self.points[0, 0])

    def __call__(self) -> float:
        return self.get_value()


Scalar: TypeAlias = float | Callable[[], float]
"""A number that stays, or a quantity, or any function that computes one."""


def number(quantity: Scalar) -> float:
    """A number as it is now.

    >>> number(2), number(Value(2) * 3)
    (2.0, 6.0)
    """
    return float(quantity() if callable(quantity) else quantity)


_recording: list[dict[Value, None]] = []
"""What the drawing functions that are running now have read, the outermost first."""


class Drawing:
    """A drawing function and the values that it read when it ran last."""

    def __init__(self, draw: Callable[[], object]) -> None:
        self.draw = draw
        self._read: dict[Value, float] | None = None

    @property
    def reads(self) -> frozenset[Value]:
        """The values that were read when it ran last."""
        return frozenset(self._read or ())

    def refresh(self) -> None:
        """Run the function, if a value that it has read has changed, or if it has not run yet."""
        if self._read is None or any(value.points[0, 0] != seen for value, seen in self._read.items()):
            reads: dict[Value, None] = {}
            _recording.append(reads)
            try:
                self.draw()
            finally:
                _recording.pop()
            self._read = {value: float(value.points[0, 0]) for value in reads}
        for outer in _recording:
            outer.update(dict.fromkeys(self._read))


def drawn_by(mobject: Mobject, draw: Callable[[], object]) -> None:
    """Let a function draw a mobject: now, and whenever a value that the function reads has changed.

    A scene calls it while the mobject is on stage, and when it is added.
    """
    drawing = Drawing(draw)
    mobject.drawing = drawing  # type: ignore[attr-defined]
    drawing.refresh()


def drawing_of(mobject: Mobject) -> Drawing | None:
    """What draws a mobject, if a function does."""
    return vars(mobject).get("drawing")  # Manim looks twice for an attribute that is not there.
