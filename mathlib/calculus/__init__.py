"""Derivatives, sums, products, compositions, partial derivatives, gradients."""

from mathlib.calculus.compositions import (
    ChainDerivative,
    CompositionChange,
    chain_derivative,
    composition_change,
)
from mathlib.calculus.derivatives import (
    Derivative,
    Line,
    NotDifferentiableError,
    derivative,
    difference_quotient,
    existing_derivative,
    secant_slope,
    tangent,
)
from mathlib.calculus.directional_limits import (
    DirectionalLimit,
    along,
    directional_limit,
    existing_directional_limit,
)
from mathlib.calculus.gradients import (
    StationaryError,
    TangentPlane,
    directional_derivative_along,
    directional_quotient,
    gradient,
    gradient_at,
    is_stationary,
    steepest_ascent,
    tangent_plane,
)
from mathlib.calculus.level_distance import gradient_length, rise_distance
from mathlib.calculus.matrix_gradients import (
    DescentStep,
    descent_step,
    entry_quotient,
    matrix_gradient_at,
    rise,
    squared_loss,
    squared_loss_gradient,
)
from mathlib.calculus.partial_derivatives import partial_at, term_by_term
from mathlib.calculus.paths import (
    PathDerivative,
    PathStep,
    along_path,
    level_time,
    path_derivative,
    path_step,
)
from mathlib.calculus.plane_errors import PlaneError, plane_error
from mathlib.calculus.products import Increments, Rules, combined, derivative_rules, increments
from mathlib.calculus.remainders import ErrorBound, error_bound, linear_approximation, remainder
from mathlib.calculus.total_derivative import differentiability

__all__ = [
    "ChainDerivative",
    "CompositionChange",
    "Derivative",
    "DescentStep",
    "DirectionalLimit",
    "ErrorBound",
    "Increments",
    "Line",
    "NotDifferentiableError",
    "PathDerivative",
    "PathStep",
    "PlaneError",
    "Rules",
    "StationaryError",
    "TangentPlane",
    "along",
    "along_path",
    "chain_derivative",
    "combined",
    "composition_change",
    "derivative",
    "derivative_rules",
    "descent_step",
    "difference_quotient",
    "differentiability",
    "directional_derivative_along",
    "directional_limit",
    "directional_quotient",
    "entry_quotient",
    "error_bound",
    "existing_derivative",
    "existing_directional_limit",
    "gradient",
    "gradient_at",
    "gradient_length",
    "increments",
    "is_stationary",
    "level_time",
    "linear_approximation",
    "matrix_gradient_at",
    "partial_at",
    "path_derivative",
    "path_step",
    "plane_error",
    "remainder",
    "rise",
    "rise_distance",
    "secant_slope",
    "squared_loss",
    "squared_loss_gradient",
    "steepest_ascent",
    "tangent",
    "tangent_plane",
    "term_by_term",
]
