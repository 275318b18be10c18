"""Studies of gradient descent: steps, losses, and what is known of the minimum; no words, no screen."""

from mathlib.descent_studies.descent_choices import gradient_descent_study
from mathlib.descent_studies.gradient_descent import GradientDescentStudy

__all__ = ["GradientDescentStudy", "gradient_descent_study"]
