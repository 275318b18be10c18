"""Hold one variable still: the partial derivatives of f(x, y) as the slopes of two slices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import numpy as np
from manim import smooth, squish_rate_func

from mathlib.function import exact_plain, parse, places_for, real, settled
from mathlib.studies import PartialStudy, partial_study
from scenes.stage.animation import Appear, Glide, Tween, Value, Vanish
from scenes.stage.base import Place
from scenes.stage.scene import Bivariate, BeatScene, Number, SceneParams, beat, stand_apart
from scenes.stage.space import Floor, Space, SpaceAxes, SpaceDot, Surface, box_for
from scenes.stage.text import Measured, Column, stack
from scenes.stage.two_variables import (
    PARTIAL_ROLES,
    PartialFormulas,
    Slice,
    clearest_view,
    first_elevation_in_sight,
)

STAGE: Place = (-2.75, 0.1, 7.2, 5.2)
PANEL: Place = (4.2, -1.3, 4.1, 2.2)
BOTH: tuple[Place, Place] = ((4.2, 0.6, 4.1, 1.3), (4.2, -1.75, 4.1, 1.3))
COLUMN, COLUMN_END, TOP = 1.5, 6.6, 2.75
FIRST_VIEW, VIEWS = np.radians(-25.0), np.radians([-62.0, -30.0])
LAST_VIEWS = np.radians([-45.0, -38.0, -52.0, -32.0, -60.0, 45.0, 60.0, -120.0, -135.0, 30.0, -70.0])
TURNING = np.radians(45.0)
"""How far the space turns in a second."""

ELEVATIONS = np.radians([26.0, 32.0, 38.0, 44.0])
FADED, SEEN_THROUGH = 0.13, 0.6


class PartialSlices(BeatScene):
    """The two partial derivatives at a point: slopes of the slices that hold one variable still."""

    class Params(SceneParams):
        """`point` is (x, y), where both partial derivatives must exist."""

        function: Bivariate = parse("x^2 + x*y + y^2", ("x", "y"))
        point: tuple[Number, Number] = (real("0.5"), real(1))

        def solve(self) -> PartialStudy:
            return partial_study(self.function, self.point)

    study: PartialStudy
    poster = "read_the_slope_in_x"
    wording: ClassVar[Mapping[str, str]] = {
        "title": "Hold one variable still",
        "collected": "The gradient collects them.",
        "not_collected": "Here they do not tell the slopes on other ways: there is no gradient.",
    }

    def set_the_stage(self) -> None:
        s, (a, b) = self.study, map(exact_plain, self.study.point)
        slope_x, slope_y = (claim.shown.plain for claim in s.claims)
        outlook = self.typesetter.words["collected" if s.has_gradient else "not_collected"]
        self.words = {"a": a, "b": b, "slope_x": slope_x, "slope_y": slope_y, "outlook": outlook}
        self.at = [Value(float(coordinate)) for coordinate in s.point]
        self.held = [Value(float(coordinate)) for coordinate in s.point[::-1]]
        self._build_the_space()
        self._write(Column(self.typesetter, COLUMN, min(TOP, self.heading.get_bottom()[1] - 0.2), COLUMN_END))
        self.add(self.space, self.axes)

    def _build_the_space(self) -> None:
        f, here = self.study.function, [float(coordinate) for coordinate in self.study.point]
        box, self.top = box_for(f, (here[0], here[1])), np.array([*here, float(f(*here))])
        self.space = first_elevation_in_sight(
            lambda elevation: Space(box, STAGE, VIEWS[0], elevation), f, self.top, ELEVATIONS
        )
        self.space.azimuth.set_value(FIRST_VIEW)
        self.surface, mark = Surface.of(self.theme, f, box), self.space.dot(*self.at, f, "ink", lift=0.4)
        self.slices = [self._slice(moving, self.held[moving], PANEL) for moving in (0, 1)]
        fixed = [float(held()) for held in self.held]
        self.small = [self._slice(k, fixed[k], place, ticks=(5, 3)) for k, place in enumerate(BOTH)]
        for small in self.small:
            small.carried.set_value(1)
        self.space.put(Floor.of(self.theme, box), self.surface)
        self.space.put(*self.slices[0].items, *self.slices[1].items, mark)
        self.axes = SpaceAxes(self.typesetter, self.space)

    def _slice(self, moving: int, held: Scalar, place: Place, ticks: tuple[int, int] = (5, 4)) -> Slice:
        """The slice along a variable, by its index, with the other one held."""
        s, box, at = self.study, self.space.box, self.at[moving]

        def ground(along: Any) -> tuple[Any, Any]:
            return (along, number(held)) if moving == 0 else (number(held), along)

        slope = lambda: s.slope(moving, *ground(at()))  # noqa: E731
        ends, name, role = (box.x, box.y)[moving], s.function.variables[moving], PARTIAL_ROLES[moving]
        made = Slice(
            self.typesetter, self.space, s.function, ground, at, ends, slope, role, name, place, ticks
        )
        for item in made.items:
            item.opacity = 0.0
        return made
