"""Down the loss: gradient descent on the fit of a line, step by step, and what its step size decides."""

from __future__ import annotations

from mathlib.descent_studies import GradientDescentStudy, gradient_descent_study
from scenes.stage.animation import Appear, Glide, Value, Vanish
from scenes.stage.axes import Zoom, check_ticks
from scenes.stage.base import Place, Window
from scenes.stage.descent import ComparedDescents, ComparisonFormulas, DescentFormulas, descending
from scenes.stage.plane import LineFit, Plane
from scenes.stage.scene import BeatScene, Loss, Number, Points, SceneParams, Texts, beat
from scenes.stage.text import MAIN
from scenes.stage.two_variables import MapAndLandscape

WITH_DATA: tuple[Place, ...] = (-0.1, -0.2, 3.7, 3.7), (4.55, -0.2, 3.9, 4.4), (-4.85, -1.6, 3.3, 1.7)
WITHOUT: tuple[Place, ...] = (0.75, -0.2, 3.7, 3.7), (-4.15, -0.1, 3.8, 4.4), (5.35, -0.85, 2.4, 3.0)
SMALL, FOUR, TWO = (-4.85, 1.3, 3.3, 1.96), (0.15, 0.95, 13.0, 2.4), (-2.6, -0.3, 7.6, 3.5)


class GradientDescent(BeatScene):
    """Steps against the gradient of a loss, and the step sizes at which they close in, jump, or blow up."""

    class Params(SceneParams):
        """`data` to fit a line to, or any loss as `function`; `step_sizes` to compare. The rest is chosen."""

        letters = Texts({"lambda": "eigenvalues"}, eta="the step size", k="the number of steps")
        data: Points | None = None
        function: Loss | None = None
        start: tuple[Number, ...] = ()
        step_size: Number | None = None
        step_sizes: tuple[Number, ...] = ()
        steps: int = 30

        def solve(self) -> GradientDescentStudy:
            choices = (self.start, self.step_size, self.step_sizes, self.steps)
            study = gradient_descent_study(self.data, self.function, *choices)
            check_ticks("the map", study.ground, study.shared_ground, advice=study.advice, longest=(6, 5))
            check_ticks("the loss", study.loss_window, advice=study.advice, longest=(6, 5))
            return study

    study: GradientDescentStudy
    seconds = (45, 90)
    poster = "compare_step_sizes"
    wording = Texts(ComparisonFormulas.wording, title="Down the loss")

    def about(self) -> str:
        return DescentFormulas.about(self.study)

    def set_the_stage(self) -> None:
        s = self.study
        self.w, self.b, self.k = Value(s.at[0]), Value(s.at[1]), Value(0)
        self.formulas = DescentFormulas(self.typesetter, s, self.k)
        self.comparison = ComparisonFormulas(self.typesetter, s)
        on_map, in_space, self.aside = WITH_DATA if s.data else WITHOUT
        seen = s.ground, self.weights, (on_map, in_space), s.run.path, s.level
        self.twin = MapAndLandscape.of_a_loss(self.typesetter, s.function, *seen)
        self.live = self.formulas.live_point(self.weights)

    def weights(self) -> tuple[float, float]:
        """Where we are: where the tour has led, and from the start on, the descent after k steps."""
        w, b = self.study.moved(self.k())
        return self.w() + w, self.b() + b

    @beat(
        data="A line with weights {x} and {y} misses the points. The mean square of the misses: {f} {loss}.",
        formula="A loss says how bad a choice of {x} and {y} is. At {start} it is {f} {loss}.",
    )
    def see_one_loss(self) -> None:
        s = self.study
        if not s.data:
            return self.show(self.twin, self.live)
        fit = self.fit = LineFit(self.typesetter, s.points, self.weights, s.tour, MAIN)
        line, miss, mean, live = self.formulas.fit(self.weights)
        self.play(Appear(fit.plane, fit.dots))
        self.show_in_turn((fit.line, line, live), (fit.gaps, miss), (fit.squares, mean))
        self.play(Vanish(line, miss, mean, live, run_time=0.5))

    @beat("Every choice of {x} and {y} is a point of a map, and the loss its height. Change {x}, then {y}.")
    def see_every_loss(self) -> None:
        if self.study.data:
            self.play(Zoom(self.fit.plane, self.fit.plane.window, SMALL, run_time=1.5))
            self.play(Appear(self.twin, self.live, run_time=1.2))
        for w, b in (*self.study.tour, self.study.at):
            self.play(Glide(self.w, w, run_time=1.6), Glide(self.b, b, run_time=1.6))

    @beat("One step against the gradient, with η = {eta}: from {start}, {f} {loss}, to {f} {next}.")
    def take_one_step(self) -> None:
        self.step, self.arrow = self.formulas.step, self.twin.arrow(*self.study.run.path[:2])
        self.show(self.step, self.arrow, run_time=1.2)
        self.play(Glide(self.k, 1, run_time=1.5))

    @beat(
        falls="Step after step, {n} of them, each straight: the loss falls at every one, to {f} {last}.",
        rises="Step after step, {n} of them, each straight: at {rises} of them the loss rises.",
        levels="Step after step, {n} of them, each straight: the loss ends at {f} {last}.",
        ends="Step after step, each straight: after {n} of them there is none that can be shown.",
    )
    def repeat_the_step(self) -> None:
        s, text = self.study, self.formulas
        plane = Plane(self.typesetter, Window.of(*s.loss_window), self.aside, names=("k", text.name))
        losses = plane.data(s.loss_points, "function", self.k + 1, leaving=True)
        self.play(Vanish(self.step, self.arrow, self.live, run_time=0.5))
        self.show(plane, losses, self.twin.trace(s.run.path, self.k), text.live_loss)
        self.show_in_turn(*descending(self.k, s.run.iterates.steps))

    @beat(
        standard="The same start, four step sizes: it crawls, zigzags, jumps in the end for ever, blows up.",
        any="The same start, {count} step sizes, {steps} steps each. What comes of each stands below it.",
    )
    def compare_step_sizes(self) -> None:
        s, text = self.study, self.comparison
        descents = [(s.function, run) for run in s.compared]
        shown = descents, s.shared_ground, FOUR, text.sizes, s.level
        by_size = self.by_size = ComparedDescents(self.typesetter, *shown)
        self.clear_the_stage()
        self.show_in_turn((*by_size.maps, text.counter(by_size.k)), *by_size.descending())
        self.play(Appear(*(each.words_below(text.outcome(each.run)) for each in by_size.maps)))

    @beat(
        quadratic="Along an eigenvector a step multiplies the error by 1 − ηλ: below −1 for λ₁ if η > 2/λ₁.",
        indefinite="Along an eigenvector a step multiplies the error by 1 − ηλ, more than 1 where λ₂ < 0.",
        curved="Near this minimum a step multiplies the error along an eigenvector by about 1 − ηλ.",
        no_minimum="No minimum is known. At the start the Hessian's greater eigenvalue is λ₁ {curvature}.",
    )
    def multiply_the_errors(self) -> None:
        s, text, by_size = self.study, self.comparison, self.by_size
        lines = [each.lines_through(s.target, s.directions) for each in by_size.maps if s.target]
        factors = [text.factors(each) for each in by_size.maps if each.run.closed]
        self.errors = text.errors((-0.7, -2.65 if s.quadratic else -1.6), 11.4)
        self.play(Glide(by_size.k, 0, run_time=1))
        self.show_in_turn((*lines, self.errors, *factors), *by_size.descending())

    @beat(
        quadratic="The border is local: {steps} steps leave M about {flat} times its first error, {f} {own}.",
        indefinite="For other losses all this is local: near a stationary point, by the Hessian there.",
        other="The border 2/λ₁ is local: it belongs to the Hessian at one place, and that may change.",
    )
    def see_that_the_border_is_local(self) -> None:
        s, text = self.study, self.comparison
        if s.flattened is None:
            return None if s.quadratic else self.show(Vanish(self.errors), text.borders)
        titles, (formulas, table) = (text.loss, text.other), text.flattened
        by_loss = ComparedDescents(self.typesetter, s.flattened, s.shared_ground, TWO, titles)
        self.clear_the_stage()
        self.show_in_turn((*by_loss.maps, formulas, table.frame), *by_loss.descending())
        self.show(*(cell for row in table.cells for cell in row))
