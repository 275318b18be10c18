"""Studies: all numbers that a topic shows, solved once, and the case at hand; no words, no screen."""

from mathlib.studies.epsilon_delta import Entry, EpsilonDeltaStudy, Reach, epsilon_delta_study
from mathlib.studies.errors import ParameterError
from mathlib.studies.linear_approximation import LinearApproximationStudy, linear_approximation_study
from mathlib.studies.partial_derivatives import PartialStudy, partial_study
from mathlib.studies.secants import SecantStudy, secant_study
from mathlib.studies.slopes import SlopeStudy
from mathlib.studies.steepest_ascent import SteepestAscentStudy, steepest_ascent_study

__all__ = [
    "Entry",
    "EpsilonDeltaStudy",
    "LinearApproximationStudy",
    "ParameterError",
    "PartialStudy",
    "Reach",
    "SecantStudy",
    "SlopeStudy",
    "SteepestAscentStudy",
    "epsilon_delta_study",
    "linear_approximation_study",
    "partial_study",
    "secant_study",
    "steepest_ascent_study",
]
