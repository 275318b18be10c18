"""Numbers that add up, as bars: each begins at the height where the one before it ended."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from manim import VGroup

from scenes.stage.animation import Scalar, drawn_by, number
from scenes.stage.axes import FramedAxes
from scenes.stage.drawing import Area

WIDTH, OPACITY, HOLLOW = 0.26, 0.8, 0.2


class StackedBars(VGroup):
    """Bars side by side, from `base` on, which end at the sum of all numbers; negative ones go down.

    `x` is where they stand, `aside` how many bars to the right of it the first one begins. They are clipped
    to the frame from below and above; where a number is none, there is no bar. `hollow` ones are outlined.
    """

    def __init__(
        self,
        plane: FramedAxes,
        x: Scalar,
        numbers: Callable[[], Sequence[float]],
        roles: Sequence[str],
        base: Scalar = 0.0,
        aside: float = 0.0,
        hollow: bool = False,
    ) -> None:
        self.bars = [Area(plane.theme[role], HOLLOW if hollow else OPACITY) for role in roles]
        super().__init__(*self.bars)
        if hollow:
            for bar, role in zip(self.bars, roles, strict=True):
                bar.set_stroke(plane.theme[role], 3)
        self.set_z_index(2)

        def draw() -> None:
            at, low = number(x), number(base)
            for k, (bar, height) in enumerate(zip(self.bars, numbers(), strict=True)):
                high = low + height
                if not np.isfinite([at, low, high]).all():
                    bar.draw(np.zeros((0, 3)))
                    continue
                corners = plane.at(at, plane.clip_y(low, low, high, high))
                across = (aside + k + np.array([0.04, 0.96, 0.96, 0.04])) * WIDTH
                bar.draw(corners + across[:, None] * np.array([1, 0, 0]))
                low = high

        drawn_by(self, draw)
