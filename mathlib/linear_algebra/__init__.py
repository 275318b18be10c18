"""Vectors and matrices of exact numbers, and vectors of functions."""

from mathlib.linear_algebra.angles import ZeroVectorError, angle_between, cosine, scalar_projection, unit
from mathlib.linear_algebra.entries import entries
from mathlib.linear_algebra.functions import VectorFunction
from mathlib.linear_algebra.matrix import Matrix, Vector, dot, norm, outer, vector_typst
from mathlib.linear_algebra.symmetric import Eigenpair, eigenpairs
from mathlib.linear_algebra.turning import TurningVector

__all__ = [
    "Eigenpair",
    "Matrix",
    "TurningVector",
    "Vector",
    "VectorFunction",
    "ZeroVectorError",
    "angle_between",
    "cosine",
    "dot",
    "eigenpairs",
    "entries",
    "norm",
    "outer",
    "scalar_projection",
    "unit",
    "vector_typst",
]
