"""Projections and angles of exact vectors, of any number of components."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import sympy
from sympy import Expr

from mathlib.arithmetic import sign
from mathlib.function import Real, real
from mathlib.linear_algebra.matrix import Vector, dot, norm

NEAR = 1e-9
"""How near to half a whole number of degrees an angle must be to be tried as that number."""


class ZeroVectorError(ValueError):
    """The zero vector has no direction: nothing is projected on its line, and it forms no angle."""


def unit(vector: Sequence[Real]) -> Vector:
    """The vector of length 1 in the direction of another one.

    >>> unit((-3, 4)), unit((2, 2))
    ((-3/5, 4/5), (sqrt(2)/2, sqrt(2)/2))
    """
    length = _length(vector)
    return tuple(real(part) / length for part in vector)


def scalar_projection(vector: Sequence[Real], onto: Sequence[Real]) -> Expr:
    """The signed length of the shadow of a vector on the line of another one: v . w / |w|.

    >>> scalar_projection((1, 2), (3, 4)), scalar_projection((-1, 0, 0), (1, 1, 1))
    (11/5, -sqrt(3)/3)
    """
    return dot(vector, onto) / _length(onto)


def cosine(first: Sequence[Real], second: Sequence[Real]) -> Expr:
    """The cosine of the angle between two vectors, which is how this angle is defined: v . w / (|v| |w|).

    >>> cosine((3, 1), (1, 2)), cosine((1, 1, 1, 1), (1, 1, 1, -1))
    (sqrt(2)/2, 1/2)
    """
    return dot(first, second) / (_length(first) * _length(second))


def angle_between(first: Sequence[Real], second: Sequence[Real]) -> Expr:
    """The angle between two vectors in degrees, from 0 to 180.

    It is a rational number where the angle is proven to be a whole or half number of degrees, and otherwise
    an exact expression. Of vectors of rational components no others are rational.

    >>> angle_between((3, 1), (1, 2)), angle_between((1, 0, 0), (-2, 0, 0))
    (45, 180)
    >>> angle_between((1, 0), (2, 1)), angle_between((1, 0), (2, 1)).evalf(6)
    (180*atan(1/2)/pi, 26.5651)
    """
    lengths, product = (_length(first) * _length(second)) ** 2, dot(first, second)
    side = sign(product)
    if side == 0:
        return sympy.Integer(90)
    if are_parallel(first, second):
        return sympy.Integer(0 if side > 0 else 180)
    acute = sympy.deg(sympy.atan(sympy.sqrt(lengths / product**2 - 1)))  # An arc cosine is vague near 0.
    degrees = acute if side > 0 else 180 - acute
    near = sympy.Rational(round(2 * float(degrees)), 2)
    if abs(float(degrees - near)) > NEAR:
        return degrees
    doubled = 2 * product**2 - lengths * (1 + sympy.cos(sympy.rad(2 * near)))
    return near if sign(doubled) == 0 else degrees


def are_parallel(first: Sequence[Real], second: Sequence[Real]) -> bool:
    """Whether two vectors lie on one line through the origin.

    >>> are_parallel((1, 2, 3), (-2, -4, -6)), are_parallel((1, 2), (2, 1))
    (True, False)
    """
    pairs = [(real(a), real(b)) for a, b in zip(first, second, strict=True)]
    return all(sign(a * d - b * c) == 0 for (a, b), (c, d) in combinations(pairs, 2))


def _length(vector: Sequence[Real]) -> Expr:
    if all(sign(real(part)) == 0 for part in vector):
        raise ZeroVectorError("the zero vector has no direction: it casts no shadow and forms no angle")
    return norm(vector)
