"""Parameters for the rules for sums and products that nobody tuned the scene for."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.scenes import random_parameters as random

SAMPLES: list[dict[str, Any]] = [
    {"u": "5 - x", "v": "4 - x^2", "point": 1},
    {"u": "g(t) = sin(3t)", "v": "k(t) = exp(-t^2)", "point": 0.4},
    {"u": "x", "v": "sin(x)", "point": 0},
    {"u": "-0.002*x", "v": "3000", "point": 7, "steps": [2, 0.5]},
]


def formula(rng: Random, place: random.Place) -> str:
    """A formula in x about a place, of moderate or odd size."""
    text = random.univariate(rng, rng.choice((1, 1, 2)))
    text = text.replace("U", random.measured("x", place))
    kind = rng.random()
    if kind < 0.1:
        return random.scale(rng)
    if kind < 0.3:
        return f"{rng.choice(('', '-'))}{random.scale(rng)}*({text})"
    return f"{text} - {random.small(rng)}" if kind < 0.5 else text


def random_parameters(rng: Random) -> dict[str, Any]:
    place = random.shift(rng), rng.choice(("1", "1", "1", random.scale(rng)))
    drawn: dict[str, Any] = {name: formula(rng, place) for name in "uv"}
    drawn["point"] = random.coordinate(rng, place)
    if rng.random() < 0.2:
        drawn["steps"] = rng.choice(([1, 0.1, 0.01], [0.5, 0.05], [0.2, 0.1, 0.002]))
    return drawn
