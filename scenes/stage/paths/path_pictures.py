"""Pictures of a function along a path: on the surface, on a map, its height and its rate against time."""

from __future__ import annotations

from functools import partial

import numpy as np
from manim import VGroup, VMobject

from mathlib.path_studies import PathStudy
from mathlib.plotting import heights, level_curves, nice_levels
from scenes.stage.animation import Expression, Value
from scenes.stage.axes import ticks_for
from scenes.stage.base import Place, Window
from scenes.stage.plane import Plane, Segment
from scenes.stage.space import box_for
from scenes.stage.text import Typesetter
from scenes.stage.ticks import Ticks
from scenes.stage.two_variables import PARTIAL_ROLES, ground_of, landscape_in_sight, view_of_a_path

Pair = tuple[float, float]

SIDE, BARS = 0.06, 0.55
"""In spans of time, what is seen beside the stretch, and room for bars."""

FEW_TURNS = 3
"""For how many turns of a circle multiples of pi have room at an axis."""

BESIDE = 2.6
"""How many bars to the right of the actual climbs the linear ones begin."""


class PathPictures:
    """Pictures of a study that follow the time `t` and the step of time `h`.

    `space` shows the path on the surface, with the two climbs after the step as `legs`. `plot` is the height
    against time, as far as the time `reached`, and `lower` the rate of change.
    """

    def __init__(self, typesetter: Typesetter, study: PathStudy, place: Place) -> None:
        self.typesetter, self.study, self.at = typesetter, study, float(study.time)
        self.t, self.reached = Value(study.stretch[0]), Value(study.stretch[0])
        self.h = Value(float(study.steps[0].step))
        self.x, self.y = (Expression(partial(self._coordinate, k)) for k in (0, 1))
        self.line = study.place(np.linspace(*study.stretch, 241)).T
        self.box = box_for(study.function, study.point, ahead=study.velocity_at(self.at))
        self.space = landscape_in_sight(typesetter, study.function, study.point, place, box=self.box)
        self.space.azimuth.set_value(view_of_a_path(self.space, self.line))
        self.space.curve(self.line, "direction", 5)
        self.legs = [self.space.curve(partial(self._leg, k), PARTIAL_ROLES[k], 9) for k in (0, 1)]
        for leg in self.legs:
            leg.drawn = 0.0
        self.space.dot(self.x, self.y, lift=0.3)

    def _coordinate(self, k: int) -> float:
        return float(self.study.place(self.t())[k])

    def corners(self) -> tuple[Pair, Pair, Pair]:
        """The point, where the first variable alone has moved, and the point after the step."""
        x, y = map(float, self.study.place(self.at + self.h()))
        a, b = self.study.point
        return (a, b), (x, b), (x, y)

    def _leg(self, k: int) -> np.ndarray:
        return np.linspace(np.array(self.corners()[k]), np.array(self.corners()[k + 1]), 33)

    def map(self, place: Place, ticks: tuple[int, int]) -> tuple[Plane, VGroup]:
        """A map, and on it level curves, the path, and the point."""
        f, plane = self.study.function, self.space.map(place, ticks)
        levels = level_curves(f, nice_levels(f, self.ground, 7), ground_of(plane))
        path = plane.paths([self.line], "direction", 5)
        return plane, VGroup(plane.contours(levels), path, plane.dot(self.x, self.y))

    def moves(self, plane: Plane) -> tuple[Segment, Segment]:
        """The two parts of the step on a map."""
        a, b, c = self.corners()
        first, second = PARTIAL_ROLES
        return plane.segment(a, b, first, 8), plane.segment(b, c, second, 8)

    def plot_height(self, place: Place) -> None:
        """Plot the height against time, with bars for what it rises by after the step."""
        s, here, end = self.study, float(self.study.height(self.at)), self.at + self.h
        (low, high), f = s.stretch, s.function.typst_name
        sums = [here + part for pair in (s.climbs(self.h()), s.linear(self.h())) for part in np.cumsum(pair)]
        window = self.window(BARS, heights(s.height, low, high, (here, *sums)))
        self.narrow = self.window(SIDE, (window.bottom, window.top))
        names = (s.height.typst_variables[0], f)
        plot = self.plot = Plane(self.typesetter, window, place, names=names, ticks=self._ticks())
        self.graph = plot.graph(s.height, over=(low, self.reached))
        self.dot = plot.dot(self.t, s.height)
        self.bars = plot.stacked_bars(end, lambda: s.climbs(self.h()), PARTIAL_ROLES, here)
        roles = (*PARTIAL_ROLES, "failure")
        self.linear = plot.stacked_bars(end, self._linear, roles, here, aside=BESIDE, hollow=True)
        self.tangent = plot.line(lambda: sum(s.parts(self.t())), (self.t, s.height), "tangent")

    def window(self, right: float, up: Pair) -> Window:
        """The stretch of time with some room at its right, and a range of heights."""
        (low, high), span = self.study.stretch, self.study.stretch[1] - self.study.stretch[0]
        return Window(low - SIDE * span, high + right * span, *up)

    def _ticks(self) -> tuple[Ticks, Ticks]:
        """Ticks of the time, at multiples of pi where they are few, and of heights."""
        (low, high), usual = self.study.stretch, ticks_for(self.study.height, self.study.time)
        return (usual[0] if high - low < FEW_TURNS * 2 * np.pi else 5), 4

    def _linear(self) -> tuple[float, float, float]:
        """The linear climbs, and what they leave over."""
        linear, climbs = self.study.linear(self.h()), self.study.climbs(self.h())
        return (*linear, sum(climbs) - sum(linear))

    def plot_rate(self, place: Place) -> None:
        """Plot the rate of change against time, with bars for what each variable contributes."""
        s, (low, high) = self.study, self.study.stretch
        sums = np.cumsum([s.parts(time) for time in s.times], axis=1).ravel()
        quotients = np.cumsum(s.climbs(self.h())) / self.h()
        window = self.window(SIDE, heights(s.rate, low, high, (0.0, *sums, *quotients)))
        (t,), f = s.height.typst_variables, s.function.typst_name
        names = (t, f"upright(d) {f} slash upright(d) {t}")
        lower = self.lower = Plane(self.typesetter, window, place, names=names, ticks=self._ticks())
        self.zero = lower.segment((window.left, 0), (window.right, 0), "muted", 2)
        self.stack = lower.stacked_bars(self.t, self._quotients, PARTIAL_ROLES, aside=-1)
        rate = lower.dot(self.t, lambda t: sum(s.parts(t)))
        self.rates = VGroup(lower.graph(s.rate, "tangent", over=(low, high)), rate)

    @property
    def plots(self) -> tuple[VMobject, ...]:
        """Both plots with what is on them."""
        return self.plot, self.graph, self.dot, self.tangent, self.lower, self.zero, self.rates, self.stack

    @property
    def ground(self) -> tuple[Pair, Pair]:
        """The ground of the surface."""
        return self.box.x, self.box.y

    def _quotients(self) -> Pair:
        """The climbs divided by the step of time; without a step, what they tend to."""
        if (step := self.h()) == 0:
            return self.study.parts(self.t())
        first, second = self.study.climbs(step)
        return first / step, second / step
