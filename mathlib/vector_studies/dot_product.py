"""The dot product of two vectors of the plane as a shadow, and of longer ones as what defines an angle."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import sympy
from numpy.typing import ArrayLike
from sympy import Expr, Float, Integer

from mathlib.arithmetic import sign
from mathlib.function import EXACT, Claim, ParameterError, Shown, places_for, settled, settled_how, show
from mathlib.linear_algebra import TurningVector, Vector, scalar_projection
from mathlib.vector_studies.vector_pairs import VectorPair, vector_pair

FEWEST, MOST = 3, 6
"""How many components the longer vectors have."""

UNITS = ((sympy.S.One, sympy.S.Zero), (sympy.S.Zero, sympy.S.One))


@dataclass(frozen=True)
class DotProductStudy:
    """A vector a of the plane, a vector b that turns and stretches, and two vectors of more components.

    `theta` is the angle from a to b in degrees; b was given at `rest`, and `stretch` times shorter.
    """

    plane: VectorPair
    longer: VectorPair

    @cached_property
    def turning(self) -> TurningVector:
        """b, unstretched, as it turns beside a."""
        (a_1, a_2), (b_1, b_2) = self.plane.first, self.plane.second
        return TurningVector(self.plane.first, self.plane.lengths[1], sign(a_1 * b_2 - a_2 * b_1) or 1)

    @property
    def rest(self) -> float:
        """The angle of the given b from a."""
        return self.plane.angle

    @property
    def words(self) -> dict[str, str]:
        """What captions quote: the product, the shadow, the length of a, the bound, the angle of v and w."""
        names = ("product", "shadow", "length", "greatest", "angle")
        claims = (
            self.plane.product_claim,
            self.shadow_claims[-1],
            self.plane.length_claims[0],
            self.plane.greatest_claim,
            self.longer.angle_claim,
        )
        return {name: claim.shown.plain for name, claim in zip(names, claims, strict=True)}

    @property
    def cases(self) -> frozenset[str]:
        """The sign of the dot product, which is that of the shadow."""
        return frozenset({("zero", "positive", "negative")[sign(self.plane.product)]})

    def shadow(self, theta: float, stretch: float = 1.0) -> float:
        """The signed length of the shadow of b on the line of a, by the cosine of the angle."""
        return float(stretch * self.plane.sizes[1] * np.cos(np.radians(theta)))

    def product(self, theta: ArrayLike, stretch: float = 1.0) -> Any:
        """a . b, by components; of the shape of theta."""
        return stretch * self.turning.product(self.turning.phi(theta))

    def theta_shown(self, theta: float) -> Shown:
        """The angle as it may be shown; that of the given b with its decimals."""
        if theta == self.rest:
            return self.plane.angle_claim.shown
        return settled(theta, 0, lambda: Float(theta) if theta != round(theta) else Integer(round(theta)))

    def live(self, theta: float, stretch: float) -> tuple[Shown, Shown, Shown]:
        """The shadow, |a| times the shadow, and a . b by components; exact for the given b."""
        at_rest = (theta, stretch) == (self.rest, 1)

        def shown(value: float, places: int, exact: Expr) -> Shown:
            return settled(value, places, lambda: exact if at_rest else Float(value))

        shadow, (length, _), pair = self.shadow(theta, stretch), self.plane.lengths, self.plane
        return (
            shown(shadow, self.shadow_places, self._shadow),
            shown(float(length) * shadow, pair.places, length * self._shadow),
            shown(float(self.product(theta, stretch)), pair.places, pair.product),
        )

    def live_claims(self, theta: float, stretch: float) -> tuple[Claim, ...]:
        """The live numbers under their names."""
        names = ("shadow of b", "length of a times the shadow of b", "dot product")
        by: tuple[Callable[..., object], ...] = (*[scalar_projection] * 2, TurningVector.product)
        place = {"theta": f"{theta:g}°", "stretch": f"{stretch:g}"}
        triples = zip(names, self.live(theta, stretch), by, strict=True)
        return tuple(
            Claim(name, shown, made_by, settled_how(shown), place) for name, shown, made_by in triples
        )

    def product_shown(self, theta: float) -> Shown:
        """a . b where b, unstretched, stands at an angle from a: exact where the angle is whole."""
        return self.turning.product_shown(self.turning.phi(theta), self.plane.places)

    def product_at(self, theta: float) -> Claim:
        """The same under its name."""
        shown, place = self.product_shown(theta), {"theta": f"{theta:g}°"}
        return Claim("dot product", shown, TurningVector.product, settled_how(shown), place)

    @cached_property
    def _shadow(self) -> Expr:
        return scalar_projection(self.plane.second, self.plane.first)

    @cached_property
    def shadow_places(self) -> int:
        """How many decimals shadows are shown with."""
        return places_for(self.plane.sizes[1])

    @cached_property
    def shadow_claims(self) -> tuple[Claim, ...]:
        """The shadows of b's parts along the axes, and that of b, which is their sum."""
        parts = zip(self.plane.second, UNITS, strict=True)
        shadows = [part * scalar_projection(unit, self.plane.first) for part, unit in parts]
        names = ("shadow of b₁", "shadow of b₂", "shadow of b")
        return tuple(
            Claim(name, show(shadow, self.shadow_places), scalar_projection, EXACT)
            for name, shadow in zip(names, (*shadows, self._shadow), strict=True)
        )


def dot_product_study(a: Vector, b: Vector, v: Vector, w: Vector) -> DotProductStudy:
    """Solve for the dot products of two vectors of the plane and of two longer ones.

    ParameterError where one is zero or has too many or too few components.

    >>> from mathlib.function import real
    >>> four = tuple(map(real, (1, 1, 1, 1))), tuple(map(real, (1, 1, 1, -1)))
    >>> study = dot_product_study((real(3), real(1)), (real(1), real(2)), *four)
    >>> study.shadow_claims[2].shown.plain, study.rest, study.longer.angle_claim.shown.plain
    ('≈ 1.58', 45.0, '= 60')
    """
    if not FEWEST <= len(v) <= MOST:
        raise ParameterError("v", f"v has {len(v)} components: there is room for {FEWEST} to {MOST}")
    return DotProductStudy(vector_pair(("a", "b"), a, b), vector_pair(("v", "w"), v, w))
