"""Parameters for `directional_derivative`."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.scenes import random_parameters as functions

SAMPLES: list[dict[str, Any]] = [
    {"function": "sin(x)*cos(y)", "point": (0.7, 0.4), "direction": (1, 1)},
    {"function": "L(w, b) = exp(-(w^2 + b^2)/2)", "point": (0.8, 0.3), "direction": (0, -2)},
    {"function": "x^3/(x^2 + y^2) if x^2 + y^2 > 0 else 0", "point": (0, 0), "direction": (3, -4)},
    {"function": "abs(x) + y^2/40", "point": (0, 100), "direction": (0, "1/3")},
    {"function": "2x - 3y", "point": (1, 1), "direction": (1, "sqrt(2)")},
]
"""An irrational unit vector; other names; no gradient, in two ways; a plane."""

TURNS = ("0", "1", "-1", "2", "-3", "4", "0.5", "-12", "5", "1/3", "sqrt(2)", "pi", "-0.001", "700")


def random_parameters(rng: Random) -> dict[str, Any]:
    """A function of two variables, a point, and a direction that may be long, short, steep or zero."""
    given = functions.parameters(rng, bivariate=True)
    return {**given, "direction": (rng.choice(TURNS), rng.choice(TURNS))}
