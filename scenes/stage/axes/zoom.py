"""The animation that moves axes to another window."""

from __future__ import annotations

import numpy as np

from scenes.stage.animation import InPlace
from scenes.stage.axes.axes import FramedAxes
from scenes.stage.axes.scale_marks import ScaleMarks
from scenes.stage.base import Place, Window


class Zoom(InPlace):
    """Moves a plane to another window, and to another place; what is drawn on it is drawn again.

    The old scale marks fade into the new ones, so that ticks stay round at every depth.
    """

    def __init__(
        self, plane: FramedAxes, window: Window, place: Place | None = None, run_time: float = 2
    ) -> None:
        super().__init__(plane.zoom, run_time=run_time)
        self.also_moves = (plane,)
        self.plane, self.window = plane, window
        self.new = ScaleMarks(plane, window, place or plane.place)
        self.place = self.new.beside_labels(place or plane.place)

    def begin(self) -> None:
        self.origin = (self.plane.window, self.plane.place, self.plane.zoom.get_value())
        self.old = self.plane.scale_marks
        self.plane.add_to_back(self.new)
        self.plane.scale_marks = self.new
        super().begin()

    def interpolate_mobject(self, alpha: float) -> None:
        share = self.rate_func(alpha)
        window, place, level = self.origin
        seen = window.between(self.window, share) if alpha < 1 else self.window
        self.plane.place = tuple(np.array(place) * (1 - share) + np.array(self.place) * share)
        self.plane.look_at(seen, level + share)
        self.old.refit(1 - share)
        self.new.refit(share)

    def finish(self) -> None:
        super().finish()
        self.plane.remove(self.old)
