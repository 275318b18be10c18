"""Two vectors: their dot product, lengths and angle, as they are shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from sympy import Expr

from mathlib.arithmetic import sign
from mathlib.function import (
    EXACT,
    Claim,
    ParameterError,
    check_size,
    doubles,
    exact_typst,
    places_for,
    point_plain,
    show,
)
from mathlib.linear_algebra import Vector, angle_between, cosine, dot, norm

DEGREES = 1
"""Decimals of an angle."""


@dataclass(frozen=True)
class VectorPair:
    """Two vectors of as many components, neither of them 0, and their names."""

    names: tuple[str, str]
    first: Vector
    second: Vector

    @cached_property
    def product(self) -> Expr:
        """Their dot product."""
        return dot(self.first, self.second)

    @cached_property
    def lengths(self) -> tuple[Expr, Expr]:
        return norm(self.first), norm(self.second)

    @property
    def sizes(self) -> tuple[float, float]:
        """The lengths in doubles."""
        return doubles(self.lengths)

    @cached_property
    def greatest(self) -> Expr:
        """The product of their lengths, which no dot product of vectors so long exceeds."""
        first, second = self.lengths
        return first * second

    @cached_property
    def angle(self) -> float:
        """The angle between them in degrees, from 0 to 180."""
        return float(angle_between(self.first, self.second))

    @cached_property
    def places(self) -> int:
        """How many decimals dot products are shown with."""
        return places_for(float(self.greatest))

    @cached_property
    def product_claim(self) -> Claim:
        return self._claim("dot product", self.product, dot, self.places)

    @cached_property
    def length_claims(self) -> tuple[Claim, ...]:
        triples = zip(self.names, self.lengths, self.sizes, strict=True)
        return tuple(
            self._claim(f"length of {name}", length, norm, places_for(size)) for name, length, size in triples
        )

    @cached_property
    def greatest_claim(self) -> Claim:
        return self._claim("product of the lengths", self.greatest, norm, self.places)

    @cached_property
    def cosine_claim(self) -> Claim:
        return self._claim("cosine of the angle", cosine(self.first, self.second), cosine, 3)

    @cached_property
    def angle_claim(self) -> Claim:
        return self._claim("angle in degrees", angle_between(self.first, self.second), angle_between, DEGREES)

    @property
    def products_typst(self) -> list[str]:
        """The products of components, as Typst writes them with numbers."""
        return [f"{_factor(a)} dot {_factor(b)}" for a, b in zip(self.first, self.second, strict=True)]

    def _claim(self, name: str, value: Expr, computed_by: Callable[..., object], places: int) -> Claim:
        vectors = zip(self.names, map(point_plain, (self.first, self.second)), strict=True)
        return Claim(name, show(value, places), computed_by, EXACT, dict(vectors))


def vector_pair(names: tuple[str, str], first: Vector, second: Vector) -> VectorPair:
    """The pair of two vectors; ParameterError where one is zero, or too long or short to be shown.

    >>> from mathlib.function import real
    >>> pair = vector_pair(("a", "b"), (real(3), real(1)), (real(1), real(2)))
    >>> pair.product_claim.shown.plain, pair.angle_claim.shown.plain
    ('= 5', '= 45')
    """
    if len(first) != len(second):
        counts = f"{names[0]} has {len(first)} components and {names[1]} has {len(second)}"
        raise ParameterError(names[1], f"{counts}: a dot product needs as many in both")
    for name, vector in zip(names, (first, second), strict=True):
        if all(sign(part) == 0 for part in vector):
            reason = "it has no direction, casts no shadow and forms no angle"
            raise ParameterError(name, f"{name} is the zero vector: {reason}")
        check_size(float(norm(vector)), f"lengths such as that of {name}", "choose another vector")
    pair = VectorPair(names, first, second)
    advice = "choose vectors of which the product of the lengths is nearer to 1"
    check_size(float(pair.greatest), "dot products", advice)
    return pair


def _factor(number: Expr) -> str:
    """A number as a factor, in brackets where it is negative or a sum."""
    text = exact_typst(number, inline=True)
    return f"({text})" if number.is_Add or sign(number) < 0 else text
