"""A function along a path: climbs after a step of time, and the rate of change as a sum of products."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import sympy
from numpy.typing import ArrayLike, NDArray
from sympy import Expr

from mathlib.arithmetic import Interval, TooHardError, Undecided, Undefined, bounded, pristine, sign
from mathlib.calculus import (
    NotDifferentiableError,
    PathDerivative,
    PathStep,
    along_path,
    differentiability,
    gradient,
    level_time,
    path_derivative,
    path_step,
)
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
    places_for,
    real,
    settled,
    settled_how,
    show,
    shown_within,
    significant,
)
from mathlib.linear_algebra import VectorFunction
from mathlib.plotting import Window, path_stretch

Array = NDArray[np.float64]
Pair = tuple[float, float]

RATIO = sympy.Rational(1, 10)
MANTISSAS = (5, 4, 3, 2, "1.5", 1)
ADVICE = "multiply the function by a constant that brings them nearer to 1, or choose another time"

LONGEST = 0.4
"""How long the way of a first step is at the most, in widths of the ground."""


@dataclass(frozen=True)
class PathStudy:
    """f along a path r at a time: `found` by the chain rule, and the steps that close in on it.

    `stretch` are the times that are shown. `level` is a time among them, or holds one, at which the path is
    proven to run along a level curve; it is True where it does so at all times, False where none is known.
    """

    function: Function
    path: VectorFunction
    time: Expr
    found: PathDerivative
    stretch: Pair
    steps: tuple[PathStep, ...]
    level: Expr | Interval | bool

    @cached_property
    def height(self) -> Function:
        """f along the path, as a function of time."""
        return along_path(self.function, self.path)

    @cached_property
    def rules(self) -> tuple[Function, ...]:
        """The partial derivatives."""
        return gradient(self.function)

    @cached_property
    def speeds(self) -> VectorFunction:
        """The velocity of the path."""
        return self.path.derivative()

    @property
    def times(self) -> list[float]:
        """Times from the beginning to the end of the stretch."""
        return [float(time) for time in np.linspace(*self.stretch, 41)]

    @property
    def point(self) -> Pair:
        """Where the path is at the time."""
        return self.pair(float(self.time))

    def pair(self, time: float) -> Pair:
        """A point of the path."""
        x, y = map(float, self.place(time))
        return x, y

    @property
    def vectors(self) -> tuple[Callable[[float], Pair], Callable[[float], Pair]]:
        """The gradient and the velocity, as functions of time."""
        return self.gradient_at, self.velocity_at

    def place(self, time: ArrayLike) -> Array:
        """Points of the path, of shape (2, ...)."""
        return np.asarray(self.path(time))

    def gradient_at(self, time: float) -> Pair:
        """The gradient at a point of the path."""
        is_here = time == float(self.time)
        first, second = self.found.gradient if is_here else (rule(*self.place(time)) for rule in self.rules)
        return float(first), float(second)

    def velocity_at(self, time: float) -> Pair:
        """The velocity of the path at a time."""
        first, second = self.found.velocity if time == float(self.time) else self.speeds(time)
        return float(first), float(second)

    def parts(self, time: float) -> Pair:
        """What each variable contributes to the rate of change."""
        (a, b), (u, v) = self.gradient_at(time), self.velocity_at(time)
        return a * u, b * v

    def rate(self, time: ArrayLike) -> Any:
        """The rate of change of f along the path, of the shape of `time`; NaN where it is not known."""
        points, velocity = self.place(time), self.speeds(time)
        return sum(rule(*points) * part for rule, part in zip(self.rules, velocity, strict=True))

    def climbs(self, step: float) -> Pair:
        """What f rises by while one variable moves after the other, in a step of time."""
        (a, b), (x, y) = self.place(float(self.time)), self.place(float(self.time) + step)
        middle = float(self.function(x, b))
        return middle - float(self.function(a, b)), float(self.function(x, y)) - middle

    def linear(self, step: float) -> Pair:
        """The linear climbs."""
        at = float(self.time)
        (a, b), (u, v) = self.gradient_at(at), self.place(at + step) - self.place(at)
        return a * float(u), b * float(v)

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
        known = max(abs(float(part)) for part in (*self.found.terms, self.found.value))
        return places_for(known or float(np.nanmax(np.abs(self.rate(np.array(self.times))))) or 1.0)

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
    _check_path(f, path, taken)
    found = path_derivative(f, path, time)
    check_size(max(abs(float(part)) for part in (*found.terms, found.value)), "rates of change", ADVICE)
    window = ground(*map(float, found.point), tuple(map(float, found.velocity)))
    place = f"{path.variables[0]} = {exact_plain(time)}"
    stretch = path_stretch(f, path, float(time), window)
    if stretch is None:
        reason = f"does not stay on the ground around its point at {place}, or hardly moves there"
        if all(part.expression == 0 for part in path.derivative().parts):
            reason = "does not move: it is the same point at every time"
        raise ParameterError("path", f"{path.source} {reason}; choose another path or time")
    for first in _first_steps(path, float(time), stretch[1], window):
        with suppress(Undefined):
            steps = tuple(path_step(f, path, time, found, first * RATIO**k) for k in range(3))
            return PathStudy(f, path, time, found, stretch, steps, _level(f, path, stretch, time, found))
    message = f"no step of time is known after which {f.plain_name} has values on the way from {place}"
    raise ParameterError("time", f"{message}; choose another time")


def _check_path(f: Function, path: VectorFunction, taken: Collection[str]) -> None:
    """ParameterError where a path is none for a function, or has a variable of its."""
    if len(path.parts) != len(f.variables) or len(path.variables) != 1:
        message = 'a path is two functions of one variable here, as in ["t", "t^2"]'
        raise ParameterError("path", f"{message}, not {path.source}")
    if path.variables[0] in (*f.variables, f.name, *taken):
        message = f"{path.variables[0]} has a meaning already, beside {f.signature}"
        raise ParameterError("path", f"{message}; call the variable of the path something else")


def _first_steps(path: VectorFunction, time: float, end: float, window: Window) -> list[Expr]:
    """Steps of time that go not too far, the longest first."""
    power = int(np.floor(np.log10(end - time)))
    units = [sympy.Integer(10) ** p for p in range(power, power - 4, -1)]
    steps = [real(mantissa) * unit for unit in units for mantissa in MANTISSAS]
    most = LONGEST * (window[0][1] - window[0][0])
    known = [step for step in steps if float(step) <= (end - time) * (1 + 1e-12)]
    return [step for step in known if _way(path, time, float(step)) <= most]


def _way(path: VectorFunction, time: float, step: float) -> float:
    """How long the way is in a step of time, as sampled."""
    points = np.asarray(path(time + step * np.linspace(0, 1, 33)))
    return float(np.linalg.norm(np.diff(points, axis=1), axis=0).sum())


def _level(
    f: Function, path: VectorFunction, stretch: Pair, time: Expr, found: PathDerivative
) -> Expr | Interval | bool:
    """A time along a level curve, or bounds of one, near another; True where all are; False without any."""
    if all(rule.expression == 0 for rule in gradient(f)):
        return False
    with suppress(TooHardError, Undecided):
        rate = along_path(f, path).derivative()
        if bounded(lambda: sympy.trigsimp(pristine(rate.expression)), "a simplification") == 0:
            return True
    with suppress(TooHardError, Undecided):
        if found.is_along_a_level_curve:
            return time
    bounds = level_time(f, path, stretch, float(time))
    return False if bounds is None else _plain_time(f, path, bounds)


def _plain_time(f: Function, path: VectorFunction, bounds: Interval) -> Expr | Interval:
    """A short decimal or a plain part of pi within bounds at which this is so; the bounds where none is."""
    low, high = float(bounds.lo), float(bounds.hi)
    decimals = (real(f"{(low + high) / 2:.{places}f}") for places in range(5))
    for time in (*decimals, sympy.pi * round(12 * low / np.pi) / 12):
        with suppress(TooHardError, Undefined, NotDifferentiableError):
            if low <= time <= high and path_derivative(f, path, time).is_along_a_level_curve:
                return time
    return bounds
