"""Along a path: each variable contributes a product to the rate of change, and the sum is a dot product."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from manim import VGroup

from mathlib.function import parse, real
from mathlib.linear_algebra import VectorFunction
from mathlib.path_studies import PathStudy, path_study
from scenes.stage.animation import Appear, Draw, Glide, Shrink, Tween, Vanish
from scenes.stage.axes import Zoom
from scenes.stage.base import Place
from scenes.stage.paths import BRANCHES, PathFormulas, PathPictures
from scenes.stage.scene import BeatScene, Bivariate, Number, Path, SceneParams, Texts, beat
from scenes.stage.two_variables import ground_around
from scenes.stage.vectors import Vector, VectorArrow, scales_of_two

STAGE: Place = (-3.1, 0.15, 6.4, 4.9)
SMALL_MAP: Place = (3.9, 1.0, 4.4, 2.2)
SMALL_PLOT: Place = (3.9, -1.85, 4.4, 1.4)
UPPER: Place = (-2.9, 1.4, 6.2, 1.8)
LOWER: Place = (-2.9, -1.6, 6.2, 1.8)
MAP: Place = (-3.0, 0.0, 4.6, 4.6)
TREE: Place = (0, 0.65, 8.4, 4.3)
COLUMN, TOP, LIVE, SUM = 1.2, 2.75, -1.2, -2.3


class MultivariableChainRule(BeatScene):
    """The rate of change of a function along a path, and what each variable contributes to it."""

    class Params(SceneParams):
        """`path` is x and y as functions of a time, at which `time` is looked at."""

        letters = Texts(h="the step of time", r="the path")
        function: Bivariate = parse("x^2 + x*y + y^2", ("x", "y"))
        path: Path = VectorFunction.parse(["t", "t^2"])
        time: Number = real(1)

        def solve(self) -> PathStudy:
            ground, taken = partial(ground_around, self.function), tuple(self.letters)
            return path_study(self.function, self.path, self.time, ground, taken)

    study: PathStudy
    poster = "divide_by_the_step"
    wording = Texts(title="The chain rule along a path")

    def set_the_stage(self) -> None:
        self.pictures = PathPictures(self.typesetter, self.study, STAGE)
        self.t, self.at, self.space = self.pictures.t, self.pictures.at, self.pictures.space
        self.map, self.on_the_map = self.pictures.map(SMALL_MAP, (4, 3))
        self.pictures.plot_height(SMALL_PLOT)
        self.pictures.plot_rate(LOWER)
        self.formulas = PathFormulas(self.study, self.column_from(COLUMN, TOP))
        self.on_the_map.add(self.formulas.path(self.map))
        self.add(self.space, self.space.axes)

    @beat("As {t} passes, a point walks along a path on the map. Its height is a function of {t} alone.")
    def walk_along_the_path(self) -> None:
        pictures, end = self.pictures, self.study.stretch[1]
        self.play(Appear(self.map, self.on_the_map, pictures.plot, pictures.graph, pictures.dot))
        self.play(*(Glide(moved, end, run_time=4) for moved in (self.t, pictures.reached)))
        self.play(Glide(self.t, self.at, run_time=1.5))

    @beat("Split a step h of time: first {x}, then {y}. Two climbs of {f}, whose sum is its whole change.")
    def climb_twice(self) -> None:
        moves, self.moves = self.pictures.moves(self.map), VGroup()
        for leg, move, bar in zip(self.pictures.legs, moves, self.pictures.bars.bars, strict=True):
            self.moves.add(move)
            self.play(Draw(move), Tween(leg, drawn=1), Appear(bar), run_time=1.5)

    @beat("Linear climbs miss it by e(h), and e(h)/h goes to 0: {f} and the path are differentiable.")
    def compare_with_linear_climbs(self) -> None:
        self.step = self.formulas.step()
        self.table = self.formulas.table(self.step)
        self.play(Vanish(self.map, self.on_the_map, self.moves, run_time=0.6))
        self.play(Appear(self.step, self.pictures.linear))
        self.play(Appear(self.table.frame))
        self.show_in_turn(*self.table.cells, run_time=0.6)

    @beat(
        moving="Divide by h, and let h go to 0: two heights that add up to the slope, {slope}.",
        still="Divide by h, and let h go to 0. At {t} = {time} the path stands still: both heights are 0.",
    )
    def divide_by_the_step(self) -> None:
        pictures, (low, high) = self.pictures, self.study.stretch
        leaving = (self.step, self.table, pictures.bars, pictures.linear)
        self.play(Vanish(self.space, self.space.axes, *leaving, run_time=0.6))
        self.play(Zoom(pictures.plot, pictures.narrow, UPPER, run_time=1.2))
        self.quotient, self.limit = self.formulas.limit()
        self.play(Appear(pictures.lower, pictures.zero, pictures.stack, self.quotient))
        self.play(Shrink(pictures.h, pictures.h() / 1000, run_time=2.5))
        pictures.h.set_value(0)
        self.show(pictures.rates, pictures.tangent, self.limit)
        self.live = self.formulas.live(self.t, LIVE)
        self.play(Appear(*self.live))
        self.claim(self.study.time_claim(self.at))
        for time in (low, high, self.at):
            self.play(Glide(self.t, time, run_time=2))

    @beat(
        along="The sum is a dot product. This path runs along a level curve: it is 0 at every time.",
        crosses="The sum is a dot product. At {t} {level} the path runs along a level curve: it is 0 there.",
        zero="The sum is a dot product, here 0. It is 0 wherever a path runs along a level curve.",
        other="The sum is a dot product, {slope}. It would be 0 if the path ran along a level curve here.",
    )
    def take_the_dot_product(self) -> None:
        s, leaving = self.study, (*self.pictures.plots, self.quotient, self.limit, self.live[1])
        self.play(Vanish(*leaving, run_time=0.6))
        plane, on_it = self.pictures.map(MAP, (4, 4))
        time, place = self.at if s.level_time is None else s.level_time, (self.pictures.x, self.pictures.y)
        seen = [(s.pair(at), s.gradient_at(at), s.velocity_at(at)) for at in (self.at, time)]
        factors = scales_of_two(plane, seen)
        gradient, velocity = (
            Vector.of(plane, place, partial(self._at_the_time, of), factor)
            for of, factor in zip((s.gradient_at, s.velocity_at), factors, strict=True)
        )
        arrows = VGroup(VectorArrow(gradient, "gradient"), VectorArrow(velocity, "direction"))
        self.product, note = self.formulas.product(), plane.note(self.formulas.scales(*factors))
        self.play(Appear(plane, on_it, arrows, note, self.product))
        self.play(Glide(self.t, time, run_time=2))
        curve = plane.level_curve(s.function, float(s.height(time)), self.pictures.ground)
        self.show(curve)
        self.claim(*s.level_claim, s.time_claim(time), *s.rates_at(s.exact_time(time)))
        self.large_map = VGroup(plane, on_it, arrows, note, curve)

    def _at_the_time(self, vector: Callable[[float], tuple[float, float]]) -> tuple[float, float]:
        return vector(self.t())

    @beat("In n variables: a product for each branch, and a sum. ∂{f}/∂{t} is one branch, d{f}/d{t} is all.")
    def follow_every_branch(self) -> None:
        self.play(Vanish(self.large_map, self.product, self.live[0], run_time=0.6))
        tree, whole = self.formulas.tree(TREE), self.formulas.influences(SUM)
        standing, products = whole.in_turn()
        self.play(Appear(tree, standing))
        for name, color, product in zip(("1", "2", "n", "t"), BRANCHES, products, strict=True):
            self.play(Draw(tree.path("f", name, "end", role=color)), Appear(product), run_time=1)
