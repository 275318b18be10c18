"""Parameters for `dot_product`."""

from __future__ import annotations

from random import Random
from typing import Any

SAMPLES: list[dict[str, Any]] = [
    {"a": (2, -3), "b": ("-1/3", "sqrt(2)"), "v": (1, 2, 3), "w": (-2, 0, "1/2")},
    {"a": (-4, 0), "b": (0, 2.5), "v": (0.5, -1, 0, 2, 7, 1), "w": (1, 1, 1, 1, 1, 1)},
    {"a": (0.002, 0.001), "b": (-300, -150), "v": ("pi", 0, 1), "w": (1000, 20, -5)},
    {"a": ("e", "pi"), "b": (7, 7), "v": (1, -2, 2, 0), "w": (2, -4, 4, 0)},
]
"""An obtuse angle, a right one, vectors against each other, of very different lengths, and along."""

PLAIN = ("0", "1", "-1", "2", "-3", "0.5", "1/3", "-2/7", "sqrt(2)", "-sqrt(3)/2", "pi", "-e", "10", "0.01")


def random_parameters(rng: Random) -> dict[str, Any]:
    """Vectors that may be parallel, at right angles, zero, long or short."""
    count = rng.randint(3, 6)
    a, v = vector(rng, 2), vector(rng, count)
    return {"a": a, "b": beside(rng, a), "v": v, "w": beside(rng, v)}


def vector(rng: Random, count: int) -> tuple[str, ...]:
    """Components that were typed by hand, or a multiple of small whole numbers."""
    if rng.random() < 0.5:
        return tuple(rng.choice(PLAIN) for _ in range(count))
    unit = f"{10 ** rng.uniform(-3, 3):.1g}"
    return tuple(f"{rng.randint(-5, 5)}*{unit}" for _ in range(count))


def beside(rng: Random, other: tuple[str, ...]) -> tuple[str, ...]:
    """Another vector: any one, one on the same line, one at a right angle in the plane, or nearly so."""
    kind = rng.random()
    if kind < 0.65:
        return vector(rng, len(other))
    if kind < 0.85 or len(other) > 2:
        factor = rng.choice(("2", "-1", "-0.3", "1/7"))
        return tuple(f"{factor}*({part})" for part in other)
    near = rng.choice(("", " + 0.001"))
    return f"-({other[1]}){near}", other[0]
