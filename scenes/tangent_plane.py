"""Flat, if you look closely: a function of two variables and its tangent plane."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import numpy as np
from manim import smooth

from mathlib.function import parse, real
from mathlib.multivariate_studies import TangentPlaneStudy, tangent_plane_study
from mathlib.plotting import level_curves, nice_levels
from scenes.stage.animation import Appear, Glide, Shrink, Tween, Value, Vanish
from scenes.stage.base import Place, Window
from scenes.stage.plane import Plane
from scenes.stage.scene import BeatScene, Bivariate, Number, SceneParams, beat
from scenes.stage.space import Box, SpaceZoom, Turn, box_for
from scenes.stage.text import BODY, Column
from scenes.stage.two_variables import (
    PARTIAL_ROLES,
    Landscape,
    PlaneFormulas,
    PlaneOverDisc,
    clearest_view,
    landscape_in_sight,
)
from scenes.stage.vectors import DirectionDial

STAGE: Place = (-2.75, 0.1, 7.2, 5.2)
COLUMN, TOP = 1.75, 2.6
MAP: Place = (4.1, -0.7, 4.0, 3.6)
CREASE, TIP = (-4.0, 0.35, 4.9, 3.9), (4.1, 0.35, 4.4, 3.7)
OBLIQUE, TURNED, SEEN_THROUGH = (70, -70, 50, -50, 90, -90, 20, -20, 110, -110), -35, 0.6
"""Angles from the direction in which the plane falls to that of the viewer; from where one turns there."""

WIDE, START, ROOM = 2.0, 0.02, 0.12
"""Radii of the disc, in sides of the box, where all of the plane is seen and where nothing of it is; how much
room there is above and below the point, in heights of the box."""


class TangentPlane(BeatScene):
    """The tangent plane at a point as what is left of a surface under magnification."""

    class Params(SceneParams):
        """`radii` are two or three radii of discs about `point`, ever smaller; without any, suitable ones."""

        letters: ClassVar = {"r": "radii", "M": "errors", "n": "the number of variables"}
        function: Bivariate = parse("x^2 + x*y + y^2", ("x", "y"))
        point: tuple[Number, Number] = (real("0.5"), real(1))
        radii: tuple[Number, ...] = ()

        def solve(self) -> TangentPlaneStudy:
            return tangent_plane_study(self.function, self.point, self.radii)

    study: TangentPlaneStudy
    poster = "measure_the_error"
    wording: ClassVar[Mapping[str, str]] = {
        "title": "Flat, if you look closely",
        "drawn": "{arrow} drawn {times}",
        "crease": "{formula}: both partials are 0",
        "cone": "{formula}: no partials",
        "plane": "two variables: a plane",
        "hyperplane": "{number} variables: a hyperplane",
        "dimensions": "in {number} dimensions",
    }

    def set_the_stage(self) -> None:
        s = self.study
        self.words |= {"p": s.place, "rate": s.creased_errors[0].shown().plain}
        self.r, self.phi, self.cut_shown = Value(1), Value(0), Value(0)
        self._build_the_space()
        column = Column(self.typesetter, COLUMN, min(TOP, self.heading.get_bottom()[1] - 0.2))
        self.formulas = PlaneFormulas(s, column, self.r, self.phi)
        self._draw_the_map()
        self.add(self.space, self.space.axes)

    def _build_the_space(self) -> None:
        s, f = self.study, self.study.function
        self.whole = with_headroom(box_for(f, s.at, ahead=s.slopes), float(f(*s.at)))
        downhill = float(np.degrees(np.arctan2(-s.slopes[1], -s.slopes[0])))
        views = [np.radians(downhill + angle) for angle in OBLIQUE]
        self.space = landscape_in_sight(self.typesetter, s.function, self.whole, STAGE, views[0], s.at)
        self.view = clearest_view(self.space, *s.at, s.slopes, views)
        self.space.azimuth.set_value(self.view + np.radians(TURNED))
        side = self.whole.x[1] - self.whole.x[0]
        self.wide, start = WIDE * side, START * side
        self.r.set_value(start)
        self.away = [Value(part) for part in self._worst(0)]
        self.disc = PlaneOverDisc(self.space, s.at, s.slopes, self.r, (self.away[0], self.away[1]))
        self.tangents = [
            self.space.line(s.at, angle, slope, role)
            for angle, slope, role in zip((0, 90), s.slopes, PARTIAL_ROLES, strict=True)
        ]
        self.cut = self.space.cut_along(s.at, self.phi, self.cut_shown)
        self.line = self.cut.line(lambda: float(s.slope(self.phi())))
        self.mark = self.space.dot(*s.at, lift=0.4)
        for item in (self.disc.plane, self.disc.rim, *self.tangents, self.mark):
            item.opacity = 0.0

    def _worst(self, k: int) -> tuple[float, float]:
        """The step at which the error over a disc is greatest, in radii; of two opposite ones, the nearer."""
        error, (x, y) = self.study.errors[k], self.study.at
        across, up = (part / float(error.radius) for part in error.worst)
        is_far = self.space.nearness(x + across, y + up) < self.space.nearness(x, y)
        return (-across, -up) if error.exact is not None and is_far else (across, up)

    def _draw_the_map(self) -> None:
        s, f, ground = self.study, self.study.function, (self.whole.x, self.whole.y)
        x, y = f.typst_variables
        self.map = Plane(
            self.typesetter,
            Window(*self.whole.x, *self.whole.y),
            MAP,
            equal_scales=True,
            names=(x, y),
            ticks=(4, 4),
        )
        nice = nice_levels(f, ground, 5)
        step, height = (nice[1] - nice[0], float(f(*s.at)))
        levels = [height + k * step for k in range(-4, 5)]
        self.contours = self.map.contours(level_curves(f, levels, ground))
        (own,) = level_curves(f, [height], ground)
        self.own = self.map.paths(own.lines, "function", 5)
        lines = [line for curve in level_curves(s.tangent, levels, ground) for line in curve.lines]
        self.level_lines = self.map.paths(lines, "tangent", 2.5)
        gradient = (
            float(np.hypot(*s.slopes)) or 1.0,
            float(np.degrees(np.arctan2(s.slopes[1], s.slopes[0]))),
        )
        names = ("bold(u)", f"nabla {f.typst_name}")
        self.dial = DirectionDial(self.map, s.at, self.phi, gradient, names)
        self.point = self.map.dot(*s.at)

    @beat("At p = {p}, the tangents along both axes span a plane. Its formula: the value and both partials.")
    def span_a_plane(self) -> None:
        self.play(Turn(self.space, self.view), Tween(self.mark, opacity=1, run_time=1))
        self.play(*(Tween(line, opacity=1, run_time=0.8) for line in self.tangents))
        self.disc.plane.opacity = 0.7
        spread = Shrink(self.r, self.wide, run_time=2.5, rate_func=smooth)
        self.play(spread, Tween(self.space.surface, opacity=SEEN_THROUGH, run_time=2.5))
        self.show(self.formulas.plane)

    @beat(
        curved="Come closer: a disc of radius r, magnified by 1/r. The surface settles on the plane.",
        far="Come closer: a disc of radius r, magnified by 1/r. From still closer, both are one to the eye.",
        plane="Come closer: a disc of radius r, magnified by 1/r. This surface is its own tangent plane.",
    )
    def come_closer(self) -> None:
        self.play(Vanish(self.space.axes, run_time=0.5))
        self.play(Appear(self.formulas.radius, run_time=0.4))
        for k in range(len(self.study.radii)):
            self._look_at(k, run_time=2.5)

    def _look_at(self, k: int, run_time: float) -> None:
        """Look at the disc of one radius, all of which are seen alike."""
        radius = float(self.study.radii[k])
        box = self.disc.box(radius, 1.2 * self.study.half_height)
        steps = [Glide(value, part, run_time) for value, part in zip(self.away, self._worst(k), strict=True)]
        shrinking = Shrink(self.r, radius, run_time=run_time, rate_func=smooth)
        self.play(SpaceZoom(self.space, box, run_time), shrinking, *steps)

    @beat(
        curved="Not only the greatest error M(r) over the disc goes to 0: M(r)/r does, too.",
        far="Not only the greatest error M(r) over the disc goes to 0: M(r)/r does, too, for smaller r.",
        plane="The greatest error M(r) over the disc, divided by r, has to go to 0. Here it is 0.",
    )
    def measure_the_error(self) -> None:
        f, table = self.formulas, self.formulas.table
        fading = [Tween(line, opacity=0, run_time=0.5) for line in self.tangents]
        self.play(*fading, Vanish(f.plane, run_time=0.5))
        self._look_at(0, run_time=1.8)
        self.play(Tween(self.disc.rim, opacity=1), Appear(self.disc.gap, f.error, f.greatest))
        self.play(Appear(table.frame, run_time=0.5))
        for k in range(len(self.study.radii)):
            if k:
                self._look_at(k, run_time=2)
            self.show(*table.cells[k], run_time=0.5)

    @beat("Along any direction u, the slope of {f} at p is that of the plane: the gradient times u.")
    def hold_every_slope(self) -> None:
        f = self.formulas
        leaving = (self.disc.gap, f.error, f.greatest, f.table, f.radius)
        self.play(Tween(self.disc.rim, opacity=0, run_time=0.6), Vanish(*leaving, run_time=0.6))
        self._look_at(0, run_time=1)
        back = Shrink(self.r, self.wide, run_time=1.5, rate_func=smooth)
        self.play(SpaceZoom(self.space, self.whole, 1.5), back)
        turning = Appear(self.map, self.point, self.dial.turning, self.dial.circle, f.slope, *f.live)
        self.play(turning, Glide(self.cut_shown, 1, 1))
        self.claim(self.study.directional_derivative(0))
        self.play(Glide(self.phi, 360, run_time=6))
        self.claim(self.study.directional_derivative(360))

    @beat(
        tilted="The plane's level lines run as {f}'s own level curve does at p: across the gradient.",
        level="Here the gradient is 0, so the plane is level: the slope at p is 0 in all directions.",
    )
    def compare_the_level_lines(self) -> None:
        leaving = (self.dial.turning, self.dial.circle, self.formulas.slope, *self.formulas.live)
        self.play(Glide(self.cut_shown, 0, 0.6), Vanish(*leaving, run_time=0.6))
        self.play(Appear(self.contours, self.own))
        if "tilted" in self.study.cases:
            self.play(Appear(self.level_lines, self.formulas.level, run_time=1))
            self.play(Appear(self.dial.staying, run_time=0.8))

    @beat(
        "Partials alone make no plane: at this crease M(r)/r {rate} for every r. A cone has not even these."
    )
    def miss_a_plane(self) -> None:
        leaving = (self.map, self.point, self.contours, self.own, self.level_lines, self.dial.staying)
        self.play(Vanish(self.space, *leaving, self.formulas.level, run_time=0.6))
        self._build_the_counterexamples()
        self.play(Appear(self.crease, self.tip, self.crease_gap, *self.labels, self.crease_table.frame))
        for k, radius in enumerate(self.study.creased_errors):
            r = float(radius.radius)
            if k:
                zooms = [SpaceZoom(space, unit_box(r), 2) for space in (self.crease, self.tip)]
                self.play(*zooms, Shrink(self.small, r, 2, rate_func=smooth))
            self.show(*self.crease_table.cells[k], run_time=0.5)

    def _build_the_counterexamples(self) -> None:
        s, self.small = self.study, Value(1)
        spaces = [
            Landscape(self.typesetter, f, unit_box(1), place, np.radians(-62), faces=32)
            for f, place in ((s.creased, CREASE), (s.cone, TIP))
        ]
        self.crease, self.tip = spaces
        disc = PlaneOverDisc(self.crease, (0, 0), (0, 0), self.small, (np.sqrt(0.5), -np.sqrt(0.5)))
        self.crease_gap = disc.gap
        texts = [
            self.typesetter.text(self.typesetter.say(name, formula=f"z = {f.typst}"), BODY)
            for name, f in (("crease", s.creased), ("cone", s.cone))
        ]
        for text, place in zip(texts, (CREASE, TIP), strict=True):
            text.move_to((place[0], place[1] - place[3] / 2 - 0.35, 0))
        self.labels = texts
        column = Column(self.typesetter, -1.1, 1.2, 2.3)
        self.crease_table = column.table(
            ("r", "M(r) slash r"), s.creased_table, (1.1, 1.9), ("muted", "secant")
        )

    @beat("With n variables, the same formula is that of a hyperplane in n + 1 dimensions. For two, a plane.")
    def say_it_in_n_variables(self) -> None:
        leaving = (self.crease, self.tip, self.crease_gap, *self.labels, self.crease_table)
        self.play(Vanish(*leaving, run_time=0.6))
        self.play(Appear(self.space, self.space.axes, self.formulas.any_number))
        self.play(Appear(*self.formulas.dimensions))


def with_headroom(box: Box, z: float) -> Box:
    """A box in which there is room for a plane above and below a height."""
    low, high = box.z
    return Box(box.x, box.y, (min(low, z - ROOM * (high - low)), max(high, z + ROOM * (high - low))))


def unit_box(r: float) -> Box:
    """The box about the disc of a radius around the origin, in which a cone looks the same for each."""
    return Box((-1.25 * r, 1.25 * r), (-1.25 * r, 1.25 * r), (-0.3 * r, 1.8 * r))
