"""Parameters for `multivariable_chain_rule`."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.scenes.random_parameters import of_two_variables, scale

SAMPLES: list[dict[str, Any]] = [
    {"function": "x^2 + y^2", "path": ["2cos(s)", "2sin(s)"], "time": "pi/3"},
    {"function": "L(w, b) = sin(w)*b", "path": ["0.7 - (k - 1)^2", "(k - 1)^3 + 1"], "time": 1},
    {"function": "x*y", "path": ["cos(t)", "sin(t)"], "time": 0.5},
    {"function": "300*exp(-(x^2 + y^2)/2)", "path": ["0.5 - t/200", "t/1000"], "time": -20},
]
"""Along a level curve; a path that stands still; one that crosses level curves and runs along one; slow."""

WAYS = (
    "{0}",
    "{0} + {0}^2",
    "{0}^2",
    "-2*{0}",
    "0.5*{0} - {0}^3",
    "sin({0})",
    "exp({0}) - 1",
    "0*{0}",
    "1 - cos({0})",
)
TIMES = ("0", "1", "-2", "0.5", "pi/4", "10", "-1/3")


def random_parameters(rng: Random) -> dict[str, Any]:
    """A function, and a path through a point where something may happen, at any pace; some stand still."""
    text, point = of_two_variables(rng)
    time, name, unit = rng.choice(TIMES), rng.choice("tts"), rng.choice(("1", "1", "1", scale(rng)))
    passed = f"(({name} - ({time}))/{unit})"
    size = rng.choice(("1", "1", "0.3", scale(rng)))
    path = [f"({coordinate}) + {size}*({rng.choice(WAYS).format(passed)})" for coordinate in point]
    return {"function": text, "path": path, "time": time}
