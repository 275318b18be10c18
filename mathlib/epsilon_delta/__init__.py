"""The largest delta for an epsilon, between proven bounds."""

from mathlib.epsilon_delta.delta import Delta, NoDeltaError, UnknownDeltaError, Witness, largest_delta
from mathlib.epsilon_delta.epsilons import WIDENED, answers, failing_point, suitable_epsilons

__all__ = [
    "WIDENED",
    "Delta",
    "NoDeltaError",
    "UnknownDeltaError",
    "Witness",
    "answers",
    "failing_point",
    "largest_delta",
    "suitable_epsilons",
]
