"""Vectors and matrices: of exact numbers, and of functions."""

from mathlib.linear_algebra.angles import (
    ZeroVectorError,
    angle_between,
    are_parallel,
    cosine,
    projection,
    scalar_projection,
    unit,
)
from mathlib.linear_algebra.functions import MatrixFunction, VectorFunction, matrix_gradient
from mathlib.linear_algebra.grid import entries
from mathlib.linear_algebra.matrix import Matrix, Vector, dot, norm, outer, vector_typst
from mathlib.linear_algebra.symmetric import Eigenpair, eigenpairs
from mathlib.linear_algebra.turning import TurningVector

__all__ = [
    "Eigenpair",
    "Matrix",
    "MatrixFunction",
    "TurningVector",
    "Vector",
    "VectorFunction",
    "ZeroVectorError",
    "angle_between",
    "are_parallel",
    "cosine",
    "dot",
    "eigenpairs",
    "entries",
    "matrix_gradient",
    "norm",
    "outer",
    "projection",
    "scalar_projection",
    "unit",
    "vector_typst",
]
