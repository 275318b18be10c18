"""A vector of the plane that turns, and its dot products with one that stays."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import sympy
from numpy.typing import ArrayLike
from sympy import Expr, Float, Integer

from mathlib.arithmetic import Undecided, sign
from mathlib.function import Shown, settled, show
from mathlib.linear_algebra.matrix import Vector, dot, norm

WHOLE = 1e-9
"""How near to a whole number of degrees an angle counts as that number."""


@dataclass(frozen=True)
class TurningVector:
    """A vector of some length, a unit vector by default, that turns about the tail of a fixed one.

    All angles are in degrees: phi is that of the turning vector from the first axis, theta that from the
    fixed one, NaN if that is 0, counted in the sense of `orientation`, which is `sense` if that is given.

    >>> turning = TurningVector((Integer(3), Integer(4)))
    >>> turning.product_shown(90, 2).plain, turning.product_shown(turning.phi(60), 2).plain
    ('= 4', '= 2.5')
    """

    fixed: Vector
    length: Expr = sympy.S.One
    sense: int = 0

    @cached_property
    def greatest(self) -> Expr:
        """The greatest dot product, at theta = 0: the product of both lengths."""
        return self.length * norm(self.fixed)

    @cached_property
    def fixed_direction(self) -> Expr:
        """The angle of the fixed vector from the first axis in radians."""
        x, y = self.fixed
        return sympy.atan2(y, x)

    @cached_property
    def fixed_angle(self) -> float:
        """The same in degrees, between 0 and 360."""
        return float(np.degrees(float(self.fixed_direction))) % 360

    @property
    def orientation(self) -> int:
        """+1 for counterclockwise; by default, phi is between 0 and 360 up to half a turn."""
        return self.sense or (1 if self.fixed_angle <= 180 else -1)

    def phi(self, theta: ArrayLike) -> Any:
        """The angle from the first axis where the angle from the fixed vector is known."""
        return self.fixed_angle + self.orientation * np.asarray(theta)

    def theta(self, phi: float) -> float:
        """The inverse of `phi`."""
        return self.orientation * (phi - self.fixed_angle)

    def product(self, phi: ArrayLike) -> Any:
        """The dot product with the fixed vector, in doubles, by components; of the shape of phi."""
        x, y = (float(self.length * part) for part in self.fixed)
        return x * np.cos(np.radians(phi)) + y * np.sin(np.radians(phi))

    def product_shown(self, phi: float, places: int) -> Shown:
        """The dot product as it may be shown; it is known exactly at whole angles theta or phi."""
        product, theta = float(self.product(phi)), self.theta(phi)
        if phi == round(phi):
            u = (sympy.cos(_radians(phi)), sympy.sin(_radians(phi)))
            return settled(product, places, lambda: self.length * dot(self.fixed, u))
        if abs(theta - np.round(theta)) < WHOLE:
            return settled(product, places, lambda: self.greatest * sympy.cos(_radians(theta)))
        return show(product, places, fixed=True)

    def theta_shown(self, phi: float) -> Shown:
        """The angle from the fixed vector as it may be shown."""
        theta = self.theta(phi)

        def exact() -> Expr:
            is_whole = phi != round(phi) or self._are_both_whole(phi)
            return Integer(round(theta)) if is_whole else Float(theta)

        return settled(theta, 0, exact)

    def phi_shown(self, phi: float) -> Shown:
        """The angle from the first axis as it may be shown."""
        return settled(phi, 0, lambda: Integer(round(phi)) if self._is_whole(phi) else Float(phi))

    def _is_whole(self, phi: float) -> bool:
        """Whether phi, or the angle at a whole theta that it stands for, is proven to be whole."""
        theta = self.theta(phi)
        if phi == round(phi) or not abs(theta - np.round(theta)) <= WHOLE:
            return phi == round(phi)
        return self._are_both_whole(phi)

    def _are_both_whole(self, phi: float) -> bool:
        """Whether phi is proven to be the rounded theta away from the fixed vector."""
        exact = self.fixed_direction + self.orientation * _radians(self.theta(phi))
        try:
            return sign(sympy.cos(exact) - sympy.cos(_radians(phi))) == 0
        except Undecided:
            return False


def _radians(degrees: float) -> Expr:
    """An angle, rounded to a whole number of degrees, in radians."""
    return sympy.rad(round(degrees))
