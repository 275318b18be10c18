"""A dot product is a shadow: component by component, or along one of the vectors, it is the same number."""

from __future__ import annotations

from mathlib.function import real
from mathlib.vector_studies import DotProductStudy, VectorPair, dot_product_study
from scenes.stage.animation import Appear, Draw, Glide, Scalar, Value, Vanish, number
from scenes.stage.axes import Zoom
from scenes.stage.base import Place
from scenes.stage.scene import BeatScene, Number, SceneParams, Texts, beat
from scenes.stage.vectors import (
    PARTS,
    AnglePlot,
    ArrowPair,
    Components,
    ComponentShadows,
    DotProductFormulas,
)

PLANE: Place = (-3.55, -0.1, 4.8, 4.8)
PLOT: Place = (3.5, -0.1, 5.0, 4.8)
"""The plot is as high as the plane, so that a shadow is as long as the plot is high."""

COLUMN = 0.0
TURNS = ((125.0, 1.0), (125.0, 1.25), (30.0, 0.7))
"""Angles from a at which b rests on its way, and how many times as long it is there."""


class DotProduct(BeatScene):
    """The dot product of two vectors as a shadow times a length, and what that makes of angles."""

    class Params(SceneParams):
        """`a` and `b` are vectors of the plane; `v` and `w` have three to six components each."""

        a: tuple[Number, Number] = (real(3), real(1))
        b: tuple[Number, Number] = (real(1), real(2))
        v: tuple[Number, ...] = (real(1), real(1), real(1), real(1))
        w: tuple[Number, ...] = (real(1), real(1), real(1), real(-1))

        def solve(self) -> DotProductStudy:
            return dot_product_study(self.a, self.b, self.v, self.w)

    study: DotProductStudy
    poster = "cast_the_shadow"
    wording = Texts(ArrowPair.wording, DotProductFormulas.wording, title="A dot product is a shadow")

    def about(self) -> str:
        return DotProductFormulas.about(self.study)

    def set_the_stage(self) -> None:
        s = self.study
        self.theta, self.stretch, self.plotted = Value(s.rest), Value(1), Value(0)
        angles = s.turning.fixed_angle, s.turning.fixed_angle + s.turning.orientation * self.theta
        self.pair = self._arrows(s.plane, angles, s.turning.orientation)
        self.longer = self._arrows(s.longer, (0, s.longer.angle))
        first, second = self.pair.first, self.pair.second
        self.legs = [Components(vector, PARTS).legs for vector in (first, second)]
        self.parts = ComponentShadows(second, first, -s.turning.orientation)
        self.formulas = DotProductFormulas(self.typesetter, s, self.theta, self.stretch, COLUMN)
        self._plot()

    def _arrows(self, pair: VectorPair, angles: tuple[float, Scalar], turned: int = 1) -> ArrowPair:
        (first, second), farthest = pair.names, max(stretch for _, stretch in TURNS)
        vectors = (self.typesetter, PLANE, pair.sizes, angles, (f"bold({first})", f"bold({second})"))
        return ArrowPair(*vectors, stretch=self.stretch, farthest=farthest, turned=turned)

    def _plot(self) -> None:
        s, per_unit = self.study, PLANE[3] / self.pair.whole.height * number(self.pair.second.scale)
        highest = s.plane.sizes[0] * PLOT[3] / 2 / per_unit
        name = DotProductFormulas.name
        plot = self.plot = AnglePlot(self.typesetter, s.product, highest, PLOT, name, "theta")
        self.curve, self.height = plot.curve(self.plotted), plot.height_at(self.theta, "direction")
        self.compared = self.formulas.compared(self.pair.plane, plot)
        self.formulas.plane.move_to((PLANE[0], PLANE[1] - PLANE[3] / 2 - 0.2, 0))

    @beat("Two vectors, one number: multiply component by component, and add. Here a · b {product}.")
    def multiply_the_components(self) -> None:
        standing, (*terms, result) = self.formulas.product.in_turn()
        self.show_in_turn((self.pair.plane, self.pair.staying, self.pair.turning), standing)
        for k, term in enumerate(terms):
            self.play(*(Draw(legs[k]) for legs in self.legs), Appear(term), run_time=0.8)
        self.play(Appear(result))
        self.claim(self.study.plane.product_claim)

    @beat(
        positive="b has a shadow on the line of a: s {shadow}. Times the length of a it is a · b {product}.",
        negative="The shadow of b points against a: s {shadow}. Times the length of a it is a · b {product}.",
        zero="b stands at a right angle to a. Its shadow is 0 long, and a · b {product}.",
    )
    def cast_the_shadow(self) -> None:
        f = self.formulas
        self.show(self.pair.shadow, f.meaning, instead_of=(f.product, *self.legs[0], *self.legs[1]))
        self.show(Appear(f.live), f.length)
        self.claim(*self.study.live_claims(self.study.rest, 1))

    @beat("Turn b, and stretch it. The shadow follows, and both numbers stay one, also below zero.")
    def turn_and_stretch(self) -> None:
        self.play(Zoom(self.pair.plane, self.pair.whole, run_time=1))
        for theta, stretch in (*TURNS, (self.study.rest, 1)):
            self.play(Glide(self.theta, theta, run_time=1.8), Glide(self.stretch, stretch, run_time=1.8))
            self.claim(*self.study.live_claims(theta, stretch))

    @beat("Why? The shadow of a sum is the sum of the shadows: those of the two parts of b along the axes.")
    def add_the_shadows(self) -> None:
        f = self.formulas
        closer = Zoom(self.pair.plane, self.pair.close, run_time=1)
        self.play(Vanish(f.meaning, f.live, f.length), closer)
        legs = [Draw(leg, run_time=0.6) for leg in self.legs[1]]
        self.show_in_turn(*legs, (self.parts, f.step), f.sum, f.same)

    @beat("The shadow of a unit vector is cos θ, that of b is |b| times as long. Turn b once around.")
    def turn_b_once_around(self) -> None:
        f = self.formulas
        self.play(Vanish(*self.legs[1], self.parts, f.step, f.sum, f.same, run_time=0.5))
        self.play(Zoom(self.pair.plane, self.pair.whole, run_time=1), Glide(self.theta, 0, run_time=1))
        self.play(Appear(self.plot, self.height, self.pair.angle_mark, self.compared))
        self.add(self.curve)
        self.play(*(Glide(value, 360, run_time=6) for value in (self.theta, self.plotted)))
        self.claim(self.study.product_at(360))

    @beat("Greatest along a, zero across, least against it. So |a · b| is at most |a||b| {greatest}.")
    def mark_the_extremes(self) -> None:
        for theta, words in self.formulas.extremes.items():
            self.play(Glide(self.theta, theta, run_time=1.2))
            self.play(Appear(self.plot.mark(theta, words, "gradient"), run_time=0.6))
            self.claim(self.study.product_at(theta))
        self.claim(self.study.plane.greatest_claim)

    @beat("With more components, this defines the angle: the quotient is never beyond ±1. Here θ {angle}°.")
    def define_the_angle(self) -> None:
        self.clear_the_stage()
        first, *rows = self.formulas.longer
        self.play(Appear(self.longer.staying, self.longer.turning, self.formulas.plane, first))
        self.show_in_turn(*rows, self.longer.angle_mark)
