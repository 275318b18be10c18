"""A small plane with a graph, a point that moves on it, and the tangent there."""

from __future__ import annotations

from collections.abc import Callable

from mathlib.function import Function
from scenes.stage.animation import Scalar
from scenes.stage.base import Place, Window
from scenes.stage.plane import Plane
from scenes.stage.text import Typesetter
from scenes.stage.ticks import Ticks


class TangentPanel(Plane):
    """The graph of f with its tangent at x; names of axes have roles, dashed guides lead to them."""

    def __init__(
        self,
        typesetter: Typesetter,
        f: Function,
        x: Scalar,
        slope: Callable[[], float],
        window: Window,
        place: Place,
        names: tuple[str, str],
        roles: tuple[str, str] = ("muted", "muted"),
        ticks: tuple[Ticks, Ticks] = (4, 4),
    ) -> None:
        super().__init__(typesetter, window, place, names=names, ticks=ticks)
        for name, role in zip(self.names, roles, strict=True):
            name.set_color(self.theme[role])
        self.curve = self.graph(f)
        self.tangent = self.line(slope, (x, f), "tangent", width=5)
        self.point = self.moving_point(f, x)
        self.add(self.curve, self.tangent, self.point)
