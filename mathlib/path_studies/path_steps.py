"""Which paths suit a function, and which steps of time show its climbs along one."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import sympy
from sympy import Expr

from mathlib.function import Function, ParameterError, real
from mathlib.linear_algebra import VectorFunction
from mathlib.plotting import Window

MANTISSAS = (5, 4, 3, 2, "1.5", 1)

LONGEST = 0.4
"""How long the way of a first step is at the most, in widths of the ground."""


def check_path(f: Function, path: VectorFunction, taken: Collection[str]) -> None:
    """ParameterError where a path is none for a function, or has a variable of its."""
    if len(path.parts) != len(f.variables) or len(path.variables) != 1:
        message = 'a path is two functions of one variable here, as in ["t", "t^2"]'
        raise ParameterError("path", f"{message}, not {path.source}")
    if path.variables[0] in (*f.variables, f.name, *taken):
        message = f"{path.variables[0]} has a meaning already, beside {f.signature}"
        raise ParameterError("path", f"{message}; call the variable of the path something else")


def first_steps(path: VectorFunction, time: float, end: float, window: Window) -> list[Expr]:
    """Steps of time that go not too far, the longest first."""
    power = int(np.floor(np.log10(end - time)))
    units = [sympy.Integer(10) ** p for p in range(power, power - 4, -1)]
    steps = [real(mantissa) * unit for unit in units for mantissa in MANTISSAS]
    most = LONGEST * (window[0][1] - window[0][0])
    known = [step for step in steps if float(step) <= (end - time) * (1 + 1e-12)]
    return [step for step in known if _way(path, time, float(step)) <= most]


def _way(path: VectorFunction, time: float, step: float) -> float:
    """How long the way is in a step of time, as sampled."""
    points = np.asarray(path(time + step * np.linspace(0, 1, 33)))
    return float(np.linalg.norm(np.diff(points, axis=1), axis=0).sum())
