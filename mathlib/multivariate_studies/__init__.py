"""Studies of functions of several variables: all numbers of a topic, solved once; no words, no screen."""

from mathlib.multivariate_studies.descent_choices import gradient_descent_study
from mathlib.multivariate_studies.directional_derivative import (
    DirectionalDerivativeStudy,
    directional_derivative_study,
)
from mathlib.multivariate_studies.dot_product import DotProductStudy, dot_product_study
from mathlib.multivariate_studies.gradient_descent import GradientDescentStudy
from mathlib.multivariate_studies.gradient_vector import GradientVectorStudy, gradient_vector_study
from mathlib.multivariate_studies.matrix_gradient import (
    MatrixGradientStudy,
    matrix_gradient_study,
    squared_loss_study,
)
from mathlib.multivariate_studies.partial_derivatives import PartialStudy, partial_study
from mathlib.multivariate_studies.paths import PathStudy, path_study
from mathlib.multivariate_studies.steepest_ascent import SteepestAscentStudy, steepest_ascent_study
from mathlib.multivariate_studies.tangent_plane import TangentPlaneStudy, tangent_plane_study
from mathlib.multivariate_studies.vector_pairs import VectorPair, vector_pair

__all__ = [
    "DirectionalDerivativeStudy",
    "DotProductStudy",
    "GradientDescentStudy",
    "GradientVectorStudy",
    "MatrixGradientStudy",
    "PartialStudy",
    "PathStudy",
    "SteepestAscentStudy",
    "TangentPlaneStudy",
    "VectorPair",
    "directional_derivative_study",
    "dot_product_study",
    "gradient_descent_study",
    "gradient_vector_study",
    "matrix_gradient_study",
    "partial_study",
    "path_study",
    "squared_loss_study",
    "steepest_ascent_study",
    "tangent_plane_study",
    "vector_pair",
]
