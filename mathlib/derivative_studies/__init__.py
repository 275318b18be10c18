"""Studies of the derivative at a point: secants, and what is left beside the tangent; no words, no screen."""

from mathlib.derivative_studies.corners import conditions_typst, rule_typst
from mathlib.derivative_studies.linear_approximation import (
    LinearApproximationStudy,
    linear_approximation_study,
)
from mathlib.derivative_studies.secant_steps import is_near
from mathlib.derivative_studies.secants import SecantStudy, secant_study
from mathlib.derivative_studies.slopes import DOUBLE, legible, places_closing_in, quotient, slope_places
from mathlib.derivative_studies.steps import (
    check_two_or_three,
    no_value_after,
    places_of_steps,
    to_both_sides,
)

__all__ = [
    "DOUBLE",
    "LinearApproximationStudy",
    "SecantStudy",
    "check_two_or_three",
    "conditions_typst",
    "is_near",
    "legible",
    "linear_approximation_study",
    "no_value_after",
    "places_closing_in",
    "places_of_steps",
    "quotient",
    "rule_typst",
    "secant_study",
    "slope_places",
    "to_both_sides",
]
