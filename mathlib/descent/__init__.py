"""Gradient descent: iterates with proven digits, closed forms for quadratic losses, proven minima."""

from mathlib.descent.closed_form import QuadraticDescent
from mathlib.descent.iterates import Enclosed, descend
from mathlib.descent.line_fit import Pair, advice_on_scales, mean_squared_error
from mathlib.descent.minima import Curvature, Minimum, eigenvalues, local_minimum
from mathlib.descent.quadratic import Quadratic, quadratic_of
from mathlib.descent.runs import BITS, ENCLOSED, Run, run_of
from mathlib.descent.starts import minimum_of, start_for, start_near, step_size_for, usual_start
from mathlib.descent.visible_sizes import falling_size, visible_multiples

__all__ = [
    "BITS",
    "ENCLOSED",
    "Curvature",
    "Enclosed",
    "Minimum",
    "Pair",
    "Quadratic",
    "QuadraticDescent",
    "Run",
    "advice_on_scales",
    "descend",
    "eigenvalues",
    "falling_size",
    "local_minimum",
    "mean_squared_error",
    "minimum_of",
    "quadratic_of",
    "run_of",
    "start_for",
    "start_near",
    "step_size_for",
    "usual_start",
    "visible_multiples",
]
