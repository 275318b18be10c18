"""Secants settle on a tangent: the slope at one point as the limit of slopes between two."""

from __future__ import annotations

import numpy as np
import sympy
from manim import Create, ValueTracker, VGroup
from pydantic import model_validator

from mathlib import slopes
from mathlib.functions import Function
from mathlib.notation import Shown, exact_plain, exact_typst, show
from mathlib.numbers import real
from scenes.stage.beats import BeatScene, beat
from scenes.stage.framing import is_unbroken, window_for
from scenes.stage.graph import Graph, dot
from scenes.stage.layout import COLUMN_TOP, MAIN, column_width, fit, halo, heading, stack
from scenes.stage.motion import Appear, Glide, Vanish, geometric
from scenes.stage.numerals import Readout
from scenes.stage.params import Number, SceneParams, Univariate
from scenes.stage.plane import Plane, Zoom
from scenes.stage.strokes import Stroke
from scenes.stage.table import Table
from scenes.stage.type import LABEL, role

PLACES = 4
ABOVE = (0.0, 1.2, 11.8, 2.1)
BELOW = (0.0, -1.5, 11.8, 2.0)
STEPS = tuple(map(real, ("1.5", "1", "0.5", "0.1", "0.01")))


class SecantToTangent(BeatScene):
    class Params(SceneParams):
        """`steps` are the values of h at which the secant rests; by default they suit the function."""

        function: Univariate = Function.parse("x^2")
        point: Number = real(1)
        steps: tuple[Number, ...] = ()

        @model_validator(mode="after")
        def _has_a_tangent(self) -> SecantToTangent.Params:
            derivative = slopes.derivative(self.function, self.point)
            if derivative.value is None:
                raise ValueError(derivative.reason)
            for h in self.steps:
                if not np.isfinite(self.function(np.array([float(self.point + h), float(self.point - h)]))).all():
                    raise ValueError(f"the function has no value at {self.point} ± {h}")
            return self

    poster = "name_the_limit"

    def set_the_stage(self) -> None:
        params = self.params
        self.f, self.a = params.function, float(params.point)
        self.steps = params.steps or _steps_within(self.f, self.a)
        self.derivative = slopes.derivative(self.f, params.point)
        self.rule = self.f.derivative("x")
        self.rows = slopes.secant_table(self.f, params.point, self.steps)
        reach = 1.3 * max(float(h) for h in self.steps)
        self.at_point = float(self.f(self.a))
        keep = [self.at_point, *(float(self.f(self.a + s * float(h))) for h in self.steps for s in (1, -1))]
        self.window = window_for(self.f, self.a - reach, self.a + reach, keep)
        self.words = {"a": exact_plain(params.point), "slope": show(self.derivative.value, PLACES).plain}
        self.h = ValueTracker(float(self.steps[0]))
        self.plane = Plane(self.type, self.window, MAIN)
        self.graph = Graph(self.plane, self.f, "function")
        self.point = dot(self.plane, self.a, self.at_point, "ink")
        self.add(heading(self.type, params.title or "Secants settle on a tangent", f'f(x) = {role("function", self.f.typst)}'))
        self.add(self.plane)

    @beat("A slope is rise over run, from one point to another. At x = {a} there is only one point. What is the slope there?")
    def ask_for_a_slope_at_one_point(self) -> None:
        ...
