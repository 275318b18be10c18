"""Studies of slopes of surfaces: partial, directional, steepest ones, tangent planes; no words, no screen."""

from mathlib.gradient_studies.directional_derivative import (
    DirectionalDerivativeStudy,
    directional_derivative_study,
)
from mathlib.gradient_studies.gradient_vector import GradientVectorStudy, gradient_vector_study
from mathlib.gradient_studies.partial_derivatives import PartialStudy, partial_study
from mathlib.gradient_studies.steepest_ascent import SteepestAscentStudy, steepest_ascent_study
from mathlib.gradient_studies.tangent_plane import TangentPlaneStudy, tangent_plane_study

__all__ = [
    "DirectionalDerivativeStudy",
    "GradientVectorStudy",
    "PartialStudy",
    "SteepestAscentStudy",
    "TangentPlaneStudy",
    "directional_derivative_study",
    "gradient_vector_study",
    "partial_study",
    "steepest_ascent_study",
    "tangent_plane_study",
]
