"""Vectors and matrices: of exact numbers, and of functions."""

from mathlib.linear_algebra.functions import MatrixFunction, VectorFunction, matrix_gradient
from mathlib.linear_algebra.grid import entries
from mathlib.linear_algebra.matrix import Matrix, Vector, dot, norm, vector_typst
from mathlib.linear_algebra.symmetric import Eigenpair, eigenpairs

__all__ = [
    "Eigenpair",
    "Matrix",
    "MatrixFunction",
    "Vector",
    "VectorFunction",
    "dot",
    "eigenpairs",
    "entries",
    "matrix_gradient",
    "norm",
    "vector_typst",
]
