"""The scale of axes: grid lines, axes through zero, tick labels."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike, NDArray

from scenes.stage.base import Place, Theme, Window
from scenes.stage.drawing import Stroke
from scenes.stage.text import TICK, Numeral, width_of
from scenes.stage.ticks import LINE, Ticks, ticks_apart

LEFTMOST = -6.95
"""Where the widest label may begin at the left of the frame of a scene."""

TICK_GAP = 0.16
"""Between the frame and its tick labels."""


class Scaled(Protocol):
    """What has a window, and maps its coordinates to the screen."""

    theme: Theme
    ticks: tuple[Ticks, Ticks]
    equal_scales: bool

    @property
    def window(self) -> Window: ...

    def at(self, x: ArrayLike, y: ArrayLike) -> NDArray[np.float64]: ...


class ScaleMarks(VGroup):
    """Grid lines, axes and tick labels of a window, placed by the plane's present window."""

    def __init__(self, plane: Scaled, window: Window, place: Place) -> None:
        super().__init__()
        self.plane = plane
        self.xs, x_texts = ticks_apart(window.left, window.right, plane.ticks[0], place[2], _breadth)
        self.ys, y_texts = ticks_apart(window.bottom, window.top, plane.ticks[1], place[3], lambda _: LINE)
        color = plane.theme["muted"]
        self.grid = Stroke(plane.theme["grid"], width=1.5, z_index=0)
        self.axes = Stroke(plane.theme["faint"], width=2, z_index=0)
        self.x_labels = [Numeral(text, TICK, color) for text in x_texts]
        self.y_labels = [Numeral(text, TICK, color) for text in y_texts]
        self.add(self.grid, self.axes, *self.x_labels, *self.y_labels)

    def beside_labels(self, place: Place) -> Place:
        """The place, less wide by what the labels at its left need to stay inside the frame of the scene.

        With equal scales it keeps its size and is moved to the right instead.
        """
        x, y, width, height = place
        widest = max((label.extent[0] for label in self.y_labels), default=0.0)
        aside = max(0.0, LEFTMOST + widest + TICK_GAP - (x - width / 2))
        if self.plane.equal_scales:
            return x + aside, y, width, height
        return x + aside / 2, y, width - aside, height

    def refit(self, opacity: float) -> None:
        """Put every mark where the plane's window has it now; marks outside are not drawn.

        Labels are fainter than the lines, so that those of two scales never show at one time; while they
        fade, those that would overlap in this window are not drawn.
        """
        plane, window = self.plane, self.plane.window
        left, right, bottom, top = window.left, window.right, window.bottom, window.top
        slack_x, slack_y = 1e-6 * window.width, 1e-6 * window.height
        xs = [x for x in self.xs if left - slack_x <= x <= right + slack_x]
        ys = [y for y in self.ys if bottom - slack_y <= y <= top + slack_y]
        vertical = [plane.at([x, x], [bottom, top]) for x in xs]
        horizontal = [plane.at([left, right], [y, y]) for y in ys]
        self.grid.draw(vertical + horizontal)
        zero_x = [plane.at([0, 0], [bottom, top])] if left < 0 < right else []
        zero_y = [plane.at([left, right], [0, 0])] if bottom < 0 < top else []
        self.axes.draw(zero_x + zero_y)
        self.grid.set_stroke(opacity=opacity)
        self.axes.set_stroke(opacity=opacity)
        x_points, y_points = plane.at(self.xs, bottom), plane.at(left, self.ys)
        lettering = [max(0.0, 2 * opacity - 1)] * 2
        if opacity < 1:
            lettering[0] *= room_between(x_points[:, 0], [label.extent[0] for label in self.x_labels])
            lettering[1] *= room_between(y_points[:, 1], [label.extent[1] for label in self.y_labels])
        for x, point, label in zip(self.xs, x_points, self.x_labels, strict=True):
            seen = left - slack_x <= x <= right + slack_x
            label.set_fill(opacity=lettering[0] if seen else 0)
            label.move_to(point - [0, TICK_GAP + label.extent[1] / 2, 0])
        for y, point, label in zip(self.ys, y_points, self.y_labels, strict=True):
            seen = bottom - slack_y <= y <= top + slack_y
            label.set_fill(opacity=lettering[1] if seen else 0)
            label.move_to(point - [TICK_GAP + label.extent[0] / 2, 0, 0])


def room_between(centres: NDArray[np.float64], lengths: list[float]) -> float:
    """How far apart labels along an axis are: 0 where two of them touch, 1 with room between all."""
    gaps = np.diff(centres) - (np.array(lengths[1:]) + lengths[:-1]) / 2
    return float(np.clip(gaps.min(initial=TICK_GAP) / (TICK_GAP / 2), 0, 1))


def _breadth(text: str) -> float:
    return width_of(text, TICK) + TICK_GAP
