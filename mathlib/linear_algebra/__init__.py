"""Vectors and matrices: of exact numbers, and of functions."""

from mathlib.linear_algebra.functions import MatrixFunction, VectorFunction, matrix_gradient
from mathlib.linear_algebra.grid import entries
from mathlib.linear_algebra.matrix import Matrix, Vector, dot, norm, vector_typst

__all__ = [
    "Matrix",
    "MatrixFunction",
    "Vector",
    "VectorFunction",
    "dot",
    "entries",
    "matrix_gradient",
    "norm",
    "vector_typst",
]
