"""The textbook functions and their answers, as the TOML files beside this one hold them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sympy
from sympy import Expr

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Sides:
    """What something approaches from the left and from the right of a point: a number, ±oo, or None."""

    f: str
    at: str
    left: Expr | None
    right: Expr | None
    kind: str

    @property
    def value(self) -> Expr | None:
        """The common finite limit."""
        both = self.kind in ("continuous", "removable", "smooth")
        return self.left if both else None


@dataclass(frozen=True)
class Plane:
    f: str
    at: tuple[str, str]
    holds: bool


@dataclass(frozen=True)
class Reaches:
    """How far to the left and to the right of a point |f(x) - L| < eps holds."""

    f: str
    at: str
    limit: str
    eps: str
    left: Expr
    right: Expr


def exact(text: str) -> Expr | None:
    """An answer as a number; None for "none"."""
    return None if text == "none" else sympy.sympify(text, {"e": sympy.E})


def _entries(name: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))["entry"]
    assert all(entry.pop("source") for entry in entries)
    return entries


def _sides(name: str) -> list[Sides]:
    def sides(f: str, at: str, kind: str, **sides: str) -> Sides:
        left, right = (exact(sides.get(side) or sides["both"]) for side in ("left", "right"))
        return Sides(f, at, left, right, kind)

    return [sides(**entry) for entry in _entries(name)]


LIMITS = _sides("limits")
DERIVATIVES = _sides("derivatives")
PLANES = [Plane(entry["f"], tuple(entry["at"]), entry["holds"]) for entry in _entries("differentiability")]
DELTAS = [
    Reaches(entry["f"], entry["at"], entry["L"], entry["eps"], *map(exact, (entry["left"], entry["right"])))
    for entry in _entries("deltas")
]
COUNT = len(LIMITS) + len(DERIVATIVES) + len(PLANES) + len(DELTAS)
