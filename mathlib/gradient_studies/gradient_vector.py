"""The gradient of a function as a column of its partial derivatives, at a point and everywhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import sympy
from sympy import Expr

from mathlib.arithmetic import Undefined
from mathlib.calculus import NotDifferentiableError, gradient, gradient_at, gradient_length, rise_distance
from mathlib.function import (
    EXACT,
    Array,
    Claim,
    Function,
    ParameterError,
    check_size,
    largest,
    places_for,
    point_plain,
    real,
    show,
)
from mathlib.gradient_studies.toured_gradient import TouredGradient
from mathlib.plotting import (
    LevelCurve,
    Spacing,
    Window,
    contrasting_spacings,
    level_curves,
    nice_levels,
    tour,
)

FEWEST, MOST = 3, 7
"""How many entries a long column has."""

LARGEST = 50.0
"""How many times as long as at the point a gradient may be that is read elsewhere."""

LEVELS = 10

CERTIFIED = "certified by intervals"


@dataclass(frozen=True)
class GradientVectorStudy(TouredGradient):
    """The gradient of f at a point, on a tour from there, and over the level curves on some ground.

    `spacings` are two points of level curves with what is proven of them, first that with the longer
    gradient; none where no such points are known. `many_rules` is the gradient of a function of more
    variables.
    """

    levels: tuple[LevelCurve, ...]
    spacings: tuple[Spacing, ...]
    many: Function
    many_rules: tuple[Function, ...]

    @property
    def words(self) -> dict[str, str]:
        """What captions quote: partial derivatives, distances of level curves, the point, a count."""
        slopes = (claim.shown.plain for claim in self.components)
        gaps = [gap.shown.text for _, gap in self.measured] or ["", ""]
        named = ("f_x", "f_y", "slope_x", "slope_y", "near", "far", "p", "n")
        count = str(len(self.many.variables))
        return dict(zip(named, (*self.symbols, *slopes, *gaps, self.place, count), strict=True))

    @cached_property
    def cases(self) -> frozenset[str]:
        """What is known of level curves, whether the gradient is zero, and whether it is read elsewhere."""
        spacing = "crowded" if self.spacings else "even" if self._is_linear else "unmeasured"
        arrow = "arrow" if any(map(float, self.values)) else "no_arrow"
        return frozenset({spacing, arrow, "elsewhere" if self.differs else "here"})

    @property
    def _is_linear(self) -> bool:
        """Whether f is a polynomial of degree 1; a gradient that is constant may belong to steps, too."""
        whole, symbols = self.function.expression, self.function.symbols
        return bool(whole.is_polynomial(*symbols)) and sympy.Poly(whole, *symbols).total_degree() == 1

    @property
    def marks(self) -> Array:
        """The point, and places on the way from the two points to the next level curves, of shape (n, 2)."""
        ways = []
        for spacing in self.spacings:
            vector = np.array(self.entries(*spacing.at))
            ends = spacing.at, spacing.at + spacing.length * vector / np.hypot(*vector)
            ways.append(np.linspace(*ends, 5))
        return np.vstack([np.array([self.at]), *ways])

    @cached_property
    def rise(self) -> Claim:
        """By how much f rises from one level curve to the next."""
        step = real(self.levels[1].level) - real(self.levels[0].level)
        return Claim("rise from level curve to level curve", show(step, 12), level_curves, EXACT)

    @cached_property
    def measured(self) -> tuple[tuple[Claim, Claim], ...]:
        """The length of the gradient, and how far it is to the next level curve, at the two points."""
        return tuple(self._measured(each) for each in self.spacings)

    def _measured(self, spacing: Spacing) -> tuple[Claim, Claim]:
        first, known = self.spacings[0], (CERTIFIED, {"at": point_plain(spacing.point)})
        length, gap = (
            show(here, places_for(most))
            for here, most in ((spacing.steepness, first.steepness), (spacing.length, first.length))
        )
        return (
            Claim("length of the gradient", length, gradient_length, *known),
            Claim("next level curve", gap, rise_distance, *known),
        )


def gradient_vector_study(
    f: Function, point: tuple[Expr, Expr], many: Function, ground: Callable[[float, float], Window]
) -> GradientVectorStudy:
    """Solve for the gradient of f at a point and on the ground around it, and for that of `many`.

    `ground` says what is seen around a point.

    Raises NotDifferentiableError where there is no gradient, ParameterError for too few or too many
    variables, ValueError for entries too long to be read.

    >>> f, loss = (Function.parse(text, None) for text in ("x^2 + x*y + y^2", "w1^2 + w1*w2 + w3"))
    >>> study = gradient_vector_study(f, (real("0.5"), real(1)), loss, lambda x, y: ((-2, 2), (-2, 2)))
    >>> [claim.shown.plain for claim in study.components], [rule.source for rule in study.many_rules]
    (['= 2', '= 2.5'], ['2*w1 + w2', 'w1', '1'])
    """
    if not FEWEST <= len(many.variables) <= MOST:
        raise ParameterError(
            "many", f"a long column has {FEWEST} to {MOST} entries here, not {len(many.variables)}"
        )
    values = gradient_at(f, point)
    check_size(largest(values), "partial derivatives")
    window = ground(float(point[0]), float(point[1]))
    levels = level_curves(f, nice_levels(f, window, LEVELS), window)
    spacings = contrasting_spacings(f, levels, window) or ()
    rules, most = gradient(f), LARGEST * largest(values) or np.inf

    def is_good(stop: tuple[Expr, Expr]) -> bool:
        try:
            return largest(gradient_at(f, stop)) <= most
        except (NotDifferentiableError, Undefined):
            return False

    way = tour(point, window, (f, *rules), is_good)
    return GradientVectorStudy(f, point, rules, values, way, levels, spacings, many, gradient(many))
