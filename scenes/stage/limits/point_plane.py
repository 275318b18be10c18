"""The plane about a point of a graph at which a limit is looked for."""

from __future__ import annotations

from typing import Protocol

from sympy import Expr

from mathlib.function import Function
from scenes.stage.axes import axis_names, ticks_for
from scenes.stage.base import Window
from scenes.stage.plane import Plane, constant, punctured
from scenes.stage.text import MAIN_WITH_NAMES, Typesetter


class PointStudy(Protocol):
    """A study of a function at a point; its value there is None where it has none."""

    @property
    def function(self) -> Function: ...

    @property
    def at(self) -> Expr: ...

    @property
    def value(self) -> Expr | None: ...


class PointPlane(Plane):
    """A plane with the graph of f, which has a hole at `x` if f has no value there.

    `value` is the point of the graph at x, if it has one. Neither is on the plane by itself.
    """

    def __init__(self, typesetter: Typesetter, study: PointStudy, window: Window) -> None:
        f, self.x = study.function, float(study.at)
        super().__init__(
            typesetter, window, MAIN_WITH_NAMES, names=axis_names(f), ticks=ticks_for(f, study.at)
        )
        self.function = f
        self.curve = self.graph(punctured(f, self.x) if study.value is None else f)
        self.value = self.moving_point(constant(study.value), self.x, guided=False)
