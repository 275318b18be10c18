"""Gradient descent on a loss of two variables: one descent in numbers, and others with other step sizes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from sympy import Expr, Rational

from mathlib.arithmetic import enclosure, precision
from mathlib.calculus import gradient_at
from mathlib.descent import BITS, Run, descend, run_of
from mathlib.descent_studies.borders import border_at, flattened_loss
from mathlib.descent_studies.descent_runs import DescentRuns
from mathlib.function import (
    EXACT,
    Claim,
    Function,
    Shown,
    doubles,
    largest,
    places_for,
    point_plain,
    real,
    settled,
    settled_how,
    significant,
)
from mathlib.linear_algebra import Vector

MULTIPLES = (Rational(1, 10), Rational(9, 10), Rational(1), Rational(11, 10))
"""The step sizes that are compared, in borders 2 / lambda."""

STANDARD = ("crawls", "zigzags", "jumps", "blows_up")
"""What becomes of them where the loss is a bowl, long enough, and the start on neither of its axes."""


@dataclass(frozen=True)
class GradientDescentStudy(DescentRuns):
    """What is shown of descents: the first step in numbers, the case, and what the curvature says of them."""

    @cached_property
    def slopes(self) -> Vector:
        """The gradient at the start."""
        return gradient_at(self.function, self.start)

    @cached_property
    def next(self) -> Vector:
        """Where the first step ends."""
        eta = self.run.step_size
        return tuple(a - eta * slope for a, slope in zip(self.start, self.slopes, strict=True))

    @cached_property
    def numbers(self) -> tuple[Claim, ...]:
        """The gradient at the start, and where the first step ends, component by component."""
        names, eta = self.function.variables, self.run.step_size
        slopes = [
            Claim(f"partial derivative in {name}", _short(slope), gradient_at, EXACT)
            for name, slope in zip(names, self.slopes, strict=True)
        ]
        ends = [
            Claim(f"{name} after a step", _short(end), descend, EXACT, {"eta": eta})
            for name, end in zip(names, self.next, strict=True)
        ]
        return (*slopes, *ends)

    @cached_property
    def losses(self) -> tuple[Claim, Claim]:
        """The loss at the start and after the first step."""
        f, points = self.function, (self.start, self.next)
        values = [_short(f.exact(*point), 5) for point in points]
        first, second = (
            Claim("loss", value, Function.exact, EXACT, self._place(k, point))
            for k, (value, point) in enumerate(zip(values, points, strict=True))
        )
        return first, second

    def _place(self, k: int, point: Vector) -> dict[str, object]:
        return {"k": k, **dict(zip(self.function.variables, point, strict=True))}

    def coordinate_shown(self, number: int, value: float) -> Shown:
        """A coordinate, by its number 0 or 1, of a point that moves."""
        low, high = self.ground[number]
        return settled(value, places_for(high - low), lambda: real(value))

    @cached_property
    def _loss_places(self) -> int:
        values = [float(self.function(*point)) for point in (self.at, *self.tour)]
        return places_for(largest(value for value in values if np.isfinite(value)))

    def loss_shown(self, point: tuple[float, float]) -> Shown:
        """The loss at a point that moves; exact at the start and where its coordinates are short decimals."""
        at_start = point == self.at
        exact = self.start if at_start else tuple(real(float(part)) for part in point)
        value = float(self.function(*point))
        return settled(value, self._loss_places, lambda: self.function.exact(*exact))

    @cached_property
    def live_claims(self) -> tuple[Claim, ...]:
        """What is shown of a point that moves when it rests at the start, and after the first step."""
        names, first = self.function.variables, self.run.path[1]
        claims = []
        for k, point in enumerate((self.at, doubles(first))):
            context = {"k": k, **dict(zip(names, point, strict=True))}
            loss = self.loss_shown(point)
            claims.append(Claim("loss", loss, Function.exact, settled_how(loss), context))
            shown = [self.coordinate_shown(i, part) for i, part in enumerate(point)]
            claims += [
                Claim(name, each, descend, settled_how(each), {"k": k})
                for name, each in zip(names, shown, strict=True)
            ]
        return tuple(claims)

    @property
    def words(self) -> dict[str, str]:
        """What captions quote: names, the start, losses, step sizes, and how many of what there are."""
        f, (x, y), last = self.function.plain_name, self.function.plain_variables, self.run.iterates.steps
        words = {
            "f": f,
            "x": x,
            "y": y,
            "start": point_plain(self.start),
            "eta": self.run.quoted_size.plain,
            "n": str(last),
            "steps": str(self.run.steps),
            "count": str(len(self.compared)),
            "rises": str(self.run.rises),
            "loss": self.losses[0].shown.plain,
            "next": self.losses[1].shown.plain,
            "last": self.run.losses_shown[last].plain,
            "curvature": self.curvatures[0].shown.plain,
        }
        if self.flattened:
            own, flat = (self.error_ratio(run, self.run.steps).shown.text for _, run in self.flattened)
            words |= {"own": own, "flat": flat}
        return words

    @cached_property
    def cases(self) -> frozenset[str]:
        """Data or not; what the loss does; the kind of loss; whether the four step sizes do as usual."""
        outcomes = tuple(run.outcome for run in self.compared)
        if self.quadratic is not None:
            kind = {self.quadratic.shape, "quadratic" if self.flattened else "indefinite"}
        else:
            kind = {"curved" if self.minimum else "no_minimum", "other"}
        standard = "standard" if self.is_standard and outcomes == STANDARD else "any"
        return frozenset({"data" if self.data else "formula", self.run.way, standard, *kind})

    @cached_property
    def flattened(self) -> tuple[tuple[Function, Run], tuple[Function, Run]] | None:
        """The loss, and another one with the same Hessian at the minimum, with descents beyond 2 / lambda."""
        if not (self.quadratic and self.run.closed and self.quadratic.shape in ("bowl", "valley")):
            return None
        f, model, start = self.function, self.quadratic, self.start
        eta = MULTIPLES[-1] * 2 / model.pairs[self.run.closed.steepest].value
        flat = flattened_loss(f, model, start)
        own, other = (run_of(g, q, start, eta, self.run.steps) for g, q in ((f, model), (flat, None)))
        return (f, own), (flat, other)

    @cached_property
    def borders(self) -> tuple[tuple[str, Claim, Claim | None], ...]:
        """The greater eigenvalue of the Hessian, and 2 divided by it, at the start and where it leads.

        That is the minimum, if one is known, or else the last iterate. Places where the eigenvalue is not
        known are left out; where it is not proven to be positive, there is no border.
        """
        last, leads_to = self.run.iterates.points[-1], "last"
        if self.minimum:
            last, leads_to = self.minimum.point, "minimum"
        with precision(BITS):
            places = {"start": tuple(map(enclosure, self.start)), leads_to: last}
        rows = (border_at(self.function, name, box) for name, box in places.items())
        return tuple(row for row in rows if row is not None)


def _short(number: Expr, figures: int = 4) -> Shown:
    """So many figures where they are exact, otherwise three."""
    exact = significant(number, figures)
    return exact if exact.relation == "=" else significant(number)
