"""Matrices, layers and functions of entries that the scene was not made for."""

from __future__ import annotations

from random import Random
from typing import Any

SAMPLES: list[dict[str, Any]] = [
    {"W": [["1/2", -3], [0, "sqrt(2)"], [1, 1]], "x": [0, "0.25"], "target": [1, -1, 0]},
    {"W": [[120, -45], [30, 7]], "x": [3, -2], "target": [400, 80], "eta": "0.2"},
    {"W": [[1, 2], [0, -1]], "function": "exp(-W11^2) + W12*W21 + tanh(W22)"},
    {"W": [["0.5"], [-1], [2]], "function": "g(A11, A21, A31) = A11*A21^2 - A31/4", "eta": "0.1"},
    {"W": [[2, 0], [0, 3]], "x": [1, 1], "target": [2, 3]},
]

FUNCTIONS = (
    "{a}^2 + {b}*{c}",
    "exp(-{a}^2/2)*{b} - {c}",
    "tanh({a} + 2*{b}) + {c}^2/3",
    "softplus({a}*{b}) + {c}",
    "relu({a})*{b} + {c}^2",
    "log(1 + {a}^2) - {b}*{c}",
    "({a} - {b})^2 + ({b} - {c})^2",
    "abs({a}) + {b}^2",
    "sqrt({a}) + {b}",
    "{k}*({a}*{b} - {c})",
)
SCALES = ("1", "1", "1", "10", "0.1", "100", "0.01", "0.001", "1000")


def random_parameters(rng: Random) -> dict[str, Any]:
    """A matrix of any shape up to 4 x 4, with a layer or with a function of its entries."""
    rows, columns = rng.choice((1, 1, 2, 2, 3, 4)), rng.choice((1, 2, 2, 3, 3, 4))
    scale = rng.choice(SCALES)
    given: dict[str, Any] = {"W": [[number(rng, scale) for _ in range(columns)] for _ in range(rows)]}
    if rng.random() < 0.4:
        names = [f"W{i}{j}" for i in range(1, rows + 1) for j in range(1, columns + 1)]
        chosen = {letter: rng.choice(names) for letter in "abc"}
        given["function"] = rng.choice(FUNCTIONS).format(**chosen, k=rng.choice(SCALES))
    else:
        length = columns if rng.random() < 0.95 else columns + 1
        given["x"] = [number(rng, rng.choice(SCALES[:4])) for _ in range(length)]
        given["target"] = [number(rng, scale) for _ in range(rows)]
    if rng.random() < 0.3:
        given["eta"] = rng.choice(("1", "0.1", "0.01", "0.001", "10", "1/3", "-1"))
    return given


def number(rng: Random, scale: str) -> str:
    """A number of this scale as people type it: whole, decimal, a fraction, a root, or 0."""
    text = rng.choice(
        ("0", "1", "2", "-1", "-3", "0.5", "-0.25", "1.75", "1/3", "-2/3", "sqrt(2)", "pi/4", "12")
    )
    return text if scale == "1" else f"{scale}*{text}".replace("*-", "*(-1)*")
