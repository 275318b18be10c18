"""Studies: all numbers that a topic shows, solved once, and the case at hand; no words, no screen."""

from mathlib.studies.errors import ParameterError
from mathlib.studies.linear_approximation import LinearApproximationStudy, linear_approximation_study
from mathlib.studies.partial_derivatives import PartialStudy, partial_study
from mathlib.studies.secants import REACH, SecantStudy, secant_study

__all__ = [
    "REACH",
    "LinearApproximationStudy",
    "ParameterError",
    "PartialStudy",
    "SecantStudy",
    "linear_approximation_study",
    "partial_study",
    "secant_study",
]
