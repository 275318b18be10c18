"""A plane: axes that map whole arrays between mathematics and the screen, and frame themselves.

The window is a framed rectangle with a quiet grid; tick labels stand outside it, so that no curve runs
through a number. Everything drawn on a plane is clipped to its frame.
"""

from __future__ import annotations

import numpy as np
from manim import ValueTracker, VGroup
from numpy.typing import ArrayLike, NDArray

from scenes.stage.animation import InPlace
from scenes.stage.base import LINE, Place, Ticks, Window, ticks_apart
from scenes.stage.drawing import Stroke
from scenes.stage.text import LABEL, TICK, Numeral, Typesetter, width_of

Array = NDArray[np.float64]
LEFTMOST = -6.95
"""Where the widest label may begin at the left of the frame of a scene."""

TICK_GAP = 0.16
"""Between the frame and its tick labels."""


class Plane(VGroup):
    """A framed part of the plane on a rectangle of the screen.

    `window` is what is seen; `place` is where. With `equal_scales` the window is widened or heightened so
    that one unit is as long on both axes, which is needed wherever an angle or a perpendicular is shown.
    """

    def __init__(
        self,
        typesetter: Typesetter,
        window: Window,
        place: Place,
        equal_scales: bool = False,
        names: tuple[str, str] = ("x", "y"),
        ticks: tuple[Ticks, Ticks] = (6, 5),
    ) -> None:
        super().__init__()
        self.typesetter = typesetter
        self.theme = typesetter.theme
        self.place = place
        self.window = self._equalised(window) if equal_scales else window
        self.ticks = ticks
        self.zoom = ValueTracker(0)
        self.frame = Stroke(self.theme["faint"], width=1.5, z_index=0)
        self.scale_marks = ScaleMarks(self, self.window, place)
        self.place = self.scale_marks.beside_labels(place)
        self.names = [typesetter.math(name, LABEL, "muted") for name in names]
        self.add(self.scale_marks, self.frame, *self.names)
        self.lay_out()

    def lay_out(self) -> None:
        """Draw the frame at its place and put the axes' names at its ends."""
        x, y, width, height = self.place
        self.corner = np.array([x - width / 2, y - height / 2])
        corners = [(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)]
        self.frame.draw([np.array([[x + i * width / 2, y + j * height / 2, 0] for i, j in corners])])
        right, left, bottom, top = x + width / 2, x - width / 2, y - height / 2, y + height / 2
        (name_x, high_x), (name_y, high_y) = (name.extent for name in self.names)
        self.names[0].move_to((right + 0.15 + name_x / 2, bottom + high_x / 2, 0))
        self.names[1].move_to((left + name_y / 2, top + 0.12 + high_y / 2, 0))
        self.scale_marks.refit(1.0)

    def _equalised(self, window: Window) -> Window:
        _, _, frame_width, frame_height = self.place
        unit = max(window.width / frame_width, window.height / frame_height)
        x, y = (window.left + window.right) / 2, (window.bottom + window.top) / 2
        half_width, half_height = unit * frame_width / 2, unit * frame_height / 2
        return Window(x - half_width, x + half_width, y - half_height, y + half_height)

    @property
    def unit(self) -> tuple[float, float]:
        """How long one unit of each axis is on the screen."""
        return self.place[2] / self.window.width, self.place[3] / self.window.height

    def at(self, x: ArrayLike, y: ArrayLike) -> Array:
        """Screen points of shape (..., 3) for coordinates x and y, broadcast together."""
        xs, ys = np.broadcast_arrays(np.asarray(x, float), np.asarray(y, float))
        per_x, per_y = self.unit
        left, bottom = self.corner
        return np.stack(
            [
                left + (xs - self.window.left) * per_x,
                bottom + (ys - self.window.bottom) * per_y,
                np.zeros_like(xs),
            ],
            axis=-1,
        )

    def coordinates(self, points: ArrayLike) -> Array:
        """The inverse of `at`: coordinates of shape (..., 2) of screen points."""
        screen = np.asarray(points, float)
        per_x, per_y = self.unit
        left, bottom = self.corner
        return np.stack(
            [
                self.window.left + (screen[..., 0] - left) / per_x,
                self.window.bottom + (screen[..., 1] - bottom) / per_y,
            ],
            axis=-1,
        )

    def contains(self, x: float, y: float) -> bool:
        window = self.window
        return window.left <= x <= window.right and window.bottom <= y <= window.top

    def line(self, slope: float, through: tuple[float, float]) -> Array:
        """The part inside the frame of a line, as two screen points (none where it misses)."""
        window, (x, y) = self.window, through
        ends = np.array([window.left, window.right])
        if abs(slope) > 1e-12:
            crossings = np.sort(x + (np.array([window.bottom, window.top]) - y) / slope)
            ends = np.array([max(ends[0], crossings[0]), min(ends[1], crossings[1])])
        elif not window.bottom <= y <= window.top:
            return np.zeros((0, 3))
        return self.at(ends, y + slope * (ends - x)) if ends[0] < ends[1] else np.zeros((0, 3))

    def clip_x(self, *xs: float) -> list[float]:
        """Coordinates pulled back into the window."""
        return [float(np.clip(x, self.window.left, self.window.right)) for x in xs]

    def clip_y(self, *ys: float) -> list[float]:
        return [float(np.clip(y, self.window.bottom, self.window.top)) for y in ys]


class ScaleMarks(VGroup):
    """Grid lines, axes and tick labels of a window, placed by the plane's present window."""

    def __init__(self, plane: Plane, window: Window, place: Place) -> None:
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
        """The place, less wide by what the labels at its left need to stay inside the frame of the scene."""
        x, y, width, height = place
        widest = max((label.extent[0] for label in self.y_labels), default=0.0)
        aside = max(0.0, LEFTMOST + widest + TICK_GAP - (x - width / 2))
        return x + aside / 2, y, width - aside, height

    def refit(self, opacity: float) -> None:
        """Put every mark where the plane's window has it now; marks outside are not drawn.

        Labels are fainter than the lines, so that those of two scales never show at one time.
        """
        lettering = max(0.0, 2 * opacity - 1)
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
        for x, label in zip(self.xs, self.x_labels, strict=True):
            seen = left - slack_x <= x <= right + slack_x
            label.set_fill(opacity=lettering if seen else 0)
            label.move_to(plane.at(x, bottom) - [0, TICK_GAP + label.extent[1] / 2, 0])
        for y, label in zip(self.ys, self.y_labels, strict=True):
            seen = bottom - slack_y <= y <= top + slack_y
            label.set_fill(opacity=lettering if seen else 0)
            label.move_to(plane.at(left, y) - [TICK_GAP + label.extent[0] / 2, 0, 0])


def _breadth(text: str) -> float:
    return width_of(text, TICK) + TICK_GAP


class Zoom(InPlace):
    """Moves a plane to another window, and to another place; its followers follow `plane.zoom`.

    The old scale marks fade into the new ones, so that ticks stay round at every depth.
    """

    def __init__(self, plane: Plane, window: Window, place: Place | None = None, run_time: float = 2) -> None:
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
        self.plane.window = window.between(self.window, share) if alpha < 1 else self.window
        self.plane.place = tuple(np.array(place) * (1 - share) + np.array(self.place) * share)
        self.plane.zoom.set_value(level + share)
        self.plane.lay_out()
        self.old.refit(1 - share)
        self.new.refit(share)

    def finish(self) -> None:
        super().finish()
        self.plane.remove(self.old)
