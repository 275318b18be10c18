"""The largest delta for an epsilon, between proven bounds; where there is none, what fails."""

from mathlib.epsilon_delta.delta import Delta, NoDeltaError, UnknownDeltaError, Witness, largest_delta
from mathlib.epsilon_delta.epsilons import WIDENED, answers, failing_point
from mathlib.epsilon_delta.failing_windows import FailingWindow
from mathlib.epsilon_delta.limit_failure import LimitFailure, limit_failure

__all__ = [
    "WIDENED",
    "Delta",
    "FailingWindow",
    "LimitFailure",
    "NoDeltaError",
    "UnknownDeltaError",
    "Witness",
    "answers",
    "failing_point",
    "largest_delta",
    "limit_failure",
]
