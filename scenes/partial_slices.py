"""Hold one variable still: the partial derivatives of f(x, y) as the slopes of two slices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import numpy as np
from manim import ValueTracker, smooth, squish_rate_func
from pydantic import model_validator

from mathlib.calculus import differentiability, partial_derivatives
from mathlib.function import Function, differentiate, exact_plain, real, show
from mathlib.plotting import nice_ticks
from scenes.stage.animation import Appear, Glide, Tween, Vanish
from scenes.stage.base import Place
from scenes.stage.plane import box_for
from scenes.stage.scene import BeatScene, Bivariate, Number, SceneParams, beat, stand_apart
from scenes.stage.space import Floor, Space, SpaceDot, SpaceMarks, Surface, in_sight
from scenes.stage.text import check_size, heading, places_for, role, stack
from scenes.stage.two_variables import (
    LiveSlope,
    PartialFormulas,
    Slice,
    clearest_view,
    side_by_side,
    terms_of,
)

STAGE: Place = (-2.75, 0.1, 7.2, 5.2)
PANEL: Place = (4.2, -1.3, 4.1, 2.2)
BOTH: tuple[Place, Place] = ((4.2, 0.6, 4.1, 1.3), (4.2, -1.75, 4.1, 1.3))
COLUMN, COLUMN_WIDTH, TOP = 1.5, 5.1, 2.75
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

        function: Bivariate = Function.parse("x^2 + x*y + y^2", ("x", "y"))
        point: tuple[Number, Number] = (real("0.5"), real(1))

        @model_validator(mode="after")
        def _has_partial_derivatives(self) -> PartialSlices.Params:
            sizes = []
            for variable in self.function.variables:
                differentiate(self.function, variable)
                found = partial_derivatives.partial_at(self.function, variable, self.point)
                if found.value is None:
                    raise ValueError(f"there is no partial derivative {found.reason}; take another point")
                sizes.append(abs(float(found.value)))
            check_size(max(sizes), "partial derivatives")
            return self

    params: Params
    poster = "read_the_slope_in_x"
    wording: ClassVar[Mapping[str, str]] = {
        "title": "Hold one variable still",
        "collected": "The gradient collects them.",
        "not_collected": "Here they do not tell the slopes on other ways: there is no gradient.",
    }

    def set_the_stage(self) -> None:
        self.f, self.point = self.params.function, self.params.point
        self.a, self.b = (float(value) for value in self.point)
        self.at = (ValueTracker(self.a), ValueTracker(self.b))
        self.rules = [differentiate(self.f, name) for name in self.f.variables]
        self.found = [partial_derivatives.partial_at(self.f, name, self.point) for name in self.f.variables]
        exact = [found.value for found in self.found if found.value is not None]
        self.places = places_for(max(abs(float(value)) for value in exact) or 1.0)
        self.live_places = places_for(abs(float(exact[0]))) if float(exact[0]) else self.places
        self.shown = [show(value, self.places) for value in exact]
        a, b = (exact_plain(value) for value in self.point)
        collected = differentiability(self.f, self.point).holds
        self.words = {
            "a": a,
            "b": b,
            "slope_x": self.shown[0].plain,
            "slope_y": self.shown[1].plain,
            "outlook": self.typesetter.words["collected" if collected else "not_collected"],
        }
        self._build_the_space()
        self._write()
        self.add(self.heading, self.space, self.marks)

    def _build_the_space(self) -> None:
        box = box_for(self.f, (self.a, self.b))
        self.top = np.array([self.a, self.b, float(self.f(self.a, self.b))])
        for elevation in ELEVATIONS:
            self.space = Space(box, STAGE, VIEWS[0], elevation)
            if in_sight(self.space, self.f, self.top[None])[0]:
                break
        self.space.azimuth.set_value(FIRST_VIEW)
        self.surface = Surface.of(self.theme, self.f, box)
        self.mark = SpaceDot(self.theme, "ink")
        self.mark.lift = 0.4
        self.slices = [self._slice(moving, PANEL) for moving in (0, 1)]
        self.small = [self._slice(moving, place, ticks=(5, 3)) for moving, place in enumerate(BOTH)]
        for small in self.small:
            small.carried.set_value(1)
        self.active: Slice | None = None
        self.space.put(Floor(self.theme, nice_ticks(*box.x, 4), nice_ticks(*box.y, 4)), self.surface)
        self.space.put(*self.slices[0].items, *self.slices[1].items, self.mark)
        held = [each.held for each in self.slices]
        self.follow(self.space, self._place_in_space, self.space.azimuth, *self.at, *held)
        self.marks = SpaceMarks(self.typesetter, self.space)
        self.follow(self.marks, self.marks.turn, self.space.azimuth)
        stand_apart(self.marks)

    def _slice(self, moving: int, place: Place, ticks: tuple[int, int] = (5, 4)) -> Slice:
        made = Slice(self.typesetter, self.space, self.f, self.rules[moving], self.at, moving, place, ticks)
        for item in made.items:
            item.opacity = 0.0
        for flat, place_flat in made.redrawn:
            self.follow(flat, place_flat, *made.trackers)
        stand_apart(made.panel)
        return made

    def _place_in_space(self) -> None:
        x, y = (tracker.get_value() for tracker in self.at)
        self.mark.move(x, y, float(self.f(x, y)))
        if self.active:
            self.active.place_in_space()

    def _write(self) -> None:
        self.heading = heading(self.typesetter, self.title, f"f(x, y) = {role('function', self.f.typst)}")
        self.formulas = [
            PartialFormulas(self.typesetter, self.f, self.rules[k], self.point, k, COLUMN_WIDTH)
            for k in (0, 1)
        ]
        self.held = [formulas.slice() for formulas in self.formulas]
        self.derivations = [formulas.derivation() for formulas in self.formulas]
        self.values = [f.value(shown) for f, shown in zip(self.formulas, self.shown, strict=True)]
        top = min(TOP, self.heading.get_bottom()[1] - 0.2)
        for held, derivation, value in zip(self.held, self.derivations, self.values, strict=True):
            stack(held, left=COLUMN, top=top)
            stack(derivation, value, left=COLUMN, top=top, gap=0.2)
        self.live = LiveSlope(self.formulas[0], self.slices[0], self.live_places)
        self.live.shift((COLUMN - self.live.get_left()[0], self.values[0].get_y() - self.live.get_y(), 0))
        self.follow(self.live, self.live.read, self.slices[0].held)
        self.both = side_by_side(self.formulas, self.shown)
        stack(self.both, left=COLUMN, top=top - 0.1)
        stand_apart(self.heading, self.live, self.both, *self.held, *self.derivations, *self.values)

    @beat(
        "Over every (x, y) the surface has a height. How steep is it at ({a}, {b})? That depends on the way."
    )
    def turn_the_surface(self) -> None:
        self.play(Glide(self.space.azimuth, VIEWS[0], run_time=5))

    @beat("So hold y still, at {b}. A plane cuts the surface, and only x is left to move.")
    def hold_y_still(self) -> None:
        self.play(Appear(self.held[0]))
        self._cut(self.slices[0])

    @beat("The slice is an ordinary function of x. What moves along it moves on the surface, too.")
    def carry_the_slice(self) -> None:
        first = self.slices[0]
        self._carry(first)
        low, high = first.walls
        stride = 0.25 * (high - low)
        for x in (min(self.a + stride, high), max(self.a - stride, low), self.a):
            self.play(Glide(self.at[0], x, run_time=1.1))

    @beat("Its slope is the partial derivative. Term by term, y counts as a constant: ∂f/∂x {slope_x}.")
    def read_the_slope_in_x(self) -> None:
        self._differentiate(0, pause=0.6)

    @beat("Another y is another slice, with another tangent. Watch its slope.")
    def sweep_the_plane(self) -> None:
        low, high = self.space.box.y
        ends = [low + share * (high - low) for share in (0.08, 0.92)]
        stops = [round(y, self.live.held_places) for y in ends]
        self.play(Vanish(self.values[0], run_time=0.4))
        self.play(Appear(self.live, run_time=0.5))
        for y in (*stops, self.b):
            self.play(*(Glide(moved, y, run_time=1.9) for moved in (self.at[1], self.slices[0].held)))
            if np.isfinite(self.slices[0].steepness):
                self.claim("partial derivative in x", self.live.steepness(), x=self.point[0], y=y)

    @beat("Now hold x still, at {a}, and let y move. The same point, another slice: ∂f/∂y {slope_y}.")
    def hold_x_still(self) -> None:
        first, second = self.slices
        self.play(
            Vanish(*first.flat, self.live, self.derivations[0]),
            *(Tween(item, opacity=0) for item in first.items),
            Tween(self.surface, front_opacity=1),
        )
        self.play(Glide(self.space.azimuth, VIEWS[1], run_time=1.5), Appear(self.held[1]))
        self._cut(second)
        self._carry(second)
        self._differentiate(1, pause=0.35)

    @beat("One point, two tangents, two numbers: ∂f/∂x {slope_x}, ∂f/∂y {slope_y}. {outlook}")
    def keep_both(self) -> None:
        first, second = self.slices
        slopes = [each.steepness for each in self.slices]
        self.play(
            Vanish(*second.flat, self.derivations[1], self.values[1]),
            Tween(second.sheet, opacity=0),
            Tween(self.surface, front_opacity=1),
        )
        self.active = self.space.cut = None
        view = clearest_view(self.space, self.f, self.top, slopes, LAST_VIEWS)
        turn = abs(view - self.space.azimuth.get_value())
        self.play(
            Glide(self.space.azimuth, view, run_time=max(2.0, turn / TURNING)),
            Tween(self.surface, opacity=SEEN_THROUGH),
            *(Tween(item, opacity=1) for item in (first.curve, first.tangent)),
            Appear(*self.small[0].flat, *self.small[1].flat, self.both),
        )
        for moving in (0, 1):
            self._claim_value(moving)

    def _cut(self, slice_: Slice) -> None:
        """Slide a plane in from the near wall to the point; what stands before it fades."""
        self.active, goal = slice_, slice_.held.get_value()
        slice_.held.set_value(slice_.near_wall)
        self.play(Tween(slice_.sheet, opacity=1, run_time=0.6))
        self.play(Glide(slice_.held, goal, run_time=1.8))
        slice_.curve.opacity, slice_.curve.drawn = 1.0, 0.0
        self.play(Tween(self.surface, front_opacity=FADED), Tween(slice_.curve, drawn=1, run_time=1.2))

    def _carry(self, slice_: Slice) -> None:
        """Move the slice from the surface to the panel."""
        landing = squish_rate_func(smooth, 0.6, 1)
        self.add(*slice_.carried_things)
        self.play(
            Glide(slice_.carried, 1, run_time=2.2), Appear(slice_.panel, run_time=2.2, rate_func=landing)
        )

    def _differentiate(self, moving: int, pause: float) -> None:
        """Write the partial derivative term by term; draw the tangents that have it as their slope."""
        standing, terms = terms_of(self.derivations[moving])
        self.play(Vanish(self.held[moving], run_time=0.5))
        self.play(Appear(standing, run_time=0.6))
        for term in terms:
            self.play(Appear(term, run_time=pause))
        slice_ = self.slices[moving]
        self.play(Appear(slice_.line), Tween(slice_.tangent, opacity=1), Appear(self.values[moving]))
        self._claim_value(moving)

    def _claim_value(self, moving: int) -> None:
        x, y = self.point
        name, how = f"partial derivative in {self.f.variables[moving]}", self.found[moving].how
        self.claim(name, self.shown[moving], x=x, y=y, how=how)
