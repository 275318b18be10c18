"""Flat, if you look closely: a function of two variables and its tangent plane."""

from __future__ import annotations

import numpy as np
from manim import smooth

from mathlib.function import parse, real
from mathlib.gradient_studies import TangentPlaneStudy, tangent_plane_study
from scenes.stage.animation import Appear, Glide, InPlace, Shrink, Tween, Value, Vanish
from scenes.stage.scene import BeatScene, Bivariate, Number, SceneParams, Texts, beat
from scenes.stage.space import Resettle, Turn, box_for
from scenes.stage.tangent_planes import PlaneFormulas, Planeless, PlaneOverDisc, TangentMap
from scenes.stage.text import MAIN_SPACE
from scenes.stage.two_variables import clearest_view, ground_around, landscape_in_sight, views_of_a_plane

COLUMN, TOP = 1.75, 2.6
LARGE, MAP = (-2.75, -0.05, 7.6, 5.9), (4.1, -0.7, 4.0, 3.6)
FACES, TURNED, SEEN_THROUGH = 18, np.radians(-35.0), 0.6
"""Faces along each side of the surface; how far it is turned at first; how opaque it is beside a plane."""

WIDE, START, ROOM = 2.0, 0.02, 0.12
"""Radii of the disc, in sides of the box, where all of the plane is seen and where nothing of it is; how much
room there is above and below the point, in heights of the box."""


class TangentPlane(BeatScene):
    """The tangent plane at a point as what is left of a surface under magnification."""

    class Params(SceneParams):
        """`radii` are two or three radii of discs about `point`, ever smaller; without any, suitable ones."""

        letters = Texts(
            r="radii", M="errors", n="dimensions", D="slopes", u="the direction", phi="angles", p="the point"
        )
        function: Bivariate = parse("x^2 + x*y + y^2", ("x", "y"))
        point: tuple[Number, Number] = (real("0.5"), real(1))
        radii: tuple[Number, ...] = ()

        def solve(self) -> TangentPlaneStudy:
            study = tangent_plane_study(self.function, self.point, self.radii)
            ground_around(self.function, *study.at)
            return study

    study: TangentPlaneStudy
    poster = "measure_the_error"
    wording = Texts(
        TangentMap.wording, Planeless.wording, PlaneFormulas.wording, title="Flat, if you look closely"
    )

    def set_the_stage(self) -> None:
        self.phi, self.cut_shown = Value(0), Value(0)
        self._build_the_space()
        self.formulas = PlaneFormulas(self.study, self.column_from(COLUMN, TOP), self.disc.radius, self.phi)
        self.map = TangentMap(self.space, self.study, MAP, self.phi)
        self.add(self.space, self.space.axes)

    def _build_the_space(self) -> None:
        s, f = self.study, self.study.function
        self.whole = box_for(f, s.at, ahead=s.slopes).with_room(float(f(*s.at)), ROOM)
        views = views_of_a_plane(s.slopes)
        self.space = landscape_in_sight(self.typesetter, f, s.at, MAIN_SPACE, views[0], self.whole)
        self.space.look_at(self.whole, FACES)
        self.view = clearest_view(self.space, *s.at, s.slopes, views)
        self.space.azimuth.set_value(self.view + TURNED)
        self.wide, start = (radius * float(np.ptp(self.whole.x)) for radius in (WIDE, START))
        self.disc = PlaneOverDisc(self.space, s.at, s.slopes, start)
        self.tangents = self.space.partial_tangents(*s.at, lambda x, y: s.slopes)
        self.cut = self.space.cut_along(s.at, self.phi, self.cut_shown)
        self.line = self.cut.line(lambda: float(s.turning.product(self.phi())))
        self.mark = self.space.dot(*s.at, lift=0.4)
        self.space.hide(self.disc.plane, self.disc.rim, self.mark)

    @beat("At p = {p} the tangents along both axes span a plane. Value and both partials give its formula.")
    def span_a_plane(self) -> None:
        self.play(Turn(self.space, self.view), Tween(self.mark, opacity=1, run_time=1))
        self.play(Tween(*self.tangents, opacity=1), Tween(self.space.surface, opacity=SEEN_THROUGH))
        self.disc.plane.opacity = 0.7
        self.play(Shrink(self.disc.radius, self.wide, run_time=2.5, rate_func=smooth))
        self.show(self.formulas.plane)

    @beat(
        curved="Come closer: a disc of radius r, magnified by 1/r. The surface settles on the plane.",
        far="Come closer: a disc of radius r, magnified by 1/r. From still closer, both are one to the eye.",
        plane="Come closer: a disc of radius r, magnified by 1/r. Over it, the surface is its tangent plane.",
    )
    def come_closer(self) -> None:
        self.play(Vanish(self.space.axes, run_time=0.5), Resettle(self.space, LARGE, run_time=1))
        self.play(Appear(self.formulas.radius, run_time=0.4))
        for k in range(len(self.study.radii)):
            self.play(*self._look_at(k, run_time=1.8))

    def _look_at(self, k: int, run_time: float) -> list[InPlace]:
        """Look at the disc of one radius, all of which are seen alike."""
        radius = float(self.study.radii[k])
        box = self.disc.box(radius, 1.2 * self.study.half_height)
        return self.disc.zoom(radius, box, self.disc.nearest(self.study.worst_steps(k)), run_time)

    @beat(
        curved="Not only the greatest error M(r) over the disc goes to 0: M(r)/r does, too.",
        far="Not only the greatest error M(r) over the disc goes to 0: M(r)/r does, too, for smaller r.",
        plane="The greatest error M(r) over the disc, divided by r, has to go to 0. Here it is 0.",
    )
    def measure_the_error(self) -> None:
        f = self.formulas
        self.play(Tween(*self.tangents, opacity=0), Vanish(f.plane), run_time=0.5)
        self.play(*self._look_at(0, run_time=1.5))
        self.play(Tween(self.disc.rim, opacity=1), Appear(self.disc.gap, f.error, f.greatest))
        self.play(Appear(f.table.frame, run_time=0.5))
        closer = (self._look_at(k, run_time=1.5) for k in range(1, len(self.study.radii)))
        self.show_in_turn(*f.table.cells, between=closer, run_time=0.5)

    @beat("Along any direction u, the slope of {f} at p is that of the plane: the gradient times u.")
    def hold_every_slope(self) -> None:
        f = self.formulas
        self.keep_only(Tween(self.disc.rim, opacity=0), Resettle(self.space, MAIN_SPACE, 1), run_time=0.8)
        self.play(*self._look_at(0, run_time=1))
        self.play(*self.disc.zoom(self.wide, self.whole, run_time=1.5))
        dial, cutting = self.map.dial, Glide(self.cut_shown, 1, run_time=1)
        self.show(cutting, self.map, dial.turning, dial.circle, f.slope, *f.live)
        self.play(Glide(self.phi, 360, run_time=5))

    @beat(
        tilted="The plane's level lines run as {f}'s own level curve does at p: across the gradient.",
        level="Here the gradient is 0, so the plane is level: the slope at p is 0 in all directions.",
    )
    def compare_the_level_lines(self) -> None:
        self.keep_only(self.space, self.map, Glide(self.cut_shown, 0, 0.6), run_time=0.6)
        self.play(Appear(self.map.curves, self.map.own))
        if "tilted" in self.study.cases:
            self.play(Appear(self.map.level_lines, self.formulas.level, run_time=1))
            self.play(Appear(self.map.dial.staying, run_time=0.8))

    @beat(
        "Partials alone make no plane: at this crease M(r)/r {rate} for every r. A cone has not even these."
    )
    def miss_a_plane(self) -> None:
        self.clear_the_stage()
        other = self.other = Planeless(self.formulas.column, self.study)
        self.play(Appear(*other.pictures, other.table.frame, other.live))
        closer = [other.zoom(float(error.radius)) for error in self.study.planeless.errors[1:]]
        self.show_in_turn(*other.table.cells, between=closer, run_time=0.5)

    @beat("With n variables, the same formula is that of a hyperplane in n + 1 dimensions. For two, a plane.")
    def say_it_in_n_variables(self) -> None:
        self.clear_the_stage()
        words = self.formulas.dimensions
        self.show_in_turn((self.space, self.space.axes, self.formulas.any_number), words)
