"""Functions without a limit at a point, which other scenes refuse."""

from __future__ import annotations

from random import Random
from typing import Any

SAMPLES: list[dict[str, Any]] = [
    {"function": "sin(1/x)", "point": 0},
    {"function": "g(t) = 2*exp(1/(t - 3))", "point": 3},
    {"function": "log(w)", "point": 0},
    {"function": "1/sin(1/x)", "point": 0},
    {"function": "cos(1/(x - 2)^2)", "point": 2},
]

SIDES = (
    "{c}*z + {d}", "{c}*z^2", "{d}", "{c}/z", "{c}/z^2", "{c}*log(abs(z))", "{c}*sin({d}/z)", "{c}*exp(1/z)",
    "{c}*cos(1/z)/z", "sqrt(z)", "{c}*atan({d}/z)", "{c}*sin(z)/z", "{c}*floor(z)", "{c}*abs(z)/z",
)  # fmt: skip
"""What a side may do, z being the distance from the point."""

CLASSICS = (
    "abs({z})/{z}",
    "floor({z})",
    "1/{z}",
    "sqrt({z})",
    "log({z})",
    "sin(1/{z})",
    "1/(1 + exp(1/{z}))",
    "tan(1/{z})",
)


def random_parameters(rng: Random) -> dict[str, Any]:
    """A function that does one thing at the left of a point and another at its right, or a classic one."""
    point = rng.choice(("0", "0", "1", "-2", "0.5", "1000", "1/3", "-0.004"))
    unit = rng.choice(("1", "1", "1", "10", "0.01", "1000", "1e-5"))
    z = f"((x - ({point}))/{unit})"
    if rng.random() < 0.3:
        return {"function": f"{_number(rng)}*" + rng.choice(CLASSICS).format(z=z), "point": point}
    left, right = (_side(rng, z) for _ in range(2))
    return {"function": f"{left} if x < {point} else {right}", "point": point}


def _side(rng: Random, z: str) -> str:
    return rng.choice(SIDES).replace("z", z).format(c=_number(rng), d=_number(rng))


def _number(rng: Random) -> str:
    return rng.choice(("1", "-1", "2", "-3", "0.5", "1e-6", "0.02", "250", "1e6"))
