"""Eigenvalues and eigenvectors of symmetric 2 x 2 matrices, exactly."""

from __future__ import annotations

from dataclasses import dataclass

import sympy
from sympy import Expr

from mathlib.arithmetic import sign
from mathlib.linear_algebra.matrix import Matrix, Vector


@dataclass(frozen=True)
class Eigenpair:
    """An eigenvalue and an eigenvector, of any length but 0; its first component is not negative."""

    value: Expr
    vector: Vector


def eigenpairs(matrix: Matrix) -> tuple[Eigenpair, Eigenpair]:
    """The two eigenpairs of a symmetric 2 x 2 matrix, the greater eigenvalue first, at right angles.

    >>> [(pair.value, pair.vector) for pair in eigenpairs(Matrix.of([[10, 3], [3, 2]]))]
    [(11, (9, 3)), (1, (3, -9))]
    """
    if matrix.shape != (2, 2) or sign(matrix.entry(1, 2) - matrix.entry(2, 1)) != 0:
        raise ValueError(f"{matrix.plain} is no symmetric 2 x 2 matrix")
    (a, b), (_, d) = matrix.rows
    if sign(b) == 0:
        axes = Eigenpair(a, (sympy.S.One, sympy.S.Zero)), Eigenpair(d, (sympy.S.Zero, sympy.S.One))
        return axes if sign(a - d) >= 0 else (axes[1], axes[0])
    middle, radius = (a + d) / 2, sympy.sqrt(((a - d) / 2) ** 2 + b**2)
    across = middle + radius - d
    other = (b, -across) if sign(b) > 0 else (-b, across)
    return Eigenpair(middle + radius, (across, b)), Eigenpair(middle - radius, other)
