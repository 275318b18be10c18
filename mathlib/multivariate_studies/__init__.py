"""Studies of functions of several variables: all numbers of a topic, solved once; no words, no screen."""

from mathlib.multivariate_studies.partial_derivatives import PartialStudy, partial_study
from mathlib.multivariate_studies.steepest_ascent import SteepestAscentStudy, steepest_ascent_study

__all__ = ["PartialStudy", "SteepestAscentStudy", "partial_study", "steepest_ascent_study"]
