"""Studies: all numbers that a topic shows, solved once, and the case at hand; no words, no screen."""

from mathlib.studies.secants import REACH, NoSecantError, SecantStudy, secant_study

__all__ = [
    "REACH",
    "NoSecantError",
    "SecantStudy",
    "secant_study",
]
