"""A function along a path: climbs after a step of time, and the rate of change as a sum of products."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import sympy
from sympy import Expr

from mathlib.arithmetic import Interval, Undefined, sign
from mathlib.calculus import PathStep, differentiability, level_time, path_derivative, path_step
from mathlib.function import (
    DOUBLES,
    EXACT,
    Claim,
    Function,
    ParameterError,
    Shown,
    check_size,
    evaluated,
    exact_plain,
    largest,
    places_for,
    real,
    settled,
    settled_how,
    show,
    shown_within,
    significant,
    tenths,
)
from mathlib.linear_algebra import VectorFunction
from mathlib.path_studies.level_times import time_along_level_curve
from mathlib.path_studies.path_motion import PathMotion
from mathlib.path_studies.path_steps import check_path, first_steps
from mathlib.plotting import Window, path_stretch

ADVICE = "multiply the function by a constant that brings them nearer to 1, or choose another time"


@dataclass(frozen=True)
class PathStudy(PathMotion):
    """The rate of change by the chain rule, and the steps of time that close in on it.

    `level` is a time, or holds one, at which the path is proven to run along a level curve; it is True where
    it does so at all times, False where none is known.
    """

    steps: tuple[PathStep, ...]
    level: Expr | Interval | bool

    @cached_property
    def cases(self) -> frozenset[str]:
        """Whether the path moves at the time, and what is known of level curves."""
        still = all(speed == 0 for speed in self.found.velocity)
        unknown = "zero" if sign(self.found.value) == 0 else "other"
        level = "along" if self.level is True else unknown if self.level is False else "crosses"
        return frozenset({"still" if still else "moving", level})

    @cached_property
    def places(self) -> int:
        """How many decimals rates are shown with."""
        known = largest((*self.found.terms, self.found.value))
        rates = self.rate(np.array(self.times))
        return places_for(known or largest(rates[np.isfinite(rates)]))

    def shown(self, time: float, index: int | None = None) -> Shown:
        """What a variable contributes at a time, by its index, or the sum, as it may be shown."""
        parts = self.parts(time)
        value = sum(parts) if index is None else parts[index]
        return settled(value, self.places, lambda: self._exact(time, index))

    def _exact(self, time: float, index: int | None) -> Expr:
        if index is None:
            return sympy.Add(*(self._exact(time, k) for k in range(2)))
        if time == float(self.time):
            return self.found.terms[index]
        exact = self.exact_time(time)
        return self.rules[index].exact(*self.path.exact(exact)) * self.speeds.exact(exact)[index]

    def exact_time(self, time: float) -> Expr:
        """The exact number of which a time is the float: one that is known, or else a decimal."""
        known = (self.time, self.level) if isinstance(self.level, Expr) else (self.time,)
        return next((each for each in known if time == float(each)), real(time))

    def time_shown(self, time: float) -> Shown:
        """A time as it may be shown, so that times in the stretch are told apart."""
        return settled(time, self._time_places, lambda: self.exact_time(time))

    @property
    def _time_places(self) -> int:
        return places_for(self.stretch[1] - self.stretch[0])

    def time_claim(self, time: float) -> Claim:
        """The same under its name."""
        shown = self.time_shown(time)
        return Claim(self.path.variables[0], shown, real, settled_how(shown))

    def rates_at(self, time: Expr) -> tuple[Claim, ...]:
        """The two products and their sum at a time."""
        (t,), (x, y) = self.path.variables, self.function.variables
        shown = [self.shown(float(time), index) for index in (0, 1, None)]
        exact = EXACT if all(each.relation == "=" for each in shown) else DOUBLES
        how = differentiability(self.function, self.found.point).how if time == self.time else exact
        names = (f"contribution of {x}", f"contribution of {y}", "rate of change")
        return tuple(
            Claim(name, each, path_derivative, how, {t: exact_plain(time)})
            for name, each in zip(names, shown, strict=True)
            if each.text
        )

    @cached_property
    def table(self) -> tuple[tuple[Shown, Claim, Claim, Claim], ...]:
        """h, the climbs divided by h, and what linear climbs leave over, divided by h."""
        return tuple((show(step.step, 12), *self._row(step)) for step in self.steps)

    def _row(self, step: PathStep) -> tuple[Claim, Claim, Claim]:
        names = (*(f"climb along {name} / h" for name in self.function.variables), "remainder / h")
        values = [value / step.step for value in (*step.climbs, step.remainder)]
        first, second, third = (
            Claim(name, significant(value), path_step, evaluated(value), {"h": exact_plain(step.step)})
            for name, value in zip(names, values, strict=True)
        )
        return first, second, third

    @property
    def words(self) -> dict[str, str]:
        """What captions quote: the time, the numbers of the products, a time along a level curve."""
        rate = self.rates_at(self.time)[-1].shown
        level = self.level_claim[0].shown.plain if self.level_claim else ""
        if isinstance(self.level, Expr):
            level = f"= {exact_plain(self.level)}"
        plain = self.height.plain_variables[0]
        slope = f"d{self.function.plain_name}/d{plain} {rate.plain}"
        return {"t": plain, "time": exact_plain(self.time), "level": level, "slope": slope}

    @property
    def level_time(self) -> float | None:
        """The time at which the path runs along a level curve, if it is not every one."""
        if isinstance(self.level, bool):
            return None
        return float(self.level if isinstance(self.level, Expr) else self.level.middle.lo)

    @cached_property
    def level_claim(self) -> tuple[Claim, ...]:
        """The time at which the path runs along a level curve, if one is known."""
        if isinstance(self.level, bool):
            return ()
        if isinstance(self.level, Expr):
            shown, how = show(self.level, self._time_places), EXACT
        else:
            shown, how = shown_within(self.level, self._time_places, fixed=True), "certified by intervals"
        return (Claim("time along a level curve", shown, level_time, how),)


def path_study(
    f: Function, path: VectorFunction, time: Expr, ground: Callable[..., Window], taken: Collection[str] = ()
) -> PathStudy:
    """Solve for the rate of change of f along a path at a time.

    `ground` says what is seen around a point, with more room ahead; `taken` are letters in use. Raises
    NotDifferentiableError where f or the path is not differentiable, ParameterError for what is no path for
    f, ValueError for rates too long to be read.

    >>> f, path = Function.parse("x^2 + x*y + y^2", ("x", "y")), VectorFunction.parse("(t, t^2)")
    >>> study = path_study(f, path, real(1), lambda *at: ((-2, 2), (-2, 2)))
    >>> [claim.shown.plain for claim in study.rates_at(real(1))], [step.step for step in study.steps]
    (['= 3', '= 6', '= 9'], [3/10, 3/100, 3/1000])
    """
    check_path(f, path, taken)
    found = path_derivative(f, path, time)
    check_size(largest((*found.terms, found.value)), "rates of change", ADVICE)
    window = ground(*map(float, found.point), tuple(map(float, found.velocity)))
    place = f"{path.variables[0]} = {exact_plain(time)}"
    stretch = path_stretch(f, path, float(time), window)
    if stretch is None:
        reason = f"does not stay on the ground around its point at {place}, or hardly moves there"
        if all(part.expression == 0 for part in path.derivative().parts):
            reason = "does not move: it is the same point at every time"
        raise ParameterError("path", f"{path.source} {reason}; choose another path or time")
    for first in first_steps(path, float(time), stretch[1], window):
        with suppress(Undefined):
            steps = tuple(path_step(f, path, time, found, step) for step in tenths(first))
            level = time_along_level_curve(f, path, stretch, time, found)
            return PathStudy(f, path, time, found, stretch, steps, level)
    message = f"no step of time is known after which {f.plain_name} has values on the way from {place}"
    raise ParameterError("time", f"{message}; choose another time")
