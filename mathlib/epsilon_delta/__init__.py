"""The largest delta for an epsilon, between proven bounds."""

from mathlib.epsilon_delta.delta import Delta, NoDeltaError, Witness, largest_delta
from mathlib.epsilon_delta.epsilons import WIDENED, answers, failing_point, suitable_epsilons
from mathlib.epsilon_delta.punctured_neighbourhood import PuncturedSide

__all__ = [
    "WIDENED",
    "Delta",
    "NoDeltaError",
    "PuncturedSide",
    "Witness",
    "answers",
    "failing_point",
    "largest_delta",
    "suitable_epsilons",
]
