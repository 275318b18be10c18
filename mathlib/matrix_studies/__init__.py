"""Studies of gradients by matrices: entry by entry, and as an outer product; no words, no screen."""

from mathlib.matrix_studies.matrix_claims import MatrixGradientStudy
from mathlib.matrix_studies.matrix_gradient import matrix_gradient_study, squared_loss_study

__all__ = ["MatrixGradientStudy", "matrix_gradient_study", "squared_loss_study"]
