"""Axes in two dimensions: they map whole arrays between coordinates and the screen.

The window is a framed rectangle with a quiet grid; tick labels stand outside it, so that no curve runs
through a number. Everything drawn on a plane is clipped to its frame.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike, NDArray
from sympy import Expr, Rational, pi

from mathlib.function import Function
from mathlib.plotting import repeats_after_a_multiple_of_pi
from scenes.stage.animation import Value
from scenes.stage.axes.scale_marks import ScaleMarks
from scenes.stage.base import Place, Window
from scenes.stage.drawing import Stroke
from scenes.stage.text import LABEL, SMALLEST, Inscription, Typesetter, fit
from scenes.stage.ticks import MultiplesOfPi, Ticks

Array = NDArray[np.float64]

FRAME_EDGE = 7.05
"""How far right a name may reach."""

HEIGHTS = ("z", "y", "x")
"""Names of the axis up over a plane, the best liked first."""


def axis_names(f: Function) -> tuple[str, str]:
    """Names of the axes for the graph of a function of one variable; y is named f(y) if it is the variable.

    >>> axis_names(Function.parse("L(w1) = w1", None)), axis_names(Function.parse("y^2", ("y",)))
    (('w_(1)', 'y'), ('y', 'f(y)'))
    """
    (x,) = f.typst_variables
    return x, f.typst_signature if x == "y" else "y"


def height_name(f: Function) -> str:
    """The name of the axis up for the graph of a function of two variables: z, if no variable is called so.

    >>> height_name(Function.parse("x*y", ("x", "y"))), height_name(Function.parse("x*z", ("x", "z")))
    ('z', 'y')
    """
    return next(name for name in HEIGHTS if name not in f.variables)


def ticks_for(f: Function, point: Expr, up: int = 5) -> tuple[Ticks, Ticks]:
    """Ticks of axes for a graph at a point: across, multiples of pi if the point or the period is one.

    >>> ticks_for(Function.parse("x^2"), pi / 4), ticks_for(Function.parse("x^2"), pi / 4 + 1)
    ((MultiplesOfPi(count=6, through=Fraction(1, 4)), 5), (6, 5))
    """
    multiple = point / pi
    through = Fraction(int(multiple.p), int(multiple.q)) if isinstance(multiple, Rational) else Fraction(0)
    return MultiplesOfPi(6, through) if through or repeats_after_a_multiple_of_pi(f) else 6, up


class FramedAxes(VGroup):
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
        self.zoom = Value(0)
        self.place, self.equal_scales = place, equal_scales
        self._window = self._equalised(window) if equal_scales else window
        self.ticks = ticks
        self.frame = Stroke(self.theme["faint"], width=1.5, z_index=0)
        self.scale_marks = ScaleMarks(self, self.window, place)
        self.place = self.scale_marks.beside_labels(place)
        self.names = [typesetter.math(name, LABEL, "muted") for name in names]
        self._keep_in_the_frame(self.names[0])
        self.add(self.scale_marks, self.frame, *self.names)
        self.lay_out()
        self.scale_marks.refit(1.0)

    def look_at(self, window: Window, step: float) -> None:
        """Show another window, but for the scale marks; `step` must differ from one window to the next."""
        self._window = window
        self.zoom.set_value(step)
        self.lay_out()

    def lay_out(self) -> None:
        """Draw the frame at its place and put the axes' names at its ends."""
        x, y, width, height = self.place
        self.corner = np.array([x - width / 2, y - height / 2])
        corners = [(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)]
        self.frame.draw([np.array([[x + i * width / 2, y + j * height / 2, 0] for i, j in corners])])
        right, left, bottom, top = x + width / 2, x - width / 2, y - height / 2, y + height / 2
        (name_x, high_x), (name_y, high_y) = (name.extent for name in self.names)
        beside = min(right + 0.15, FRAME_EDGE - name_x)
        self.names[0].move_to((beside + name_x / 2, bottom + high_x / 2, 0))
        self.names[1].move_to((left + name_y / 2, top + 0.12 + high_y / 2, 0))

    def _keep_in_the_frame(self, name: Inscription) -> None:
        """Write the name beside the frame smaller, if it has little room there."""
        x, _, width, _ = self.place
        fit(name, max(FRAME_EDGE - x - width / 2 - 0.15, name.width * SMALLEST / LABEL))

    def _equalised(self, window: Window) -> Window:
        _, _, frame_width, frame_height = self.place
        unit = max(window.width / frame_width, window.height / frame_height)
        x, y = (window.left + window.right) / 2, (window.bottom + window.top) / 2
        return Window.around(x, y, unit * frame_width / 2, unit * frame_height / 2)

    @property
    def window(self) -> Window:
        """What is seen now; what is drawn from it is drawn again when the plane zooms."""
        self.zoom.get_value()
        return self._window

    @property
    def unit(self) -> tuple[float, float]:
        """How long one unit of each axis is on the screen."""
        return self.place[2] / self.window.width, self.place[3] / self.window.height

    def at(self, x: ArrayLike, y: ArrayLike) -> Array:
        """Screen points of shape (..., 3) for coordinates x and y, broadcast together."""
        xs, ys = np.broadcast_arrays(np.asarray(x, float), np.asarray(y, float))
        per_x, per_y = self.unit
        left, bottom = self.corner
        screen = np.zeros((*xs.shape, 3))
        screen[..., 0] = left + (xs - self.window.left) * per_x
        screen[..., 1] = bottom + (ys - self.window.bottom) * per_y
        return screen

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

    def line_ends(self, slope: float, through: tuple[float, float]) -> Array:
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
