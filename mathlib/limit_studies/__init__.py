"""Studies of limits: nearer values, deltas for epsilons, and why there is no limit; no words, no screen."""

from mathlib.limit_studies.approach import Entry
from mathlib.limit_studies.epsilon_delta import EpsilonDeltaStudy, Reach, epsilon_delta_study
from mathlib.limit_studies.limit_fails import LimitFailsStudy, limit_fails_study

__all__ = [
    "Entry",
    "EpsilonDeltaStudy",
    "LimitFailsStudy",
    "Reach",
    "epsilon_delta_study",
    "limit_fails_study",
]
