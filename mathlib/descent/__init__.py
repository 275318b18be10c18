"""Gradient descent: iterates with proven digits, closed forms for quadratic losses, proven minima."""

from mathlib.descent.closed_form import Behaviour, Fate, Mode, QuadraticDescent
from mathlib.descent.iterates import Enclosed, Iterates, descend
from mathlib.descent.line_fit import mean_squared_error
from mathlib.descent.minima import Curvature, Minimum, local_minimum
from mathlib.descent.quadratic import Quadratic, quadratic_of

__all__ = [
    "Behaviour",
    "Curvature",
    "Enclosed",
    "Fate",
    "Iterates",
    "Minimum",
    "Mode",
    "Quadratic",
    "QuadraticDescent",
    "descend",
    "local_minimum",
    "mean_squared_error",
    "quadratic_of",
]
