"""The same shape: a function of a matrix has a slope for every entry, and they are a matrix again."""

from __future__ import annotations

from manim import Animation, VGroup

from mathlib.function import real
from mathlib.linear_algebra import Matrix
from mathlib.matrix_studies import MatrixGradientStudy, matrix_gradient_study, squared_loss_study
from scenes.stage.animation import Appear, Arrive, Draw, Glide, Value, Vanish
from scenes.stage.base import Place
from scenes.stage.matrices import DescentPlane, MatrixAndGradient, MatrixFormulas, drawable, picture_of
from scenes.stage.scene import BeatScene, Multivariate, Number, NumberMatrix, SceneParams, Texts, beat
from scenes.stage.text import Column

NETWORK: Place = (-3.4, 0.2, 4.8, 4.4)
PLANE: Place = (-2.9, 0.4, 6.2, 3.8)
COLUMN, MIDDLE, FOOT = 0.8, 0.9, (-6.4, -2.2, 0.3)


class MatrixGradient(BeatScene):
    """The gradient of a function of a matrix: entry by entry, as a formula, as a column, and in use."""

    class Params(SceneParams):
        """The function is |W x - target|^2 / 2, or `function`, of entries such as W11 and W12.

        With a `function`, x and target are not used. `eta` is the factor of the step against the gradient;
        without any, a suitable one.
        """

        letters = Texts(h="the step", V="a change of the matrix", W="the matrix")
        W: NumberMatrix = Matrix.of([[1, 0, 2], [0, 1, -1]])
        x: tuple[Number, ...] = (real(1), real(2), real(1))
        target: tuple[Number, ...] = (real(1), real(2))
        function: Multivariate | None = None
        eta: Number | None = None

        def solve(self) -> MatrixGradientStudy:
            if self.function is not None:
                return drawable(matrix_gradient_study(self.function, self.W, self.eta))
            return drawable(squared_loss_study(self.W, self.x, self.target, self.eta))

    study: MatrixGradientStudy
    diagram: VGroup
    poster = "change_every_entry"
    wording = Texts(title="The same shape", about="about {number}")

    def about(self) -> str:
        return MatrixFormulas.about(self.study)

    def set_the_stage(self) -> None:
        s = self.study
        self.h, self.eta, (self.row, self.column) = Value(0), Value(0), map(Value, s.nudged)
        self.picture = picture_of(self.typesetter, s, self.h, (NETWORK, PLANE))
        self.pair = MatrixAndGradient(self.typesetter, s, self.row, self.column)
        column, foot = Column(self.typesetter, COLUMN, MIDDLE), Column(self.typesetter, *FOOT)
        self.formulas = MatrixFormulas(s, column, foot, self.h)

    @beat(
        squared="The entries of W are weights. How far W x is from the target is one number: {f} {value}.",
        general="{f} makes one number of the entries of {W}: {f} {value}. Each entry alone gives a graph.",
    )
    def turn_a_matrix_into_a_number(self) -> None:
        self.show(self.pair.matrix, self.pair.name, run_time=1)
        self.play(Appear(self.picture, run_time=1.5))
        self.claim(*self.study.live_claims(real(0)), *self.study.rounded)
        self.show(self.formulas.introduction)

    @beat("Add h to {entry} alone. The change of {f}, divided by h, has a limit for h → 0: {symbol} {slope}.")
    def change_one_entry(self) -> None:
        asked = (self.pair.mark, self.picture.changing, self.formulas.live)
        self.show(*asked, instead_of=self.formulas.introduction)
        self.play(Appear(self.formulas.table.frame, run_time=0.4))
        for step, cells in zip(self.study.steps, self.formulas.table.cells, strict=True):
            self.play(Glide(self.h, float(step), run_time=1.2))
            self.claim(*self.study.live_claims(step))
            self.show(*cells, run_time=0.5)
        self.path = self.picture.mark(self.study.nudged)
        self.show(self.formulas.slope, self.path, instead_of=self.formulas.live)
        self.play(Appear(self.pair.gradient.frame, self.pair.gradient_name, run_time=0.6))
        slope = self.pair.gradient.entry(*self.study.nudged)
        self.show(Arrive(slope, self.formulas.slope.get_right(), run_time=1.2))

    @beat(
        zero="Each entry has a slope: the gradient has {W}'s shape. {zero} is 0, yet {at_zero} {zero_slope}.",
        nonzero="Every entry has a slope, in its place: the gradient has the shape of {W}, {shape}.",
    )
    def change_every_entry(self) -> None:
        s = self.study
        self.play(Vanish(self.formulas.table, self.formulas.slope, self.picture.changing, run_time=0.5))
        self.h.set_value(0)
        self.play(Appear(self.formulas.definition, run_time=0.6))
        for place in s.places:
            if place != s.nudged:
                self.play(Vanish(self.path), *self._turning(place), run_time=0.25)
                self.path, slope = self.picture.mark(place), self.pair.gradient.entry(*place)
                self.play(Appear(self.path, run_time=0.25))
                self.show(Arrive(slope, self.picture.origin(place), run_time=min(1.0, 7 / len(s.places))))

    def _turning(self, place: tuple[int, int]) -> list[Animation]:
        return [Glide(value, target) for value, target in zip((self.row, self.column), place, strict=True)]

    @beat(
        squared="All entries at once: errors times inputs, (W x − t) xᵀ. Entry by entry the same numbers.",
        general="The partial derivatives are functions of {W}. Each of them has its place in the matrix.",
    )
    def read_the_formula(self) -> None:
        self.play(Vanish(self.picture, self.path, self.pair.mark, self.formulas.definition, run_time=0.6))
        for value in (self.row, self.column):
            value.set_value(1)
        outer, marks = None, VGroup(self.pair.gradient_mark)
        if self.study.layer:
            outer = self.diagram = self.pair.outer_product()
            marks.add(outer.marks(self.row, self.column))
            self.show(outer.column, outer.row, outer.products.frame, self.formulas.product)
        else:
            self.diagram = self.formulas.rules
            self.show(self.diagram)
        self.play(Appear(marks, run_time=0.4))
        for place in self.study.places:
            products = [outer.products.entry(*place)] if outer else []
            self.show(*self._turning(place), *products, run_time=min(0.8, 7 / len(self.study.places)))
        self.play(Vanish(marks, run_time=0.4))

    @beat(
        matrix="Row by row in one column, the slopes are the gradient as before. Only the notation is new.",
        column="{W} has one column, and so have the slopes: they are the gradient as before.",
    )
    def lay_it_out_as_a_column(self) -> None:
        names, slopes, labels = self.pair.columns()
        self.columns = VGroup(names, slopes, *labels)
        self.show(names, slopes.frame, *labels, instead_of=(self.diagram, self.formulas.product))
        starts = [entry.get_center() for entry in self.pair.gradient.entries.values()]
        ways = zip(slopes.entries.values(), starts, strict=True)
        self.show(*(Arrive(entry, start, run_time=2) for entry, start in ways))
        self.show(self.formulas.inner_product)

    @beat(
        falls="A step against it, with η = {eta}: {f} falls by {change}. Foretold: η|∇{f}|² {foretold}.",
        rises="A step against it, with η = {eta}, is too long: {f} rises by {change}.",
        level="A step against it, with η = {eta}, is too long: {f} is as before.",
        stationary="Here every slope is 0, so a step against the gradient leaves {W} where it is.",
    )
    def take_one_step(self) -> None:
        self.descent = DescentPlane(self.typesetter, self.study, self.eta, PLANE)
        self.show(self.descent, instead_of=(self.columns, self.formulas.inner_product))
        self.play(Draw(self.descent.tangent))
        self.play(Appear(self.descent.level, self.descent.fall, self.descent.dots, run_time=0.4))
        self.play(Glide(self.eta, float(self.study.eta), run_time=2.5))
        self.show_in_turn(*self.formulas.outcome)
