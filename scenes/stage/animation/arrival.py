"""Mobjects that come to their place from where they were found."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import Scene
from numpy.typing import ArrayLike

from scenes.stage.animation.motion import Appear
from scenes.stage.animation.placed import Placed

SEEN_AFTER = 0.3
"""The share of the way after which what arrives is seen at its own opacity."""


class Arrive(Appear):
    """Moves a mobject from a point of the screen to where it stands, and lets it appear on the way."""

    def __init__(self, mobject: Placed, start: ArrayLike, run_time: float = 1.0, **kwargs: Any) -> None:
        super().__init__(mobject, run_time=run_time, **kwargs)
        self.start = np.asarray(start, dtype=float)
        self.arriving = mobject

    def _setup_scene(self, scene: Scene) -> None:
        self.home = self.arriving.get_center()
        super()._setup_scene(scene)

    def interpolate_mobject(self, alpha: float) -> None:
        share = self.rate_func(alpha)
        self._show(min(1.0, share / SEEN_AFTER))
        self.arriving.move_to((1 - share) * self.start + share * self.home)
