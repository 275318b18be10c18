"""Data sets and losses that `gradient_descent` was not made for."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.scenes.random_parameters import measured, scale, shift, small, univariate

SAMPLES: list[dict[str, Any]] = [
    {"data": [[0, 1], [1, 3], [2, 5]]},
    {"data": [[-2, "1.3"], [-1, "0.2"], [0, "0.4"], ["0.5", "-1.1"], [2, -2]], "start": [1, 1], "steps": 12},
    {"function": "L(w, b) = log(1 + w^2 + 3b^2)", "start": [2, 1]},
    {"function": "u^2 - v^2/2", "step_size": "0.2", "step_sizes": ["0.1", "1.2"]},
    {"function": "0.1*(w + 1)^2 - 5*(w + 1)*((b + 3)/0.0026) - 2*((b + 3)/0.0026)^2"},
]  # fmt: skip

SCALES = ("1", "1", "1", "2", "0.5", "0.1", "10", "0.02", "100")


def random_parameters(rng: Random) -> dict[str, Any]:
    """A data set or a loss, sometimes with a start, with step sizes, or with another number of steps."""
    params = {"data": data(rng)} if rng.random() < 0.5 else {"function": loss(rng)}
    if rng.random() < 0.3:
        params["start"] = [rng.choice(("0", "1", "-1", "0.5", "pi/4", "3")) for _ in range(2)]
    if rng.random() < 0.2:
        params["step_size"] = rng.choice(("0.1", "0.01", "1", "0.3", "1/3", "sqrt(2)"))
    if rng.random() < 0.2:
        params["step_sizes"] = [
            rng.choice(("0.01", "0.1", "0.5", "1", "2")) for _ in range(rng.randint(2, 4))
        ]
    if rng.random() < 0.2:
        params["steps"] = rng.choice((5, 10, 50, 100))
    return params


def data(rng: Random) -> list[list[str]]:
    """Points about a line, in other units or about another centre, or, sometimes, exactly on it."""
    count = rng.choice((2, 3, 4, 5, 8, 20, 40))
    across, up = float(rng.choice(SCALES)), float(rng.choice(SCALES))
    slope, noise = rng.choice((-2, -0.5, 0, 1, 3)), rng.choice((0, 0.1, 0.5, 2))
    centre = rng.choice((0, 0, 0, 1, -2, 5))
    xs = [round(rng.uniform(-2, 2), rng.choice((0, 1, 2))) for _ in range(count)]
    return [[f"{across * (x + centre):g}", f"{up * (slope * x + rng.gauss(0, noise)):.3g}"] for x in xs]


def loss(rng: Random) -> str:
    """A quadratic loss, round or not, or a sum of curves, measured from some centre in some unit."""
    w, b = (measured(name, (shift(rng), rng.choice(("1", "1", "1", scale(rng))))) for name in "wb")
    kind = rng.random()
    if kind < 0.45:
        signs = rng.choice("+-"), rng.choice("++-")
        return f"{small(rng)}*{w}^2 {signs[0]} {small(rng)}*{w}*{b} {signs[1]} {small(rng)}*{b}^2"
    if kind < 0.6:
        inner = rng.choice((f"{w}^2 + {small(rng)}*{b}^2", f"({w} - {b})^2 + {b}^2"))
        return rng.choice(("log(1 + {})", "sqrt(1 + {})", "1 - exp(-({}))", "({})^2")).format(inner)
    if kind < 0.8:
        curves = ("{}^4", "cosh({})", "softplus({}) + ({})^2/10", "sqrt(1 + ({})^2)", "abs({})", "({})^2")
        parts = (rng.choice(curves).replace("{}", name) for name in (w, b))
        return " + ".join(parts)
    return " + ".join(univariate(rng, 1).replace("U", name) for name in (w, b))
