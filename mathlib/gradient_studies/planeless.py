"""Functions without a tangent plane at the origin: a crease, which has partial derivatives, and a cone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sympy import S

from mathlib.calculus import PlaneError, plane_error
from mathlib.function import Claim, Function, Shown, parse, tenths
from mathlib.gradient_studies.plane_errors import error_table, radius_places


@dataclass(frozen=True)
class Planeless:
    """A crease and a cone of two variables, and what is seen of the crease over some discs.

    >>> [rate.shown.plain for _, rate in Planeless(("x", "y"), 2).table]
    ['≈ 0.707', '≈ 0.707']
    """

    variables: tuple[str, ...]
    count: int

    @cached_property
    def crease(self) -> Function:
        """A function whose partial derivatives at the origin are both 0."""
        return parse("sqrt(abs({}*{}))".format(*self.variables), self.variables)

    @cached_property
    def cone(self) -> Function:
        """A function without partial derivatives at the origin."""
        return parse("sqrt({}^2 + {}^2)".format(*self.variables), self.variables)

    @cached_property
    def errors(self) -> tuple[PlaneError, ...]:
        """The greatest errors of the plane that the crease's partial derivatives span, about the origin."""
        radii = tenths(S.One, self.count)
        return tuple(plane_error(self.crease, (0, 0), (0, 0), radius) for radius in radii)

    @cached_property
    def table(self) -> tuple[tuple[Shown, Claim], ...]:
        """The radius, and the greatest error divided by it."""
        return tuple((radius, rate) for radius, _, rate in error_table(self.errors))

    @property
    def places(self) -> int:
        """How many decimals radii are shown with while they change."""
        return radius_places(self.errors)
