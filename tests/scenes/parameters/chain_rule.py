"""Functions and points that `chain_rule` was not made for."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.scenes.random_parameters import coordinate, measured, scale, shift, univariate

SAMPLES: list[dict[str, Any]] = [
    {"inner": "sin(3t)", "outer": "exp(-v)", "point": "0.4"},
    {"inner": "s(w1) = 1 - w1^3", "outer": "loss(a1) = log(a1)", "then": "q(b) = b^2 - 3b", "point": "0.5"},
    {"inner": "z(w) = 3w - 1", "outer": "a(z) = relu(z)", "then": "L(a) = (a - 1)^2"},
    {"inner": "relu(x)", "point": -1},
    {"inner": "1000000x", "outer": "sin(u)", "point": "2e-6"},
]


def random_parameters(rng: Random) -> dict[str, Any]:
    """An inner function near where something happens, often an outer one, sometimes a third."""
    place = (shift(rng), rng.choice(("1", "1", scale(rng))))
    params: dict[str, Any] = {"inner": univariate(rng, 1).replace("U", measured("x", place))}
    if rng.random() < 0.3:
        params["inner"] = f"{scale(rng)}*({params['inner']})"
    if rng.random() < 0.8:
        params["outer"] = univariate(rng, 1).replace("U", "u")
    if rng.random() < 0.3:
        params["then"] = univariate(rng, 1).replace("U", "y")
    return params | {"point": coordinate(rng, place)}
